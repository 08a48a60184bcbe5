import { contractSuite } from '../../support/contract';
import { expectInvalid, expectRefusal } from '../../support/contract_answers';
import type { Call } from '../../support/elasticsearch';

interface Endpoint {
  readonly line: string;
  /** A body that the endpoint takes; `undefined` = it takes none. */
  readonly good?: object;
  /** Parsed, yet against a rule of the endpoint. */
  readonly invalid?: object;
}

const ENDPOINTS: readonly Endpoint[] = [
  { line: 'POST /_security/api_key', good: { name: 'a' }, invalid: { name: '_a' } },
  {
    line: 'POST /_security/api_key/grant',
    good: {
      grant_type: 'password',
      username: 'nobody-at-all',
      password: 'any-password',
      api_key: { name: 'a' },
    },
    invalid: { grant_type: 'password', username: 'a', api_key: { name: 'a' } },
  },
  {
    line: 'DELETE /_security/api_key',
    good: { ids: ['a'] },
    invalid: { ids: ['a'], username: 'b' },
  },
  { line: 'PUT /_security/api_key/a', good: {}, invalid: { metadata: { _a: 1 } } },
  { line: 'POST /_security/api_key/_bulk_update', good: { ids: ['a'] }, invalid: { ids: [] } },
  { line: 'POST /_security/_query/api_key', good: {}, invalid: { from: -1 } },
  {
    line: 'POST /_security/cross_cluster/api_key',
    good: { name: 'a', access: { search: [{ names: ['a'] }] } },
    invalid: { name: '_a', access: { search: [{ names: ['a'] }] } },
  },
  { line: 'PUT /_security/cross_cluster/api_key/a', good: { metadata: {} }, invalid: {} },
  { line: 'GET /_security/api_key' },
];

const withBody = ENDPOINTS.filter(({ good }) => good !== undefined);
const withRules = ENDPOINTS.filter(({ invalid }) => invalid !== undefined);

contractSuite('the order in which a request is judged', (cluster) => {
  const nobody = () => cluster.addUser(cluster.unique('nobody'), {});
  const send = (call: Call) => cluster.call(call);

  describe('authentication comes before', () => {
    it.each(withBody)('a broken body: $line', async ({ line }) => {
      const { status } = await send({ line, raw: '{', authorization: '' });

      expect(status).toBe(401);
    });

    it.each(withRules)('validation: $line', async ({ line, invalid }) => {
      const { status } = await send({ line, json: invalid, authorization: '' });

      expect(status).toBe(401);
    });

    it.each(ENDPOINTS)('an unknown parameter: $line', async ({ line, good }) => {
      const json = good === undefined ? {} : { json: good };
      const { status } = await send({ line: `${line}?colour=red`, ...json, authorization: '' });

      expect(status).toBe(401);
    });
  });

  describe('parsing comes before authorization:', () => {
    it.each(withBody)('a broken body of $line', async ({ line }) => {
      const { status } = await send({ line, raw: '{"a', authorization: await nobody() });

      expect(status).toBe(400);
    });

    it.each(withBody)('an unknown field of $line', async ({ line, good }) => {
      const json = { ...good, colour: 1 };

      const answer = await send({ line, json, authorization: await nobody() });
      expectRefusal(answer, { status: 400, type: 'x_content_parse_exception', reason: /colour/ });
    });

    it.each(ENDPOINTS)('an unknown parameter of $line', async ({ line, good }) => {
      const json = good === undefined ? {} : { json: good };
      const authorization = await nobody();

      const answer = await send({ line: `${line}?colour=red`, ...json, authorization });
      expectRefusal(answer, {
        status: 400,
        type: 'illegal_argument_exception',
        reason: /unrecognized parameter: \[colour\]/,
      });
    });
  });

  describe('validation comes before authorization:', () => {
    it.each(withRules)('$line', async ({ line, invalid }) => {
      expectInvalid(await send({ line, json: invalid, authorization: await nobody() }), /./);
    });

    it('GET /_security/api_key', async () => {
      const line = 'GET /_security/api_key?id=a&name=b';

      expectInvalid(await send({ line, authorization: await nobody() }), /./);
    });
  });

  describe('parsing comes before validation:', () => {
    it.each(withRules)('$line', async ({ line, invalid }) => {
      const answer = await send({ line, json: { ...invalid, colour: 1 } });

      expectRefusal(answer, { status: 400, type: 'x_content_parse_exception' });
    });
  });

  describe('authorization comes before what exists:', () => {
    it.each(ENDPOINTS)('$line', async ({ line, good }) => {
      const json = good === undefined ? {} : { json: good };

      expect((await send({ line, ...json, authorization: await nobody() })).status).toBe(403);
    });

    it('a key that is unknown is 403 to who may not update', async () => {
      const line = 'PUT /_security/api_key/there-is-no-such-key';

      const { status } = await send({ line, json: {}, authorization: await nobody() });
      expect(status).toBe(403);
    });

    it('a role that is unknown is 403 to who may not delete', async () => {
      const line = 'DELETE /_security/role/no-such-role';

      expect((await send({ line, authorization: await nobody() })).status).toBe(403);
    });
  });

  describe('the rules for keys come after authorization:', () => {
    it('a key without the privilege may not derive', async () => {
      const { authorization } = await cluster.addKey({ role_descriptors: { none: {} } });

      const line = 'POST /_security/api_key';
      expect((await send({ line, json: { name: 'a' }, authorization })).status).toBe(403);
    });

    it('a key without the privilege may not update', async () => {
      const { id, authorization } = await cluster.addKey({ role_descriptors: { none: {} } });

      const line = `PUT /_security/api_key/${id}`;
      expect((await send({ line, json: {}, authorization })).status).toBe(403);
    });
  });

  describe('the body decides before the privilege for other requests:', () => {
    it.each([
      { line: 'POST /_security/user/_has_privileges', json: {} },
      { line: 'PUT /_security/role/a', json: { colour: 1 } },
      { line: 'PUT /_security/user/a', json: { colour: 1 } },
    ])('$line', async ({ line, json }) => {
      expect((await send({ line, json, authorization: await nobody() })).status).toBe(400);
    });
  });
});
