import { requireCluster } from '../../lib/authorize';
import { illegalArgument } from '../../lib/elasticsearch_error';
import type { Endpoint, EndpointRequest, EndpointResponse } from '../../lib/endpoint';
import { booleanParameter, splitList } from '../../lib/parameters';
import type { IndexDeps } from '../index_deps';
import { TIMEOUTS } from '../index_deps';
import { readComponentTemplate, renderComponentTemplate } from './read_template';
import { selectNames, selectTemplates } from './select_templates';
import { componentTemplateMissing, templateNotFound } from './template_error';
import type { ComponentTemplate, Named } from './template_record';

const ACTION = 'cluster:admin/component_template/';

/** `_component_template`. */
export function componentTemplateEndpoints(deps: IndexDeps): Endpoint[] {
  const paths = ['/_component_template/{name}'];
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
      handle: (request) => put(request, deps),
    },
    {
      ...read,
      methods: ['get'],
      paths: ['/_component_template', ...paths],
      handle: (request) => ({
        status: 200,
        body: {
          component_templates: find(request, deps).map(({ name, value }) => ({
            name,
            component_template: renderComponentTemplate(value),
          })),
        },
      }),
    },
    {
      ...read,
      methods: ['head'],
      paths,
      handle: (request) => {
        find(request, deps);
        return { status: 200 };
      },
    },
    {
      methods: ['delete'],
      paths,
      queryParameters: TIMEOUTS,
      body: 'none',
      handle: (request) => remove(request, deps),
    },
  ];
}

async function put(request: EndpointRequest, deps: IndexDeps): Promise<EndpointResponse> {
  const { params, query, body, bodyText, subject } = request;
  const name = params.name ?? '';
  const component = readComponentTemplate(body, bodyText);
  const createsOnly = booleanParameter(query, 'create');
  requireCluster(subject, `${ACTION}put`);
  const { components } = deps.templates;
  await deps.store.write(() => {
    if (createsOnly && components.get(name) !== undefined) {
      throw illegalArgument(`component template [${name}] already exists`);
    }
    components.put(name, component);
  });
  return { status: 200, body: { acknowledged: true } };
}

function find(
  { params, subject }: EndpointRequest,
  { templates }: IndexDeps,
): readonly Named<ComponentTemplate>[] {
  requireCluster(subject, `${ACTION}get`);
  return selectTemplates(templates.components, params.name, (name) =>
    templateNotFound('component template', name),
  );
}

async function remove(
  { params, subject }: EndpointRequest,
  { store, templates }: IndexDeps,
): Promise<EndpointResponse> {
  requireCluster(subject, `${ACTION}delete`);
  await store.write(() => {
    const names = selectNames(
      templates.components,
      splitList(params.name),
      componentTemplateMissing,
    );
    const users = templates.indexTemplates
      .all()
      .filter(({ value }) => value.composedOf.some((name) => names.includes(name)));
    if (users.length > 0) {
      throw illegalArgument(
        `component templates [${names.join(',')}] cannot be removed as they are still in use by ` +
          `index templates [${users.map(({ name }) => name).join(', ')}]`,
      );
    }
    names.forEach((name) => templates.components.remove(name));
  });
  return { status: 200, body: { acknowledged: true } };
}
