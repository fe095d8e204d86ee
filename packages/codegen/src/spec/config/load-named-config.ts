import type { SdkConfig } from './sdk-config.ts';

/**
 * Loads a configuration where one is named. What reads it is loaded only then.
 *
 * @throws {@link SpecError} as `loadSdkConfig`.
 */
export async function loadNamedConfig(file: string | undefined): Promise<SdkConfig | undefined> {
  if (file === undefined) return undefined;
  const { loadSdkConfig } = await import('./load-sdk-config.ts');
  return loadSdkConfig(file);
}
