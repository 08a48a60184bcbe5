import { illegalArgument } from '../../lib/elasticsearch_error';
import { isObject } from '../../lib/json/object_reader';
import { asList } from '../../search/request_reader';
import type { QueryRules } from './query_rules';

/** Sorts of a search that API keys lack: scores mean nothing here. */
const OTHERS = ['_score', '_shard_doc', '_script', '_geo_distance'];

/** Refuses sorts that are not by a field, and those inside of nested documents. @throws 400 */
export function restrictSort(sort: unknown, rules: QueryRules): void {
  for (const clause of asList(sort)) {
    const byField = isObject(clause) ? clause : { [String(clause)]: {} };
    for (const [field, options] of Object.entries(byField)) {
      if (OTHERS.includes(field)) {
        throw illegalArgument(`Field [${field}] is not allowed for querying or aggregation`);
      }
      if (isObject(options) && 'nested' in options) throw rules.notHere('nested sorting');
    }
  }
}
