import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { aHost, call, endHost, MANIFEST, PLUGIN_FILES, SERVER_CODE } from './host.mock';
import { createHost, HostStartError, type HostOptions } from './index';
import { aFolder } from './lib/temporary_folder.mock';

const started = async (overrides: Partial<HostOptions>) => {
  const under = await aHost(overrides);
  try {
    return await under.host.start();
  } finally {
    await endHost(under);
  }
};

const aPlugin = (manifest: object, serverCode = SERVER_CODE) =>
  aFolder({
    ...PLUGIN_FILES,
    'kibana.json': JSON.stringify({ ...MANIFEST, ...manifest }),
    'server/index.js': serverCode,
  });

const THROWS_AT_SETUP =
  'exports.plugin = () => ({ setup() { throw new Error("broken"); }, start() {} });';

describe('createHost().start', () => {
  it('says where it listens, and answers there', async () => {
    const under = await aHost();
    const { url } = await under.host.start();

    const response = await fetch(`${url}/api/status`);
    await endHost(under);

    expect(response.status).toBe(200);
  });

  it('says that the port is in use', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;

    const starting = started({ port }).finally(() => other.close());

    await expect(starting).rejects.toMatchObject({
      code: 'port_in_use',
      message: `Port ${port} on 127.0.0.1 is in use by another program`,
    });
  });

  it('says that the address is not one of this machine', async () => {
    await expect(started({ host: '192.0.2.1' })).rejects.toMatchObject({
      code: 'address_unavailable',
      message: expect.stringContaining('Cannot listen on 192.0.2.1:0: ') as string,
    });
  });

  it('says that Elasticsearch cannot be reached', async () => {
    const elasticsearch = { hosts: ['http://127.0.0.1:1'], username: 'a', password: 'hidden' };

    await expect(started({ elasticsearch })).rejects.toMatchObject({
      code: 'elasticsearch_unreachable',
      message: expect.stringMatching(
        /^Elasticsearch at http:\/\/127\.0\.0\.1:1 cannot be reached: (?!.*hidden)/,
      ) as string,
    });
  });

  it('says that Elasticsearch rejects the credentials, not which', async () => {
    const under = await aHost();
    const elasticsearch = { hosts: [under.elasticsearch.url], username: 'ada', password: 'no' };
    const host = createHost({ ...under.options, elasticsearch });

    await expect(host.start()).rejects.toMatchObject({
      code: 'elasticsearch_credentials_rejected',
      message: `Elasticsearch at ${under.elasticsearch.url} rejects the credentials of user "ada"`,
    });
    await host.stop();
    await endHost(under);
  });

  it('says that the data folder cannot be used', async () => {
    const dataDir = `${aFolder({ file: '' })}/file/below`;

    await expect(started({ dataDir })).rejects.toMatchObject({
      code: 'data_folder_unusable',
      message: expect.stringContaining(`The data folder ${dataDir} cannot be used: `) as string,
    });
  });

  it.each([
    {
      name: 'is not there',
      pluginDir: () => aFolder(),
      code: 'plugin_not_built',
      sentence: 'There is no built plugin in',
    },
    {
      name: 'has an unknown manifest key',
      pluginDir: () => aPlugin({ extra: 1 }),
      code: 'plugin_invalid',
      sentence: '[extra]: definition for this key is missing',
    },
    {
      name: 'has an id that is not camelCase',
      pluginDir: () => aPlugin({ id: 'neg-plug' }),
      code: 'plugin_invalid',
      sentence: 'Plugin "id" must be camelCase',
    },
    {
      name: 'has neither server nor browser side',
      pluginDir: () => aPlugin({ server: false, ui: false }),
      code: 'plugin_invalid',
      sentence: 'both "server" and "ui" are missing or set to "false"',
    },
    {
      name: 'requires a plugin that the host lacks',
      pluginDir: () => aPlugin({ requiredPlugins: ['spaces'] }),
      code: 'plugin_invalid',
      sentence: 'The host does not have plugins that "sample" requires: spaces',
    },
    {
      name: 'exports no plugin function',
      pluginDir: () => aPlugin({}, 'exports.plugin = 1;'),
      code: 'plugin_invalid',
      sentence: 'it must export a function "plugin"',
    },
    {
      name: 'requires a module that Kibana does not give it',
      pluginDir: () => aPlugin({}, "require('@kbn/core');"),
      code: 'plugin_failed',
      sentence: "Cannot find module '@kbn/core'",
    },
    {
      name: 'throws at set-up',
      pluginDir: () => aPlugin({}, THROWS_AT_SETUP),
      code: 'plugin_failed',
      sentence: 'The setup of plugin "sample" failed: broken',
    },
  ])('says why it does not run a plugin that $name', async ({ pluginDir, code, sentence }) => {
    await expect(started({ pluginDir: pluginDir() })).rejects.toMatchObject({
      name: 'HostStartError',
      code,
      message: expect.stringContaining(sentence) as string,
    });
  });

  it('refuses to be another Kibana than the plugin was built for', async () => {
    await expect(started({ kibanaVersion: '8.12.2' })).rejects.toThrow(
      new HostStartError(
        'plugin_invalid',
        'Plugin "sample" is only compatible with Kibana version "9.4.0", ' +
          'but used Kibana version is "8.12.2".',
      ),
    );
  });

  it("refuses settings by the plugin's schema, in Kibana's words", async () => {
    await expect(started({ pluginConfig: { shown: 1 } })).rejects.toMatchObject({
      code: 'invalid_options',
      message:
        '[config validation of [sample].shown]: expected value of type [string] but got [number]',
    });
  });

  it('leaves out a plugin that is switched off', async () => {
    const under = await aHost({ pluginConfig: { enabled: false } });

    const { statusCode } = await under.host.inject(call('GET /api/sample/_me'));
    await endHost(under);

    expect(statusCode).toBe(404);
  });
});

describe('createHost', () => {
  const valid: HostOptions = {
    elasticsearch: { hosts: ['http://127.0.0.1:9200'] },
    dataDir: 'data',
    pluginDir: 'plugin',
    shellDir: 'shell',
  };

  it.each([
    [{ port: 70_000 }, 'Invalid host option [port]: Value must be equal to or lower than [65535].'],
    [{ dataDir: '' }, '[dataDir]: value has length [0] but it must have a minimum length of [1].'],
    [
      { elasticsearch: { hosts: ['http://ada:secret@127.0.0.1'] } },
      'Invalid host option [elasticsearch.hosts.0]: must not hold a user name or password',
    ],
    [{ elasticsearch: { hosts: [] } }, 'array size is [0], but cannot be smaller than [1]'],
    [{ defaultRoute: '//evil.example' }, '[defaultRoute]: must start with /app/'],
    [{ locale: '../secrets' }, '[locale]: must be a language tag such as de-DE'],
  ])('refuses the options %j without repeating a secret', (overrides, sentence) => {
    expect(() => createHost({ ...valid, ...overrides })).toThrow(sentence);
  });
});

describe('GET /api/status', () => {
  it('is 503 while Elasticsearch does not answer, looks once a second, and tells why to the log only', async () => {
    const under = await aHost();
    const status = () => under.host.inject({ method: 'GET', url: '/api/status' });
    await status();
    await under.elasticsearch.stop();

    const withinTheSecond = await status();
    under.clock.now += 1000;
    const later = await status();
    under.clock.now += 1000;
    await status();
    await under.host.stop();

    expect(withinTheSecond.statusCode).toBe(200);
    expect(later.statusCode).toBe(503);
    expect(JSON.parse(later.payload)).toEqual({
      name: 'kibana',
      version: { number: '9.4.0' },
      status: {
        overall: {
          level: 'unavailable',
          summary: 'Elasticsearch is unavailable',
        },
        core: { elasticsearch: { level: 'unavailable', summary: 'Elasticsearch is unavailable' } },
      },
    });
    expect(under.logged).toEqual([
      expect.objectContaining({
        level: 'warn',
        context: 'status',
        message: expect.stringMatching(/^Elasticsearch is unavailable: .*127\.0\.0\.1/) as string,
      }),
    ]);
  });
});
