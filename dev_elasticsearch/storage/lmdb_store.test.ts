import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { open } from 'lmdb';
import { parseJson } from '../lib/json/parse_json';
import { stringifyJson } from '../lib/json/stringify_json';
import { openStore, openTemporaryStore } from './lmdb_store';
import type { Store } from './store';

describe('openStore()', () => {
  let dir: string;

  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), 'lmdb-store-'));
  });

  afterEach(() => {
    rmSync(dir, { recursive: true, force: true });
  });

  it('keeps what was written when it is opened again', async () => {
    const first = openStore(dir);
    await first.write(() => first.table('t').put('k', { a: [1, 'ä'] }));
    await first.close();

    const second = openStore(dir);
    const value = second.table('t').get('k');
    await second.close();

    expect(value).toEqual({ a: [1, 'ä'] });
  });

  it('refuses a folder that is open already', async () => {
    const first = openStore(dir);

    expect(() => openStore(dir)).toThrow(/is in use by another server/);

    await first.close();
    await openStore(dir).close();
  });

  it('takes over the lock of a process that is gone', async () => {
    writeFileSync(join(dir, 'node.lock'), JSON.stringify({ pid: 2 ** 22 + 1, started: '1' }));

    await expect(openStore(dir).close()).resolves.toBeUndefined();
  });

  it('says in one sentence that a later version has written the folder', async () => {
    await openStore(dir).close();
    const root = open({ path: dir, maxDbs: 8, encoding: 'string' });
    await root.openDB({ name: 'data_format', encoding: 'string' }).put('format', '2');
    await root.close();

    expect(() => openStore(dir)).toThrow(
      `Cannot use the data folder ${dir}: a later version of this server has written it`,
    );
  });

  it('grows far beyond its first size', async () => {
    const store = openStore(dir);
    const table = store.table<string>('t');
    await store.write(() => {
      for (let at = 0; at < 200; at += 1) table.put(`k${at}`, 'x'.repeat(100_000));
    });
    const sizes = Array.from(table.range(), ({ value }) => value.length);
    await store.close();

    expect(sizes).toEqual(Array.from({ length: 200 }, () => 100_000));
  });

  it('keeps what was written, and goes on, when the disk is full', async () => {
    const script = join(__dirname, 'fixtures', 'fill_disk.ts');
    // A limit on the size of files fails as a full disk does, and needs no rights.
    const command = `trap '' XFSZ; ulimit -f 4000; exec "$0" --import tsx "$1" "$2"`;
    const result = spawnSync('sh', ['-c', command, process.execPath, script, dir]);
    const [line = ''] = result.stdout.toString().split('\n');
    const { rows, error } = JSON.parse(line) as { rows: number; error: string };
    const store = openStore(dir);
    const table = store.table('rows');
    const kept = Array.from({ length: rows }, (_, row) => table.get(`row ${row}`) !== undefined);
    const after = [table.count(), table.get('afterwards') !== undefined];
    await store.close();

    expect(result.status).toBe(0);
    expect(error).toMatch(/^Cannot write to the data folder, is the disk full\? \S/);
    expect(kept).toEqual(Array.from({ length: rows }, (_, row) => row >= 20));
    expect(after).toEqual([rows - 20 + 1, true]);
  }, 30_000);

  it('says in one sentence that a file is no folder', () => {
    const file = join(dir, 'file');
    writeFileSync(file, '');

    expect(() => openStore(file)).toThrow(`Cannot use the data folder ${file}: it is not a folder`);
  });
});

describe('Store', () => {
  let store: Store;

  beforeEach(() => {
    store = openTemporaryStore();
  });

  afterEach(async () => {
    await store.close();
  });

  it('write() takes back everything when the change throws', async () => {
    const table = store.table<number>('t');
    const failing = store.write(() => {
      table.put('a', 1);
      throw new Error('changed my mind');
    });

    await expect(failing).rejects.toThrow('changed my mind');
    expect(table.get('a')).toBeUndefined();
    expect(table.count()).toBe(0);
  });

  it('write() shows a change its own writes', async () => {
    const table = store.table<number>('t');

    const seen = await store.write(() => {
      table.put('a', 1);
      return [table.get('a'), ...Array.from(table.range(), (row) => row.key)];
    });

    expect(seen).toEqual([1, 'a']);
  });

  it.each([
    { name: 'members named __proto__', text: '{"__proto__":{"x":1},"a":{"__proto__":{"y":[2]}}}' },
    { name: 'integers beyond 2^53', text: '{"long":9223372036854775807,"a":["ä",null,-0.5]}' },
    { name: 'lone surrogates', text: String.raw`{"a":"\ud800"}` },
  ])('gives back $name as they were put', async ({ text }) => {
    const table = store.table('t');
    await store.write(() => table.put('k', parseJson(text)));

    const rows = Array.from(table.range(), ({ value }) => value);

    expect([table.get('k'), ...rows].map(stringifyJson)).toEqual([text, text]);
  });

  it('put() and remove() outside of write() are refused', () => {
    expect(() => store.table('t').put('a', 1)).toThrow(/outside of a write/);
    expect(() => store.table('t').remove('a')).toThrow(/outside of a write/);
  });

  it.each([
    { name: 'everything', options: {}, keys: ['a', 'b', 'c', 'd'] },
    { name: 'from start on', options: { start: 'b' }, keys: ['b', 'c', 'd'] },
    { name: 'up to end, exclusive', options: { end: 'c' }, keys: ['a', 'b'] },
    { name: 'a part', options: { start: 'b', end: 'd' }, keys: ['b', 'c'] },
    { name: 'at most limit', options: { limit: 2 }, keys: ['a', 'b'] },
    { name: 'backwards', options: { reverse: true }, keys: ['d', 'c', 'b', 'a'] },
    {
      name: 'a part backwards with the same bounds',
      options: { start: 'b', end: 'd', reverse: true },
      keys: ['c', 'b'],
    },
    { name: 'backwards, limited', options: { reverse: true, limit: 1 }, keys: ['d'] },
  ])('range() gives $name', async ({ options, keys }) => {
    const table = store.table<number>('t');
    await store.write(() => ['c', 'a', 'd', 'b'].forEach((key) => table.put(key, 1)));

    expect(Array.from(table.range(options), (row) => row.key)).toEqual(keys);
  });
});
