import { ElasticsearchError } from '../lib/elasticsearch_error';
import type { FieldValue, SearchContext } from './fields';

/** A document of tests: values by field, each a list. */
export interface TestDocument {
  readonly id: string;
  readonly fields: Readonly<Record<string, readonly FieldValue[]>>;
  readonly nested?: Readonly<Record<string, readonly TestDocument[]>>;
}

/** Types of the fields that {@link aSearchContext} knows. */
const TYPES: Readonly<Record<string, string>> = {
  name: 'keyword',
  title: 'text',
  price: 'long',
  weight: 'double',
  sold: 'boolean',
  made: 'date',
  address: 'ip',
  release: 'version',
  parts: 'nested',
  'parts.kind': 'keyword',
  'parts.size': 'long',
};

/** Noon of 15 January 2030, UTC. */
export const NOW = Date.UTC(2030, 0, 15, 12);

/** A context over documents that hold their values ready. */
export function aSearchContext(): SearchContext<TestDocument> {
  return {
    indexName: 'books',
    now: NOW,
    field: (name) => {
      const type = TYPES[name];
      return type === undefined ? undefined : { name, type };
    },
    fieldNames: () => Object.keys(TYPES),
    id: ({ id }) => id,
    values: ({ fields }, field) => fields[field] ?? [],
    nested: ({ nested }, path) => nested?.[path] ?? [],
  };
}

/** A document with these values; single ones need no list. */
export function aDocument(
  id: string,
  fields: Readonly<Record<string, FieldValue | readonly FieldValue[]>> = {},
): TestDocument {
  return {
    id,
    fields: Object.fromEntries(
      Object.entries(fields).map(([name, value]) => [
        name,
        typeof value === 'object' ? value : [value],
      ]),
    ),
  };
}

/**
 * The error that `work` throws, as a caller would see it.
 * @throws what is no ElasticsearchError, or an error of its own when nothing is thrown.
 */
export function refusalOf(work: () => unknown): ElasticsearchError {
  try {
    work();
  } catch (error) {
    if (error instanceof ElasticsearchError) {
      return error;
    }
    throw error;
  }
  throw new Error('Nothing was refused');
}
