import { indexedValue } from '../../indices/mappings/field_value';
import type { IndexRecord } from '../../indices/catalog/index_record';
import type { MappedField, MappedFields } from '../../indices/mappings/mapping';
import { fieldsOf, searchFieldOf } from '../../indices/mappings/mapping';
import { isObjectType } from '../../indices/mappings/mapping_types';
import type { FieldValue, SearchContext, SearchField, TermStatistics } from '../../search/fields';
import type { JsonObject } from '../../search/request_reader';
import { isObject } from '../../search/request_reader';
import type { StoredDocument } from '../store/stored_document';
import { leavesOf, sourceWith, valuesAt } from './source_values';
import { visibleSource } from '../access/visible_source';

/** A document, or one nested object of it, as searches see it. */
export interface SearchedDocument {
  readonly index: SearchedIndex;
  readonly stored: StoredDocument;
  /** The whole source; of a nested object only itself, under its full path. */
  readonly source: JsonObject;
  /** Which nested object it is; undefined for whole documents. */
  readonly nestedPath: string | undefined;
  /** The document that a nested object belongs to; absent for whole documents. */
  readonly root?: SearchedDocument;
}

/** A map, because requests choose the name, and an object has names of its own. */
const METADATA_TYPES: ReadonlyMap<string, string> = new Map([
  ['_id', 'keyword'],
  ['_index', 'keyword'],
  ['_seq_no', 'long'],
  ['_version', 'long'],
]);

/** What of an index is seen. */
export interface IndexSight {
  /** Fields (dotted paths) that it refuses are as good as unmapped. Absent = all are seen. */
  readonly allowsField?: ((path: string) => boolean) | undefined;
  /** For relevance. Absent = all matches count the same. */
  readonly statistics?: (field: SearchField) => TermStatistics | undefined;
}

/** An index as searches see it: its fields, and what its documents have in them. */
export class SearchedIndex implements SearchContext<SearchedDocument> {
  readonly indexName: string;
  private readonly fields: MappedFields;
  private readonly allowsField: ((path: string) => boolean) | undefined;

  constructor(
    readonly record: IndexRecord,
    readonly now: number,
    private readonly sight: IndexSight = {},
  ) {
    this.indexName = record.name;
    const { allowsField } = sight;
    this.allowsField = allowsField;
    const all = fieldsOf(record.mappings);
    this.fields = allowsField === undefined ? all : visibleFields(all, allowsField);
  }

  document(stored: StoredDocument): SearchedDocument {
    return { index: this, stored, source: stored.source, nestedPath: undefined };
  }

  /** Is there anything in the documents that the caller may not see? */
  get hidesFields(): boolean {
    return this.allowsField !== undefined;
  }

  /** The source as the caller may see it. */
  visibleSource(source: JsonObject): JsonObject {
    return this.allowsField === undefined ? source : visibleSource(source, this.allowsField);
  }

  field(name: string): SearchField | undefined {
    const metadata = METADATA_TYPES.get(name);
    if (metadata !== undefined) {
      return { name, type: metadata };
    }
    const field = this.fields.get(name);
    if (field === undefined) {
      return this.flattenedAbove(name) === undefined ? undefined : { name, type: 'keyword' };
    }
    return searchFieldOf(field, name);
  }

  fieldNames(): readonly string[] {
    return [...this.fields.keys()];
  }

  statistics(name: string): TermStatistics | undefined {
    const field = this.field(name);
    return field === undefined ? undefined : this.sight.statistics?.(field);
  }

  id({ stored }: SearchedDocument): string {
    return stored.id;
  }

  values(document: SearchedDocument, name: string): readonly FieldValue[] {
    const field = this.fields.get(name);
    if (field !== undefined) {
      if (!isVisible(field, document)) {
        return [];
      }
      return field.searchType === 'flattened'
        ? scalarTexts(valuesAt(this.visibleSource(document.source), field.sourcePath))
        : fieldValues(field, document.source);
    }
    if (this.flattenedAbove(name) !== undefined) {
      return scalarTexts(valuesAt(this.visibleSource(document.source), name));
    }
    return metadataValue(name, document);
  }

  /**
   * The outermost nested object that `name` is in, below the nested object `from` (undefined = the
   * document); undefined when there is none between them.
   */
  nestedPathBelow(name: string, from: string | undefined): string | undefined {
    const innermost = this.fields.get(name)?.nestedPath;
    if (innermost === undefined || innermost === from) {
      return undefined;
    }
    return [...parentsOf(innermost), innermost].find(
      (path) => path.length > (from?.length ?? 0) && this.fields.get(path)?.type === 'nested',
    );
  }

  nested(document: SearchedDocument, path: string): readonly SearchedDocument[] {
    if (this.fields.get(path)?.type !== 'nested') {
      return [];
    }
    return valuesAt(this.visibleSource(document.source), path)
      .filter(isObject)
      .map((item) => ({
        ...document,
        source: sourceWith(path, item),
        nestedPath: path,
        root: document.root ?? document,
      }));
  }

  root(document: SearchedDocument): SearchedDocument {
    return document.root ?? document;
  }

  hit({ stored }: SearchedDocument): JsonObject {
    return {
      _index: this.indexName,
      _id: stored.id,
      _source: this.visibleSource(stored.source),
    };
  }

  /** `labels.env` has no field of its own when `labels` is flattened. */
  private flattenedAbove(name: string): MappedField | undefined {
    for (let dot = name.lastIndexOf('.'); dot > 0; dot = name.lastIndexOf('.', dot - 1)) {
      const field = this.fields.get(name.slice(0, dot));
      if (field?.searchType === 'flattened') {
        return field;
      }
    }
    return undefined;
  }
}

/** Leaves by the field that holds their values; objects for what is left below them. */
function visibleFields(fields: MappedFields, allowsField: (path: string) => boolean): MappedFields {
  const leaves = [...fields.values()].filter(
    ({ type, concreteName }) => !isObjectType(type) && allowsField(concreteName),
  );
  const parents = new Set(leaves.flatMap(({ name }) => parentsOf(name)));
  return new Map(
    [...fields].filter(([name, { type, concreteName }]) =>
      isObjectType(type) ? parents.has(name) : allowsField(concreteName),
    ),
  );
}

function parentsOf(name: string): readonly string[] {
  const parts = name.split('.');
  return parts.slice(1).map((_, at) => parts.slice(0, at + 1).join('.'));
}

/** Several indices as one, for aggregations: each document answers by its own index. */
export function mergedContext(
  indices: readonly SearchedIndex[],
  now: number,
): SearchContext<SearchedDocument> {
  return {
    indexName: indices.map(({ indexName }) => indexName).join(','),
    now,
    field: (name) => {
      const fields = indices.flatMap((index) => index.field(name) ?? []);
      return fields.find(({ type }) => type === 'text') ?? fields[0];
    },
    fieldNames: () => [...new Set(indices.flatMap((index) => index.fieldNames()))],
    id: ({ stored }) => stored.id,
    values: (document, name) => document.index.values(document, name),
    nested: (document, path) => document.index.nested(document, path),
    root: (document) => document.index.root(document),
    hit: (document) => document.index.hit(document),
  };
}

/** Nested fields are hidden from the document around them. */
function isVisible(field: MappedField, { nestedPath }: SearchedDocument): boolean {
  return (
    field.nestedPath === undefined ||
    nestedPath === field.nestedPath ||
    nestedPath?.startsWith(`${field.nestedPath}.`) === true
  );
}

function fieldValues(field: MappedField, source: JsonObject): readonly FieldValue[] {
  if (isObjectType(field.type)) {
    return [];
  }
  // Loops, because this runs for every document that a search looks at.
  const found: FieldValue[] = [];
  addValues(found, field, valuesAt(source, field.sourcePath));
  for (const path of field.copiedFrom ?? []) {
    addValues(found, field, valuesAt(source, path));
  }
  return found;
}

function addValues(found: FieldValue[], field: MappedField, given: readonly unknown[]): void {
  for (const value of given) {
    const scalar = value ?? field.nullValue;
    const indexed = isScalar(scalar) ? indexedValue(scalar, field) : undefined;
    if (indexed !== undefined) {
      found.push(indexed);
    }
  }
}

function metadataValue(name: string, { stored, index }: SearchedDocument): readonly FieldValue[] {
  switch (name) {
    case '_id':
      return [stored.id];
    case '_index':
      return [index.indexName];
    case '_seq_no':
      return [stored.seqNo];
    case '_version':
      return [stored.version];
    default:
      return [];
  }
}

function scalarTexts(value: unknown): readonly string[] {
  return leavesOf(value).filter(isScalar).map(String);
}

function isScalar(value: unknown): boolean {
  const type = typeof value;
  return type === 'string' || type === 'number' || type === 'boolean' || type === 'bigint';
}
