/** What is said of a failure that the server reports without a word, or whose words cannot be loaded. */
export const unexplainedFailure = 'The server reported a failure.';
