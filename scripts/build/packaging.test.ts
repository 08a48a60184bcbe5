import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { createContext, runInContext } from 'node:vm';
import { brotliDecompressSync } from 'node:zlib';
import { MANIFEST_KEYS, readVersion } from './manifest';
import { readZip } from './zip_entries.mock';
import type { ZipEntry } from './zip_entries.mock';

jest.setTimeout(60_000);

const ROOT = resolve(__dirname, '../..');
const VERSION = readVersion(join(ROOT, 'package.json'));
const PREFIX = 'kibana/apiKeys/';
const ENTRY = 'target/public/apiKeys.plugin.js';
const ENTRY_LIMIT = 8192;

const run = promisify(execFile);

const build = async (kibanaVersion: string): Promise<ZipEntry[]> => {
  await run(process.execPath, ['scripts/build.mjs', '--kibana-version', kibanaVersion], {
    cwd: ROOT,
  });
  return readZip(join(ROOT, `build/apiKeys-${VERSION}-kibana-${kibanaVersion}.zip`));
};

let entries: ZipEntry[];

beforeAll(async () => {
  entries = await build('8.12.2');
});

const text = (name: string): string => {
  const entry = entries.find((one) => one.name === `${PREFIX}${name}`);
  if (!entry) throw new Error(`The zip has no ${name}`);
  return entry.content.toString('utf8');
};

const browserScripts = (): ZipEntry[] =>
  entries.filter(({ name }) => name.startsWith(`${PREFIX}target/`) && name.endsWith('.js'));

describe('the zip', () => {
  it('holds one manifest, in the place where Kibana looks for it, and no .jsonc', () => {
    const names = entries.map(({ name }) => name);

    expect(names.filter((name) => name.endsWith('kibana.json'))).toEqual([`${PREFIX}kibana.json`]);
    expect(names.filter((name) => name.endsWith('.jsonc'))).toEqual([]);
    expect(names.filter((name) => !name.startsWith(PREFIX))).toEqual([]);
  });

  it('has a manifest of known keys, for the version that was asked for', () => {
    const manifest = JSON.parse(text('kibana.json')) as Record<string, unknown>;

    expect(
      Object.keys(manifest).filter((key) => !MANIFEST_KEYS.some((one) => one === key)),
    ).toEqual([]);
    expect(manifest).toMatchObject({
      id: 'apiKeys',
      version: VERSION,
      kibanaVersion: '8.12.2',
      configPath: ['apiKeys'],
      server: true,
      ui: true,
    });
  });

  it('makes every file readable for all and writable for its owner', () => {
    expect(entries.filter(({ mode }) => mode !== 0o100644).map(({ name }) => name)).toEqual([]);
  });

  it('holds the very files that the host loads, but for the version in the manifest', () => {
    const differing = entries.filter(({ name, content }) => {
      const built = readFileSync(join(ROOT, 'build/plugin/apiKeys', name.slice(PREFIX.length)));
      return !built.equals(content);
    });

    expect(differing.map(({ name }) => name)).toEqual([`${PREFIX}kibana.json`]);
  });

  it('holds every translation that it lists, and no other', () => {
    const { translations } = JSON.parse(text('.i18nrc.json')) as { translations: string[] };
    const held = entries
      .map(({ name }) => name.slice(PREFIX.length))
      .filter((name) => name.startsWith('translations/'));

    expect(held).toEqual(['translations/de-DE.json', 'translations/fr-FR.json']);
    expect(translations).toEqual(held);
    for (const name of held) {
      expect(text(name)).toBe(readFileSync(join(ROOT, name), 'utf8'));
    }
  });

  it('is the same, byte for byte, when it is made again', async () => {
    const file = join(ROOT, `build/apiKeys-${VERSION}-kibana-8.12.2.zip`);
    const before = readFileSync(file);

    await build('8.12.2');

    expect(readFileSync(file).equals(before)).toBe(true);
  });
});

/** The entry script as a page loads it, with what Kibana puts on the window. */
const loadEntry = () => {
  const defined: { key: string; getter: () => { plugin?: unknown } }[] = [];
  const asked: string[] = [];
  const sharedDeps = new Proxy(
    {},
    {
      get(_target, name) {
        asked.push(String(name));
        return {};
      },
    },
  );
  const window: Record<string, unknown> = {
    __kbnPublicPath__: { apiKeys: '/bundles/' },
    __kbnSharedDeps__: sharedDeps,
    __kbnBundles__: {
      define: (key: string, getter: () => { plugin?: unknown }) => defined.push({ key, getter }),
    },
  };
  window.window = window;
  const context = createContext(window, { codeGeneration: { strings: false, wasm: false } });
  runInContext(text(ENTRY), context);
  return { defined, asked };
};

describe('the browser entry', () => {
  it(`has at most ${ENTRY_LIMIT} bytes`, () => {
    expect(Buffer.byteLength(text(ENTRY))).toBeLessThanOrEqual(ENTRY_LIMIT);
  });

  it('defines exactly our key, and evaluates nothing before it is asked', () => {
    const { defined, asked } = loadEntry();

    expect(defined.map(({ key }) => key)).toEqual(['plugin/apiKeys/public']);
    expect(asked).toEqual([]);
  });

  it('gives the same module on every call, with the function "plugin"', () => {
    const { defined, asked } = loadEntry();
    const [bundle] = defined;

    const first = bundle?.getter();
    const evaluated = asked.length;

    expect(typeof first?.plugin).toBe('function');
    expect(bundle?.getter()).toBe(first);
    expect(evaluated).toBeGreaterThan(0);
    expect(asked).toHaveLength(evaluated);
  });
});

describe('the browser files', () => {
  it('carry a content hash in the name, but for the entry', () => {
    const names = browserScripts().map(({ name }) => name.slice(PREFIX.length));

    expect(names.filter((name) => !/\.chunk\.\w+\.[0-9a-f]{16}\.js$/.test(name))).toEqual([ENTRY]);
  });

  it('generate no code from text', () => {
    const offenders = browserScripts().filter(({ content }) =>
      /\beval\(|\bFunction\(/.test(content.toString('utf8')),
    );

    expect(offenders.map(({ name }) => name)).toEqual([]);
  });

  it('have brotli twins of the same content', () => {
    for (const { name, content } of browserScripts()) {
      const twin = entries.find((entry) => entry.name === `${name}.br`);
      expect(brotliDecompressSync(twin?.content ?? '').equals(content)).toBe(true);
    }
  });

  it('take React and EUI from Kibana', () => {
    const all = browserScripts()
      .map(({ content }) => content.toString('utf8'))
      .join('\n');

    expect(all).toContain('__kbnSharedDeps__.React');
    expect(all).toContain('__kbnSharedDeps__.ElasticEui');
    expect(all).not.toContain('__SECRET_INTERNALS_DO_NOT_USE_OR_YOU_WILL_BE_FIRED={');
  });
});

describe('the server file', () => {
  it('requires @kbn/config-schema and modules of Node.js only', () => {
    const required = [...text('server/index.js').matchAll(/\brequire\("([^"]+)"\)/g)]
      .map(([, name = '']) => name)
      .filter((name) => !builtinModules.includes(name.replace('node:', '')));

    expect(new Set(required)).toEqual(new Set(['@kbn/config-schema']));
  });
});

describe('npm run build', () => {
  it.each([
    { name: 'no version', args: [], sentence: 'Say which Kibana the zip is for' },
    { name: 'half a version', args: ['--kibana-version', '8.12'], sentence: '"8.12" is not' },
  ])('with $name says one sentence and fails', async ({ args, sentence }) => {
    const failure = await run(process.execPath, ['scripts/build.mjs', ...args], {
      cwd: ROOT,
    }).catch((error: unknown) => error as { code: number; stderr: string });

    expect(failure).toMatchObject({ code: 1 });
    expect(failure.stderr).toContain(sentence);
    expect(failure.stderr.trim().split('\n')).toHaveLength(1);
  });
});
