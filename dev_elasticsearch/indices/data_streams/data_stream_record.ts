/** What is stored about a data stream; its backing indices are indices like any other. */
export interface DataStreamRecord {
  readonly name: string;
  /** Names of the backing indices, oldest first; the last one takes the writes. */
  readonly indices: readonly string[];
  /** Number of the newest backing index; grows with each rollover. */
  readonly generation: number;
  /** Left out by wildcards unless they ask for hidden ones. */
  readonly hidden: boolean;
}

/** The field that every document of a data stream has, once. */
export const TIMESTAMP_FIELD = '@timestamp';

/** `.ds-<name>-<yyyy.MM.dd>-<generation>`, the day being that of `millis` in UTC. */
export function backingIndexName(stream: string, generation: number, millis: number): string {
  const day = new Date(millis).toISOString().slice(0, 10).replaceAll('-', '.');
  return `.ds-${stream}-${day}-${String(generation).padStart(6, '0')}`;
}
