import { LIMITS } from '../../../common/http/api_keys';
import { decodeCursor, encodeCursor, type PageEnd } from './api_keys_cursor';
import type { ApiKeySort } from './api_keys_sort';

const byName: ApiKeySort = { field: 'name', direction: 'asc' };

const end: PageEnd = { after: ['a', 1, 'u'], tie: ['b', 2, null], delivered: ['id-1', 'id-2'] };

const encodeJson = (content: unknown): string =>
  Buffer.from(JSON.stringify(content)).toString('base64url');

const valid = { v: 1, ...byName, ...end };

describe('encodeCursor', () => {
  it.each([
    { name: 'inside the list', value: end },
    { name: 'in a tie at the start', value: { tie: ['b', 2, null], delivered: ['ü'] } },
  ])('is undone by decodeCursor $name', ({ value }) => {
    expect(decodeCursor(encodeCursor(value, byName), byName)).toEqual(value);
  });

  it('stays below its limit with the largest tie, the longest names and owners', () => {
    const tuple = ['\u0001'.repeat(256), 1_700_000_000_000, 'ü'.repeat(1024)];
    const delivered = Array.from({ length: 1000 }, (_, index) => `id${index}`.padEnd(20, 'x'));

    const cursor = encodeCursor({ after: tuple, tie: tuple, delivered }, byName);

    expect(cursor.length).toBeLessThanOrEqual(LIMITS.cursorLength);
  });

  it('gives up rather than lose a key when too many keys agree', () => {
    const delivered = Array.from({ length: 1001 }, (_, index) => String(index));

    expect(() => encodeCursor({ ...end, delivered }, byName)).toThrow(
      expect.objectContaining({ code: 'unexpected' }) as Error,
    );
  });
});

describe('decodeCursor', () => {
  it('takes what it is meant to take', () => {
    expect(decodeCursor(encodeJson(valid), byName)).toEqual(end);
  });

  it.each([
    { name: 'an empty cursor', cursor: '' },
    { name: 'text', cursor: 'not a cursor!' },
    { name: 'JSON that is not base64', cursor: JSON.stringify(valid) },
    { name: 'a list', cursor: encodeJson([valid]) },
    { name: 'null', cursor: encodeJson(null) },
    { name: 'another version', cursor: encodeJson({ ...valid, v: 2 }) },
    { name: 'another field', cursor: encodeJson({ ...valid, field: 'owner' }) },
    { name: 'another direction', cursor: encodeJson({ ...valid, direction: 'desc' }) },
    { name: 'a short tuple', cursor: encodeJson({ ...valid, after: ['a', 1] }) },
    { name: 'a tuple of objects', cursor: encodeJson({ ...valid, after: [{}, {}, {}] }) },
    { name: 'no tie', cursor: encodeJson({ ...valid, tie: undefined }) },
    { name: 'ids that are numbers', cursor: encodeJson({ ...valid, delivered: [1] }) },
    { name: 'an overlong id', cursor: encodeJson({ ...valid, delivered: ['x'.repeat(257)] }) },
  ])('refuses $name', ({ cursor }) => {
    expect(() => decodeCursor(cursor, byName)).toThrow(
      expect.objectContaining({ code: 'invalid_cursor' }) as Error,
    );
  });
});
