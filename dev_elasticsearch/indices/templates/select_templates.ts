import type { ElasticsearchError } from '../../lib/elasticsearch_error';
import { splitList } from '../../lib/parameters';
import { compileWildcard } from '../../lib/wildcard';
import type { Named } from './template_record';
import type { TemplateTable } from './template_store';

/**
 * The templates that a comma-separated expression names; absent = all.
 * @throws what `missing` makes, for a name without wildcard that is not there.
 */
export function selectTemplates<T>(
  table: TemplateTable<T>,
  expression: string | undefined,
  missing: (name: string) => ElasticsearchError,
): readonly Named<T>[] {
  const all = table.all();
  const wanted = splitList(expression);
  const absent = wanted.find((part) => !part.includes('*') && table.get(part) === undefined);
  if (absent !== undefined) {
    throw missing(absent);
  }
  const tests = wanted.map((part) => compileWildcard(part));
  return all.filter(({ name }) => tests.length === 0 || tests.some((test) => test(name)));
}

/**
 * The names that a removal means.
 * @throws what `missing` makes of all names that are not there; `*` alone never misses.
 */
export function selectNames<T>(
  table: TemplateTable<T>,
  wanted: readonly string[],
  missing: (names: readonly string[]) => ElasticsearchError,
): readonly string[] {
  const all = table.all().map(({ name }) => name);
  const found = wanted.map((part) => ({ part, names: all.filter(compileWildcard(part)) }));
  const absent = found.filter(({ part, names }) => names.length === 0 && part !== '*');
  if (absent.length > 0) {
    throw missing(absent.map(({ part }) => part));
  }
  return [...new Set(found.flatMap(({ names }) => names))];
}
