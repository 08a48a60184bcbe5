import type { FieldValue, SearchContext } from '../fields';
import { isNumeric } from '../fields';
import { isObject, readOption } from '../request_reader';
import { parsingError, shardIllegalArgument, strictParseError } from '../search_error';

/** A collapse bound to the fields of one index. */
export interface CompiledCollapse<D> {
  /** Documents of the same value are one hit; null = without a value, which is one hit, too. */
  value(document: D): FieldValue | null;
}

/**
 * Reads `collapse`: `{"field": "name"}`. Inner hits are refused.
 * @throws `parsing_exception`.
 */
export function parseCollapse(given: unknown): string | undefined {
  if (given === undefined) {
    return undefined;
  }
  if (!isObject(given)) {
    throw parsingError('[collapse] expected an object');
  }
  const unknown = Object.keys(given).find(
    (name) => name !== 'field' && name !== 'max_concurrent_group_searches',
  );
  if (unknown !== undefined) {
    throw strictParseError(`[collapse] unknown field [${unknown}]`, {
      holder: given,
      key: unknown,
    });
  }
  const field = readOption(given, 'field', 'string');
  if (field === undefined) {
    throw parsingError('Required [field]');
  }
  return field;
}

/** @throws ShardError for fields that are unmapped, or that hold neither keywords nor numbers. */
export function compileCollapse<D>(name: string, context: SearchContext<D>): CompiledCollapse<D> {
  const field = context.field(name);
  if (field === undefined) {
    throw shardIllegalArgument(`no mapping found for \`${name}\` in order to collapse on`);
  }
  if (field.type !== 'keyword' && !isNumeric(field.type)) {
    throw shardIllegalArgument(
      `collapse is not supported for the field [${name}] of the type [${field.type}]`,
    );
  }
  return {
    value: (document) => {
      const [first = null, second] = context.values(document, field.name);
      if (second !== undefined) {
        throw shardIllegalArgument(
          `failed to collapse on field [${name}]: a document has several values`,
        );
      }
      return first;
    },
  };
}

/** Keeps the best item of each group, and shows the best groups. */
export class CollapsedHits<T> {
  private readonly best = new Map<FieldValue | null, T>();

  constructor(
    private readonly limit: number,
    private readonly compare: (a: T, b: T) => number,
  ) {}

  add(item: T, group: FieldValue | null): void {
    const known = this.best.get(group);
    if (known === undefined || this.compare(item, known) < 0) {
      this.best.set(group, item);
    }
  }

  /** The best items, best first. */
  sorted(): readonly T[] {
    return [...this.best.values()].sort(this.compare).slice(0, this.limit);
  }
}
