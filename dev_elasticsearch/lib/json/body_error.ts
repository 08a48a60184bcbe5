import type { ElasticsearchErrorOptions } from '../elasticsearch_error';
import { ElasticsearchError } from '../elasticsearch_error';
import { locateJson } from './parse_json';

/** A member of a request's body: the value under `key` of `holder`. */
export interface BodyPlace {
  /** An object or list of the parsed body, itself and no copy. */
  readonly holder: object;
  readonly key: string | number;
}

/** A request, as far as places in its body need it. */
interface LocatedRequest {
  readonly body: unknown;
  readonly bodyText: string;
}

type Path = readonly (string | number)[];

/**
 * An error about a part of the body. Whoever throws it knows the part but not where it stands in the
 * text; {@link locateErrors} adds `line` and `col`.
 */
export class BodyError extends ElasticsearchError {
  constructor(
    private readonly options: ElasticsearchErrorOptions,
    private readonly place: BodyPlace | undefined,
  ) {
    super(options);
  }

  /** The same error, about `place` unless it names one already. */
  within(place: BodyPlace): BodyError {
    return this.place === undefined ? new BodyError(this.options, place) : this;
  }

  /**
   * The error as it is answered: with `line` and `col`, or, for an `x_content_parse_exception`, with
   * `[line:column]` before its reason. Without a place in the body it stays as it is.
   */
  locatedIn({ body, bodyText }: LocatedRequest): ElasticsearchError {
    const { place } = this;
    const path = place === undefined ? undefined : pathTo(body, place.holder);
    if (place === undefined || path === undefined) {
      return this;
    }
    const { causedBy, reason, type } = this.options;
    const isStrict = type === 'x_content_parse_exception';
    const at = [...path, place.key];
    const { line, column } = locateJson(bodyText, at, isStrict ? 'key' : 'value');
    return new ElasticsearchError({
      ...this.options,
      ...(isStrict
        ? { reason: `[${line}:${column}] ${reason ?? ''}` }
        : { metadata: { line, col: column, ...this.options.metadata } }),
      ...(causedBy === undefined ? {} : { causedBy: withPrefix(causedBy, `[${line}:${column}] `) }),
    });
  }
}

/** Runs the work of a request; errors about its body leave with `line` and `col`. */
export async function locateErrors<T>(
  request: LocatedRequest,
  work: () => Promise<T> | T,
): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw error instanceof BodyError ? error.locatedIn(request) : error;
  }
}

function withPrefix({ status, type, reason }: ElasticsearchError, prefix: string) {
  return new ElasticsearchError({ status, type, reason: `${prefix}${reason ?? ''}` });
}

/** Where an object stands in a parsed text; looked for by identity, so that equal ones differ. */
function pathTo(root: unknown, wanted: object): Path | undefined {
  if (root === wanted) {
    return [];
  }
  if (typeof root !== 'object' || root === null) {
    return undefined;
  }
  const members: (readonly [string | number, unknown])[] = Array.isArray(root)
    ? root.map((item: unknown, at) => [at, item] as const)
    : Object.entries(root);
  for (const [key, value] of members) {
    const below = pathTo(value, wanted);
    if (below !== undefined) {
      return [key, ...below];
    }
  }
  return undefined;
}
