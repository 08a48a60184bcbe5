import { requireCluster } from '../../lib/authorize';
import { illegalArgument } from '../../lib/elasticsearch_error';
import type { Endpoint, EndpointRequest, EndpointResponse } from '../../lib/endpoint';
import { booleanParameter, splitList } from '../../lib/parameters';
import type { IndexDeps } from '../index_deps';
import { readComponentTemplate, renderComponentTemplate } from './read_template';
import { selectNames, selectTemplates } from './select_templates';
import { componentTemplateMissing, templateNotFound } from './template_error';
import type { ComponentTemplate, Named } from './template_record';
import { templateRoutes } from './template_routes';

const ACTION = 'cluster:admin/component_template/';

/** `_component_template`. */
export function componentTemplateEndpoints(deps: IndexDeps): Endpoint[] {
  return templateRoutes({
    path: '/_component_template',
    put: (request) => put(request, deps),
    show: (request) => ({
      component_templates: find(request, deps).map(({ name, value }) => ({
        name,
        component_template: renderComponentTemplate(value),
      })),
    }),
    remove: (request) => remove(request, deps),
  });
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
