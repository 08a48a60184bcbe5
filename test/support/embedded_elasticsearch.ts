import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createElasticsearch, type VersionProfile } from '../../dev_elasticsearch';
import { PASSWORD } from './stack';

/** An embedded server that listens, and whose folder goes when it stops. */
export interface EmbeddedElasticsearch {
  readonly url: string;
  stop(): Promise<void>;
}

/** Starts one on a new folder; `elastic` and `kibana_system` have the password of the tests. */
export async function startEmbeddedElasticsearch(
  version: VersionProfile = '9.4',
): Promise<EmbeddedElasticsearch> {
  const dataDir = await mkdtemp(join(tmpdir(), 'api-keys-elasticsearch-'));
  const server = await createElasticsearch({
    dataDir,
    version,
    passwords: { elastic: PASSWORD, kibana_system: PASSWORD },
    port: 0,
    passwordHashCost: 2,
  });
  await server.start();
  return {
    url: server.url,
    stop: async () => {
      await server.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
