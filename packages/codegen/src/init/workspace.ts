import type { FamilyPackage } from '../targets.ts';

/** A file of a new workspace, its path relative to the workspace's folder. */
export interface WorkspaceFile {
  readonly path: string;
  readonly content: string;
}

/** A package of a new workspace that is published. */
export type WorkspacePackage = Exclude<FamilyPackage, 'docs'>;

/** The published packages of a new workspace, each after those that it needs. */
export const workspacePackages: readonly WorkspacePackage[] = ['core', 'react', 'cli', 'emulator'];

/** A value as the text of a JSON file. */
export function json(value: unknown): string {
  return `${JSON.stringify(value, undefined, 2)}\n`;
}
