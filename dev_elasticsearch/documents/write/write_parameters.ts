import { applicable } from '../../lib/applicable';
import {
  ElasticsearchError,
  illegalArgument,
  validationFailed,
} from '../../lib/elasticsearch_error';
import { given } from '../../lib/given';
import type { Parameters } from '../../lib/parameters';
import { booleanParameter } from '../../lib/parameters';
import { parseTimeValue } from '../../lib/time_value';
import type { EmulatedVersion } from '../../lib/version';
import { numberParameter } from '../number_parameter';
import { readVersionType } from '../version_type';
import type { Expectation, WriteOperation } from './write_operation';

/** Parameters of every write of one document. */
export const WRITE_PARAMETERS = [
  ...['refresh', 'timeout', 'wait_for_active_shards', 'if_seq_no', 'if_primary_term'],
  ...['version', 'version_type', 'routing'],
];

/** Parameters of writes that may make an index. */
export function makingParameters(version: EmulatedVersion): readonly string[] {
  return [
    ...['require_alias', 'pipeline'],
    ...(version.isAtLeast('8.13') ? ['require_data_stream'] : []),
    ...(version.isAtLeast('8.18') ? ['include_source_on_error'] : []),
  ];
}

const MAX_ID_BYTES = 512;

/** Why an id cannot be used; undefined when it can. */
export function idProblem(id: string): string | undefined {
  const bytes = Buffer.byteLength(id);
  if (bytes === 0) {
    return 'if _id is specified it must not be empty';
  }
  return bytes > MAX_ID_BYTES
    ? `id [${id}] is too long, must be no longer than ${MAX_ID_BYTES} bytes but was: ${bytes}`
    : undefined;
}

/**
 * Checks what changes no answer of this server, which has one copy of every document, no pipelines,
 * and no waiting.
 * @throws `illegal_argument_exception`; 503 for more copies than there are.
 */
export function checkWriteSettings(query: Parameters): void {
  const { timeout, wait_for_active_shards: copies = '1' } = query;
  if (timeout !== undefined) {
    parseTimeValue(timeout, 'timeout');
  }
  booleanParameter(query, 'include_source_on_error');
  if (copies !== 'all' && !/^\d+$/.test(copies)) {
    throw illegalArgument(`cannot parse ActiveShardCount[${copies}]`);
  }
  if (copies === 'all' || Number(copies) > 1) {
    const needed = copies === 'all' ? 2 : Number(copies);
    throw new ElasticsearchError({
      status: 503,
      type: 'unavailable_shards_exception',
      reason: `Not enough active copies to meet shard count of [${copies.toUpperCase()}] (have 1, needed ${needed}).`,
    });
  }
  checkPipeline(query.pipeline);
}

/** @throws `illegal_argument_exception` for every pipeline but `_none`: this server has none. */
export function checkPipeline(pipeline: string | undefined): void {
  if (pipeline !== undefined && pipeline !== '_none') {
    throw illegalArgument(`pipeline with id [${pipeline}] does not exist`);
  }
}

/** `if_seq_no`, `if_primary_term`, `version` and `version_type` of a write. */
export interface WriteConditions extends Expectation {
  /** As given, whatever the type; undefined = none. */
  readonly version: number | undefined;
  readonly isInternal: boolean;
}

/**
 * Reads the conditions of a write; {@link conditionProblems} tells whether they go together.
 * @throws `illegal_argument_exception` for no numbers and unknown version types; a validation error
 *   for negative numbers.
 */
export function readConditions(query: Parameters): WriteConditions {
  const version = nonNegative(query, 'version');
  const type = readVersionType(query.version_type);
  const isInternal = type === 'internal';
  const external =
    isInternal || version === undefined ? undefined : { version, orEqual: type === 'external_gte' };
  return {
    ...given({
      ifSeqNo: nonNegative(query, 'if_seq_no'),
      ifPrimaryTerm: nonNegative(query, 'if_primary_term'),
      external,
    }),
    version,
    isInternal,
  };
}

/** What is wrong with the conditions of a write, in Elasticsearch's words. */
export function conditionProblems(
  kind: WriteOperation['kind'],
  conditions: WriteConditions,
): readonly string[] {
  const problems = kind === 'create' ? createProblems(conditions) : versionProblems(conditions);
  return [...problems, ...seqNoProblems(conditions)];
}

function createProblems({ ifSeqNo, version, isInternal }: WriteConditions): readonly string[] {
  return applicable([
    [!isInternal, 'create operations only support internal versioning. use index instead'],
    [
      isInternal && version !== undefined,
      'create operations do not support explicit versions. use index instead',
    ],
    [ifSeqNo !== undefined, 'create operations do not support compare and set. use index instead'],
  ]);
}

function versionProblems({ version, isInternal }: WriteConditions): readonly string[] {
  return applicable([
    [
      isInternal && version !== undefined,
      'internal versioning can not be used for optimistic concurrency control. Please use `if_seq_no` and `if_primary_term` instead',
    ],
    [
      !isInternal && version === undefined,
      'illegal version value [-3] for version type [EXTERNAL]',
    ],
  ]);
}

function seqNoProblems(conditions: WriteConditions): readonly string[] {
  const { ifSeqNo, ifPrimaryTerm, version, isInternal } = conditions;
  if (ifSeqNo === undefined) {
    return ifPrimaryTerm === undefined
      ? []
      : [`ifSeqNo is unassigned, but primary term is [${ifPrimaryTerm}]`];
  }
  return applicable([
    [version !== undefined || !isInternal, 'compare and write operations can not use versioning'],
    [ifPrimaryTerm === undefined, 'ifSeqNo is set, but primary term is [0]'],
  ]);
}

function nonNegative(query: Parameters, name: string): number | undefined {
  const value = numberParameter(query, name, 'long');
  if (value !== undefined && value < 0) {
    throw validationFailed([`${name} must be non negative. got [${value}].`]);
  }
  return value;
}
