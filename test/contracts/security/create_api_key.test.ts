import { contractSuite } from '../../support/contract';
import { expectInvalid, expectRefusal } from '../../support/contract_answers';

const NO_BREAK_SPACE = '\u00a0';
const DAY = 86_400_000;

contractSuite('POST /_security/api_key', (cluster) => {
  const create = (json: unknown) => cluster.call({ line: 'POST /_security/api_key', json });

  describe('answer', () => {
    it('holds id, name, secret and credential, in this order', async () => {
      const name = cluster.unique('plain');

      const { status, body } = await create({ name });

      expect(status).toBe(200);
      expect(Object.keys(body)).toEqual(['id', 'name', 'api_key', 'encoded']);
      expect(body.name).toBe(name);
    });

    it('holds the expiration between name and secret when one is asked for', async () => {
      const { body } = await create({ name: cluster.unique('expiring'), expiration: '1d' });

      expect(Object.keys(body)).toEqual(['id', 'name', 'expiration', 'api_key', 'encoded']);
    });

    it('has an id of 20 and a secret of 22 URL-safe characters', async () => {
      const { id, secret } = await cluster.addKey();

      expect(id).toMatch(/^[\w-]{20}$/);
      expect(secret).toMatch(/^[\w-]{22}$/);
    });

    it('has a credential that is the padded base64 of id and secret', async () => {
      const { id, secret, encoded } = await cluster.addKey();

      expect(encoded).toBe(Buffer.from(`${id}:${secret}`).toString('base64'));
      expect(encoded).toHaveLength(60);
    });

    it('differs for two keys of the same name', async () => {
      const name = cluster.unique('twin');

      const [one, other] = [await cluster.addKey({ name }), await cluster.addKey({ name })];

      expect(one.id).not.toBe(other.id);
      expect(one.secret).not.toBe(other.secret);
    });

    it('is the same for PUT', async () => {
      const name = cluster.unique('put');

      const { status, body } = await cluster.call({
        line: 'PUT /_security/api_key',
        json: { name },
      });

      expect(status).toBe(200);
      expect(body).toMatchObject({ name, encoded: expect.any(String) });
    });
  });

  describe('name', () => {
    const marked = (start: string) => cluster.unique(start);

    it.each([
      { name: 'of 256 characters', of: () => marked('long').padEnd(256, 'x') },
      { name: 'of 256 UTF-16 units in pairs', of: () => marked('pairs').padEnd(256, '😀') },
      { name: 'with an inner space', of: () => `${marked('two')} words` },
      { name: 'with a trailing no-break space', of: () => marked('nbsp') + NO_BREAK_SPACE },
      { name: 'with a leading no-break space', of: () => NO_BREAK_SPACE + marked('nbsp') },
      { name: 'with an inner newline', of: () => `${marked('new')}\nline` },
      { name: 'with an inner underscore', of: () => `${marked('under')}_score` },
      { name: 'with an asterisk', of: () => `${marked('star')}*` },
      { name: 'of another script', of: () => `${marked('kanji')}鍵` },
      { name: 'with a colon and quotes', of: () => `${marked('colon')}:"'` },
    ])('is accepted and returned as given: $name', async ({ of }) => {
      const name = of();

      const { status, body } = await create({ name });

      expect({ status, name: body.name }).toEqual({ status: 200, name });
    });

    it.each([
      { name: 'empty', value: '', reason: /name is required/ },
      { name: 'of 257 characters', value: 'x'.repeat(257), reason: /256/ },
      { name: 'of 257 UTF-16 units', value: `${'😀'.repeat(128)}x`, reason: /256/ },
      { name: 'with a leading space', value: ' a', reason: /whitespace/ },
      { name: 'with a trailing space', value: 'a ', reason: /whitespace/ },
      { name: 'with a trailing tab', value: 'a\t', reason: /whitespace/ },
      { name: 'with a trailing newline', value: 'a\n', reason: /whitespace/ },
      { name: 'with a trailing control character', value: 'a\u0001', reason: /whitespace/ },
      { name: 'with a leading underscore', value: '_a', reason: /underscore|\[_\]/ },
    ])('is refused: $name', async ({ value, reason }) => {
      expectInvalid(await create({ name: value }), reason);
    });

    it('is required', async () => {
      expectRefusal(await create({}), {
        status: 400,
        type: 'illegal_argument_exception',
        reason: /\bname\b/,
      });
    });

    it('and all else that is wrong is told at once, numbered', async () => {
      const answer = await create({
        name: '_a ',
        metadata: { _x: 1 },
        role_descriptors: { r: { cluster: ['no-such-privilege'] } },
      });

      expectInvalid(answer, /^Validation Failed: 1: .+; ?2: .+; ?3: .+; ?4: .+;$/);
    });
  });

  describe('expiration', () => {
    it.each([
      { expiration: '1d', millis: DAY },
      { expiration: '36h', millis: 1.5 * DAY },
      { expiration: '90m', millis: 5_400_000 },
      { expiration: '45s', millis: 45_000 },
      { expiration: '1D', millis: DAY },
      { expiration: '2500ms', millis: 2_000 },
      { expiration: '3000000micros', millis: 3_000 },
      { expiration: '4000000000nanos', millis: 4_000 },
    ])('$expiration counts from the creation in whole seconds', async ({ expiration, millis }) => {
      const { body } = await create({ name: cluster.unique('expiring'), expiration });
      const { body: found } = await cluster.call({ line: `GET /_security/api_key?id=${body.id}` });

      const [{ creation, expiration: end }] = found.api_keys;
      expect(end).toBe(body.expiration);
      expect(end - creation).toBeGreaterThan(millis - 1_000);
      expect(end - creation).toBeLessThan(millis + 1_000);
    });

    it.each(['-1d', '0s', '500ms', '1nanos', '0'])('%s makes a key that is dead', async (lapse) => {
      const { status, body } = await create({ name: cluster.unique('dead'), expiration: lapse });

      const authorization = `ApiKey ${body.encoded}`;
      const use = await cluster.call({ line: 'GET /_security/_authenticate', authorization });
      expect({ created: status, use: use.status }).toEqual({ created: 200, use: 401 });
    });

    it.each(['1M', '1.5d', '1w', '1y', '1', 'd', 'soon', '-2d', '1 day', ''])(
      'refuses "%s"',
      async (expiration) => {
        expectRefusal(await create({ name: cluster.unique('bad'), expiration }), {
          status: 400,
          type: 'x_content_parse_exception',
          reason: /^\[\d+:\d+\].*api_key_request/,
          cause: { type: 'illegal_argument_exception', reason: /expiration|failed to parse/ },
        });
      },
    );
  });

  describe('body', () => {
    it('is required', async () => {
      expectRefusal(await cluster.call({ line: 'POST /_security/api_key' }), {
        status: 400,
        type: 'parse_exception',
        reason: /request body is required/,
      });
    });

    it('refuses an unknown field, with its place and the parser', async () => {
      const raw = '{\n  "name": "a",\n  "colour": "red"\n}';

      const answer = await cluster.call({ line: 'POST /_security/api_key', raw });

      expectRefusal(answer, {
        status: 400,
        type: 'x_content_parse_exception',
        reason: /^\[3:\d+\] \[api_key_request\] unknown field \[colour\]/,
      });
    });

    it.each([
      { name: 'a number as name', json: { name: { first: 'a' } } },
      { name: 'an array as metadata', json: { name: 'a', metadata: [1] } },
      { name: 'a string as role_descriptors', json: { name: 'a', role_descriptors: 'all' } },
      { name: 'an object as expiration', json: { name: 'a', expiration: {} } },
      { name: 'the field of update', json: { name: 'a', ids: ['1'] } },
      { name: 'the field of cross-cluster keys', json: { name: 'a', access: {} } },
    ])('refuses $name', async ({ json }) => {
      expectRefusal(await create(json), {
        status: 400,
        type: 'x_content_parse_exception',
        reason: /^\[\d+:\d+\].*api_key_request/,
      });
    });

    it.each([
      { name: 'a duplicate field', raw: '{"name": "a", "name": "b"}' },
      { name: 'a cut off object', raw: '{"name": "a"' },
      { name: 'two values in one', raw: '{"name": "a" "b"}' },
    ])('refuses JSON with $name', async ({ raw }) => {
      const answer = await cluster.call({ line: 'POST /_security/api_key', raw });

      expectRefusal(answer, { status: 400, type: answer.body.error.type });
      expect(answer.body.error.type).toMatch(/parse_exception|parsing_exception/);
    });
  });

  describe('refresh', () => {
    it.each(['true', 'false', 'wait_for', ''])('may be "%s"', async (refresh) => {
      const json = { name: cluster.unique('refresh') };

      const answer = await cluster.call({
        line: `POST /_security/api_key?refresh=${refresh}`,
        json,
      });

      expect(answer.status).toBe(200);
    });

    it('may not be anything else', async () => {
      const line = 'POST /_security/api_key?refresh=soon';

      expectRefusal(await cluster.call({ line, json: { name: 'a' } }), {
        status: 400,
        type: 'illegal_argument_exception',
        reason: /refresh/,
      });
    });

    it('is not needed: get and query see the key when create answers', async () => {
      const { id } = await cluster.addKey();

      const get = await cluster.ok({ line: `GET /_security/api_key?id=${id}` });
      const json = { query: { ids: { values: [id] } } };
      const query = await cluster.ok({ line: 'POST /_security/_query/api_key', json });
      expect([get.api_keys[0].id, query.api_keys[0].id]).toEqual([id, id]);
    });
  });

  describe('metadata', () => {
    it.each([
      { name: 'a nested key with an underscore', metadata: { a: { _x: 1 } } },
      { name: 'nothing', metadata: {} },
      {
        name: 'every kind of JSON value',
        metadata: { n: 1.5, b: true, z: null, l: [1, ['a']], o: { 'dotted.key': 'v' } },
      },
      { name: 'ten levels', metadata: { a: { b: { c: { d: { e: { f: { g: { h: 1 } } } } } } } } },
    ])('with $name is returned as given', async ({ metadata }) => {
      const { id } = await cluster.addKey({ metadata });

      const { api_keys } = await cluster.ok({ line: `GET /_security/api_key?id=${id}` });
      expect(api_keys[0].metadata).toEqual(metadata);
    });

    it('with a top-level key that begins with an underscore is refused', async () => {
      const answer = await create({ name: 'a', metadata: { _x: 1 } });

      expectInvalid(answer, /metadata.*_/);
    });

    it.each([
      {
        name: 'a leaf of more than 32,766 bytes',
        metadata: { long: 'x'.repeat(32_767) },
      },
      {
        name: 'more than twenty levels',
        metadata: JSON.parse(`${'{"a":'.repeat(25)}1${'}'.repeat(25)}`),
      },
    ])('with $name cannot be stored', async ({ metadata }) => {
      const { status } = await create({ name: cluster.unique('deep'), metadata });

      expect(status).toBe(400);
    });
  });
});
