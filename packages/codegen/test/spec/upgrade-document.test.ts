import { describe, expect, test } from 'vitest';
import { upgradeDocument } from '../../src/spec/upgrade-document.ts';

const schemas = { A: { type: 'string', nullable: true } };

describe('upgradeDocument', () => {
  test.each(['3.1', '3.2'] as const)('returns a document of %s as it is', async (version) => {
    const document = { openapi: `${version}.0`, components: { schemas } };
    expect(await upgradeDocument(document, version)).toBe(document);
  });

  test.each([
    ['2.0', { swagger: '2.0', definitions: schemas, paths: { '/a': { get: { produces: ['a/b'], responses: {} } } } }],
    ['3.0', { openapi: '3.0.3', components: { schemas }, paths: {} }],
  ] as const)('writes %s as 3.1 and leaves its input alone', async (version, document) => {
    const before = structuredClone(document);
    const upgraded = await upgradeDocument(document, version);
    expect(upgraded.openapi).toBe('3.1.1');
    expect(upgraded.components).toEqual({ schemas: { A: { type: ['string', 'null'] } } });
    expect(document).toEqual(before);
  });
});
