/** What can be said in a conversation besides questions. */
export const spokenCommands = '/stop or Ctrl-C ends an answer, /history shows what was said, /exit leaves.';
