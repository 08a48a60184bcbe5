import { aTestServer } from '../../test_server.mock';
import type { TestServer } from '../../test_server.mock';

let server: TestServer;

beforeEach(async () => {
  server = await aTestServer('9.4', { license: 'basic' });
  await server.call('PUT /docs/_doc/1', { body: { a: 1 } });
});

afterEach(async () => {
  await server.dispose();
});

const LIMITED = {
  indices: [{ names: ['docs'], privileges: ['read'], query: { term: { a: 2 } } }],
};

describe('security of documents and fields under a basic licence', () => {
  it.each([
    { line: 'PUT /_security/role/r', body: LIMITED },
    { line: 'POST /_security/role', body: { roles: { r: LIMITED } } },
  ])('cannot be stored in a role by $line', async ({ line, body }) => {
    const answer = await server.call(line, { body });

    const error = answer.status === 200 ? reasonOf(answer.body, 'r') : answer.body.error;
    expect(error).toMatchObject({
      type: 'security_exception',
      reason: 'current license is non-compliant for [field and document level security]',
      'license.expired.feature': 'field and document level security',
    });
    expect((await server.call('GET /_security/role/r')).status).toBe(404);
  });

  it('can be stored in a key, which then reads nothing of the index', async () => {
    const key = await server.addKey({ name: 'k', role_descriptors: { r: LIMITED } });

    for (const line of ['GET /docs/_search', 'GET /docs/_count']) {
      const answer = await server.call(line, { as: key.header });

      expect(answer.status).toBe(403);
      expect(answer.body.error).toMatchObject({ indices_with_dls_or_fls: ['docs'] });
    }
  });

  it('leaves roles without limits as they are', async () => {
    const bob = await server.addUser('bob', {
      indices: [{ names: ['docs'], privileges: ['read'] }],
    });

    expect((await server.call('GET /docs/_doc/1', { as: bob })).status).toBe(200);
  });
});

function reasonOf(body: TestServerBody, role: string): unknown {
  const { errors } = body as { errors?: { details: Record<string, unknown> } };
  return errors?.details[role];
}

type TestServerBody = Awaited<ReturnType<TestServer['call']>>['body'];
