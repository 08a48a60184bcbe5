import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore } from '../../storage';
import type { Store } from '../../storage';
import type { StoredApiKey } from './api_key';
import { ApiKeyStore } from './api_key_store';
import type { NewApiKey } from './api_key_store';

let dir: string;
let disk: Store;

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'api-key-store-'));
  disk = openStore(dir);
  isFull = false;
});

afterEach(async () => {
  await disk.close();
  rmSync(dir, { recursive: true, force: true });
});

const aKey = (id: string, parts: Partial<NewApiKey> = {}): NewApiKey => ({
  id,
  name: `name of ${id}`,
  type: 'rest',
  creation: 1,
  invalidated: false,
  secret_hash: '',
  creator: {
    principal: 'ann',
    realm: 'default_native',
    realm_type: 'native',
    full_name: null,
    email: null,
    metadata: {},
  },
  metadata: {},
  role_descriptors: {},
  limited_by: {},
  ...parts,
});

/** What the index says, by its names and the values of one path of metadata, in its order. */
const indexed = (keys: ApiKeyStore): string[] => {
  const { index } = keys;
  return Array.from(index.all(), (slot) => {
    const terms = Array.from(index.metadata.termsOf(slot), (term) =>
      index.metadata.dictionary.text(term).replace('\0', '='),
    );
    return [index.idOf(slot), ...terms].join(' ');
  });
};

let isFull = false;

/** Runs changes, and then fails to commit them once it is full. */
const diskThatFills = (): Store => ({
  table: (name) => disk.table(name),
  write: (change) =>
    disk.write(() => {
      const result = change();
      if (isFull) throw new Error('disk full');
      return result;
    }),
  close: () => disk.close(),
});

const tagged = (tag: string) => (key: StoredApiKey) => ({ ...key, metadata: { tag } });

describe('ApiKeyStore', () => {
  it('finds after a restart what it held before, in order of creation', async () => {
    const before = new ApiKeyStore(disk);
    for (const id of ['c', 'a', 'b']) await before.add(aKey(id));
    await before.change(['a'], tagged('x'));
    await before.remove(['c']);
    await before.add(aKey('0'));

    const after = new ApiKeyStore(disk);

    expect(indexed(before)).toEqual(['a tag=x', 'b', '0']);
    expect(indexed(after)).toEqual(indexed(before));
  });

  it('leaves disk and index alone when a write fails', async () => {
    const keys = new ApiKeyStore(disk);
    await keys.add(aKey('a'));
    await keys.add(aKey('b'));

    const failing = keys.change(['a', 'b'], (key) => {
      if (key.id === 'b') throw new Error('refused');
      return { ...key, metadata: { tag: 'x' } };
    });

    await expect(failing).rejects.toThrow('refused');
    expect(keys.get('a')).toMatchObject({ metadata: {}, revision: 0 });
    expect(indexed(keys)).toEqual(['a', 'b']);
  });

  it('learns nothing of a change whose commit fails', async () => {
    const keys = new ApiKeyStore(diskThatFills());
    await keys.add(aKey('a'));
    isFull = true;

    await expect(keys.change(['a'], tagged('x'))).rejects.toThrow('disk full');
    await expect(keys.add(aKey('b'))).rejects.toThrow('disk full');
    await expect(keys.remove(['a'])).rejects.toThrow('disk full');

    expect(keys.get('b')).toBeUndefined();
    expect(indexed(keys)).toEqual(['a']);
  });

  it('adds several keys or none', async () => {
    const keys = new ApiKeyStore(disk);

    await expect(keys.addAll([aKey('a'), aKey('')])).rejects.toThrow('cannot be stored');

    expect(keys.get('a')).toBeUndefined();
    expect(indexed(keys)).toEqual([]);
  });

  it('agrees with the disk after writes that overlap', async () => {
    const keys = new ApiKeyStore(disk);
    await keys.add(aKey('a'));

    await Promise.all([
      keys.change(['a'], tagged('x')),
      keys.add(aKey('b')),
      keys.change(['a', 'b'], tagged('y')),
      keys.remove(['b']),
      keys.change(['b'], tagged('z')),
    ]);

    expect(keys.get('a')).toMatchObject({ metadata: { tag: 'y' }, revision: 2 });
    expect(indexed(keys)).toEqual(['a tag=y']);
  });

  it('reads a folder whose keys have no entries yet', async () => {
    await disk.write(() => {
      disk.table<StoredApiKey>('api_keys').put('a', { ...aKey('a'), ordinal: 7, revision: 0 });
    });
    const keys = new ApiKeyStore(disk);

    await keys.add(aKey('b'));

    expect(keys.get('b')?.ordinal).toBe(8);
    expect(indexed(keys)).toEqual(['a', 'b']);
  });

  it('gives room back when most of it belongs to what is gone', async () => {
    const keys = new ApiKeyStore(disk);
    await keys.add(aKey('a'));
    const first = keys.index;

    const ids = Array.from({ length: 1001 }, (_, at) => `gone-${at}`);
    await keys.addAll(ids.map((id) => aKey(id, { metadata: { tag: id } })));
    await keys.remove(ids);

    expect(keys.index).not.toBe(first);
    expect(keys.index.metadata.dictionary.size).toBe(0);
    expect(indexed(keys)).toEqual(['a']);
  });
});
