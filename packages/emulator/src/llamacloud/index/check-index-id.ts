import { EmulatorError } from '../../runtime/emulator-error.ts';

/** @throws {@link EmulatorError} where an index id has characters that would need care in a shell, an address or a log. */
export function checkIndexId(indexId: string): void {
  if (/^[\w.-]+$/.test(indexId)) return;
  throw new EmulatorError(
    `The index id ${JSON.stringify(indexId)} cannot be used: it may have letters without accents, digits, dots, dashes and underscores`,
  );
}
