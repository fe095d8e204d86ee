import yargs from 'yargs';
import { hideBin } from 'yargs/helpers';
import { commands, version } from './commands.mjs';

const program = yargs(hideBin(process.argv)).scriptName('program').version(version);
for (const { name, description, flags } of commands) {
  const options = Object.fromEntries(
    flags.map((flag) => [flag.name, { type: 'string', description: flag.description }]),
  );
  program.command(name, description, options, () => undefined);
}
await program.parseAsync();
