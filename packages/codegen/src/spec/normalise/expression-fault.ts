/**
 * What keeps JavaScript from reading a regular expression in any mode; undefined where it can. Outside Unicode mode more
 * escapes are allowed, which many documents have.
 */
export function expressionFault(source: string): string | undefined {
  const faults = ['', 'u'].map((mode) => faultInMode(source, mode));
  return faults.includes(undefined) ? undefined : faults[0];
}

function faultInMode(source: string, mode: string): string | undefined {
  try {
    new RegExp(source, mode);
    return undefined;
  } catch (error) {
    // The engine repeats the source before it says what is wrong.
    return String(error).split(': ').at(-1);
  }
}
