import { appendFile, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { packPackages, readPublishedManifests } from '../releases/src/pack-packages.ts';
import { isPublished, publishPackages } from '../releases/src/publish-packages.ts';
import { root, runScript, runStep } from './run-step.ts';

const dryRun = process.argv.includes('--dry-run');

/** Builds and packs the packages anew, and publishes those whose version the registry does not have. */
await runScript(async () => {
  const waiting = (await readdir(join(root, '.changeset'))).filter((file) => file.endsWith('.md'));
  if (waiting.length > 0) {
    process.stdout.write(
      `${waiting.length} changesets wait for a version. Run \`npx -y pnpm@12 run version\` first.\n`,
    );
    return;
  }
  const due = new Set<string>();
  for (const [folder, manifest] of await readPublishedManifests(root)) {
    if (!(await isPublished(manifest, root))) due.add(folder);
  }
  if (due.size > 0) await release(due);
  else process.stdout.write('The registry has all of these versions.\n');
});

/** Publishes the packages in these folders below `packages`. */
async function release(due: ReadonlySet<string>): Promise<void> {
  // A build leaves what earlier ones have written, and would publish it.
  for (const folder of due) await rm(join(root, 'packages', folder, 'dist'), { recursive: true, force: true });
  await runStep('Build', ['turbo', 'run', 'build', '--filter=./packages/*', '--force', '--output-logs=errors-only']);
  const target = await mkdtemp(join(tmpdir(), 'release-'));
  try {
    const packed = (await packPackages(root, target)).filter(({ folder }) => due.has(folder));
    // Only GitHub's runners can attest where a package was built.
    const provenance = process.env.GITHUB_ACTIONS === 'true' && !dryRun;
    await publishPackages(packed, { cwd: root, dryRun, provenance });
    for (const { name, version } of packed) {
      process.stdout.write(`${dryRun ? 'would publish' : 'published'} ${name}@${version}\n`);
    }
    // What the steps of a workflow that come after this one read.
    const output = process.env.GITHUB_OUTPUT;
    if (output !== undefined && !dryRun) await appendFile(output, `version=${packed[0]?.version}\n`);
  } finally {
    await rm(target, { recursive: true });
  }
}
