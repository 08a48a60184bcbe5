import { contractSuite } from '../../support/contract';

contractSuite('restricted and hidden indices', (cluster) => {
  const reader = (entry: object) =>
    cluster.addUser(cluster.unique('reader'), {
      indices: [{ names: ['*'], privileges: ['read', 'view_index_metadata'], ...entry }],
    });
  const status = async (line: string, authorization: string): Promise<number> =>
    (await cluster.call({ line, authorization })).status;

  it.each(['.security', '.security-7', '.kibana', '.kibana_1'])(
    '%s is not for an entry of all names',
    async (index) => {
      expect(await status(`GET /${index}/_search`, await reader({}))).toBe(403);
    },
  );

  it.each(['.security-7', '.kibana'])('%s is not for its literal name alone', async (index) => {
    expect(await status(`GET /${index}/_search`, await reader({ names: [index] }))).toBe(403);
  });

  it('is for an entry that allows restricted indices', async () => {
    const authorization = await reader({ names: ['.kibana*'], allow_restricted_indices: true });

    const index = `.kibana_${cluster.unique('x')}`;
    expect(await status(`GET /${index}/_search`, authorization)).toBe(404);
  });

  it('other dot-names are ordinary', async () => {
    const index = `.${cluster.unique('ordinary')}`;
    await cluster.ok({ line: `PUT /${index}/_doc/1?refresh=true`, json: { a: 1 } });

    expect(await status(`GET /${index}/_search`, await reader({}))).toBe(200);
  });

  it('a wildcard search shows no document of the security index', async () => {
    const { name } = await cluster.addKey();

    const json = { query: { match_all: {} }, size: 100 };
    const line = 'POST /*,.*/_search?expand_wildcards=all';
    const { hits } = await cluster.ok({ line, json, authorization: await reader({}) });
    expect(JSON.stringify(hits)).not.toContain(name);
    for (const { _index } of hits.hits) expect(_index).not.toMatch(/^\.security/);
  });

  it.each(['*', '_all', '.*', '.security*'])('GET /%s/_mapping leaves them out', async (target) => {
    const line = `GET /${target}/_mapping?expand_wildcards=all`;

    const body = await cluster.ok({ line, authorization: await reader({}) });
    expect(Object.keys(body).filter((index) => index.startsWith('.security'))).toEqual([]);
  });

  describe('hidden', () => {
    const hidden = async () => {
      const index = cluster.unique('hidden');
      await cluster.ok({ line: `PUT /${index}`, json: { settings: { 'index.hidden': true } } });
      await cluster.ok({ line: `PUT /${index}/_doc/1?refresh=true`, json: { a: 1 } });
      return index;
    };

    it.each([
      { target: '{i}', hits: 1 },
      { target: '{i}*', hits: 0 },
      { target: '{i}*?expand_wildcards=all', hits: 1 },
      { target: '{i}*?expand_wildcards=open,hidden', hits: 1 },
      { target: '{i}*?expand_wildcards=open', hits: 0 },
    ])('$target finds $hits', async ({ target, hits }) => {
      const index = await hidden();

      const [names, query = ''] = target.replace('{i}', index).split('?');
      const authorization = await reader({ names: [index] });
      const body = await cluster.ok({
        line: `GET /${names ?? ''}/_search?${query}`,
        authorization,
      });
      expect(body.hits.total.value).toBe(hits);
    });
  });
});
