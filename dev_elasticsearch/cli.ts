import { readCliOptions, UsageError } from './cli_options';
import { createElasticsearch, DataDirError, DataDirInUseError, PortInUseError } from './index';
import type { Elasticsearch } from './index';

async function main(): Promise<void> {
  const options = readCliOptions(process.argv.slice(2), process.env);
  const server = await createElasticsearch({ ...options, log: (line) => console.error(line) });
  stopOnSignal(server);
  await startOrStop(server);
  console.log(
    `Embedded Elasticsearch, for development only, listens on ${server.url} (data in ${options.dataDir})`,
  );
  if (options.passwords?.elastic === undefined && !server.hadPassword('elastic')) {
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

function stopOnSignal(server: Elasticsearch): void {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      void server.stop().then(() => process.exit(0));
    });
  }
}

const FOR_PEOPLE = [UsageError, DataDirError, DataDirInUseError, PortInUseError];

main().catch((error: unknown) => {
  const isForPeople = FOR_PEOPLE.some((type) => error instanceof type);
  console.error(isForPeople && error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
