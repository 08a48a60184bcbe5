import { contractSuite } from '../../support/contract';
import { expectForbidden, expectRefusal } from '../../support/contract_answers';

const PER_ITEM_ERROR = { type: 'security_exception' };

contractSuite('requests of several indices', (cluster) => {
  /** Two indices whose names begin alike, and somebody who may do all in one of them. */
  const setting = async (privileges: string[] = ['read']) => {
    const mark = cluster.unique('mark');
    const [mine, theirs] = [`${mark}-mine`, `${mark}-theirs`];
    for (const index of [mine, theirs]) {
      await cluster.ok({ line: `PUT /${index}/_doc/1?refresh=true`, json: { a: 1 } });
    }
    const authorization = await cluster.addUser(mark, {
      indices: [{ names: [mine, `${mark}-absent`], privileges }],
    });
    const call = (line: string, more: object = {}) =>
      cluster.call({ line: line.replaceAll('{m}', mark), authorization, ...more });
    return { mark, mine, theirs, authorization, call };
  };

  describe('by pattern', () => {
    it.each([
      { target: '/{m}*/_search', hits: 1 },
      { target: '/_all/_search', hits: 1 },
      { target: '/_search', hits: 1 },
      { target: '/*/_search', hits: 1 },
      { target: '/{m}-mine,{m}-t*/_search', hits: 1 },
      { target: '/{m}*,-{m}-mine/_search', hits: 0 },
      { target: '/zzz-{m}*/_search', hits: 0 },
      { target: '/{m}-t*/_search', hits: 0 },
    ])('$target shrinks to what is allowed: $hits', async ({ target, hits }) => {
      const { call } = await setting();

      const { status, body } = await call(`GET ${target}`);
      expect({ status, hits: body.hits?.total?.value }).toEqual({ status: 200, hits });
    });

    it('counts what is allowed', async () => {
      const { call } = await setting();

      expect((await call('GET /{m}*/_count')).body.count).toBe(1);
    });

    it('is 404 when nothing is left and that is not allowed', async () => {
      const { call } = await setting();

      expectRefusal(await call('GET /zzz-{m}*/_search?allow_no_indices=false'), {
        status: 404,
        type: 'index_not_found_exception',
      });
    });

    it.each(['/_search', '/_all/_search', '/{m}*/_search'])(
      'is 403 when the action is allowed nowhere: %s',
      async (target) => {
        const { call } = await setting(['view_index_metadata']);

        expectForbidden(await call(`GET ${target}`), /^action \[indices:data\/read\/search\]/);
      },
    );

    it('shows mappings of what is allowed', async () => {
      const { call, mine } = await setting(['view_index_metadata']);

      expect(Object.keys((await call('GET /{m}*/_mapping')).body)).toEqual([mine]);
    });
  });

  describe('by name', () => {
    it.each([
      { target: '{m}-theirs', status: 403 },
      { target: '{m}-missing', status: 403 },
      { target: '{m}-mine,{m}-theirs', status: 403 },
      { target: '{m}-mine,{m}-missing', status: 403 },
      { target: '{m}-mine', status: 200 },
      { target: '{m}-absent', status: 404 },
      { target: '{m}-mine,{m}-absent', status: 404 },
      { target: '{m}-mine,{m}-theirs?ignore_unavailable=true', status: 200 },
      { target: '{m}-mine,{m}-missing?ignore_unavailable=true', status: 200 },
      { target: '{m}-absent?ignore_unavailable=true', status: 200 },
    ])('$target is $status', async ({ target, status }) => {
      const { call } = await setting();

      const [names, query] = target.split('?');
      const line = `GET /${names ?? ''}/_search${query === undefined ? '' : `?${query}`}`;
      expect((await call(line)).status).toBe(status);
    });

    it('does not tell whether an index exists', async () => {
      const { call } = await setting();

      const [there, absent] = [
        await call('GET /{m}-theirs/_search'),
        await call('GET /{m}-missing/_search'),
      ];
      const anonymous = (text: string): string => text.replaceAll(/theirs|missing/g, 'x');
      expect(anonymous(JSON.stringify(there.body))).toBe(anonymous(JSON.stringify(absent.body)));
    });

    it('drops what is not allowed when that is ignored', async () => {
      const { call, mine } = await setting();

      const { body } = await call('GET /{m}-mine,{m}-theirs/_search?ignore_unavailable=true');
      expect(body.hits.hits.map(({ _index }: { _index: string }) => _index)).toEqual([mine]);
    });
  });

  describe('item by item', () => {
    it('_bulk writes what it may', async () => {
      const { call, mine, theirs } = await setting(['write']);

      const lines = [mine, theirs].flatMap((index) => [{ index: { _index: index, _id: '2' } }, {}]);
      const { status, body } = await call('POST /_bulk', { lines });
      expect({ status, errors: body.errors }).toEqual({ status: 200, errors: true });
      expect(body.items[0].index.status).toBe(201);
      expect(body.items[1].index).toMatchObject({
        status: 403,
        error: {
          ...PER_ITEM_ERROR,
          reason: expect.stringMatching(
            new RegExp(`^action \\[indices:data/write/.* on indices \\[${theirs}\\]`),
          ),
        },
      });
    });

    it('_bulk is refused as a whole to who may write nowhere', async () => {
      const { call, mine } = await setting(['read']);

      const answer = await call('POST /_bulk', { lines: [{ index: { _index: mine } }, {}] });
      expectForbidden(answer, /^action \[indices:data\/write\/bulk\]/);
      expect(answer.body.error.reason).not.toContain('on indices');
    });

    it('_mget reads what it may', async () => {
      const { call, mine, theirs } = await setting();

      const json = { docs: [mine, theirs].map((_index) => ({ _index, _id: '1' })) };
      const { status, body } = await call('POST /_mget', { json });
      expect(status).toBe(200);
      expect(body.docs[0]).toMatchObject({ _index: mine, found: true });
      expect(body.docs[1]).toMatchObject({
        _index: theirs,
        error: { ...PER_ITEM_ERROR, reason: expect.stringContaining(`[${theirs}]`) },
      });
    });

    it('_msearch finds what it may', async () => {
      const { call, mine, theirs } = await setting();

      const lines = [mine, theirs].flatMap((index) => [{ index }, { query: { match_all: {} } }]);
      const { status, body } = await call('POST /_msearch', { lines });
      expect(status).toBe(200);
      expect(body.responses[0]).toMatchObject({ status: 200, hits: { total: { value: 1 } } });
      expect(body.responses[1]).toMatchObject({
        status: 403,
        error: { ...PER_ITEM_ERROR, reason: expect.stringContaining(`[${theirs}]`) },
      });
    });
  });

  describe('of one document', () => {
    it.each([
      { line: 'PUT /{m}-theirs/_doc/2', json: {} },
      { line: 'POST /{m}-theirs/_doc', json: {} },
      { line: 'PUT /{m}-theirs/_create/2', json: {} },
      { line: 'POST /{m}-theirs/_update/1', json: { doc: {} } },
      { line: 'DELETE /{m}-theirs/_doc/1' },
    ])('$line is a real 403 that names the index', async ({ line, ...more }) => {
      const { call, theirs } = await setting(['write']);

      const answer = await call(line, more);
      expectForbidden(answer, new RegExp(`on indices \\[${theirs}\\]`));
    });
  });

  describe('aliases (authz/12_index_alias)', () => {
    const aliased = async (names: (mark: string) => string[], privileges = ['read']) => {
      const mark = cluster.unique('mark');
      const index = `${mark}-index`;
      await cluster.ok({ line: `PUT /${index}/_doc/1?refresh=true`, json: { a: 1 } });
      await cluster.ok({ line: `PUT /${index}/_alias/${mark}-alias` });
      const authorization = await cluster.addUser(mark, {
        indices: [{ names: names(mark), privileges }],
      });
      return (line: string, more: object = {}) =>
        cluster.call({ line: line.replaceAll('{m}', mark), authorization, ...more });
    };

    it.each([
      { granted: 'alias', target: 'alias', status: 200 },
      { granted: 'alias', target: 'index', status: 403 },
      { granted: 'index', target: 'index', status: 200 },
      { granted: 'index', target: 'alias', status: 403 },
    ])('a grant of the $granted on the $target: $status', async ({ granted, target, status }) => {
      const call = await aliased((mark) => [`${mark}-${granted}`]);

      expect((await call(`GET /{m}-${target}/_search`)).status).toBe(status);
    });

    it.each([
      { granted: 'alias', status: 201 },
      { granted: 'index', status: 403 },
    ])('a grant of the $granted for writing to the alias: $status', async ({ granted, status }) => {
      const call = await aliased((mark) => [`${mark}-${granted}`], ['write']);

      expect((await call('PUT /{m}-alias/_doc/2', { json: {} })).status).toBe(status);
    });
  });

  describe('date math (authz/13_index_datemath)', () => {
    it.each([
      { granted: '*', status: 201 },
      { granted: 'other*', status: 403 },
    ])('is resolved before it is judged: $granted, $status', async ({ granted, status }) => {
      const mark = cluster.unique('dated');
      const names = [granted === '*' ? `${mark}-2*` : `${mark}-${granted}`];
      const authorization = await cluster.addUser(mark, {
        indices: [{ names, privileges: ['create_index', 'index'] }],
      });

      const index = encodeURIComponent(`<${mark}-{now/d}>`);
      const answer = await cluster.call({ line: `PUT /${index}/_doc/1`, json: {}, authorization });
      expect(answer.status).toBe(status);
    });
  });

  describe('automatic creation (authz/15_auto_create)', () => {
    it.each([
      { privileges: ['index', 'create_index'], status: 201 },
      { privileges: ['index', 'auto_configure'], status: 201 },
      { privileges: ['index', 'manage'], status: 201 },
      { privileges: ['index'], status: 403 },
      { privileges: ['create_index'], status: 403 },
    ])('with $privileges: $status', async ({ privileges, status }) => {
      const index = cluster.unique('auto');
      const authorization = await cluster.addUser(cluster.unique('user'), {
        indices: [{ names: [index], privileges }],
      });

      const line = `PUT /${index}/_doc/1`;
      expect((await cluster.call({ line, json: { a: 1 }, authorization })).status).toBe(status);
    });
  });

  describe('_resolve/index (authz/60_resolve_index)', () => {
    it.each(['read', 'view_index_metadata'])('with %s shows what is allowed', async (privilege) => {
      const { call, mine } = await setting([privilege]);

      const { body } = await call('GET /_resolve/index/{m}*');
      expect(body.indices.map(({ name }: { name: string }) => name)).toEqual([mine]);
    });
  });
});
