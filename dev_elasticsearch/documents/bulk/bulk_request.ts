import { resolveDateNames } from '../../indices/names/date_math_name';
import { applicable } from '../../lib/applicable';
import {
  ElasticsearchError,
  illegalArgument,
  validationFailed,
} from '../../lib/elasticsearch_error';
import { given } from '../../lib/given';
import { JsonSyntaxError } from '../../lib/json/json_scanner';
import { parseJson } from '../../lib/json/parse_json';
import { nonEmpty } from '../../lib/text';
import { booleanParameter } from '../../lib/parameters';
import type { BulkAction } from './bulk_action';
import { readAction } from './bulk_action';
import { parseDocument } from '../write/document_body';
import { numberParameter } from '../number_parameter';
import { readUpdateBody, updateProblems } from '../write/update_body';
import {
  checkPipeline,
  conditionProblems,
  idProblem,
  readConditions,
} from '../write/write_parameters';
import type { WriteOperation } from '../write/write_operation';

/** Defaults that the path and the parameters give to all items. */
export interface BulkDefaults {
  /** Index of items that name none; undefined when the path has none. */
  readonly index: string | undefined;
  readonly routing: string | undefined;
  readonly pipeline: string | undefined;
  readonly requireAlias: boolean;
  readonly requireDataStream: boolean;
  /** Present time, for date math in names; milliseconds since the epoch. */
  readonly now: number;
}

/** One item of a bulk. */
export interface BulkItem {
  readonly operation: WriteOperation;
  /** Why the item cannot be done, whatever the index says; the others are not concerned. */
  readonly error?: ElasticsearchError;
}

/**
 * Reads the lines of a bulk. A malformed line that tells what to do refuses the whole request; a
 * malformed document is the matter of its item.
 * @throws `illegal_argument_exception`, `x_content_parse_exception`, or a validation error.
 */
export function readBulk(text: string, defaults: BulkDefaults): readonly BulkItem[] {
  if (!text.endsWith('\n')) {
    throw illegalArgument('The bulk request must be terminated by a newline [\\n]');
  }
  const lines = text.slice(0, -1).split('\n');
  const drafts: Draft[] = [];
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] ?? '';
    const action = line.trim() === '' ? undefined : readAction(parseLine(line), at + 1);
    if (action === undefined) {
      continue;
    }
    const body = action.kind === 'delete' ? '' : lines[(at += 1)];
    if (body !== undefined) {
      drafts.push(readItem(action, body.replace(/\r$/, ''), defaults));
    }
  }
  refuseProblems(drafts);
  return drafts.map(({ item }) => item);
}

interface Draft {
  readonly item: BulkItem;
  readonly problems: readonly string[];
}

function refuseProblems(drafts: readonly Draft[]): void {
  const problems =
    drafts.length === 0 ? ['no requests added'] : drafts.flatMap(({ problems: own }) => own);
  if (problems.length > 0) {
    throw validationFailed(problems);
  }
}

function parseLine(line: string): unknown {
  try {
    return parseJson(line);
  } catch (error) {
    if (!(error instanceof JsonSyntaxError)) {
      throw error;
    }
    const { line: row, column } = error.location;
    throw new ElasticsearchError({
      status: 400,
      type: 'x_content_parse_exception',
      reason: `[${row}:${column}] ${error.message}`,
    });
  }
}

function readItem(action: BulkAction, body: string, defaults: BulkDefaults): Draft {
  const { kind, parameters } = action;
  const conditions = readConditions(parameters);
  const { ifSeqNo, ifPrimaryTerm, external } = conditions;
  const index = resolveDateNames(parameters._index ?? defaults.index ?? '', defaults.now);
  const id = parameters._id;
  const target = {
    index,
    requireAlias: booleanParameter(parameters, 'require_alias', defaults.requireAlias),
    requireDataStream: booleanParameter(
      parameters,
      'require_data_stream',
      defaults.requireDataStream,
    ),
    ...given({
      ifSeqNo,
      ifPrimaryTerm,
      external,
      routing: nonEmpty(parameters.routing ?? parameters._routing ?? defaults.routing),
    }),
  };
  const problems = [...placeProblems(kind, index, id), ...conditionProblems(kind, conditions)];
  if (kind === 'delete') {
    return { item: { operation: { kind, ...target, id: id ?? '' } }, problems };
  }
  if (kind === 'update') {
    const draft = readUpdate(action, body, { ...target, id: id ?? '' });
    return { ...draft, problems: [...problems, ...draft.problems] };
  }
  return { item: readDocument({ kind, ...target, id }, { action, body, defaults }), problems };
}

interface DocumentLine {
  readonly action: BulkAction;
  readonly body: string;
  readonly defaults: BulkDefaults;
}

type IndexTarget = Omit<Extract<WriteOperation, { kind: 'index' | 'create' }>, 'source' | 'text'>;

function readDocument(target: IndexTarget, { action, body, defaults }: DocumentLine): BulkItem {
  try {
    checkPipeline(action.parameters.pipeline ?? defaults.pipeline);
    return { operation: { ...target, ...parseDocument(body) } };
  } catch (error) {
    if (error instanceof ElasticsearchError) {
      return { operation: { ...target, source: {} }, error };
    }
    throw error;
  }
}

type UpdateTarget = Omit<Extract<WriteOperation, { kind: 'update' }>, 'kind' | 'update'>;

function readUpdate({ parameters, source }: BulkAction, body: string, target: UpdateTarget): Draft {
  refuseVersions(parameters);
  const read = readUpdateBody(parseLine(body), body);
  const update = source === undefined ? read : { ...read, source };
  const { ifSeqNo = read.ifSeqNo, ifPrimaryTerm = read.ifPrimaryTerm } = target;
  const retryOnConflict = numberParameter(parameters, 'retry_on_conflict', 'int') ?? 0;
  const hasSeqNo = ifSeqNo !== undefined;
  const expectation = given({ ifSeqNo, ifPrimaryTerm });
  return {
    item: { operation: { kind: 'update', ...target, ...expectation, update } },
    problems: updateProblems({ update, hasSeqNo, retryOnConflict }),
  };
}

function refuseVersions(parameters: BulkAction['parameters']): void {
  if (parameters.version !== undefined || parameters.version_type !== undefined) {
    throw illegalArgument(
      'Update requests do not support versioning. Please use `if_seq_no` and `if_primary_term` instead',
    );
  }
  if (booleanParameter(parameters, 'require_data_stream')) {
    throw illegalArgument(
      'Update requests do not support the `require_data_stream` flag, as data streams do not support update operations',
    );
  }
}

function placeProblems(
  kind: BulkAction['kind'],
  index: string,
  id: string | undefined,
): readonly string[] {
  const needsId = kind === 'update' || kind === 'delete';
  const problem = id === undefined ? undefined : idProblem(id);
  return applicable([
    [index === '', 'index is missing'],
    [needsId && id === undefined, 'id is missing'],
    [problem !== undefined, problem ?? ''],
  ]);
}
