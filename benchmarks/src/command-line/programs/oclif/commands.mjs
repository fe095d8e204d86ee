import { Command, Flags } from '@oclif/core';
import { commands as described } from '../commands.mjs';

/** By name, as oclif's explicit strategy reads them. */
export const commands = Object.fromEntries(
  described.map(({ name, description, flags }) => [
    name,
    class extends Command {
      static description = description;
      static flags = Object.fromEntries(
        flags.map((flag) => [flag.name, Flags.string({ description: flag.description })]),
      );
      async run() {
        await this.parse(this.constructor);
      }
    },
  ]),
);
