import { contractSuite, type ContractRow } from '../../support/contract';
import { expectInvalid, expectRefusal } from '../../support/contract_answers';

interface Refused extends ContractRow {
  readonly name: string;
  readonly descriptor: object;
  readonly reason?: RegExp;
}

const INDEX = { names: ['a'], privileges: ['read'] };
const APPLICATION = { application: 'kibana-.kibana', privileges: ['all'], resources: ['*'] };

contractSuite('refused role_descriptors of an API key', (cluster, version) => {
  const create = (role_descriptors: unknown) =>
    cluster.call({
      line: 'POST /_security/api_key',
      json: { name: cluster.unique('roles'), role_descriptors },
    });

  describe('validation', () => {
    it.each<Refused>([
      { name: 'an unknown cluster privilege', descriptor: { cluster: ['nope'] } },
      {
        name: 'an unknown index privilege',
        descriptor: { indices: [{ names: ['a'], privileges: ['nope'] }] },
      },
      {
        name: 'an application name in upper case',
        descriptor: { applications: [{ ...APPLICATION, application: 'Kibana' }] },
      },
      {
        name: 'an application name of two characters',
        descriptor: { applications: [{ ...APPLICATION, application: 'ki' }] },
      },
      {
        name: 'an application privilege with a blank',
        descriptor: { applications: [{ ...APPLICATION, privileges: ['read it'] }] },
      },
      { name: 'a reserved metadata key', descriptor: { metadata: { _reserved: true } } },
      { name: 'an unknown workflow', descriptor: { restriction: { workflows: ['nope'] } } },
    ])('refuses $name', async ({ descriptor }) => {
      expectInvalid(await create({ r: descriptor }), /./);
    });

    it.each([
      { name: 'a wildcard application', application: 'kibana-*' },
      { name: 'any application', application: '*' },
      { name: 'a suffix after an underscore', application: 'myapp_1.0' },
    ])('accepts $name', async ({ application }) => {
      const { status } = await create({ r: { applications: [{ ...APPLICATION, application }] } });

      expect(status).toBe(200);
    });

    it.each(['READ', 'indices:data/read/*', 'indices:*', 'none'])(
      'accepts the index privilege %s',
      async (privilege) => {
        const { status } = await create({
          r: { indices: [{ names: ['a'], privileges: [privilege] }] },
        });

        expect(status).toBe(200);
      },
    );

    it('names what it knows when a privilege is unknown', async () => {
      const answer = await create({ r: { cluster: ['nope'] } });

      expectInvalid(answer, /nope.*manage_own_api_key/);
    });
  });

  describe('form', () => {
    it.each<Refused>(
      version.applicable([
        { name: 'an unknown part', descriptor: { colour: 1 }, reason: /unexpected field.*colour/ },
        { name: 'a description', descriptor: { description: 'x' }, reason: /description/ },
        {
          name: 'an index entry without names',
          descriptor: { indices: [{ privileges: ['read'] }] },
        },
        { name: 'an index entry without privileges', descriptor: { indices: [{ names: ['a'] }] } },
        {
          name: 'an index entry with empty names',
          descriptor: { indices: [{ names: [], privileges: ['read'] }] },
        },
        {
          name: 'an unknown field in an index entry',
          descriptor: { indices: [{ ...INDEX, colour: 1 }] },
        },
        {
          name: 'the old fields list',
          descriptor: { indices: [{ ...INDEX, fields: ['a'] }] },
          reason: /fields/,
        },
        {
          name: 'except without grant',
          descriptor: { indices: [{ ...INDEX, field_security: { except: ['a'] } }] },
        },
        {
          name: 'an unknown field in field_security',
          descriptor: { indices: [{ ...INDEX, field_security: { allow: ['a'] } }] },
        },
        { name: 'a text as indices', descriptor: { indices: 'a' } },
        { name: 'a number in cluster', descriptor: { cluster: [1] } },
        {
          name: 'an application without resources',
          descriptor: { applications: [{ application: 'myapp', privileges: ['all'] }] },
        },
        {
          name: 'an application without privileges',
          descriptor: { applications: [{ application: 'myapp', resources: ['*'] }] },
        },
        {
          name: 'an application without a name',
          descriptor: { applications: [{ privileges: ['all'], resources: ['*'] }] },
        },
        {
          name: 'remote cluster privileges',
          until: '8.15',
          descriptor: { remote_cluster: [{ clusters: ['a'], privileges: ['monitor_enrich'] }] },
        },
      ]),
    )('refuses $name inside the parser of the request', async ({ descriptor, reason = /./ }) => {
      const answer = await create({ r: descriptor });

      expectRefusal(answer, {
        status: 400,
        type: 'x_content_parse_exception',
        reason: /^\[\d+:\d+\] \[api_key_request\] failed to parse field \[role_descriptors\]/,
        cause: { type: 'parse_exception', reason },
      });
      expect(answer.body.error.root_cause[0].type).toBe('parse_exception');
    });

    it('refuses an unknown global privilege', async () => {
      expect((await create({ r: { global: { colour: {} } } })).status).toBe(400);
    });

    it.each([
      { name: 'an empty name', role: '' },
      { name: 'a leading space', role: ' r' },
      { name: 'a trailing space', role: 'r ' },
      { name: 'a letter outside ASCII', role: 'rôle' },
      { name: '1025 characters', role: 'r'.repeat(1025) },
    ])('refuses a descriptor named with $name', async ({ role }) => {
      const answer = await create({ [role]: {} });

      expectRefusal(answer, { status: 400, type: 'x_content_parse_exception' });
    });

    it.each([
      { name: '1024 characters', role: 'r'.repeat(1024) },
      { name: 'an inner space', role: 'my role' },
      { name: 'punctuation', role: 'r!"#$%&()*+,-./' },
    ])('accepts a descriptor named with $name', async ({ role }) => {
      const { status } = await create({ [role]: {} });

      expect(status).toBe(200);
    });
  });
});
