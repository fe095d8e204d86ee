/** Letters, digits and marks that mean nothing to any file system; `..` is none of them. */
const plainStep = /^[\w-]+(?:\.[\w-]+)*$/;

/** Names of devices on Windows, in whatever folder and with whatever extension. */
const deviceName = /^(?:aux|con|nul|prn|(?:com|lpt)\d)(?:\.|$)/i;

/** Bytes that any file system allows for one step of a path. */
const maxStepLength = 255;

/**
 * The gate for the names of generated files: a path leads into its folder, on every system.
 *
 * @throws Error when it does not.
 */
export function checkPath(path: string): void {
  const isPlain = path
    .split('/')
    .every((step) => plainStep.test(step) && !deviceName.test(step) && step.length <= maxStepLength);
  if (!isPlain)
    throw new Error(`The generated file ${JSON.stringify(path)} has a name that file systems do not share.`);
}
