import { cac } from 'cac';
import { commands, version } from './commands.mjs';

const program = cac('program');
for (const { name, description, flags } of commands) {
  const command = program.command(name, description);
  for (const flag of flags) command.option(`--${flag.name} <text>`, flag.description);
  command.action(() => undefined);
}
program.help().version(version).parse();
