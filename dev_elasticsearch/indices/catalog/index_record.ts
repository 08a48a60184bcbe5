import type { JsonObject } from '../../search/request_reader';

/** An alias as one index holds it. */
export interface AliasRecord {
  /** Query that limits what the alias shows. Absent = everything. */
  readonly filter?: JsonObject;
  /** Whether writes through the alias go to this index, where several have it. */
  readonly isWriteIndex?: boolean;
  /** Left out by wildcards unless they ask for hidden ones. */
  readonly isHidden?: boolean;
}

/** What is stored about an index, its documents apart. */
export interface IndexRecord {
  readonly name: string;
  /** Never used again: what is stored under it belongs to this index only. */
  readonly uuid: string;
  /** Milliseconds since the epoch. */
  readonly createdAt: number;
  /** By full name, `index.number_of_shards`; values as text. */
  readonly settings: Readonly<Record<string, string>>;
  /** `properties`, `dynamic`, `_meta` as in the mapping API. */
  readonly mappings: JsonObject;
  /** Grows with every change of the mappings, so that readers may keep what they made of them. */
  readonly mappingVersion: number;
  readonly aliases: Readonly<Record<string, AliasRecord>>;
  /** The data stream that it is a backing index of. Absent = none. */
  readonly dataStream?: string;
}

/** Copies asked for of each shard; an index that fits the number to the nodes has none on one node. */
export function replicasOf({ settings }: IndexRecord): number {
  const expands = settings['index.auto_expand_replicas'] ?? 'false';
  return expands === 'false' ? Number(settings['index.number_of_replicas'] ?? 1) : 0;
}

/** True for indices that wildcards leave out unless they ask for hidden ones. */
export function isHiddenIndex(record: IndexRecord): boolean {
  return record.settings['index.hidden'] === 'true';
}
