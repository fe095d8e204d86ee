import type { FamilyPackage } from '../targets.ts';

/** A package of a new workspace that is published. */
export type WorkspacePackage = Exclude<FamilyPackage, 'docs'>;

/** The published packages of a new workspace, each after those that it needs. */
export const workspacePackages: readonly WorkspacePackage[] = ['core', 'react', 'cli', 'emulator'];
