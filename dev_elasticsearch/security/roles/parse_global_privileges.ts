import { ElasticsearchError } from '../../lib/elasticsearch_error';
import { isObject, tokenOf } from '../../lib/json/object_reader';
import { locateJson } from '../../lib/json/parse_json';
import { emulatedVersion } from '../../lib/version';
import type { EmulatedVersion } from '../../lib/version';

/** Where a value stands in a body. */
export interface JsonPlace {
  /** The whole body. */
  readonly text: string;
  readonly path: readonly (string | number)[];
}

type Fields = Readonly<Record<string, unknown>>;

/** What each category may hold: an operation over a list of application names or patterns. */
const OPERATIONS: ReadonlyMap<string, string> = new Map([
  ['application', 'manage'],
  ['profile', 'write'],
]);

/**
 * Reads the `global` privileges of a descriptor into their normalised form, in which every category
 * is there; undefined when nothing is granted.
 * @throws 400 x_content_parse_exception
 */
export function parseGlobal(
  value: unknown,
  { version = emulatedVersion(), place }: { version?: EmulatedVersion; place?: JsonPlace },
): Fields | undefined {
  if (value === undefined) return undefined;
  const reader = new GlobalReader(place);
  const categories = reader.object(value, ['global']);
  const granted = Object.entries(categories).flatMap(([category, body]): [string, Fields][] => {
    const operation = OPERATIONS.get(category);
    if (operation === undefined) {
      throw reader.unexpected(category, [...OPERATIONS.keys()], ['global', category]);
    }
    const privilege = reader.privilege(body, operation, ['global', category]);
    return privilege === undefined ? [] : [[category, { [operation]: privilege }]];
  });
  if (granted.length === 0) return undefined;
  // Elasticsearch writes every category it knows; this server has no grants over roles.
  const known = [
    'application',
    'profile',
    ...(version.has('global_role_category') ? ['role'] : []),
  ];
  const byCategory = new Map(granted);
  return Object.fromEntries(known.map((category) => [category, byCategory.get(category) ?? {}]));
}

type Path = readonly string[];

class GlobalReader {
  constructor(private readonly place: JsonPlace | undefined) {}

  object(value: unknown, path: Path): Fields {
    if (isObject(value)) return value;
    throw this.failure(`expected [START_OBJECT] but found [${tokenOf(value)}] instead`, path);
  }

  /** The applications of the one operation that there is; undefined when it is not there. */
  privilege(value: unknown, operation: string, path: Path): Fields | undefined {
    const [entry, ...others] = Object.entries(this.object(value, path));
    if (entry === undefined) return undefined;
    const wrong = [entry, ...others].find(([name]) => name !== operation);
    if (wrong !== undefined) {
      throw this.unexpected(wrong[0], [operation], [...path, wrong[0]]);
    }
    const inner = this.object(entry[1], [...path, operation]);
    const [field = ''] = Object.keys(inner).filter((name) => name !== 'applications');
    if (field !== '' || !('applications' in inner)) {
      throw this.unexpected(field, ['applications'], [...path, operation, field]);
    }
    return { applications: this.names(inner.applications, [...path, operation, 'applications']) };
  }

  unexpected(found: string, expected: readonly string[], path: Path): ElasticsearchError {
    const what = expected.length === 1 ? 'field name' : 'one of';
    return this.failure(
      `expected ${what} [${expected.join(',')}] but found [${found}] instead`,
      path,
    );
  }

  private names(value: unknown, path: Path): readonly string[] {
    const list: unknown[] = Array.isArray(value) ? value : [undefined];
    const names = list.filter((name) => typeof name === 'string');
    if (names.length === list.length) return [...new Set(names)];
    throw this.failure(`expected [START_ARRAY] but found [${tokenOf(value)}] instead`, path);
  }

  private failure(reason: string, path: Path): ElasticsearchError {
    return new ElasticsearchError({
      status: 400,
      type: 'x_content_parse_exception',
      reason: `${this.located(path)}failed to parse privilege. ${reason}`,
    });
  }

  private located(path: Path): string {
    if (this.place === undefined) return '';
    const { line, column } = locateJson(this.place.text, [...this.place.path, ...path], 'key');
    return `[${line}:${column}] `;
  }
}
