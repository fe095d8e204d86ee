import { access, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { root } from './support/root.ts';

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}

interface Job {
  readonly uses?: string;
  readonly permissions?: Readonly<Record<string, string>>;
  readonly 'timeout-minutes'?: number;
  readonly steps?: readonly Step[];
}

interface Workflow {
  readonly on: Readonly<Record<string, unknown>>;
  readonly permissions?: object;
  readonly jobs: Readonly<Record<string, Job>>;
}

const folder = join(root, '.github/workflows');
const files = await readdir(folder);
const texts = await Promise.all(files.map((file) => readFile(join(folder, file), 'utf8')));
const workflows = files.map(
  (file, index) => [file, parse(texts[index] ?? '') as Workflow, texts[index] ?? ''] as const,
);
const jobs = workflows.flatMap(([file, { jobs }]) =>
  Object.entries(jobs).map(([name, job]) => ({ place: `${file}, ${name}`, job, steps: job.steps ?? [] })),
);
const { scripts } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as { scripts: object };

/** What a job may write, and why: everything else only reads. */
const writes: Readonly<Record<string, readonly string[]>> = {
  'version.yml, propose': ['contents', 'pull-requests'],
  'release.yml, publish': ['id-token'],
  'release.yml, tag': ['contents'],
};

describe.each(workflows)('%s', (_, workflow, text) => {
  it('gives nothing to its jobs that they do not ask for', () => {
    expect(workflow.permissions).toEqual({});
  });

  it('runs no code of a fork with rights of this repository, and knows no secret', () => {
    expect(Object.keys(workflow.on)).not.toContain('pull_request_target');
    expect(text).not.toContain('secrets.');
  });
});

describe.each(jobs)('$place', ({ place, job, steps }) => {
  it('asks for no more than it needs', () => {
    const asked = Object.entries(job.permissions ?? { none: 'write' });
    expect(asked.filter(([, right]) => right === 'write').map(([name]) => name)).toEqual(writes[place] ?? []);
  });

  it('ends in time', () => {
    expect(job.uses !== undefined || (job['timeout-minutes'] ?? Number.POSITIVE_INFINITY) <= 60).toBe(true);
  });

  it('pins actions by commit', async () => {
    const used = [job, ...steps].flatMap(({ uses }) => uses ?? []);
    const own = used.filter((each) => each.startsWith('./'));
    await Promise.all(own.map((each) => access(join(root, each))));
    expect(used.filter((each) => !own.includes(each) && !/^actions\/[a-z-]+@[0-9a-f]{40}$/.test(each))).toEqual([]);
  });

  it('keeps its token from the scripts, unless it writes', () => {
    const checkouts = steps.filter(({ uses }) => uses?.startsWith('actions/checkout@'));
    const kept = checkouts.filter((step) => step.with?.['persist-credentials'] !== false);
    expect(kept.length === 0 || writes[place]?.includes('contents') === true).toBe(true);
  });

  it('runs scripts of package.json', () => {
    const commands = steps.flatMap(({ run }) => [...(run ?? '').matchAll(/pnpm@12 (?:run )?([\w:-]+)/g)]);
    const names = commands.map(([, name]) => name ?? '');
    const ownOfPnpm = ['audit'];
    expect(names.filter((name) => !(name in scripts) && !ownOfPnpm.includes(name))).toEqual([]);
    expect(names.length > 0 || job.uses !== undefined || writes[place] !== undefined).toBe(true);
  });

  it('puts no text from outside into a command', () => {
    const inserted = steps.flatMap(({ run }) => [...(run ?? '').matchAll(/\$\{\{\s*(\S+)/g)].map(([, name]) => name));
    expect(inserted.filter((name) => !name?.startsWith('matrix.'))).toEqual([]);
  });
});

describe('pins', () => {
  it('say which version they are, one version for each action', () => {
    const lines = texts.flatMap((text) => text.match(/uses: actions\/.*/g) ?? []);
    expect(lines.length).toBeGreaterThan(5);
    expect(lines.filter((line) => !/ # v\d+\.\d+\.\d+$/.test(line))).toEqual([]);
    expect(new Set(lines).size).toBe(new Set(lines.map((line) => line.split('@')[0])).size);
  });
});
