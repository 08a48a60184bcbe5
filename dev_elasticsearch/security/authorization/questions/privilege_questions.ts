import { illegalArgument, parseFailure } from '../../../lib/elasticsearch_error';
import type { ElasticsearchError } from '../../../lib/elasticsearch_error';
import type { ObjectReader } from '../../../lib/json/object_reader';
import type { EmulatedVersion } from '../../../lib/version';
import { applicationNameProblem } from '../../privileges/application_names';
import { clusterPrivilegeProblem } from '../../privileges/cluster_privileges';
import { indexPrivilegeProblem } from '../../privileges/index_privileges';
import type { ApplicationQuestion } from './application_coverage';
import type { IndexQuestion } from './index_coverage';

/** Everything a `_has_privileges` request asks, one entry for each answer. */
export interface PrivilegeQuestions {
  readonly cluster: readonly string[];
  readonly index: readonly IndexQuestion[];
  readonly application: readonly ApplicationQuestion[];
}

const FIELDS = ['cluster', 'index', 'application'];

/** Reads the body of `_has_privileges` about a user. @throws 400 */
export function parsePrivilegeQuestions(
  reader: ObjectReader,
  username: string,
): PrivilegeQuestions {
  const what = `privileges check [${username}/has_privileges]`;
  allowOnly(reader, FIELDS, what);
  if (reader.fields.length === 0) {
    throw parseFailure(
      `failed to parse ${what}. All privilege fields [cluster,index,applications] are missing`,
    );
  }
  return {
    cluster: reader.strings('cluster') ?? [],
    index: reader.readers('index').flatMap((entry) => indexQuestions(entry, what)),
    application: reader
      .readers('application')
      .flatMap((entry) => applicationQuestions(entry, what)),
  };
}

function indexQuestions(reader: ObjectReader, what: string): IndexQuestion[] {
  for (const refused of ['field_security', 'query']) {
    if (reader.value(refused) !== undefined && reader.value(refused) !== null) {
      throw parseFailure(`Field [${refused}] is not supported in a has_privileges request`);
    }
  }
  allowOnly(
    reader,
    ['names', 'privileges', 'allow_restricted_indices', 'field_security', 'query'],
    what,
  );
  const allowRestricted = reader.boolean('allow_restricted_indices') ?? false;
  const privileges = required(reader, 'privileges', what);
  return required(reader, 'names', what).flatMap((name) =>
    privileges.map((privilege) => ({ name, privilege, allowRestricted })),
  );
}

function applicationQuestions(reader: ObjectReader, what: string): ApplicationQuestion[] {
  allowOnly(reader, ['application', 'privileges', 'resources'], what);
  const application = reader.string('application');
  if (application === undefined) throw missing('application', what);
  const privileges = required(reader, 'privileges', what);
  return required(reader, 'resources', what).flatMap((resource) =>
    privileges.map((privilege) => ({ application, resource, privilege })),
  );
}

function required(reader: ObjectReader, field: string, what: string): string[] {
  const values = reader.strings(field);
  if (values === undefined) throw missing(field, what);
  return values;
}

function allowOnly(reader: ObjectReader, known: readonly string[], what: string): void {
  const unknown = reader.fields.find((field) => !known.includes(field));
  if (unknown === undefined) return;
  throw parseFailure(`failed to parse ${what}. unexpected field [${unknown}]`);
}

function missing(field: string, what: string): ElasticsearchError {
  return parseFailure(`failed to parse ${what}. missing required [${field}] field`);
}

/** What is wrong with well-formed questions, one message each; judged before rights. */
export function questionProblems({ cluster, index, application }: PrivilegeQuestions): string[] {
  if (cluster.length + index.length + application.length === 0) {
    return ['must specify at least one privilege'];
  }
  const applications = new Set(application.map((question) => question.application));
  return [...applications].flatMap(
    (name) => applicationNameProblem(name, { allowWildcard: false }) ?? [],
  );
}

/** @throws 400 illegal_argument_exception for the first privilege the release does not know. */
export function requireKnownPrivileges(
  { cluster, index }: PrivilegeQuestions,
  version: EmulatedVersion,
): void {
  const problem =
    firstOf(cluster, (name) => clusterPrivilegeProblem(name, version)) ??
    firstOf(
      index.map(({ privilege }) => privilege),
      (name) => indexPrivilegeProblem(name, version),
    );
  if (problem !== undefined) throw illegalArgument(problem);
}

function firstOf(
  names: readonly string[],
  problemOf: (name: string) => string | undefined,
): string | undefined {
  return [...new Set(names)].map(problemOf).find((problem) => problem !== undefined);
}
