import { aTestServer } from '../../test_server.mock';
import type { TestServer } from '../../test_server.mock';
import { patternsOverlap } from './pattern_overlap';

let server: TestServer;

beforeEach(async () => {
  server = await aTestServer();
});

afterEach(() => server.dispose());

const put = (line: string, body: object = {}) => server.call(`PUT ${line}`, { body });
const reasonOf = async (line: string, body?: object) => {
  const answer = await server.call(line, body === undefined ? {} : { body });
  const { type, reason } = answer.body.error;
  return [answer.status, type, reason];
};

const COMPONENT = {
  template: {
    settings: { number_of_replicas: 0, 'index.hidden': false },
    mappings: {
      properties: { a: { type: 'keyword' }, o: { properties: { x: { type: 'long' } } } },
    },
  },
  version: 3,
};

const TEMPLATE = {
  index_patterns: ['app-*'],
  composed_of: ['base'],
  priority: 5,
  template: {
    settings: { number_of_shards: 2 },
    mappings: { properties: { a: { type: 'text' }, o: { properties: { y: { type: 'long' } } } } },
    aliases: { app: {} },
  },
};

describe('index templates', () => {
  it('give new indices what they are composed of, the request winning', async () => {
    await put('/_component_template/base', COMPONENT);
    await put('/_index_template/app', TEMPLATE);

    await put('/app-1', { settings: { number_of_shards: 1 } });
    await put('/app-2/_doc/1', { b: true });
    const { body } = await server.call('GET /app');

    expect(body).toMatchObject({
      'app-1': {
        aliases: { app: {} },
        mappings: {
          properties: {
            a: { type: 'text' },
            o: { properties: { x: { type: 'long' }, y: { type: 'long' } } },
          },
        },
        settings: { index: { number_of_shards: '1', number_of_replicas: '0' } },
      },
      'app-2': {
        mappings: { properties: { b: { type: 'boolean' } } },
        settings: { index: { number_of_shards: '2' } },
      },
    });
  });

  it('apply by priority', async () => {
    await put('/_index_template/low', {
      index_patterns: ['app-*'],
      template: { aliases: { low: {} } },
    });
    await put('/_index_template/high', {
      index_patterns: ['app-x*'],
      priority: 1,
      template: { aliases: { high: {} } },
    });
    await put('/app-x1');
    const simulated = await server.call('POST /_index_template/_simulate_index/app-x2');

    expect((await server.call('GET /app-x1/_alias')).body).toEqual({
      'app-x1': { aliases: { high: {} } },
    });
    expect(simulated.body).toEqual({
      template: { settings: {}, mappings: {}, aliases: { high: {} } },
      overlapping: [{ name: 'low', index_patterns: ['app-*'] }],
    });
  });

  it('are shown, found and removed by name and wildcard', async () => {
    await put('/_component_template/base', COMPONENT);
    await put('/_index_template/app', TEMPLATE);

    const shown = await server.call('GET /_index_template/a*');
    const component = await server.call('GET /_component_template/base');
    const statuses = [];
    for (const line of [
      'HEAD /_index_template/app',
      'HEAD /_index_template/other',
      'GET /_index_template/o*',
      'DELETE /_index_template/app',
      'DELETE /_component_template/base',
      'HEAD /_component_template/base',
    ]) {
      statuses.push((await server.call(line)).status);
    }

    expect(shown.body).toEqual({
      index_templates: [
        {
          name: 'app',
          index_template: {
            ...TEMPLATE,
            template: { ...TEMPLATE.template, settings: { index: { number_of_shards: '2' } } },
          },
        },
      ],
    });
    expect(component.body).toEqual({
      component_templates: [
        {
          name: 'base',
          component_template: {
            ...COMPONENT,
            template: {
              ...COMPONENT.template,
              settings: { index: { number_of_replicas: '0', hidden: 'false' } },
            },
          },
        },
      ],
    });
    expect(statuses).toEqual([200, 404, 200, 200, 200, 404]);
  });

  it.each([
    {
      line: 'PUT /_index_template/x',
      body: { index_patterns: ['x'], composed_of: ['nothing'] },
      type: 'invalid_index_template_exception',
      says: 'specifies component templates [nothing] that do not exist',
    },
    {
      line: 'PUT /_index_template/x',
      body: { index_patterns: ['*-1'], priority: 5 },
      type: 'illegal_argument_exception',
      says: 'that have the same priority [5]',
    },
    {
      line: 'PUT /_index_template/app?create=true',
      body: TEMPLATE,
      type: 'illegal_argument_exception',
      says: 'index template [app] already exists',
    },
    {
      line: 'PUT /_index_template/x',
      body: {},
      type: 'illegal_argument_exception',
      says: 'Required [index_patterns]',
    },
    {
      line: 'PUT /_index_template/x',
      body: { index_patterns: ['x'], patterns: 1 },
      type: 'x_content_parse_exception',
      says: 'unknown field [patterns]',
    },
    {
      line: 'PUT /_component_template/x',
      body: { template: { settings: { colour: 1 } } },
      type: 'illegal_argument_exception',
      says: 'unknown setting [index.colour]',
    },
    {
      line: 'DELETE /_component_template/base',
      body: undefined,
      type: 'illegal_argument_exception',
      says: 'still in use by index templates [app]',
    },
  ])('refuse $line with $says', async ({ line, body, type, says }) => {
    await put('/_component_template/base', COMPONENT);
    await put('/_index_template/app', TEMPLATE);

    expect(await reasonOf(line, body)).toEqual([400, type, expect.stringContaining(says)]);
  });

  it.each([
    { line: 'GET /_index_template/x', type: 'resource_not_found_exception' },
    { line: 'DELETE /_index_template/x', type: 'index_template_missing_exception' },
    { line: 'GET /_component_template/x', type: 'resource_not_found_exception' },
    { line: 'DELETE /_component_template/x', type: 'resource_not_found_exception' },
  ])('answer $line with 404 $type', async ({ line, type }) => {
    expect(await reasonOf(line)).toEqual([404, type, expect.any(String)]);
  });

  it('are cluster administration', async () => {
    const monitor = await server.addUser('monitor', { cluster: ['monitor'] });
    const manager = await server.addUser('manager', { cluster: ['manage_index_templates'] });
    const statusFor = async (as: string, line: string) =>
      (await server.call(line, { as, ...(line.startsWith('PUT') ? { body: TEMPLATE } : {}) }))
        .status;

    expect([
      await statusFor(monitor, 'GET /_index_template'),
      await statusFor(monitor, 'PUT /_index_template/app'),
      await statusFor(manager, 'DELETE /_component_template/*'),
    ]).toEqual([200, 403, 200]);
  });
});

describe('patternsOverlap()', () => {
  it.each([
    ['a*', 'ab', true],
    ['a*', 'b*', false],
    ['*a', 'b*', true],
    ['a*c', 'ab*', true],
    ['a*c', 'ab', false],
    ['*', '', true],
    ['x', 'x', true],
    ['logs-*-prod', 'logs-app*', true],
    ['ab*cd', 'abcd', true],
    ['ab*cd', 'abcx*', true],
    ['ab*cd', 'abx', false],
  ])('%s and %s: %s', (a, b, expected) => {
    expect(patternsOverlap(a, b)).toBe(expected);
    expect(patternsOverlap(b, a)).toBe(expected);
  });
});
