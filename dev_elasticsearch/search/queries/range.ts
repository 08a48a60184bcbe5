import { illegalArgument } from '../../lib/elasticsearch_error';
import { resolveDateMath } from '../dates/date_math';
import type { FieldValue, SearchContext, SearchField } from '../fields';
import { compareValues, DEFAULT_DATE_FORMAT, isDate, toFieldValue } from '../fields';
import type { JsonObject } from '../request_reader';
import { readOption } from '../request_reader';
import { parsingError, queryShardError } from '../search_error';
import { readFieldClause } from './field_clause';
import type { FieldClause } from './field_clause';
import type { ParsedQuery } from './parsed_query';
import { scoreIf, selectNothing } from './parsed_query';
import { refuseUnindexed, terms } from './term_level';

/** One end of a range. */
interface Bound {
  readonly value: FieldValue;
  readonly inclusive: boolean;
}

/** Both ends of a range; undefined = open. */
export interface Bounds {
  readonly lower: Bound | undefined;
  readonly upper: Bound | undefined;
}

const OPTIONS = ['gt', 'gte', 'lt', 'lte', 'from', 'to', 'include_lower', 'include_upper'];

/**
 * `range`: a value between bounds; numbers, dates with date math, `format` and `time_zone`, strings.
 * An open or null bound is unbounded.
 */
export function parseRange(body: unknown): ParsedQuery {
  const clause = readRangeClause(body);
  return (context) => {
    const field = context.field(clause.field);
    if (field === undefined) {
      return selectNothing;
    }
    refuseUnindexed(field);
    checkRelation(clause, field);
    const within = isWithin(readBounds(clause, field, context));
    return scoreIf((document) => terms(context, document, field).some(within), clause.boost);
  };
}

/**
 * The ends that a `range` gives one field, for whoever has values in order.
 * @throws `parsing_exception` for bad grammar, ShardError for values the field cannot hold.
 */
export function rangeBounds<D>(
  body: unknown,
  field: SearchField,
  context: SearchContext<D>,
): Bounds {
  return readBounds(readRangeClause(body), field, context);
}

function readRangeClause(body: unknown): FieldClause {
  const clause = readFieldClause(body, {
    kind: 'range',
    valueOption: 'gte',
    options: [...OPTIONS, 'format', 'time_zone', 'relation'],
  });
  if (Object.keys(clause.options).length === 0 && clause.value !== undefined) {
    throw parsingError(`[range] query does not support [${clause.field}]`);
  }
  readRelation(clause);
  return clause;
}

const RELATIONS = ['within', 'contains', 'intersects', 'disjoint'];

/** A relation is for fields that hold ranges, which this server lacks; single values have but one. */
function checkRelation({ options }: FieldClause, { name, type }: SearchField): void {
  const relation = readOption(options, 'relation', 'string')?.toLowerCase();
  if (relation === 'disjoint') {
    const reason = `Field [${name}] of type [${type}] does not support DISJOINT ranges`;
    throw queryShardError(`failed to create query: ${reason}`, illegalArgument(reason));
  }
}

function readRelation({ options }: FieldClause): void {
  const relation = readOption(options, 'relation', 'string');
  if (relation !== undefined && !RELATIONS.includes(relation.toLowerCase())) {
    throw illegalArgument(`${relation} is not a valid relation`);
  }
}

/** Does a value lie between the ends? */
export function isWithin({ lower, upper }: Bounds): (value: FieldValue) => boolean {
  return (value) => isBeyond(value, lower, 1) && isBeyond(value, upper, -1);
}

function isBeyond(value: FieldValue, bound: Bound | undefined, direction: 1 | -1): boolean {
  if (bound === undefined) {
    return true;
  }
  const distance = compareValues(value, bound.value) * direction;
  return bound.inclusive ? distance >= 0 : distance > 0;
}

function readBounds<D>(
  { options }: FieldClause,
  field: SearchField,
  context: SearchContext<D>,
): Bounds {
  const bound = (option: string, inclusive: boolean): Bound | undefined => {
    const given = options[option];
    if (given === undefined || given === null) {
      return undefined;
    }
    const value = boundValue({ given, option: nameOf(option, inclusive), options }, field, context);
    return { value, inclusive };
  };
  const includeLower = readOption(options, 'include_lower', 'boolean') ?? true;
  const includeUpper = readOption(options, 'include_upper', 'boolean') ?? true;
  return {
    lower: bound('gt', false) ?? bound('gte', true) ?? bound('from', includeLower),
    upper: bound('lt', false) ?? bound('lte', true) ?? bound('to', includeUpper),
  };
}

function nameOf(option: string, inclusive: boolean): string {
  if (option === 'from') {
    return inclusive ? 'gte' : 'gt';
  }
  return option === 'to' ? (inclusive ? 'lte' : 'lt') : option;
}

interface GivenBound {
  readonly given: unknown;
  /** `gt`, `gte`, `lt` or `lte`. */
  readonly option: string;
  readonly options: JsonObject;
}

function boundValue<D>(
  { given, option, options }: GivenBound,
  field: SearchField,
  context: SearchContext<D>,
): FieldValue {
  if (!isDate(field.type)) {
    return toFieldValue(field, given, context.now);
  }
  return resolveDateMath(given, {
    format: readOption(options, 'format', 'string') ?? field.format ?? DEFAULT_DATE_FORMAT,
    now: context.now,
    zone: readOption(options, 'time_zone', 'string') ?? 'UTC',
    roundUp: option === 'gt' || option === 'lte',
  });
}
