import { illegalArgument } from '../../../lib/elasticsearch_error';
import type { EmulatedVersion } from '../../../lib/version';
import { hasWildcard } from '../../../lib/wildcard';
import type { SearchContext } from '../../../search/fields';
import { API_KEY_FIELD_NAMES, indexedField } from './api_key_fields';
import type { ApiKeyIndex } from './api_key_index';
import type { IndexedField } from './indexed_field';

/** When, and as which release, API keys are searched. */
export interface ScopeOptions {
  /** Present time for date math, milliseconds since the epoch. */
  readonly now: number;
  readonly version: EmulatedVersion;
}

/** What one search of API keys may name, and the search engine's view of slots as documents. */
export class SearchScope {
  readonly context: SearchContext<number>;
  /** Of this release, `metadata` standing for all its paths. */
  readonly fieldNames: readonly string[];
  private readonly fields = new Map<string, IndexedField>();

  constructor(
    readonly index: ApiKeyIndex,
    private readonly options: ScopeOptions,
  ) {
    const { version } = options;
    this.fieldNames = API_KEY_FIELD_NAMES.filter(
      (name) => name !== 'type' || version.has('api_key_query_type_field'),
    );
    this.context = {
      indexName: '.security-7',
      now: options.now,
      field: (name) => this.field(name).field,
      fieldNames: () => this.fieldNames,
      id: (slot) => index.idOf(slot),
      values: (slot, name) => this.field(name).values(slot),
    };
  }

  /** The field of that name. @throws 400 illegal_argument_exception for names that are not allowed */
  field(name: string): IndexedField {
    const known = this.fields.get(name) ?? this.find(name);
    if (known === undefined) throw this.notAllowed(name);
    this.fields.set(name, known);
    return known;
  }

  /** As {@link field}, undefined for names that are not allowed. */
  find(name: string): IndexedField | undefined {
    if (hasWildcard(name)) return undefined;
    const isHidden = API_KEY_FIELD_NAMES.includes(name) && !this.fieldNames.includes(name);
    return isHidden ? undefined : indexedField(this.index, name);
  }

  private notAllowed(name: string): Error {
    const subject = hasWildcard(name) ? 'Field name pattern' : 'Field';
    const use = this.options.version.has('api_key_query_aggs')
      ? 'querying or aggregation'
      : 'API Key query';
    return illegalArgument(`${subject} [${name}] is not allowed for ${use}`);
  }
}
