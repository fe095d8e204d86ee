/** The command line that every library builds: six commands with their flags, as our own has them. */
export const commands = ['list', 'create', 'retrieve', 'delete', 'get-summary', 'stream'].map((name) => ({
  name,
  description: `${name} of a session`,
  flags: [
    { name: 'session-id', description: "The session's identifier." },
    { name: 'project-id', description: 'The project to work in.' },
    { name: 'organization-id', description: 'The organization that the project belongs to.' },
  ],
}));

/** As many commands as LlamaCloud's whole API would have. */
export const manyCommands = Array.from({ length: 35 }, (_, group) =>
  commands.map((command) => ({ ...command, name: `group-${group}-${command.name}` })),
).flat();

export const version = '1.0.0';
