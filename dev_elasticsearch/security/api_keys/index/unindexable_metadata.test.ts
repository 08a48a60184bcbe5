import { unindexableMetadata } from './unindexable_metadata';

/** A leaf under so many names. */
function nested(levels: number): Record<string, unknown> {
  return levels === 1 ? { leaf: 1 } : { a: nested(levels - 1) };
}

describe('unindexableMetadata()', () => {
  it.each([
    { name: 'no metadata', metadata: {} },
    { name: 'twenty levels', metadata: nested(20) },
    { name: 'the longest value', metadata: { k: 'x'.repeat(32_764) } },
    { name: 'a long list of short values', metadata: { k: Array(10_000).fill('x'.repeat(100)) } },
  ])('takes $name', ({ metadata }) => {
    expect(unindexableMetadata(metadata)).toBeUndefined();
  });

  it.each([
    { name: 'twenty-one levels', metadata: nested(21), why: /maximum depth limit of \[20\]/ },
    {
      name: 'a value that is a byte too long with its path',
      metadata: { k: 'x'.repeat(32_765) },
      why: /immense field.*Key length: 1, value length: 32765 for key starting with \[k\]/,
    },
    { name: 'a value of long characters', metadata: { k: 'ä'.repeat(16_383) }, why: /immense/ },
    { name: 'a null byte in a name', metadata: { 'a\0b': 1 }, why: /null bytes/ },
  ])('refuses $name', ({ metadata, why }) => {
    const error = unindexableMetadata(metadata);

    expect(error).toMatchObject({ status: 400, type: 'document_parsing_exception' });
    expect(error?.causedBy?.reason).toMatch(why);
  });
});
