import { illegalArgument, validationFailed } from '../lib/elasticsearch_error';
import { given } from '../lib/given';
import type { Parameters } from '../lib/parameters';
import type { Expectation } from './write_operation';

/** Parameters of every write of one document. */
export const WRITE_PARAMETERS = [
  ...['refresh', 'timeout', 'wait_for_active_shards', 'if_seq_no', 'if_primary_term'],
  ...['version', 'version_type', 'require_alias'],
];

const MAX_ID_BYTES = 512;

/**
 * Reads `if_seq_no`, `if_primary_term`, `version` and `version_type`.
 * @throws `illegal_argument_exception` for no numbers, a validation error for parts that do not go
 *   together.
 */
export function readExpectation(query: Parameters): Expectation {
  const ifSeqNo = integer(query, 'if_seq_no');
  const ifPrimaryTerm = integer(query, 'if_primary_term');
  const version = integer(query, 'version');
  const { version_type: type = 'internal' } = query;
  if (!['internal', 'external', 'external_gte', 'external_gt'].includes(type)) {
    throw illegalArgument(`No version type match [${type}]`);
  }
  const problems = problemsOf({ ifSeqNo, ifPrimaryTerm, version, isInternal: type === 'internal' });
  if (problems.length > 0) {
    throw validationFailed(problems);
  }
  const external =
    version === undefined ? undefined : { version, orEqual: type === 'external_gte' };
  return given({ ifSeqNo, ifPrimaryTerm, external });
}

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

interface Numbers {
  readonly ifSeqNo: number | undefined;
  readonly ifPrimaryTerm: number | undefined;
  readonly version: number | undefined;
  readonly isInternal: boolean;
}

function problemsOf({ ifSeqNo, ifPrimaryTerm, version, isInternal }: Numbers): readonly string[] {
  const problems: string[] = [];
  if (ifSeqNo !== undefined && ifPrimaryTerm === undefined) {
    problems.push('ifSeqNo is set, but primary term is [0]');
  }
  if (ifSeqNo === undefined && ifPrimaryTerm !== undefined) {
    problems.push(`ifSeqNo is unassigned, but primary term is [${ifPrimaryTerm}]`);
  }
  if (isInternal && version !== undefined) {
    problems.push(
      'internal versioning can not be used for optimistic concurrency control. Please use `if_seq_no` and `if_primary_term` instead',
    );
  }
  if (!isInternal && version === undefined) {
    problems.push('illegal version value [-3] for version type [EXTERNAL]');
  }
  return problems;
}

function integer(query: Parameters, name: string): number | undefined {
  const text = query[name];
  if (text === undefined) {
    return undefined;
  }
  const value = Number(text);
  if (text.trim() === '' || !Number.isSafeInteger(value)) {
    throw illegalArgument(`Failed to parse long parameter [${name}] with value [${text}]`);
  }
  if (value < 0) {
    throw validationFailed([`${name} must be non negative. got [${value}].`]);
  }
  return value;
}
