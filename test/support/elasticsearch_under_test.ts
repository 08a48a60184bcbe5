import { startEmbeddedElasticsearch } from './embedded_elasticsearch';

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
  const embedded = await startEmbeddedElasticsearch();
  return { url: embedded.url, dispose: () => embedded.stop() };
}
