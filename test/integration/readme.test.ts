import { callKibana } from '../support/kibana';
import { readmeBlocks, runReadme } from '../support/readme';
import { PASSWORD, startStack, type Stack } from '../support/stack';

jest.setTimeout(120_000);

let stack: Stack;

beforeAll(async () => {
  stack = await startStack();
});

afterAll(() => stack.dispose());

/** The values a reader would fill in. */
function runCommands(mark: string, apiKey: string): Promise<Record<string, unknown>[]> {
  return runReadme(mark, {
    ES_URL: stack.elasticsearchUrl,
    API_KEY: apiKey,
    KIBANA_URL: stack.kibanaUrl,
    ELASTIC_PASSWORD: PASSWORD,
  });
}

async function createKey(role_descriptors?: unknown): Promise<string> {
  const { status, body } = await callKibana(stack.kibanaUrl, {
    line: 'POST /api/api_keys',
    body: { name: 'readme', role_descriptors },
  });
  expect(status).toBe(200);
  return body.encoded;
}

describe('the commands of the README', () => {
  it('open the cluster with an unrestricted key, and read but not write with a restricted one', async () => {
    const unrestricted = await runCommands('unrestricted', await createKey());
    const [descriptors = ''] = readmeBlocks('role descriptors');

    const restricted = await runCommands(
      'books-read-only',
      await createKey(JSON.parse(descriptors)),
    );

    // The other test runs the same commands, in either order.
    const result = expect.stringMatching(/^(created|updated)$/);
    expect(unrestricted.at(-1)).toMatchObject({ _index: 'books', result });
    expect(restricted).toMatchObject([
      { hits: { hits: [{ _source: { title: 'Snow Crash' } }] } },
      { status: 403, error: { type: 'security_exception' } },
    ]);
  });

  it('answer with the name and the version of the cluster', async () => {
    const [cluster] = await runCommands('unrestricted', await createKey());

    expect(cluster).toMatchObject({
      cluster_name: expect.any(String),
      version: { number: expect.any(String) },
    });
  });

  it('create and find a key from a script', async () => {
    const [created, found] = await runCommands('http api', '');

    expect(created).toMatchObject({ name: 'nightly-report', encoded: expect.any(String) });
    expect(found).toMatchObject({ total: 1, api_keys: [{ name: 'nightly-report' }] });
  });
});
