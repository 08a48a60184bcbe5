import { contractSuite } from '../../support/contract';

const DOCUMENTS = [
  { team: 'red', level: 1, secret: { code: 'x' }, title: 'One' },
  { team: 'red', level: 2, secret: { code: 'y' }, title: 'Two' },
  { team: 'blue', level: 1, secret: { code: 'z' }, title: 'Three' },
];
const RED = { term: { 'team.keyword': 'red' } };
const LOW = { term: { level: 1 } };

interface Hit {
  readonly _id: string;
  readonly _source: Record<string, unknown>;
}

contractSuite('field- and document-level security', (cluster) => {
  let index = '';

  beforeAll(async () => {
    index = await cluster.addIndex(DOCUMENTS);
  });

  const reader = (...entries: object[]) =>
    cluster.addUser(cluster.unique('reader'), {
      cluster: ['manage_own_api_key'],
      indices: entries.map((entry) => ({ names: [index], privileges: ['read'], ...entry })),
    });
  const hitsOf = async (authorization: string, json: object = {}): Promise<Hit[]> => {
    const line = `POST /${index}/_search`;
    const { hits } = await cluster.ok({ line, json: { sort: '_doc', ...json }, authorization });
    return hits.hits;
  };
  const idsOf = async (authorization: string, json: object = {}): Promise<string> =>
    (await hitsOf(authorization, json)).map(({ _id }) => _id).join('');
  const fieldsOf = async (authorization: string): Promise<string[]> => {
    const [hit] = await hitsOf(authorization);
    return Object.keys(hit?._source ?? {}).sort();
  };
  const get = (line: string, authorization: string) => cluster.call({ line, authorization });

  describe('documents', () => {
    it.each([
      { name: 'one query', entries: [{ query: RED }], ids: '12' },
      { name: 'a query as text', entries: [{ query: JSON.stringify(RED) }], ids: '12' },
      { name: 'two queries', entries: [{ query: RED }, { query: LOW }], ids: '123' },
      { name: 'a query and none', entries: [{ query: RED }, {}], ids: '123' },
      { name: 'a query for nothing', entries: [{ query: { match_none: {} } }], ids: '' },
      { name: 'a bool query', entries: [{ query: { bool: { must: [RED, LOW] } } }], ids: '1' },
    ])('with $name are found: $ids', async ({ entries, ids }) => {
      expect(await idsOf(await reader(...entries))).toBe(ids);
    });

    it('with a query of the own name are found', async () => {
      const query = { template: { source: { term: { 'team.keyword': '{{_user.username}}' } } } };
      const authorization = await reader({ query });

      expect(await idsOf(authorization)).toBe('');
    });

    it('are counted as seen', async () => {
      const authorization = await reader({ query: RED });

      expect((await get(`GET /${index}/_count`, authorization)).body.count).toBe(2);
    });

    it('are not widened by the query of the caller', async () => {
      const authorization = await reader({ query: RED });

      expect(
        await idsOf(authorization, { query: { bool: { should: [{ match_all: {} }, LOW] } } }),
      ).toBe('12');
      expect(await idsOf(authorization, { query: { ids: { values: ['3'] } } })).toBe('');
    });

    it('are aggregated as seen', async () => {
      const authorization = await reader({ query: RED });

      const line = `POST /${index}/_search`;
      const json = { size: 0, aggs: { teams: { terms: { field: 'team.keyword' } } } };
      const { aggregations } = await cluster.ok({ line, json, authorization });
      expect(aggregations.teams.buckets).toEqual([{ key: 'red', doc_count: 2 }]);
    });

    it.each([
      { id: '1', status: 200 },
      { id: '3', status: 404 },
    ])('are got as seen: $id, $status', async ({ id, status }) => {
      const authorization = await reader({ query: RED });

      const doc = await get(`GET /${index}/_doc/${id}`, authorization);
      const source = await get(`GET /${index}/_source/${id}`, authorization);
      const head = await get(`HEAD /${index}/_doc/${id}`, authorization);
      expect([doc.status, source.status, head.status]).toEqual([status, status, status]);
      expect(doc.body.found).toBe(status === 200);
    });

    it('are got as seen, several at once', async () => {
      const authorization = await reader({ query: RED });

      const line = `POST /${index}/_mget`;
      const { docs } = await cluster.ok({ line, json: { ids: ['1', '3'] }, authorization });
      expect(docs.map(({ found }: { found: boolean }) => found)).toEqual([true, false]);
    });

    it('are found as seen by several searches at once', async () => {
      const authorization = await reader({ query: RED });

      const lines = [{ index }, { query: { match_all: {} } }];
      const { responses } = await cluster.ok({ line: 'POST /_msearch', lines, authorization });
      expect(responses[0].hits.total.value).toBe(2);
    });
  });

  describe('fields', () => {
    it.each([
      { name: 'one field', grant: ['team'], fields: ['team'] },
      { name: 'a pattern', grant: ['t*'], fields: ['team', 'title'] },
      { name: 'all', grant: ['*'], fields: ['level', 'secret', 'team', 'title'] },
      { name: 'none', grant: [], fields: [] },
      { name: 'an inner field', grant: ['secret.*'], fields: ['secret'] },
    ])('with a grant of $name are shown', async ({ grant, fields }) => {
      expect(await fieldsOf(await reader({ field_security: { grant } }))).toEqual(fields);
    });

    it.each([
      { name: 'a field', except: ['level'], fields: ['secret', 'team', 'title'] },
      {
        name: 'what is in an object',
        except: ['secret', 'secret.*'],
        fields: ['level', 'team', 'title'],
      },
      { name: 'a pattern', except: ['t*'], fields: ['level', 'secret'] },
      { name: 'all', except: ['*'], fields: [] },
    ])('except $name are shown', async ({ except, fields }) => {
      expect(await fieldsOf(await reader({ field_security: { grant: ['*'], except } }))).toEqual(
        fields,
      );
    });

    it('of two entries are those of both', async () => {
      const authorization = await reader(
        { field_security: { grant: ['team'] } },
        { field_security: { grant: ['level'] } },
      );

      expect(await fieldsOf(authorization)).toEqual(['level', 'team']);
    });

    it('of an entry without limit are all', async () => {
      const authorization = await reader({ field_security: { grant: ['team'] } }, {});

      expect(await fieldsOf(authorization)).toHaveLength(4);
    });

    it('that are hidden match no query', async () => {
      const authorization = await reader({ field_security: { grant: ['title'] } });

      expect(await idsOf(authorization, { query: LOW })).toBe('');
      expect(await idsOf(authorization, { query: { exists: { field: 'team' } } })).toBe('');
    });

    it('that are hidden are not aggregated', async () => {
      const authorization = await reader({ field_security: { grant: ['title'] } });

      const line = `POST /${index}/_search`;
      const json = { size: 0, aggs: { levels: { terms: { field: 'level' } } } };
      const { aggregations } = await cluster.ok({ line, json, authorization });
      expect(aggregations.levels.buckets).toEqual([]);
    });

    it.each(['_doc', '_source'])('that are hidden are not got by %s', async (kind) => {
      const authorization = await reader({ field_security: { grant: ['team'] } });

      const { body } = await get(`GET /${index}/${kind}/1`, authorization);
      expect(kind === '_doc' ? body._source : body).toEqual({ team: 'red' });
    });

    it('that are hidden are no field capabilities', async () => {
      const authorization = await reader({ field_security: { grant: ['team'] } });

      const { fields } = await cluster.ok({
        line: `GET /${index}/_field_caps?fields=*`,
        authorization,
      });
      expect(fields).toHaveProperty('team');
      expect(fields).not.toHaveProperty('level');
    });
  });

  describe('writes', () => {
    const writer = (limit: object) =>
      cluster.addUser(cluster.unique('writer'), {
        indices: [{ names: [index], privileges: ['read', 'write'], ...limit }],
      });

    it.each([
      { name: 'documents', limit: { query: RED } },
      { name: 'fields', limit: { field_security: { grant: ['team'] } } },
    ])('by update are refused where $name are limited', async ({ limit }) => {
      const authorization = await writer(limit);

      const line = `POST /${index}/_update/1`;
      const { status } = await cluster.call({ line, json: { doc: { level: 1 } }, authorization });
      expect([400, 403]).toContain(status);
    });

    it('by bulk update are refused item by item', async () => {
      const authorization = await writer({ query: RED });

      const lines = [{ update: { _id: '1' } }, { doc: { level: 1 } }];
      const { body } = await cluster.call({ line: `POST /${index}/_bulk`, lines, authorization });
      expect([400, 403]).toContain(body.items?.[0].update.status ?? body.status);
    });
  });

  describe('under a key', () => {
    const key = async (owner: object[], assigned: object) => {
      const authorization = await reader(...owner);
      const indices = [{ names: [index], privileges: ['read'], ...assigned }];
      return cluster.addKey({ role_descriptors: { r: { indices } } }, authorization);
    };

    it.each([
      { name: 'the key', owner: [{}], assigned: { query: RED }, ids: '12' },
      { name: 'the owner', owner: [{ query: RED }], assigned: {}, ids: '12' },
      { name: 'both', owner: [{ query: RED }], assigned: { query: LOW }, ids: '1' },
      { name: 'neither', owner: [{}], assigned: {}, ids: '123' },
    ])('documents are limited by $name: $ids', async ({ owner, assigned, ids }) => {
      const { authorization } = await key(owner, assigned);

      expect(await idsOf(authorization)).toBe(ids);
    });

    const limit = (...grant: string[]) => ({ field_security: { grant } });

    it.each([
      { name: 'the key', owner: [{}], assigned: limit('team'), fields: ['team'] },
      { name: 'the owner', owner: [limit('team')], assigned: {}, fields: ['team'] },
      { name: 'both', owner: [limit('t*')], assigned: limit('title', 'level'), fields: ['title'] },
    ])('fields are limited by $name', async ({ owner, assigned, fields }) => {
      const { authorization } = await key(owner, assigned);

      expect(await fieldsOf(authorization)).toEqual(fields);
    });

    it('a key without descriptors has the limits of its owner', async () => {
      const owner = await reader({ query: RED, ...limit('level') });
      const { authorization } = await cluster.addKey({}, owner);

      expect(await hitsOf(authorization)).toEqual([
        expect.objectContaining({ _id: '1', _source: { level: 1 } }),
        expect.objectContaining({ _id: '2', _source: { level: 2 } }),
      ]);
    });
  });
});
