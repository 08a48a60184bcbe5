import { contractSuite } from '../../support/contract';
import { expectInvalid, expectRefusal } from '../../support/contract_answers';

contractSuite('POST /_security/_query/api_key: pages and order', (cluster, version) => {
  let mark = '';

  beforeAll(async () => {
    mark = cluster.unique('page');
    for (const which of ['b', 'd', 'a', 'c']) {
      const expiration = which === 'd' ? {} : { expiration: `${String(which.charCodeAt(0))}d` };
      await cluster.addKey({ name: `${mark}-${which}`, ...expiration, metadata: { which } });
    }
  });

  const send = (json: object) => cluster.call({ line: 'POST /_security/_query/api_key', json });
  const ask = (json: object) => send({ query: { prefix: { name: mark } }, ...json });
  const order = async (json: object): Promise<string> => {
    const { status, body } = await ask(json);
    expect(status).toBe(200);
    return body.api_keys.map(({ name }: { name: string }) => name.slice(-1)).join('');
  };

  describe('answer', () => {
    it('has total, count and keys, in this order', async () => {
      const { body } = await ask({});

      expect(Object.keys(body)).toEqual(['total', 'count', 'api_keys']);
      expect(body).toMatchObject({ total: 4, count: 4 });
    });

    it('of nothing found is empty', async () => {
      const { body } = await send({ query: { term: { name: 'there-is-none' } } });

      expect(body).toEqual({ total: 0, count: 0, api_keys: [] });
    });

    it.each(['GET', 'POST'])('is the same for %s without a body', async (method) => {
      const { status, body } = await cluster.call({ line: `${method} /_security/_query/api_key` });

      expect(status).toBe(200);
      expect(body.total).toBeGreaterThanOrEqual(4);
    });

    it.each([{ body: {} }, { body: { query: { match_all: {} } } }])(
      'of $body is ten of all',
      async ({ body }) => {
        for (let made = 0; made < 7; made += 1) await cluster.addKey();

        const { body: answer } = await send(body);
        expect(answer.count).toBe(10);
        expect(answer.api_keys).toHaveLength(10);
      },
    );
  });

  describe('from and size', () => {
    it.each([
      { from: 1, size: 2, names: 'bc' },
      { from: 0, size: 1, names: 'a' },
      { from: 3, size: 5, names: 'd' },
      { from: 4, size: 5, names: '' },
      { size: 0, names: '' },
      { from: 2, names: 'cd' },
    ])('cut the page: $from, $size', async ({ names, ...page }) => {
      const { body } = await ask({ ...page, sort: 'name' });

      expect(body).toMatchObject({ total: 4, count: names.length });
      expect(await order({ ...page, sort: 'name' })).toBe(names);
    });

    it.each([{ from: -1 }, { size: -1 }])('refuse negative numbers: %j', async (page) => {
      expectInvalid(await ask(page), new RegExp(`\\[?${Object.keys(page).join('')}\\]?`));
    });

    it.each([
      { from: 9_999, size: 2 },
      { from: 0, size: 10_001 },
      { from: 10_000, size: 1 },
    ])('refuse to go beyond the window: %j', async (page) => {
      const answer = await ask(page);

      expectRefusal(answer, {
        status: 400,
        type: 'search_phase_execution_exception',
      });
      expect(answer.body.error.root_cause[0]).toMatchObject({
        type: 'illegal_argument_exception',
        reason: expect.stringMatching(/Result window is too large.*\[10000\]/),
      });
    });

    it('may go up to the window', async () => {
      expect((await ask({ from: 9_999, size: 1 })).status).toBe(200);
    });
  });

  describe('sort', () => {
    it.each([
      { sort: 'name', names: 'abcd' },
      { sort: ['name'], names: 'abcd' },
      { sort: { name: 'desc' }, names: 'dcba' },
      { sort: { name: { order: 'desc' } }, names: 'dcba' },
      { sort: [{ name: { order: 'asc' } }], names: 'abcd' },
      { sort: 'creation', names: 'bdac' },
      { sort: '_doc', names: 'bdac' },
      { sort: { expiration: 'asc' }, names: 'abcd' },
      { sort: { expiration: 'desc' }, names: 'cbad' },
      { sort: { expiration: { order: 'asc', missing: '_first' } }, names: 'dabc' },
      { sort: ['username', { name: 'desc' }], names: 'dcba' },
      { sort: ['invalidated', 'realm_name', 'name'], names: 'abcd' },
      { sort: { 'metadata.which': 'desc' }, names: 'dcba' },
    ])('by $sort', async ({ sort, names }) => {
      expect(await order({ sort })).toBe(names);
    });

    it('gives each key its values', async () => {
      const { body } = await ask({ sort: ['name', { creation: 'asc' }] });

      for (const key of body.api_keys) expect(key._sort).toEqual([key.name, key.creation]);
    });

    it('gives null-like values for what is missing, not an error', async () => {
      const { body } = await ask({ sort: { expiration: 'asc' } });

      expect(body.api_keys.at(-1)).not.toHaveProperty('expiration');
      expect(body.api_keys.at(-1)._sort).toHaveLength(1);
    });

    it('is absent from keys when not asked for', async () => {
      const { body } = await ask({});

      for (const key of body.api_keys) expect(key).not.toHaveProperty('_sort');
    });

    it.each(['id', 'api_key_hash', 'realm', 'creator.principal', 'nope'])(
      'refuses the field %s',
      async (field) => {
        expectRefusal(await ask({ sort: field }), {
          status: 400,
          type: 'illegal_argument_exception',
          reason: new RegExp(`\\[${field.replace('.', '\\.')}\\]`),
        });
      },
    );

    it.each([
      { name: 'nested', sort: { name: { nested: { path: 'a' } } } },
      { name: 'a script', sort: { _script: { type: 'number', script: '1' } } },
    ])('refuses $name', async ({ sort }) => {
      expectRefusal(await ask({ sort }), { status: 400, type: 'illegal_argument_exception' });
    });
  });

  describe('search_after', () => {
    it('goes through all keys one by one', async () => {
      const seen = [];
      let after: unknown[] | undefined;
      for (;;) {
        const { body } = await ask({
          size: 1,
          sort: ['username', 'name'],
          ...(after === undefined ? {} : { search_after: after }),
        });
        expect(body.total).toBe(4);
        if (body.count === 0) break;
        seen.push(body.api_keys[0].name.slice(-1));
        after = body.api_keys[0]._sort;
      }

      expect(seen.join('')).toBe('abcd');
    });

    it('goes on after a number', async () => {
      const { body } = await ask({ sort: 'creation', size: 2 });

      const search_after = body.api_keys[1]._sort;
      expect(await order({ sort: 'creation', search_after })).toBe('ac');
    });

    it.each([
      { name: 'too few values', sort: ['name', 'creation'], search_after: ['a'] },
      { name: 'too many values', sort: ['name'], search_after: ['a', 'b'] },
    ])('refuses $name', async ({ sort, search_after }) => {
      const { status } = await ask({ sort, search_after });

      expect(status).toBe(400);
    });
  });

  describe('body and parameters', () => {
    it.each([
      { name: 'an unknown field', json: { colour: 1 }, type: 'x_content_parse_exception' },
      { name: 'highlight', json: { highlight: {} }, type: 'x_content_parse_exception' },
      { name: '_source', json: { _source: false }, type: 'x_content_parse_exception' },
    ])('refuse $name', async ({ json, type }) => {
      expectRefusal(await ask(json), { status: 400, type, reason: /^\[\d+:\d+\]/ });
    });

    it.each(
      version.applicable([
        { parameter: 'colour=red' },
        { parameter: 'typed_keys=true', until: '8.14' },
        { parameter: 'with_profile_uid=true', until: '8.14' },
        { parameter: 'size=1' },
      ]),
    )('refuse the parameter $parameter', async ({ parameter }) => {
      const line = `POST /_security/_query/api_key?${parameter}`;

      expectRefusal(await cluster.call({ line }), {
        status: 400,
        type: 'illegal_argument_exception',
        reason: /unrecognized parameter/,
      });
    });
  });
});
