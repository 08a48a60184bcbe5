import { requireCluster } from '../../lib/authorize';
import { illegalArgument } from '../../lib/elasticsearch_error';
import type { Endpoint, EndpointRequest, EndpointResponse } from '../../lib/endpoint';
import { booleanParameter, splitList } from '../../lib/parameters';
import type { IndexDeps } from '../index_deps';
import { TIMEOUTS } from '../index_deps';
import { composeTemplate, priorityOf, templatesFor } from './compose_template';
import { patternsOverlap } from './pattern_overlap';
import { readIndexTemplate, renderBody, renderIndexTemplate } from './read_template';
import { selectNames, selectTemplates } from './select_templates';
import { indexTemplateMissing, invalidIndexTemplate, templateNotFound } from './template_error';
import type { IndexTemplate, Named } from './template_record';
import { templateRoutes } from './template_routes';
import type { TemplateStore } from './template_store';

const ACTION = 'indices:admin/index_template/';

/** `_index_template`. */
export function indexTemplateEndpoints(deps: IndexDeps): Endpoint[] {
  return [
    ...templateRoutes({
      path: '/_index_template',
      put: (request) => put(request, deps),
      show: (request) => ({
        index_templates: find(request, deps).map(({ name, value }) => ({
          name,
          index_template: renderIndexTemplate(value),
        })),
      }),
      remove: (request) => remove(request, deps),
    }),
    {
      methods: ['post'],
      paths: ['/_index_template/_simulate_index/{name}'],
      queryParameters: TIMEOUTS,
      body: 'none',
      handle: (request) => simulate(request, deps),
    },
  ];
}

async function put(request: EndpointRequest, deps: IndexDeps): Promise<EndpointResponse> {
  const { params, query, body, bodyText, subject } = request;
  const name = params.name ?? '';
  const template = readIndexTemplate(body, bodyText);
  const createsOnly = booleanParameter(query, 'create');
  requireCluster(subject, `${ACTION}put`);
  await deps.store.write(() => {
    if (createsOnly && deps.templates.indexTemplates.get(name) !== undefined) {
      throw illegalArgument(`index template [${name}] already exists`);
    }
    checkComponents(name, template, deps.templates);
    checkPriority(name, template, deps.templates);
    checkDataStreams(name, template, deps);
    deps.templates.indexTemplates.put(name, template);
  });
  return { status: 200, body: { acknowledged: true } };
}

function checkComponents(name: string, template: IndexTemplate, store: TemplateStore): void {
  const { composedOf, ignoreMissing = [] } = template;
  const missing = composedOf.filter(
    (component) =>
      !ignoreMissing.includes(component) && store.components.get(component) === undefined,
  );
  if (missing.length > 0) {
    throw invalidIndexTemplate(
      name,
      `index template [${name}] specifies component templates [${missing.join(', ')}] that do not exist`,
    );
  }
}

/** Two templates of one priority must never both fit a name. */
function checkPriority(name: string, template: IndexTemplate, store: TemplateStore): void {
  const rivals = store.indexTemplates
    .all()
    .filter((other) => other.name !== name)
    .filter(({ value }) => priorityOf(value) === priorityOf(template))
    .filter(({ value }) =>
      value.indexPatterns.some((theirs) =>
        template.indexPatterns.some((ours) => patternsOverlap(theirs, ours)),
      ),
    );
  if (rivals.length > 0) {
    const patterns = rivals.map(
      (rival) => `${rival.name} => [${rival.value.indexPatterns.join(', ')}]`,
    );
    throw illegalArgument(
      `index template [${name}] has index patterns [${template.indexPatterns.join(', ')}] matching ` +
        `patterns from existing templates [${rivals.map((rival) => rival.name).join(',')}] with ` +
        `patterns (${patterns.join(',')}) that have the same priority [${priorityOf(template)}], ` +
        'multiple index templates may not match during index creation, please use a different priority',
    );
  }
}

/** A data stream must not lose the template that makes its next index. */
function checkDataStreams(name: string, template: IndexTemplate, deps: IndexDeps): void {
  if (template.dataStream !== undefined || deps.templates.indexTemplates.get(name) === undefined) {
    return;
  }
  const orphans = streamsOf([name], deps);
  if (orphans.length > 0) {
    throw illegalArgument(
      `composable template [${name}] with index patterns [${template.indexPatterns.join(', ')}], ` +
        `priority [${priorityOf(template)}] would cause data streams [${orphans.join(', ')}] to no ` +
        'longer match a data stream template',
    );
  }
}

/** Names of the data streams that one of these templates applies to. */
function streamsOf(names: readonly string[], { catalog, templates }: IndexDeps): readonly string[] {
  return catalog
    .dataStreams()
    .map(({ name }) => name)
    .filter((stream) => names.includes(templatesFor(stream, templates)[0]?.name ?? ''));
}

function find(
  { params, subject }: EndpointRequest,
  { templates }: IndexDeps,
): readonly Named<IndexTemplate>[] {
  requireCluster(subject, `${ACTION}get`);
  return selectTemplates(templates.indexTemplates, params.name, (name) =>
    templateNotFound('index template', name),
  );
}

async function remove(
  { params, subject }: EndpointRequest,
  deps: IndexDeps,
): Promise<EndpointResponse> {
  requireCluster(subject, `${ACTION}delete`);
  const { indexTemplates } = deps.templates;
  await deps.store.write(() => {
    const names = selectNames(indexTemplates, splitList(params.name), indexTemplateMissing);
    const orphans = streamsOf(names, deps);
    if (orphans.length > 0) {
      throw illegalArgument(
        `unable to remove composable templates [${names.join(', ')}] as they are in use by a data ` +
          `streams [${orphans.join(', ')}]`,
      );
    }
    names.forEach((name) => indexTemplates.remove(name));
  });
  return { status: 200, body: { acknowledged: true } };
}

function simulate(
  { params, subject }: EndpointRequest,
  { templates }: IndexDeps,
): EndpointResponse {
  requireCluster(subject, `${ACTION}simulate_index`);
  const [best, ...others] = templatesFor(params.name ?? '', templates);
  if (best === undefined) {
    return { status: 200, body: {} };
  }
  return {
    status: 200,
    body: {
      template: renderBody(composeTemplate(best.value, templates)),
      overlapping: others.map(({ name, value }) => ({
        name,
        index_patterns: value.indexPatterns,
      })),
    },
  };
}
