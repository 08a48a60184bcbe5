import { ElasticsearchError } from '../../lib/elasticsearch_error';
import type { ObjectReader } from '../../lib/json/object_reader';
import { clusterPrivilege } from '../privileges/cluster_privileges';
import { indexPrivilege } from '../privileges/index_privileges';
import type { ApplicationQuestion, IndexQuestion } from './privilege_coverage';

/** Everything a `_has_privileges` request asks, one entry for each answer. */
export interface PrivilegeQuestions {
  readonly cluster: readonly string[];
  readonly index: readonly IndexQuestion[];
  readonly application: readonly ApplicationQuestion[];
}

const FIELDS = ['cluster', 'index', 'application'];

/** Reads the body of `_has_privileges`. @throws 400 */
export function parsePrivilegeQuestions(reader: ObjectReader): PrivilegeQuestions {
  reader.allowOnly(FIELDS);
  if (reader.fields.length === 0) {
    throw parseFailure(
      'failed to parse privileges check for user. missing required fields [cluster,index,application]',
    );
  }
  return {
    cluster: reader.strings('cluster') ?? [],
    index: reader.readers('index').flatMap(indexQuestions),
    application: reader.readers('application').flatMap(applicationQuestions),
  };
}

function indexQuestions(reader: ObjectReader): IndexQuestion[] {
  for (const refused of ['field_security', 'query']) {
    if (reader.fields.includes(refused)) {
      throw parseFailure(`failed to parse privileges check. [${refused}] is not supported there`);
    }
  }
  reader.allowOnly(['names', 'privileges', 'allow_restricted_indices']);
  const allowRestricted = reader.boolean('allow_restricted_indices') ?? false;
  return required(reader, 'names').flatMap((name) =>
    required(reader, 'privileges').map((privilege) => ({ name, privilege, allowRestricted })),
  );
}

function applicationQuestions(reader: ObjectReader): ApplicationQuestion[] {
  reader.allowOnly(['application', 'privileges', 'resources']);
  const application = reader.requiredString('application');
  return required(reader, 'resources').flatMap((resource) =>
    required(reader, 'privileges').map((privilege) => ({ application, resource, privilege })),
  );
}

function required(reader: ObjectReader, field: string): string[] {
  const values = reader.strings(field);
  if (values === undefined) {
    throw parseFailure(`failed to parse privileges check. missing required [${field}] field`);
  }
  return values;
}

/** What is wrong with well-formed questions, one message each. */
export function questionProblems({ cluster, index, application }: PrivilegeQuestions): string[] {
  if (cluster.length + index.length + application.length === 0) {
    return ['must specify at least one privilege'];
  }
  const unknownCluster = cluster.filter((name) => clusterPrivilege(name) === undefined);
  const unknownIndex = index.filter(({ privilege }) => indexPrivilege(privilege) === undefined);
  return [
    ...unknownCluster.map((name) => `unknown cluster privilege [${name}]`),
    ...new Set(unknownIndex.map(({ privilege }) => `unknown index privilege [${privilege}]`)),
  ];
}

function parseFailure(reason: string): ElasticsearchError {
  return new ElasticsearchError({ status: 400, type: 'parse_exception', reason });
}
