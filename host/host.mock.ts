import { createHost, type Host, type HostOptions, type InjectedRequest } from './index';
import { startFakeElasticsearch, type FakeElasticsearch } from './lib/fake_elasticsearch.mock';
import type { LogRecord } from './lib/logger';
import { aFolder } from './lib/temporary_folder.mock';

export const MANIFEST = {
  id: 'sample',
  version: '1.2.3',
  kibanaVersion: '9.4.0',
  owner: { name: 'tests' },
  server: true,
  ui: true,
  requiredPlugins: ['management'],
  optionalPlugins: ['features'],
};

/** Server code of a plugin with one route for each thing that a route can do. */
export const SERVER_CODE = `
const { schema } = require('@kbn/config-schema');
const authz = { enabled: false, reason: 'Elasticsearch decides' };
exports.config = {
  schema: schema.object({
    enabled: schema.boolean({ defaultValue: true }),
    shown: schema.string({ defaultValue: 'to browsers' }),
    hidden: schema.string({ defaultValue: 'from browsers' }),
  }),
  exposeToBrowser: { shown: true, hidden: false },
};
exports.plugin = (context) => ({
  setup(core, { features }) {
    features.registerElasticsearchFeature({
      id: 'sample',
      management: { security: ['sample_app'] },
      privileges: [{ requiredClusterPrivileges: ['manage_api_key'], ui: ['save'] }],
    });
    const { versioned } = core.http.createRouter();
    const body = schema.object({ name: schema.string({ maxLength: 5 }) });
    versioned
      .post({ path: '/api/sample/{id}', access: 'public', security: { authz } })
      .addVersion(
        { version: '2023-10-31', validate: { request: { params: schema.object({ id: schema.string() }), body } } },
        (_context, { params, body, query, apiVersion }, response) =>
          response.ok({ body: { params, body, query, apiVersion } }),
      );
    versioned
      .get({ path: '/internal/sample/_fail', access: 'internal', security: { authz } })
      .addVersion({ version: '1', validate: false }, () => {
        throw new Error('the cause with its secret');
      });
    const asks = (path) => async (context, request, response) => {
      const { elasticsearch } = await context.core;
      const body = await elasticsearch.client.asCurrentUser.transport.request({ method: 'GET', path });
      return response.ok({ body });
    };
    versioned
      .get({ path: '/api/sample/_me', access: 'public', security: { authz } })
      .addVersion({ version: '2023-10-31', validate: false }, asks('/_security/_authenticate'));
    versioned
      .get({ path: '/api/sample/_reject', access: 'public', security: { authz } })
      .addVersion({ version: '2023-10-31', validate: false }, asks('/_reject'));
    versioned
      .get({ path: '/api/sample/_headers', access: 'public', security: { authz } })
      .addVersion({ version: '2023-10-31', validate: false }, (_context, { headers }, response) =>
        response.ok({ body: headers }),
      );
    versioned
      .get({ path: '/api/sample/_conflict', access: 'public', security: { authz } })
      .addVersion({ version: '2023-10-31', validate: false }, (_context, _request, response) =>
        response.customError({
          statusCode: 409,
          body: { message: 'Not now', attributes: { code: 'busy' } },
          headers: { 'x-sample': 'yes' },
        }),
      );
  },
  start() {},
});
`;

/** Files of a built plugin. */
export const PLUGIN_FILES = {
  'kibana.json': JSON.stringify(MANIFEST),
  'server/index.js': SERVER_CODE,
  'target/public/sample.plugin.js': 'entry();',
  'target/public/sample.chunk.0a1b2c3d4e5f.js': 'chunk();',
  'translations/en.json': JSON.stringify({ messages: { 'sample.title': 'Sample' } }),
};

const SHELL_FILES = {
  'shell.js': 'shell();',
  'shell.js.br': 'compressed',
  'kbn-ui-shared-deps.js': 'shared();',
};

/** A host on a fake cluster, with a clock that stands still until it is moved. */
export interface HostUnderTest {
  readonly host: Host;
  readonly elasticsearch: FakeElasticsearch;
  readonly logged: LogRecord[];
  readonly clock: { now: number };
  readonly options: HostOptions;
}

export async function aHost(overrides: Partial<HostOptions> = {}): Promise<HostUnderTest> {
  const elasticsearch = await startFakeElasticsearch();
  const logged: LogRecord[] = [];
  const clock = { now: Date.UTC(2026, 0, 1) };
  const options: HostOptions = {
    port: 0,
    elasticsearch: { hosts: [elasticsearch.url], username: 'kibana_system', password: 'inner' },
    dataDir: aFolder(),
    pluginDir: aFolder(PLUGIN_FILES),
    shellDir: aFolder(SHELL_FILES),
    log: (record) => logged.push(record),
    now: () => clock.now,
    ...overrides,
  };
  return { host: createHost(options), elasticsearch, logged, clock, options };
}

/** Ends what {@link aHost} began. */
export async function endHost({ host, elasticsearch }: HostUnderTest): Promise<void> {
  await host.stop();
  await elasticsearch.stop();
}

export const INTERNAL = { 'kbn-xsrf': 'true', 'x-elastic-internal-origin': 'Kibana' };

/** A call as a well-behaved script makes it: `line` is `METHOD /path`. */
export function call(
  line: string,
  headers: Readonly<Record<string, string>> = {},
  payload?: string | object,
): InjectedRequest {
  const [method = '', url = ''] = line.split(' ');
  return {
    method,
    url,
    headers: { 'kbn-xsrf': 'true', ...headers },
    ...(payload !== undefined && { payload }),
  };
}

/** Logs in and gives the `cookie` header of the session. */
export async function logIn({ host }: HostUnderTest, username = 'ada'): Promise<string> {
  const answer = await host.inject(
    call('POST /internal/security/login', INTERNAL, { username, password: 'secret' }),
  );
  return String(answer.headers['set-cookie']).split(';')[0] ?? '';
}
