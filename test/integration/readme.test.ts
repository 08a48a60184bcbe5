import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { promisify } from 'node:util';
import { callKibana } from '../support/kibana';
import { PASSWORD, startStack, type Stack } from '../support/stack';

jest.setTimeout(120_000);

const run = promisify(execFile);
const README = readFileSync(resolve(__dirname, '../../README.md'), 'utf8');

/** The code blocks that the README marks for this test, in its order. */
function blocks(mark: string): string[] {
  const pattern = new RegExp('<!-- test: ' + mark + ' -->\\n```\\w+\\n([\\s\\S]*?)```', 'g');
  return [...README.matchAll(pattern)].map((match) => match[1] ?? '');
}

let stack: Stack;

beforeAll(async () => {
  stack = await startStack();
});

afterAll(() => stack.dispose());

/** Runs the commands with the values a reader would fill in; answers each command's JSON. */
async function runCommands(mark: string, apiKey: string): Promise<Record<string, unknown>[]> {
  const commands = blocks(mark)
    .join('\n')
    .replace(/^export .*$/gm, '')
    .replaceAll('curl ', 'echo; curl -sS ');
  const { stdout } = await run('bash', ['-euc', commands], {
    env: {
      ...process.env,
      ES_URL: stack.elasticsearchUrl,
      API_KEY: apiKey,
      KIBANA_URL: stack.kibanaUrl,
      ELASTIC_PASSWORD: PASSWORD,
    },
  });
  return stdout
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line) as Record<string, unknown>);
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
    const [descriptors = ''] = blocks('role descriptors');

    const restricted = await runCommands(
      'books-read-only',
      await createKey(JSON.parse(descriptors)),
    );

    expect(unrestricted.at(-1)).toMatchObject({ _index: 'books', result: 'created' });
    expect(restricted).toMatchObject([
      { hits: { hits: [{ _source: { title: 'Snow Crash' } }] } },
      { status: 403, error: { type: 'security_exception' } },
    ]);
  });

  it('answer with the name and the version of the cluster', async () => {
    const key = await createKey();

    const { stdout } = await run('curl', [
      '-sS',
      stack.elasticsearchUrl,
      '-H',
      `Authorization: ApiKey ${key}`,
    ]);

    expect(JSON.parse(stdout)).toMatchObject({
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
