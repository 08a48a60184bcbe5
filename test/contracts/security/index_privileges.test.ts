import { contractSuite } from '../../support/contract';
import type { Call } from '../../support/elasticsearch';

interface Try extends Omit<Call, 'authorization'> {
  readonly what: string;
}

/** Of the index `{i}`, which has a document `1`; `{n}` is another new name under the same grant. */
const TRIES: readonly Try[] = [
  { what: 'search', line: 'GET /{i}/_search' },
  { what: 'count', line: 'GET /{i}/_count' },
  { what: 'get', line: 'GET /{i}/_doc/1' },
  { what: 'mget', line: 'POST /{i}/_mget', json: { ids: ['1'] } },
  { what: 'msearch', line: 'POST /{i}/_msearch', lines: [{}, {}] },
  { what: 'field_caps', line: 'GET /{i}/_field_caps?fields=*' },
  { what: 'index_id', line: 'PUT /{i}/_doc/2', json: { a: 1 } },
  { what: 'index_new', line: 'POST /{i}/_doc', json: { a: 1 } },
  { what: 'create', line: 'PUT /{i}/_create/{n}', json: { a: 1 } },
  { what: 'update', line: 'POST /{i}/_update/1', json: { doc: { a: 2 } } },
  { what: 'delete', line: 'DELETE /{i}/_doc/1' },
  { what: 'bulk', line: 'POST /{i}/_bulk', lines: [{ create: {} }, { a: 1 }] },
  { what: 'refresh', line: 'POST /{i}/_refresh' },
  { what: 'get_mapping', line: 'GET /{i}/_mapping' },
  {
    what: 'put_mapping',
    line: 'PUT /{i}/_mapping',
    json: { properties: { b: { type: 'keyword' } } },
  },
  { what: 'get_settings', line: 'GET /{i}/_settings' },
  { what: 'get_index', line: 'GET /{i}' },
  { what: 'exists', line: 'HEAD /{i}' },
  { what: 'stats', line: 'GET /{i}/_stats' },
  { what: 'create_index', line: 'PUT /{i}-{n}' },
  { what: 'delete_index', line: 'DELETE /{i}' },
];

const READ = 'search count get mget msearch field_caps';
const CREATE = 'index_new create bulk';
const METADATA = 'field_caps get_mapping get_settings get_index exists';
const MANAGE =
  'field_caps refresh get_mapping put_mapping get_settings get_index exists stats create_index delete_index';

/** The privilege, and all that it allows. */
const MATRIX: readonly { privilege: string; allows: string }[] = [
  { privilege: 'all', allows: TRIES.map(({ what }) => what).join(' ') },
  { privilege: 'read', allows: READ },
  { privilege: 'write', allows: `${CREATE} index_id update delete` },
  { privilege: 'index', allows: `${CREATE} index_id update` },
  { privilege: 'create', allows: `${CREATE} index_id` },
  { privilege: 'create_doc', allows: CREATE },
  { privilege: 'delete', allows: 'delete' },
  { privilege: 'monitor', allows: 'get_settings stats' },
  { privilege: 'manage', allows: MANAGE },
  { privilege: 'create_index', allows: 'create_index' },
  { privilege: 'delete_index', allows: 'delete_index' },
  { privilege: 'view_index_metadata', allows: METADATA },
  { privilege: 'maintenance', allows: 'refresh' },
  { privilege: 'none', allows: '' },
];

/** Whose first judgement (by name) passes, and whose items alone are refused. */
const PER_ITEM: Readonly<Record<string, readonly string[]>> = {
  delete: ['bulk'],
};

contractSuite('index privileges', (cluster) => {
  const newNames = (call: Try, index: string): Omit<Try, 'what'> => {
    const { what: _, ...request } = call;
    const line = request.line.replace('{i}', index).replace('{n}', cluster.unique('n'));
    return { ...request, line };
  };

  const statuses = async (privilege: string): Promise<Record<string, number>> => {
    const index = await cluster.addIndex([{ a: 1 }]);
    const authorization = await cluster.addUser(cluster.unique('user'), {
      indices: [{ names: [`${index}*`], privileges: [privilege] }],
    });
    const found: Record<string, number> = {};
    for (const call of TRIES) {
      found[call.what] = (await cluster.call({ ...newNames(call, index), authorization })).status;
    }
    return found;
  };

  it.each(MATRIX)(
    '$privilege allows its endpoints and no others',
    async ({ privilege, allows }) => {
      const allowed = new Set([...allows.split(' '), ...(PER_ITEM[privilege] ?? [])]);
      const expected = TRIES.map(({ what }) => [what, allowed.has(what)]);

      const found = Object.entries(await statuses(privilege));
      expect(found.map(([what, status]) => [what, status < 300])).toEqual(expected);
      expect(found.filter(([, status]) => status >= 300 && status !== 403)).toEqual([]);
    },
  );

  it.each(['read', 'write', 'create_doc', 'manage', 'monitor'])(
    '%s of another index allows nothing here',
    async (privilege) => {
      const index = await cluster.addIndex([{ a: 1 }]);
      const other = await cluster.addIndex([{ a: 1 }]);
      const authorization = await cluster.addUser(cluster.unique('user'), {
        indices: [{ names: [other], privileges: [privilege] }],
      });

      for (const call of TRIES) {
        const answer = await cluster.call({ ...newNames(call, index), authorization });
        const { status, body } = answer;
        const perItem = ['mget', 'msearch', 'bulk'].includes(call.what) && status === 200;
        expect([
          call.what,
          perItem ? JSON.stringify(body).includes('security_exception') : status === 403,
        ]).toEqual([call.what, true]);
      }
    },
  );

  it('of a raw action allow it alone', async () => {
    const index = await cluster.addIndex([{ a: 1 }]);
    const authorization = await cluster.addUser(cluster.unique('user'), {
      indices: [{ names: [index], privileges: ['indices:data/read/get'] }],
    });

    const get = await cluster.call({ line: `GET /${index}/_doc/1`, authorization });
    const search = await cluster.call({ line: `GET /${index}/_search`, authorization });
    expect([get.status, search.status]).toEqual([200, 403]);
  });

  describe('create_doc', () => {
    const setting = async () => {
      const index = await cluster.addIndex([{ a: 1 }]);
      const authorization = await cluster.addUser(cluster.unique('user'), {
        indices: [{ names: [index], privileges: ['create_doc'] }],
      });
      return { index, authorization };
    };

    it.each([
      { name: 'an id is taken', line: '/_create/1', status: 409 },
      { name: 'op_type is create', line: '/_doc/9?op_type=create', status: 201 },
      { name: 'op_type is index', line: '/_doc/9?op_type=index', status: 403 },
    ])('answers $status when $name', async ({ line, status }) => {
      const { index, authorization } = await setting();

      const answer = await cluster.call({ line: `PUT /${index}${line}`, json: {}, authorization });
      expect(answer.status).toBe(status);
    });

    it('in bulk creates, and refuses the rest item by item', async () => {
      const { index, authorization } = await setting();

      const { status, body } = await cluster.call({
        line: `POST /${index}/_bulk`,
        lines: [
          { create: { _id: '2' } },
          { a: 2 },
          { index: { _id: '3' } },
          { a: 3 },
          { update: { _id: '1' } },
          { doc: { a: 4 } },
          { delete: { _id: '1' } },
        ],
        authorization,
      });
      expect(status).toBe(200);
      expect(body.errors).toBe(true);
      expect(body.items.map((item: object) => Object.entries(item)[0])).toEqual([
        ['create', expect.objectContaining({ status: 201, result: 'created' })],
        ...['index', 'update', 'delete'].map((kind) => [
          kind,
          expect.objectContaining({
            status: 403,
            error: expect.objectContaining({
              type: 'security_exception',
              reason: expect.stringContaining(`on indices [${index}]`),
            }),
          }),
        ]),
      ]);
    });
  });
});
