import { Command } from 'commander';

/** Runs the given commands by commander. */
export function runCommander(commands, version) {
  const program = new Command('program').version(version);
  for (const { name, description, flags } of commands) {
    const command = program.command(name).description(description);
    for (const flag of flags) command.option(`--${flag.name} <text>`, flag.description);
    command.action(() => undefined);
  }
  program.parse();
}
