import { contractSuite } from '../../support/contract';
import { expectAnswer, type ContractCase } from '../../support/expect_answer';

/** Of a high priority: a shared cluster may have templates of its own. */
const template = (json: object, name = '{i}-template') => ({
  line: `PUT /_index_template/${name}`,
  json: { index_patterns: ['{i}*'], priority: 900, ...json },
});
const component = (json: object) => ({ line: 'PUT /_component_template/{i}-part', json });
const properties = (fields: object) => ({ mappings: { properties: fields } });
const KEYWORD = { a: { type: 'keyword' } };

const TEMPLATES: ContractCase[] = [
  { title: 'makes a template', ...template({}), status: 200, body: { acknowledged: true } },
  {
    title: 'replaces a template',
    given: [template({})],
    ...template({ version: 2 }),
    status: 200,
    body: { acknowledged: true },
  },
  {
    title: 'does not replace one with create',
    given: [template({})],
    ...template({}),
    line: 'PUT /_index_template/{i}-template?create=true',
    status: 400,
    error: { type: 'illegal_argument_exception', reason: /already exists/ },
  },
  {
    title: 'answers a template',
    given: [template({ version: 3, _meta: { by: 'contract' }, template: properties(KEYWORD) })],
    line: 'GET /_index_template/{i}-template',
    status: 200,
    body: {
      index_templates: [
        {
          name: '{i}-template',
          index_template: {
            index_patterns: ['{i}*'],
            priority: 900,
            version: 3,
            _meta: { by: 'contract' },
            template: properties(KEYWORD),
            composed_of: [],
          },
        },
      ],
    },
  },
  {
    title: 'misses a template',
    line: 'GET /_index_template/{i}-template',
    status: 404,
    error: {
      type: 'resource_not_found_exception',
      reason: /index template matching \[.*\] not found/,
    },
  },
  {
    title: 'answers none for a pattern',
    line: 'GET /_index_template/{i}-t*',
    status: 200,
    body: { index_templates: [] },
  },
  {
    title: 'HEAD finds a template',
    given: [template({})],
    line: 'HEAD /_index_template/{i}-template',
    status: 200,
  },
  { title: 'HEAD misses a template', line: 'HEAD /_index_template/{i}-template', status: 404 },
  {
    title: 'deletes a template',
    given: [template({})],
    line: 'DELETE /_index_template/{i}-template',
    status: 200,
    body: { acknowledged: true },
  },
  {
    title: 'misses a template to delete',
    line: 'DELETE /_index_template/{i}-template',
    status: 404,
    error: { type: /^(index_template_missing|resource_not_found)_exception$/ },
  },
  {
    title: 'refuses a template without patterns',
    line: 'PUT /_index_template/{i}-template',
    json: {},
    status: 400,
  },
  {
    title: 'refuses a template with an unknown key',
    ...template({ colour: 1 }),
    status: 400,
    error: {
      type: 'x_content_parse_exception',
      reason: /^\[1:\d+\] \[index_template\] unknown field \[colour\]/,
    },
  },
  {
    title: 'refuses a second template of the same priority',
    given: [template({})],
    ...template({}, '{i}-other'),
    status: 400,
    error: { type: 'illegal_argument_exception', reason: /same priority/ },
  },
  {
    title: 'refuses a template composed of missing parts',
    ...template({ composed_of: ['{i}-part'] }),
    status: 400,
    error: {
      type: /^(invalid_index_template|illegal_argument)_exception$/,
      reason: /component template/,
    },
  },
];

const EFFECTS: ContractCase[] = [
  {
    title: 'gives mappings, settings and aliases to a new index',
    given: [
      template({
        template: {
          ...properties(KEYWORD),
          settings: { number_of_replicas: 0 },
          aliases: { '{i}-alias': {} },
        },
      }),
      { line: 'PUT /{i}' },
    ],
    line: 'GET /{i}',
    status: 200,
    body: {
      '{i}': {
        ...properties(KEYWORD),
        settings: { index: { number_of_replicas: '0' } },
        aliases: { '{i}-alias': {} },
      },
    },
  },
  {
    title: 'gives them to an index that a document makes',
    given: [
      template({ template: properties(KEYWORD) }),
      { line: 'PUT /{i}/_doc/1', json: { a: 'x' } },
    ],
    line: 'GET /{i}/_mapping',
    status: 200,
    body: { '{i}': properties(KEYWORD) },
  },
  {
    title: 'yields to what the request says',
    given: [
      template({ template: { settings: { number_of_replicas: 0 } } }),
      { line: 'PUT /{i}', json: { settings: { number_of_replicas: 2 } } },
    ],
    line: 'GET /{i}/_settings',
    status: 200,
    body: { '{i}': { settings: { index: { number_of_replicas: '2' } } } },
  },
  {
    title: 'yields to a template of higher priority',
    given: [
      template({ template: { settings: { number_of_replicas: 0 } } }),
      template({ priority: 901, template: { settings: { number_of_replicas: 3 } } }, '{i}-other'),
      { line: 'PUT /{i}' },
    ],
    line: 'GET /{i}/_settings',
    status: 200,
    body: { '{i}': { settings: { index: { number_of_replicas: '3' } } } },
  },
  {
    title: 'gives what its parts say',
    given: [
      component({ template: properties(KEYWORD) }),
      template({ composed_of: ['{i}-part'], template: properties({ b: { type: 'long' } }) }),
      { line: 'PUT /{i}' },
    ],
    line: 'GET /{i}/_mapping',
    status: 200,
    body: { '{i}': properties({ ...KEYWORD, b: { type: 'long' } }) },
  },
];

const COMPONENTS: ContractCase[] = [
  {
    title: 'makes a part',
    ...component({ template: {} }),
    status: 200,
    body: { acknowledged: true },
  },
  {
    title: 'answers a part',
    given: [component({ version: 2, template: properties(KEYWORD) })],
    line: 'GET /_component_template/{i}-part',
    status: 200,
    body: {
      component_templates: [
        { name: '{i}-part', component_template: { version: 2, template: properties(KEYWORD) } },
      ],
    },
  },
  {
    title: 'misses a part',
    line: 'GET /_component_template/{i}-part',
    status: 404,
    error: { type: 'resource_not_found_exception' },
  },
  {
    title: 'deletes a part',
    given: [component({ template: {} })],
    line: 'DELETE /_component_template/{i}-part',
    status: 200,
    body: { acknowledged: true },
  },
  {
    title: 'keeps a part that a template uses',
    given: [component({ template: {} }), template({ composed_of: ['{i}-part'] })],
    line: 'DELETE /_component_template/{i}-part',
    status: 400,
    error: { type: 'illegal_argument_exception', reason: /still in use/ },
  },
  { title: 'refuses a part without a template', ...component({}), status: 400 },
];

contractSuite('Templates', (cluster, version) => {
  it.each(version.applicable([...TEMPLATES, ...EFFECTS, ...COMPONENTS]))('$title', async (row) => {
    await expectAnswer(cluster, row);
  });
});
