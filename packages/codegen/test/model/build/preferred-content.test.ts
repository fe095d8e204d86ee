import { describe, expect, it } from 'vitest';
import { preferredContent } from '../../../src/model/build/preferred-content.ts';

describe('preferredContent', () => {
  it.each([
    [['application/xml', 'application/json'], 'application/json'],
    [['multipart/form-data', 'application/vnd.api+json'], 'application/vnd.api+json'],
    [['application/merge-patch+json', 'application/json; charset=utf-8'], 'application/json; charset=utf-8'],
    [['application/x-www-form-urlencoded', 'multipart/form-data'], 'multipart/form-data'],
    [['text/plain', 'application/x-www-form-urlencoded'], 'application/x-www-form-urlencoded'],
    [['text/plain', 'text/csv'], 'text/plain'],
  ])('of %j is %s', (mediaTypes, wanted) => {
    const content = Object.fromEntries(mediaTypes.map((mediaType) => [mediaType, {}]));
    expect(preferredContent(content)?.[0]).toBe(wanted);
  });

  it('of none is nothing', () => {
    expect(preferredContent({})).toBeUndefined();
  });

  it('of a stream and JSON is JSON', () => {
    const content = { 'text/event-stream': { 'x-stream': 'sse' }, 'application/json': {} } as const;
    expect(preferredContent(content)?.[0]).toBe('application/json');
  });
});
