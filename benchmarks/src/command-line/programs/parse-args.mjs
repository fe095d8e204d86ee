import { parseArgs } from 'node:util';
import { commands, version } from './commands.mjs';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    version: { type: 'boolean' },
    help: { type: 'boolean' },
    ...Object.fromEntries(commands[0].flags.map(({ name }) => [name, { type: 'string' }])),
  },
});
const command = commands.find(({ name }) => name === positionals[0]);
if (values.version) console.log(version);
else if (command) {
  console.log(
    [command.description, '', ...command.flags.map((flag) => `  --${flag.name}  ${flag.description}`)].join('\n'),
  );
}
