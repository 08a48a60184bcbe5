import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createElasticsearch } from '../../dev_elasticsearch';
import { PASSWORD } from './stack';

/** An Elasticsearch that a contract suite talks to over HTTP as its superuser `elastic`. */
export interface ElasticsearchUnderTest {
  readonly url: string;
  dispose(): Promise<void>;
}

/**
 * The embedded server on a new folder; or, when `ES_CONTRACT_URL` is set, a real cluster whose
 * `elastic` has the password of the tests.
 */
export async function elasticsearchUnderTest(): Promise<ElasticsearchUnderTest> {
  const real = process.env.ES_CONTRACT_URL;
  if (real) return { url: real, dispose: () => Promise.resolve() };
  const dataDir = await mkdtemp(join(tmpdir(), 'api-keys-es-'));
  const server = await createElasticsearch({ dataDir, port: 0, passwords: { elastic: PASSWORD } });
  await server.start();
  return {
    url: server.url,
    dispose: async () => {
      await server.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
