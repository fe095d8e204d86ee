import { defineCommand, runMain } from 'citty';
import { commands, version } from './commands.mjs';

const subCommands = commands.map(({ name, description, flags }) => [
  name,
  defineCommand({
    meta: { name, description },
    args: Object.fromEntries(flags.map((flag) => [flag.name, { type: 'string', description: flag.description }])),
    run: () => undefined,
  }),
]);
await runMain(defineCommand({ meta: { name: 'program', version }, subCommands: Object.fromEntries(subCommands) }));
