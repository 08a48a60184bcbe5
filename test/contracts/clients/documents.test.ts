import {
  clientSuite,
  expectCall,
  type ClientCase,
  type OfficialClient,
} from '../../support/official_clients';

const SOURCE = { a: 1, b: { c: 'x' } };
const one = (client: OfficialClient, index: string) =>
  client.index({ index, id: '1', document: SOURCE, refresh: true });
const three = (client: OfficialClient, index: string) =>
  client.bulk({
    index,
    refresh: true,
    operations: [1, 2, 3].flatMap((a) => [{ index: { _id: String(a) } }, { a }]),
  });

const WRITES: ClientCase[] = [
  {
    title: 'index makes a document',
    run: (client, index) => client.index({ index, id: '1', document: SOURCE }),
    answer: {
      _index: '{i}',
      _id: '1',
      _version: 1,
      result: 'created',
      _seq_no: 0,
      _primary_term: 1,
    },
  },
  {
    title: 'index makes an id',
    run: (client, index) => client.index({ index, document: SOURCE }),
    answer: { _id: expect.stringMatching(/^[\w-]{20}$/), result: 'created' },
  },
  {
    title: 'index writes at a sequence number',
    run: async (client, index) => {
      const { _seq_no, _primary_term } = await one(client, index);
      return client.index({
        index,
        id: '1',
        document: {},
        ...(_seq_no === undefined ? {} : { if_seq_no: _seq_no }),
        ...(_primary_term === undefined ? {} : { if_primary_term: _primary_term }),
      });
    },
    answer: { result: 'updated', _version: 2 },
  },
  {
    title: 'create makes a document',
    run: (client, index) => client.create({ index, id: '1', document: SOURCE }),
    answer: { result: 'created' },
  },
  {
    title: 'update changes a part',
    run: async (client, index) => {
      await one(client, index);
      return client.update({ index, id: '1', doc: { b: { d: 2 } }, _source: true });
    },
    answer: { result: 'updated', get: { _source: { a: 1, b: { c: 'x', d: 2 } } } },
  },
  {
    title: 'update upserts',
    run: (client, index) => client.update({ index, id: '1', doc: { a: 2 }, doc_as_upsert: true }),
    answer: { result: 'created' },
  },
  {
    title: 'delete ends a document',
    run: async (client, index) => {
      await one(client, index);
      return client.delete({ index, id: '1' });
    },
    answer: { result: 'deleted' },
  },
  {
    title: 'updateByQuery counts',
    run: async (client, index) => {
      await three(client, index);
      return client.updateByQuery({ index, query: { range: { a: { gte: 2 } } }, refresh: true });
    },
    answer: { total: 2, updated: 2, failures: [] },
  },
  {
    title: 'deleteByQuery counts',
    run: async (client, index) => {
      await three(client, index);
      return client.deleteByQuery({ index, query: { range: { a: { gte: 2 } } }, refresh: true });
    },
    answer: { total: 2, deleted: 2, failures: [] },
  },
  {
    title: 'bulk answers each item',
    run: async (client, index) => {
      await one(client, index);
      return client.bulk({
        index,
        operations: [
          { create: { _id: '1' } },
          {},
          { update: { _id: '1' } },
          { doc: { a: 9 } },
          { delete: { _id: '7' } },
        ],
      });
    },
    answer: {
      errors: true,
      items: [
        { create: { status: 409, error: { type: 'version_conflict_engine_exception' } } },
        { update: { status: 200, result: 'updated' } },
        { delete: { status: 404, result: 'not_found' } },
      ],
    },
  },
  {
    title: 'helpers.bulk sends everything',
    run: (client, index) =>
      client.helpers.bulk({
        datasource: Array.from({ length: 40 }, (_, a) => ({ a })),
        onDocument: ({ a }) => ({ index: { _index: index, _id: String(a) } }),
        flushBytes: 300,
        refreshOnCompletion: true,
      }),
    answer: { total: 40, successful: 40, failed: 0, retry: 0, aborted: false },
  },
  {
    title: 'helpers.bulk drops what is refused',
    run: async (client, index) => {
      const dropped: number[] = [];
      await client.index({ index, id: 'first', document: { a: 1 } });
      const { failed, successful } = await client.helpers.bulk<{ a: unknown }>({
        datasource: [{ a: 2 }, { a: 'word' }],
        onDocument: () => ({ index: { _index: index } }),
        onDrop: ({ status }) => dropped.push(status),
      });
      return { dropped, failed, successful };
    },
    answer: { dropped: [400], failed: 1, successful: 1 },
  },
];

const READS: ClientCase[] = [
  {
    title: 'get answers a document',
    run: async (client, index) => {
      await one(client, index);
      return client.get({ index, id: '1' });
    },
    answer: { found: true, _source: SOURCE },
  },
  {
    title: 'getSource answers the bare source',
    run: async (client, index) => {
      await one(client, index);
      return client.getSource({ index, id: '1' });
    },
    answer: SOURCE,
  },
  {
    title: 'exists and existsSource answer true',
    run: async (client, index) => {
      await one(client, index);
      return [
        await client.exists({ index, id: '1' }),
        await client.existsSource({ index, id: '1' }),
      ];
    },
    answer: [true, true],
  },
  {
    title: 'exists and existsSource answer false',
    run: async (client, index) => {
      await one(client, index);
      return [
        await client.exists({ index, id: '2' }),
        await client.existsSource({ index, id: '2' }),
      ];
    },
    answer: [false, false],
  },
  {
    title: 'mget answers several',
    run: async (client, index) => {
      await one(client, index);
      return client.mget({ index, ids: ['1', '2'] });
    },
    answer: { docs: [{ found: true, _source: SOURCE }, { found: false }] },
  },
  {
    title: 'mget answers documents of several indices',
    run: async (client, index) => {
      await one(client, index);
      return client.mget({ docs: [{ _index: index, _id: '1', _source: ['a'] }] });
    },
    answer: { docs: [{ _source: { a: 1 } }] },
  },
  {
    title: 'count counts',
    run: async (client, index) => {
      await three(client, index);
      return client.count({ index, query: { term: { a: 2 } } });
    },
    answer: { count: 1 },
  },
];

const REFUSALS: {
  title: string;
  run: (client: OfficialClient, index: string) => Promise<unknown>;
  status: number;
}[] = [
  {
    title: 'get of a missing document',
    run: (client, index) => client.get({ index, id: '2' }),
    status: 404,
  },
  {
    title: 'get of a missing index',
    run: (client, index) => client.get({ index: `${index}-2`, id: '2' }),
    status: 404,
  },
  {
    title: 'create of a document that exists',
    run: (client, index) => client.create({ index, id: '1', document: {} }),
    status: 409,
  },
  {
    title: 'index at another sequence number',
    run: (client, index) =>
      client.index({ index, id: '1', document: {}, if_seq_no: 9, if_primary_term: 1 }),
    status: 409,
  },
  {
    title: 'update of a missing document',
    run: (client, index) => client.update({ index, id: '2', doc: {} }),
    status: 404,
  },
  {
    title: 'delete of a missing document',
    run: (client, index) => client.delete({ index, id: '2' }),
    status: 404,
  },
  {
    title: 'a value that does not fit',
    run: (client, index) => client.index({ index, id: '1', document: { a: 'word' } }),
    status: 400,
  },
];

clientSuite('Documents by client', (bench) => {
  it.each(bench.version.applicable([...WRITES, ...READS]))('$title', async (row) => {
    await expectCall(bench, row);
  });

  it.each(REFUSALS)('reports $title', async ({ run, status }) => {
    const index = bench.cluster.unique('client');
    await one(bench.client(), index);

    await expect(run(bench.client(), index)).rejects.toMatchObject({
      name: 'ResponseError',
      statusCode: status,
    });
  });

  it('ignores a 404 when told so', async () => {
    const index = bench.cluster.unique('client');
    await one(bench.client(), index);

    const answer = await bench.client().get({ index, id: '2' }, { ignore: [404] });

    expect(answer).toMatchObject({ found: false });
  });

  it('gzips bodies when told so', async () => {
    const index = bench.cluster.unique('client');
    const packing = bench.client().child({ compression: true });

    const answer = await packing.index({ index, id: '1', document: { text: 'x'.repeat(5000) } });

    expect(answer.result).toBe('created');
  });

  it('hands on X-Opaque-Id and headers', async () => {
    const answer = await bench.client().security.authenticate(undefined, {
      opaqueId: 'client-7',
      meta: true,
    });

    expect(answer.statusCode).toBe(200);
    expect(answer.headers).toMatchObject({
      'x-elastic-product': 'Elasticsearch',
      'x-opaque-id': 'client-7',
    });
  });
});
