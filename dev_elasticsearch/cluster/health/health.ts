import { splitList } from '../../lib/parameters';
import { compileWildcard } from '../../lib/wildcard';
import type { IndexSummary } from '../cluster_deps';

/** How well indices are, the best first. */
export const STATUSES = ['green', 'yellow', 'red'] as const;

/** One of {@link STATUSES}: yellow = copies are missing, red = an index that was named is. */
export type HealthStatus = (typeof STATUSES)[number];

/** The health of the indices a request means. */
export interface Health {
  readonly status: HealthStatus;
  readonly indices: readonly IndexSummary[];
  /** Was an index named that does not exist? */
  readonly hasMissing: boolean;
}

/** The health of one index: its primaries are always there, its copies never. */
export function indexStatus({ replicas }: IndexSummary): HealthStatus {
  return replicas === 0 ? 'green' : 'yellow';
}

/** @param expression names, aliases and wildcards; undefined or `_all` = all, hidden ones too */
export function healthOf(all: readonly IndexSummary[], expression: string | undefined): Health {
  const parts = splitList(expression);
  const wanted = parts.length === 0 ? ['*'] : parts.map((part) => (part === '_all' ? '*' : part));
  const tests = wanted.map((part) => ({ part, matches: compileWildcard(part) }));
  const isNamedBy = (index: IndexSummary, matches: (name: string) => boolean): boolean =>
    [index.name, ...index.aliases].some(matches);
  const indices = all.filter((index) => tests.some(({ matches }) => isNamedBy(index, matches)));
  const hasMissing = tests.some(
    ({ part, matches }) =>
      !part.includes('*') && !indices.some((index) => isNamedBy(index, matches)),
  );
  const isYellow = indices.some((index) => indexStatus(index) === 'yellow');
  return { indices, hasMissing, status: hasMissing ? 'red' : isYellow ? 'yellow' : 'green' };
}

/** Numbers of shards that are there, and of those that have no place. */
export interface ShardCounts {
  readonly active: number;
  readonly unassigned: number;
}

/** The shards of indices together. */
export function countShards(indices: readonly IndexSummary[]): ShardCounts {
  return {
    active: indices.reduce((sum, { shards }) => sum + shards, 0),
    unassigned: indices.reduce((sum, { shards, replicas }) => sum + shards * replicas, 0),
  };
}

/** Share of active shards in percent; 100 when there are none. */
export function activePercent({ active, unassigned }: ShardCounts): number {
  return active === 0 ? 100 : (100 * active) / (active + unassigned);
}
