import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { root, runScript, runSource, runStep } from './run-step.ts';

const codegen = [...runSource, 'packages/codegen/src/bin.ts'];
const document = 'openapi/llamacloud.yaml';
const config = 'openapi/sdk.yaml';
const [argument] = process.argv.slice(2);

if (argument === undefined) {
  process.stderr.write('Name the new OpenAPI document: npx -y pnpm@12 update-spec FILE\n');
  process.exitCode = 2;
} else {
  await runScript(() => updateSpec(resolve(process.env.INIT_CWD ?? '.', argument)));
}

/**
 * Takes a new document in: a changeset that lists what it adds, changes and removes, then the packages. It is compared with
 * what is committed, so that `sdk.yaml` may be edited before, and the script run again.
 */
async function updateSpec(newDocument: string): Promise<void> {
  const hash = createHash('sha256').update(readFileSync(newDocument)).digest('hex').slice(0, 8);
  const before = mkdtempSync(join(tmpdir(), 'committed-'));
  try {
    for (const [file, name] of [
      [document, 'document.yaml'],
      [config, 'sdk.yaml'],
    ] as const) {
      writeFileSync(join(before, name), execFileSync('git', ['show', `HEAD:${file}`], { cwd: root }));
    }
    const configs = ['--config', config, '--old-config', join(before, 'sdk.yaml')];
    const changeset = ['--changeset', `.changeset/api-${hash}.md`];
    const compare = [...codegen, 'diff', join(before, 'document.yaml'), newDocument, ...configs, ...changeset];
    await runStep('Compare the documents', compare);
  } finally {
    rmSync(before, { recursive: true });
  }
  copyFileSync(newDocument, join(root, document));
  await runStep('Generate the packages', [...codegen, 'generate']);
}
