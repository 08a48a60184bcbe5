import type { EndpointRequest } from '../../lib/endpoint';
import type { Subject } from '../../lib/subject';
import { TaskRegistry } from '../../lib/task_registry';
import { emulatedVersion } from '../../lib/version';
import type { VersionProfile } from '../../lib/version';
import { openTemporaryStore } from '../../storage';
import type { IndexSummary } from '../cluster_deps';
import { healthEndpoint } from './health_endpoint';

const INDICES: readonly IndexSummary[] = [
  { name: 'books', aliases: ['b'], shards: 2, replicas: 1 },
  { name: '.kibana_1', aliases: ['.kibana'], shards: 1, replicas: 0 },
];

interface Asked {
  readonly index?: string;
  readonly query?: Record<string, string>;
  readonly indices?: () => readonly IndexSummary[];
  readonly version?: VersionProfile;
}

const store = openTemporaryStore();
afterAll(() => store.close());

let paused: number[];

beforeEach(() => {
  paused = [];
});

async function health({ index, query = {}, indices = () => INDICES, version }: Asked) {
  const log = (): void => undefined;
  const endpoint = healthEndpoint({
    info: {
      ...{ clusterName: 'c', nodeName: 'n', nodeId: 'i', clusterUuid: 'u', bootstrapped: 0 },
      ...{ version: emulatedVersion(version), license: 'trial' },
    },
    clock: () => 0,
    store,
    tasks: new TaskRegistry({ nodeId: 'n', clock: () => 0, log }),
    publishAddress: () => '127.0.0.1:9200',
    indices,
    pause: (milliseconds) => {
      paused.push(milliseconds);
      return Promise.resolve();
    },
  });
  const subject = { allowsCluster: () => true } as unknown as Subject;
  const params = index === undefined ? {} : { index };
  return endpoint.handle({ params, query, subject } as unknown as EndpointRequest);
}

describe('_cluster/health', () => {
  it('is yellow while copies are asked for, which have no place', async () => {
    expect(await health({})).toMatchObject({
      status: 200,
      body: {
        ...{ status: 'yellow', active_shards: 3, unassigned_shards: 2, timed_out: false },
        active_shards_percent_as_number: 60,
      },
    });
  });

  it.each([
    { index: 'books', status: 'yellow', shards: 2 },
    { index: 'b', status: 'yellow', shards: 2 },
    { index: '.kib*', status: 'green', shards: 1 },
    { index: '_all', status: 'yellow', shards: 3 },
    { index: 'none*', status: 'green', shards: 0 },
  ])('counts $index alone', async ({ index, status, shards }) => {
    expect(await health({ index })).toMatchObject({ body: { status, active_shards: shards } });
  });

  it('shows each index, and each shard, when asked to', async () => {
    const still = { relocating_shards: 0, initializing_shards: 0 };
    const shard = { status: 'yellow', primary_active: true, active_shards: 1, ...still };
    const { body } = await health({ index: 'books', query: { level: 'shards' }, version: '8.12' });

    expect(body).toMatchObject({
      indices: {
        books: {
          ...{ status: 'yellow', number_of_shards: 2, number_of_replicas: 1, ...still },
          ...{ active_primary_shards: 2, active_shards: 2, unassigned_shards: 2 },
          shards: {
            0: { ...shard, unassigned_shards: 1 },
            1: { ...shard, unassigned_shards: 1 },
          },
        },
      },
    });
    expect(body).not.toHaveProperty('unassigned_primary_shards');
  });

  it.each([
    { name: 'a status', query: { wait_for_status: 'green' }, index: undefined },
    { name: 'an index', query: {}, index: 'missing' },
    { name: 'copies', query: { wait_for_active_shards: 'all' }, index: undefined },
    { name: 'nodes', query: { wait_for_nodes: '>=2' }, index: undefined },
  ])('waits for $name, then says that the time is up', async ({ query, index }) => {
    const asked = { query: { ...query, timeout: '120ms' }, ...(index && { index }) };

    expect(await health(asked)).toMatchObject({
      status: 408,
      body: { timed_out: true, status: index === undefined ? 'yellow' : 'red' },
    });
    expect(paused).toEqual([50, 50, 20]);
  });

  it('answers as soon as what it waits for is so', async () => {
    let looks = 0;
    const indices = (): readonly IndexSummary[] => {
      looks += 1;
      return looks < 3 ? [] : INDICES;
    };

    expect(await health({ index: 'books', indices })).toMatchObject({
      status: 200,
      body: { timed_out: false, status: 'yellow' },
    });
    expect(paused).toEqual([50, 50]);
  });

  it.each([
    { wait_for_status: 'yellow' },
    { wait_for_active_shards: '3' },
    { wait_for_nodes: '1' },
    { wait_for_nodes: 'ge(1)' },
    { wait_for_nodes: '<2' },
    { wait_for_events: 'LANGUID', wait_for_no_relocating_shards: 'true' },
  ])('does not wait for %j', async (query) => {
    expect(await health({ query: { ...query } })).toMatchObject({ status: 200 });
    expect(paused).toEqual([]);
  });

  it.each([
    { query: { wait_for_status: 'purple' }, reason: /unknown cluster health status \[purple\]/ },
    { query: { level: 'x' }, reason: /level parameter must be one of \[cluster\]/ },
    { query: { timeout: '1' }, reason: /unit is missing/ },
    { query: { wait_for_nodes: 'x' }, reason: /For input string: "x"/ },
    { query: { wait_for_active_shards: 'x' }, reason: /cannot parse ActiveShardCount\[x\]/ },
    { query: { wait_for_events: 'x' }, reason: /No enum constant/ },
    { query: { local: 'x' }, reason: /only \[true\] or \[false\]/ },
  ])('refuses $query', async ({ query, reason }) => {
    await expect(health({ query: { ...query } })).rejects.toThrow(reason);
  });
});
