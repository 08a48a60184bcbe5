import { contractSuite } from '../../support/contract';
import { expectRefusal } from '../../support/contract_answers';

contractSuite('POST /_security/_query/api_key: refused aggregations', (cluster, version) => {
  const ask = (json: object) =>
    cluster.call({ line: 'POST /_security/_query/api_key', json: { size: 0, ...json } });

  if (!version.since('8.13')) {
    it.each(['aggs', 'aggregations'])('has no %s', async (spelling) => {
      expectRefusal(await ask({ [spelling]: { n: { terms: { field: 'name' } } } }), {
        status: 400,
        type: 'x_content_parse_exception',
        reason: new RegExp(`unknown field \\[${spelling}\\]`),
      });
    });
    return;
  }

  it.each([
    { kind: 'global', aggregation: { global: {} } },
    { kind: 'max', aggregation: { max: { field: 'creation' } } },
    { kind: 'avg', aggregation: { avg: { field: 'creation' } } },
    { kind: 'top_hits', aggregation: { top_hits: {} } },
    {
      kind: 'date_histogram',
      aggregation: { date_histogram: { field: 'creation', fixed_interval: '1d' } },
    },
    { kind: 'significant_terms', aggregation: { significant_terms: { field: 'name' } } },
  ])('refuse the kind $kind', async ({ aggregation }) => {
    const answer = await ask({ aggs: { it: aggregation } });

    expect(answer.status).toBe(400);
    expect(answer.body.error.type).toMatch(/illegal_argument_exception|parsing_exception/);
  });

  it.each([
    { name: 'terms', aggregation: { terms: { field: 'api_key_hash' } } },
    { name: 'cardinality', aggregation: { cardinality: { field: 'api_key_hash' } } },
    { name: 'missing', aggregation: { missing: { field: 'api_key_hash' } } },
    {
      name: 'composite',
      aggregation: { composite: { sources: [{ n: { terms: { field: 'api_key_hash' } } }] } },
    },
    { name: 'the query of a filter', aggregation: { filter: { prefix: { api_key_hash: 'a' } } } },
    {
      name: 'the query of filters',
      aggregation: { filters: { filters: { a: { term: { api_key_hash: 'a' } } } } },
    },
    {
      name: 'an inner aggregation',
      aggregation: {
        terms: { field: 'name' },
        aggs: { inner: { terms: { field: 'api_key_hash' } } },
      },
    },
  ])('refuse a field that is not allowed in $name', async ({ aggregation }) => {
    expectRefusal(await ask({ aggs: { it: aggregation } }), {
      status: 400,
      type: 'illegal_argument_exception',
      reason: /\[api_key_hash\]/,
    });
  });

  it('refuse a query kind that is not allowed in a filter', async () => {
    const aggs = { it: { filter: { fuzzy: { name: 'a' } } } };

    expectRefusal(await ask({ aggs }), { status: 400, type: 'illegal_argument_exception' });
  });

  it.each([
    {
      name: 'scripts',
      json: { aggs: { it: { terms: { script: { source: '1' } } } } },
    },
    {
      name: 'pipelines',
      json: {
        aggs: {
          it: {
            terms: { field: 'name' },
            aggs: { n: { bucket_sort: { size: 1 } } },
          },
        },
      },
    },
  ])('refuse $name', async ({ json }) => {
    expectRefusal(await ask(json), { status: 400, type: 'illegal_argument_exception' });
  });

  it('refuse runtime mappings, as any field that the request lacks', async () => {
    const { status } = await ask({
      runtime_mappings: { x: { type: 'keyword' } },
      aggs: { it: { terms: { field: 'x' } } },
    });

    expect(status).toBe(400);
  });
});
