import { aTestServer } from '../../test_server.mock';
import type { TestServer } from '../../test_server.mock';

let server: TestServer;

beforeEach(async () => {
  server = await aTestServer();
  for (const [id, owner] of ['ann', 'bob', 'eve'].entries()) {
    const body = { owner, level: id, secret: { code: 'x', hint: 'y' } };
    await server.call(`PUT /docs/_doc/${id}`, { body });
  }
});

afterEach(async () => {
  await server.dispose();
});

const entry = (limits: object): object => ({ names: ['docs'], privileges: ['read'], ...limits });
const ofOwner = (owner: string): object => ({ query: { term: { 'owner.keyword': owner } } });
const OWN = {
  query: { template: { source: { term: { 'owner.keyword': '{{_user.username}}' } } } },
};

async function owners(as: string): Promise<unknown[]> {
  const { body } = await server.call('GET /docs/_search?sort=level', { as });
  const { hits } = body.hits as { hits: { _source: { owner: string } }[] };
  return hits.map((hit) => hit._source.owner);
}

describe('documents that a role shows', () => {
  it.each([
    {
      name: 'those of any query',
      indices: [entry(ofOwner('ann')), entry(ofOwner('eve'))],
      shown: ['ann', 'eve'],
    },
    {
      name: 'all, by an entry without a query',
      indices: [entry(ofOwner('ann')), entry({})],
      shown: ['ann', 'bob', 'eve'],
    },
    { name: 'those of the user, by a template', indices: [entry(OWN)], shown: ['bob'] },
  ])('are $name', async ({ indices, shown }) => {
    const bob = await server.addUser('bob', { indices });

    expect(await owners(bob)).toEqual(shown);
  });

  it('are those that both sides of a key show, templates being about the owner', async () => {
    const bob = await server.addUser('bob', {
      cluster: ['manage_own_api_key'],
      indices: [entry(ofOwner('ann')), entry(OWN)],
    });
    const descriptor = { indices: [entry(OWN), entry(ofOwner('eve'))] };
    const key = await server.addKey({ name: 'k', role_descriptors: { descriptor } }, bob);

    expect(await owners(key.header)).toEqual(['bob']);
  });

  it('are none when the template does not give a query', async () => {
    const source = '{"term":{{_user.metadata.query}}}';
    const bob = await server.addUser('bob', {
      indices: [entry({ query: { template: { source } } })],
    });

    const answer = await server.call('GET /docs/_search', { as: bob });

    expect([answer.status, answer.body.hits]).toEqual([400, undefined]);
  });
});

describe('fields that a role shows', () => {
  it.each([
    {
      name: 'the union of entries',
      indices: [{ grant: ['owner'] }, { grant: ['level'] }],
      shown: { owner: 'ann', level: 0 },
    },
    {
      name: 'what is not excepted',
      indices: [{ grant: ['secret.*', 'owner'], except: ['secret.c*'] }],
      shown: { owner: 'ann', secret: { hint: 'y' } },
    },
    {
      name: 'what a regular expression matches',
      indices: [{ grant: ['/(level|owner)/'] }],
      shown: { owner: 'ann', level: 0 },
    },
    {
      name: 'everything, granted by *',
      indices: [{ grant: ['*'] }, { grant: [] }],
      shown: { owner: 'ann', level: 0, secret: { code: 'x', hint: 'y' } },
    },
    { name: 'nothing, when nothing is granted', indices: [{ grant: [] }], shown: {} },
  ])('are $name', async ({ indices, shown }) => {
    const bob = await server.addUser('bob', {
      indices: indices.map((field_security) => entry({ field_security })),
    });

    const { body } = await server.call('GET /docs/_doc/0', { as: bob });

    expect(body._source).toEqual(shown);
  });

  it('are those that both sides of a key show', async () => {
    const bob = await server.addUser('bob', {
      cluster: ['manage_own_api_key'],
      indices: [entry({ field_security: { grant: ['owner', 'level'] } })],
    });
    const descriptor = { indices: [entry({ field_security: { grant: ['level', 'secret.*'] } })] };
    const key = await server.addKey({ name: 'k', role_descriptors: { descriptor } }, bob);

    const { body } = await server.call('GET /docs/_doc/0', { as: key.header });

    expect(body._source).toEqual({ level: 0 });
  });
});

describe('storing limits', () => {
  const LOOKUP = { query: { terms: { owner: { index: 'i', id: '1', path: 'p' } } } };
  const WIDE = { field_security: { grant: ['a*'], except: ['b'] } };

  it.each([
    {
      name: 'a role with a terms lookup',
      line: 'PUT /_security/role/r',
      limits: LOOKUP,
      reason:
        "failed to parse field 'query' for indices [docs] at index privilege [0] of role descriptor",
    },
    {
      name: 'a role with exceptions beyond the grant',
      line: 'PUT /_security/role/r',
      limits: WIDE,
      reason:
        'failed to parse indices privileges for role [r] - Exceptions for field permissions must be a subset of the granted fields but [b] is not a subset of [a*]',
    },
    {
      name: 'a key with a terms lookup',
      line: 'POST /_security/api_key',
      limits: LOOKUP,
      reason:
        "failed to parse field 'query' for indices [docs] at index privilege [0] of role descriptor",
    },
  ])('refuses $name', async ({ line, limits, reason }) => {
    const role = { indices: [entry(limits)] };
    const body = line.startsWith('PUT') ? role : { name: 'k', role_descriptors: { r: role } };

    const answer = await server.call(line, { body });

    expect(answer.status).toBe(400);
    expect(answer.body.error).toMatchObject({ type: 'parse_exception', reason });
  });

  it('refuses them in an update of a key, which stays as it was', async () => {
    const { id } = await server.addKey({ name: 'k' });
    const body = { role_descriptors: { r: { indices: [entry(LOOKUP)] } } };

    const answer = await server.call(`PUT /_security/api_key/${id}`, { body });

    expect(answer.status).toBe(400);
    const { body: stored } = await server.call(`GET /_security/api_key?id=${id}`);
    expect(stored.api_keys[0]?.role_descriptors).toEqual({});
  });
});
