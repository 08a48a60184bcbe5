import { ElasticsearchError, illegalArgument } from '../../lib/elasticsearch_error';
import { locateJson } from '../../lib/json/parse_json';
import type { EmulatedVersion } from '../../lib/version';

/** Where something stands in the body. */
export type Path = readonly (string | number)[];

/** What one release takes in a query of API keys, and the words in which it refuses the rest. */
export class QueryRules {
  constructor(
    private readonly version: EmulatedVersion,
    /** The body as it came, for places in errors. */
    private readonly text: string,
  ) {}

  /** Has this release text queries? */
  get allowsText(): boolean {
    return this.version.has('api_key_query_text_queries');
  }

  /** 400 for something that Elasticsearch has, and not here. */
  notHere(subject: string): ElasticsearchError {
    const where = this.version.has('role_description')
      ? 'is not currently supported in this context'
      : 'is not supported for API Key query';
    return illegalArgument(`${subject} ${where}`);
  }

  /** 400 for a kind of query or aggregation that nobody knows. */
  unknown(reason: string, { path, kind }: { readonly path: Path; readonly kind: string }): Error {
    const { line, column } = locateJson(this.text, [...path, kind], 'value');
    return new ElasticsearchError({
      status: 400,
      type: 'parsing_exception',
      reason,
      metadata: { line, col: column },
      causedBy: new ElasticsearchError({
        status: 400,
        type: 'named_object_not_found_exception',
        reason: `[${line}:${column}] unknown field [${kind}]`,
      }),
    });
  }
}
