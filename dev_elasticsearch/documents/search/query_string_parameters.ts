import { illegalArgument } from '../../lib/elasticsearch_error';
import { given } from '../../lib/given';
import type { Parameters } from '../../lib/parameters';
import { booleanParameter } from '../../lib/parameters';
import type { JsonObject } from '../../search/request_reader';

/** Parameters that select documents by the query language of `query_string`. */
export const QUERY_STRING_PARAMETERS = [
  ...['q', 'df', 'default_operator', 'analyzer', 'analyze_wildcard', 'lenient'],
];

/**
 * The query that `q` stands for, in place of one in the body; undefined without `q`.
 * @throws `illegal_argument_exception` for an operator other than `and` and `or`.
 */
export function queryStringOf(query: Parameters): JsonObject | undefined {
  const { q, df, analyzer, default_operator: operator } = query;
  if (q === undefined) {
    return undefined;
  }
  if (operator !== undefined && !['and', 'or'].includes(operator.toLowerCase())) {
    throw illegalArgument(`No enum constant of operator [${operator}], expected [and] or [or]`);
  }
  const flag = (name: string) =>
    query[name] === undefined ? undefined : booleanParameter(query, name);
  return {
    query_string: {
      query: q,
      ...given({
        default_field: df,
        default_operator: operator,
        analyzer,
        analyze_wildcard: flag('analyze_wildcard'),
        lenient: flag('lenient'),
      }),
    },
  };
}
