import type { TestServer } from '../../test_server.mock';

const STREAM = 'logs-elasticsearch.audit-default';

/** An event as the data stream has it. */
export interface Told {
  readonly '@timestamp': string;
  readonly event: { readonly action: string; readonly outcome: string };
  readonly elasticsearch: { readonly audit: Readonly<Record<string, unknown>> };
  readonly http: { readonly request: { readonly id: string } };
  readonly [member: string]: unknown;
}

/** Every event since `work` began, in order; asking for them tells some more. */
export async function toldBy(server: TestServer, work: () => Promise<unknown>): Promise<Told[]> {
  const before = (await everything(server)).length;
  await server.flushAudit();
  const skipped = before + 2;
  await work();
  return (await everything(server)).slice(skipped);
}

async function everything(server: TestServer): Promise<Told[]> {
  await server.flushAudit();
  const { body } = await server.call(`GET /${STREAM}/_search?size=1000&ignore_unavailable=true`);
  const { hits } = body.hits as { hits: { _source: Told }[] };
  return hits.map(({ _source }) => _source);
}

/** What happened, in order. */
export const actions = (events: readonly Told[]): string[] =>
  events.map(({ event }) => event.action);
