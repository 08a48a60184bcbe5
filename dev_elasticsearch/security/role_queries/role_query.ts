import { ElasticsearchError, illegalArgument } from '../../lib/elasticsearch_error';
import { isObject } from '../../lib/json/object_reader';
import { JsonSyntaxError } from '../../lib/json/json_scanner';
import { parseJson } from '../../lib/json/parse_json';
import { stringifyJson } from '../../lib/json/stringify_json';
import { parseQuery } from '../../search/predicate';
import type { User } from '../authentication/authentication';
import type { RoleDescriptor } from '../roles/role_descriptor';
import { compileTemplate } from './mustache';

/**
 * The query of an index entry for one user, as Query DSL.
 * @throws 400 when a template cannot be filled in to a query that roles may have: show nothing then.
 */
export type RoleQuery = (user: User) => unknown;

/**
 * Compiles the stored text of a role's query: Query DSL, or `{"template": {"source": …, "params": …}}`
 * whose source is filled in with the `_user` who reads, for an API key its owner. Never throws: a text
 * that makes no sense is met when the query is run.
 */
export function compileRoleQuery(text: string): RoleQuery {
  let compiled: RoleQuery | undefined;
  return (user) => {
    compiled ??= compile(text);
    return compiled(user);
  };
}

function compile(text: string): RoleQuery {
  const query = readObject(text);
  const script = templateOf(query);
  if (script === undefined) return () => query;
  const { source, params } = sourceOf(script);
  const template = compileTemplate(source);
  return (user) => {
    const filled = readObject(template({ ...params, _user: userModel(user) }));
    verify(filled);
    return filled;
  };
}

/** What templates may say about the user. */
function userModel(user: User): Readonly<Record<string, unknown>> {
  return {
    username: user.username,
    full_name: user.fullName,
    email: user.email,
    roles: user.roles,
    metadata: user.metadata,
  };
}

/**
 * Refuses descriptors with queries that cannot work. A template is not looked at: it needs a user.
 * @throws 400 parse_exception with the cause, when a role or a key is stored.
 */
export function checkRoleQueries(descriptors: readonly RoleDescriptor[]): void {
  for (const { indices } of descriptors) {
    indices.forEach(({ names, query }, position) => {
      if (query !== undefined) checkQuery(query, { names, position });
    });
  }
}

interface Place {
  readonly names: readonly string[];
  /** 0-based, among the entries of the descriptor. */
  readonly position: number;
}

function checkQuery(text: string, place: Place): void {
  try {
    const query = readObject(text);
    if (templateOf(query) === undefined) verify(query);
  } catch (error) {
    if (error instanceof ElasticsearchError) throw unusable(place, error);
    throw error;
  }
}

function unusable({ names, position }: Place, cause: ElasticsearchError): ElasticsearchError {
  return new ElasticsearchError({
    status: 400,
    type: 'parse_exception',
    reason: `failed to parse field 'query' for indices [${names.join(',')}] at index privilege [${position}] of role descriptor`,
    causedBy: cause,
    // Java's own exceptions are never root causes.
    ...(cause.type === 'illegal_argument_exception' ? {} : { rootCause: cause.rootCause }),
  });
}

type Fields = Readonly<Record<string, unknown>>;

function readObject(text: string): Fields {
  const value = parsed(text);
  if (isObject(value) && Object.keys(value).length > 0) return value;
  throw new ElasticsearchError({
    status: 400,
    type: 'x_content_parse_exception',
    reason: "[1:1] expected [START_OBJECT] with a query name or 'template'",
  });
}

function parsed(text: string): unknown {
  try {
    return parseJson(text);
  } catch (error) {
    if (!(error instanceof JsonSyntaxError)) throw error;
    const { line, column } = error.location;
    const reason = `[${line}:${column}] ${error.message}`;
    throw new ElasticsearchError({ status: 400, type: 'x_content_parse_exception', reason });
  }
}

function templateOf(query: Fields): unknown {
  return Object.keys(query)[0] === 'template' ? query.template : undefined;
}

interface TemplateSource {
  readonly source: string;
  readonly params: Fields;
}

/** Only inline templates: this server stores no scripts, so a stored one is never found. */
function sourceOf(script: unknown): TemplateSource {
  if (typeof script === 'string') return { source: script, params: {} };
  const { id, source, params } = isObject(script) ? script : {};
  if (typeof id === 'string') {
    throw new ElasticsearchError({
      status: 404,
      type: 'resource_not_found_exception',
      reason: `unable to find script [${id}] in cluster state`,
    });
  }
  if (typeof source !== 'string' && !isObject(source)) {
    throw illegalArgument(
      'must specify either [source] for an inline script or [id] for a stored script',
    );
  }
  return {
    source: typeof source === 'string' ? source : stringifyJson(source),
    params: isObject(params) ? params : {},
  };
}

/** Kinds that would look into other documents, where the role's limits do not hold. */
const PROHIBITED = ['percolate', 'has_child', 'has_parent'];

/** @throws 400 when the query is no query, or one that roles may not have. */
function verify(query: unknown): void {
  visit(query, (kind, body) => {
    if (PROHIBITED.includes(kind)) {
      throw illegalArgument(`${kind} query isn't supported as part of a role query`);
    }
    if (kind === 'terms' && hasMember(body, (value) => isObject(value))) {
      throw illegalArgument(
        "terms query with terms lookup isn't supported as part of a role query",
      );
    }
    if (
      kind === 'geo_shape' &&
      hasMember(body, (value) => isObject(value) && 'indexed_shape' in value)
    ) {
      throw illegalArgument(
        "geoshape query referring to indexed shapes isn't supported as part of a role query",
      );
    }
  });
  parseQuery(query);
}

const hasMember = (body: unknown, test: (value: unknown) => boolean): boolean =>
  isObject(body) && Object.values(body).some(test);

/** Members of compound queries that hold queries, or lists of them. */
const INNER: Readonly<Record<string, readonly string[]>> = {
  bool: ['filter', 'must', 'must_not', 'should'],
  constant_score: ['filter'],
  nested: ['query'],
  function_score: ['query'],
  boosting: ['positive', 'negative'],
  dis_max: ['queries'],
};

/** Walks a query from the outside in; it need not be of sound grammar. */
function visit(query: unknown, see: (kind: string, body: unknown) => void): void {
  const [only] = isObject(query) ? Object.entries(query) : [];
  if (only === undefined) return;
  const [kind, body] = only;
  see(kind, body);
  const members = Object.hasOwn(INNER, kind) ? (INNER[kind] ?? []) : [];
  for (const member of members) {
    const inner = isObject(body) ? body[member] : undefined;
    for (const each of Array.isArray(inner) ? inner : [inner]) visit(each, see);
  }
}
