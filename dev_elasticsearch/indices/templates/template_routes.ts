import type { Endpoint, EndpointRequest, EndpointResponse } from '../../lib/endpoint';
import { TIMEOUTS } from '../index_deps';

/** What can be done with templates of one kind. */
export interface TemplateRoutes {
  /** Without parameters; names come behind it. */
  readonly path: string;
  readonly put: (request: EndpointRequest) => Promise<EndpointResponse>;
  /** The body of an answer that shows templates. @throws 404 when a named one is missing. */
  readonly show: (request: EndpointRequest) => object;
  readonly remove: (request: EndpointRequest) => Promise<EndpointResponse>;
}

/** Writes, reads and removals of templates, which have the same routes whatever their kind. */
export function templateRoutes({ path, put, show, remove }: TemplateRoutes): Endpoint[] {
  const paths = [`${path}/{name}`];
  const read = {
    queryParameters: [...TIMEOUTS, 'local', 'flat_settings', 'include_defaults'],
    body: 'none' as const,
  };
  return [
    {
      methods: ['put', 'post'],
      paths,
      queryParameters: [...TIMEOUTS, 'create', 'cause'],
      body: 'required',
      handle: put,
    },
    {
      ...read,
      methods: ['get'],
      paths: [path, ...paths],
      handle: (request) => ({ status: 200, body: show(request) }),
    },
    {
      ...read,
      methods: ['head'],
      paths,
      handle: (request) => {
        show(request);
        return { status: 200 };
      },
    },
    { methods: ['delete'], paths, queryParameters: TIMEOUTS, body: 'none', handle: remove },
  ];
}
