import type { JsonObject } from '../../search/request_reader';
import type { AliasRecord } from '../catalog/index_record';

/** What a template gives the indices made from it. */
export interface TemplateBody {
  /** By full name, `index.number_of_shards`; values as text. */
  readonly settings?: Readonly<Record<string, string>>;
  readonly mappings?: JsonObject;
  readonly aliases?: Readonly<Record<string, AliasRecord>>;
}

/** A named part, for index templates to be composed of. */
export interface ComponentTemplate {
  readonly template: TemplateBody;
  /** The caller's own count; never looked at. */
  readonly version?: number;
  readonly meta?: JsonObject;
  readonly deprecated?: boolean;
}

/** Says that a template makes data streams, and how they are. */
export interface DataStreamTemplate {
  readonly hidden: boolean;
  readonly allowCustomRouting: boolean;
}

/** What a new index or data stream whose name fits the patterns is made of. */
export interface IndexTemplate {
  readonly indexPatterns: readonly string[];
  /** Names of component templates; later ones win. */
  readonly composedOf: readonly string[];
  /** Components that may be missing. */
  readonly ignoreMissing?: readonly string[];
  /** Wins over the components. Absent = nothing of its own. */
  readonly template?: TemplateBody;
  /** The template of the highest priority wins. Absent = 0. */
  readonly priority?: number;
  readonly version?: number;
  readonly meta?: JsonObject;
  /** Absent = the template makes plain indices. */
  readonly dataStream?: DataStreamTemplate;
  /** False = writes do not bring indices of these names along. */
  readonly allowAutoCreate?: boolean;
  readonly deprecated?: boolean;
}

/** Anything stored under a name. */
export interface Named<T> {
  readonly name: string;
  readonly value: T;
}
