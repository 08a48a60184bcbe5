import {
  kibanaResponseFactory,
  KibanaResponse,
  type AddVersionOptions,
  type IKibanaResponse,
  type RequestHandler,
  type RequestHandlerContext,
  type RouteValidation,
  type VersionedRoute,
  type VersionedRouteConfig,
} from '@kbn/core/server';
import type { HostRequest } from './host_request';
import { runHandler, type ValidatedHandler } from './run_handler';

/** Header by which callers choose a version, and by which answers name theirs. */
const VERSION_HEADER = 'elastic-api-version';

/**
 * All versions of one route. Without the header a public route answers with its oldest version and an
 * internal one with a 400, as Kibana's does in development.
 */
export class HostVersionedRoute<
  Context extends RequestHandlerContext,
> implements VersionedRoute<Context> {
  // A function each, because a version may build its schemas when they are first needed.
  readonly #versions = new Map<string, () => ValidatedHandler>();

  constructor(
    private readonly method: string,
    private readonly config: VersionedRouteConfig,
  ) {}

  addVersion<Params, Query, Body>(
    options: AddVersionOptions<Params, Query, Body>,
    handler: RequestHandler<Params, Query, Body, Context>,
  ): this {
    const { version } = options;
    const problem = this.malformed(version);
    if (problem !== undefined) throw new Error(problem);
    if (this.#versions.has(version)) {
      throw new Error(
        `Version "${version}" handler has already been registered for the route ${this.name()}`,
      );
    }
    // The router hands the handler only what its own schemas returned.
    this.#versions.set(version, () => ({
      validation: requestValidation(options),
      handler: handler as RequestHandler,
    }));
    return this;
  }

  async answer(context: RequestHandlerContext, request: HostRequest): Promise<IKibanaResponse> {
    const version = this.requested(request);
    const { badRequest } = kibanaResponseFactory;
    if (version === undefined) {
      return badRequest({
        body: `Please specify a version via ${VERSION_HEADER} header. Available versions: ${this.available()}`,
      });
    }
    const problem = this.malformed(version);
    if (problem !== undefined) return badRequest({ body: problem });
    const found = this.#versions.get(version);
    if (found === undefined) {
      return badRequest({
        body: `No version "${version}" available for ${this.name()}. Available versions are: ${this.available()}`,
      });
    }
    return withVersion(await runHandler(found(), { context, request, version }), version);
  }

  private requested({ headers }: HostRequest): string | undefined {
    const header = headers[VERSION_HEADER];
    const version = Array.isArray(header) ? header[0] : header;
    if (version !== undefined && version !== '') return version;
    return this.config.access === 'public' ? [...this.#versions.keys()].sort()[0] : undefined;
  }

  private malformed(version: string): string | undefined {
    if (this.config.access === 'public') {
      return isDate(version)
        ? undefined
        : `Invalid version. Received "${version}", expected a valid date string formatted as YYYY-MM-DD.`;
    }
    return /^[1-9][0-9]*$/.test(version)
      ? undefined
      : `Invalid version number. Received "${version}", expected a string containing _only_ a finite, whole number greater than 0.`;
  }

  private name(): string {
    return `[${this.method}] [${this.config.path}]`;
  }

  private available(): string {
    return this.#versions.size === 0 ? '<none>' : `[${[...this.#versions.keys()].join(', ')}]`;
  }
}

function requestValidation<Params, Query, Body>({
  validate,
}: AddVersionOptions<Params, Query, Body>): RouteValidation | false | undefined {
  if (validate === false) return false;
  return (typeof validate === 'function' ? validate() : validate).request;
}

function withVersion(response: IKibanaResponse, version: string): IKibanaResponse {
  const headers = { ...response.options.headers, [VERSION_HEADER]: version };
  return new KibanaResponse(response.status, response.payload, { ...response.options, headers });
}

function isDate(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text));
}
