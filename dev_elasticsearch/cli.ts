import { parseArgs } from 'node:util';
import { createElasticsearch, DataDirError, DataDirInUseError, PortInUseError } from './index';
import type { Elasticsearch } from './index';

const USAGE =
  'usage: tsx dev_elasticsearch/cli.ts --data-dir <folder> [--port 9200] [--host 127.0.0.1]\n' +
  'Passwords come from ELASTIC_PASSWORD and KIBANA_SYSTEM_PASSWORD.';

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      'data-dir': { type: 'string' },
      port: { type: 'string', default: '9200' },
      host: { type: 'string', default: '127.0.0.1' },
    },
  });
  const dataDir = values['data-dir'];
  const port = Number(values.port);
  if (dataDir === undefined || !Number.isInteger(port) || port < 0 || port > 65535) {
    throw new UsageError(USAGE);
  }
  const { ELASTIC_PASSWORD: elastic, KIBANA_SYSTEM_PASSWORD: kibanaSystem } = process.env;
  const server = await createElasticsearch({
    dataDir,
    port,
    host: values.host,
    passwords: {
      ...(elastic === undefined ? {} : { elastic }),
      ...(kibanaSystem === undefined ? {} : { kibana_system: kibanaSystem }),
    },
    log: (line) => console.error(line),
  });
  stopOnSignal(server);
  await startOrStop(server);
  console.log(
    `Embedded Elasticsearch, for development only, listens on ${server.url} (data in ${dataDir})`,
  );
  if (elastic === undefined && !server.hadPassword('elastic')) {
    console.log('The user elastic has no password yet: set ELASTIC_PASSWORD and start again');
  }
}

async function startOrStop(server: Elasticsearch): Promise<void> {
  try {
    await server.start();
  } catch (error) {
    await server.stop();
    throw error;
  }
}

class UsageError extends Error {}

function stopOnSignal(server: Elasticsearch): void {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      void server.stop().then(() => process.exit(0));
    });
  }
}

main().catch((error: unknown) => {
  const isForPeople =
    error instanceof UsageError ||
    error instanceof DataDirError ||
    error instanceof DataDirInUseError ||
    error instanceof PortInUseError ||
    (error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS'));
  console.error(isForPeople ? error.message : error);
  process.exitCode = 1;
});
