import { contractSuite } from '../../support/contract';
import { documents, expectAnswer, type ContractCase } from '../../support/expect_answer';

const DOCS = documents({ 1: { a: 1 }, 2: { a: 2 } });
const MORE = documents({ 3: { a: 1 } }, '{i}-2');
const actions = (...list: readonly object[]) => ({
  line: 'POST /_aliases',
  json: { actions: list },
});
const add = (options: object = {}) => ({ add: { index: '{i}', alias: '{i}-alias', ...options } });
const total = (value: number) => ({ hits: { total: { value } } });

const CASES: ContractCase[] = [
  {
    title: 'adds one by path',
    line: 'PUT /{i}/_alias/{i}-alias',
    status: 200,
    body: { acknowledged: true },
  },
  { title: 'adds one by POST', line: 'POST /{i}/_alias/{i}-alias', status: 200 },
  { title: 'adds one by an action', ...actions(add()), status: 200, body: { acknowledged: true } },
  {
    title: 'answers those of an index',
    given: [DOCS, actions(add())],
    line: 'GET /{i}/_alias',
    status: 200,
    body: { '{i}': { aliases: { '{i}-alias': {} } } },
  },
  {
    title: 'answers by name',
    given: [DOCS, actions(add())],
    line: 'GET /_alias/{i}-alias',
    status: 200,
    body: { '{i}': { aliases: { '{i}-alias': {} } } },
  },
  {
    title: 'answers an index without any',
    line: 'GET /{i}/_alias',
    status: 200,
    body: { '{i}': { aliases: {} } },
  },
  {
    title: 'misses a name',
    line: 'GET /_alias/{i}-alias',
    status: 404,
    body: { error: 'alias [{i}-alias] missing', status: 404 },
  },
  { title: 'answers nothing for a pattern', line: 'GET /_alias/{i}-al*', status: 200, body: {} },
  {
    title: 'HEAD finds one',
    given: [DOCS, actions(add())],
    line: 'HEAD /_alias/{i}-alias',
    status: 200,
  },
  { title: 'HEAD misses one', line: 'HEAD /_alias/{i}-alias', status: 404 },
  {
    title: 'searches all its indices',
    given: [DOCS, MORE, actions(add(), add({ index: '{i}-2' }))],
    line: 'GET /{i}-alias/_search',
    status: 200,
    body: total(3),
  },
  {
    title: 'takes several indices in one action',
    given: [DOCS, MORE, actions({ add: { indices: ['{i}', '{i}-2'], alias: '{i}-alias' } })],
    line: 'GET /{i}-alias/_search',
    status: 200,
    body: total(3),
  },
  {
    title: 'takes several names in one action',
    given: [DOCS, actions({ add: { index: '{i}', aliases: ['{i}-x', '{i}-y'] } })],
    line: 'GET /{i}/_alias',
    status: 200,
    body: { '{i}': { aliases: { '{i}-x': {}, '{i}-y': {} } } },
  },
  {
    title: 'shows only what its filter lets through',
    given: [DOCS, actions(add({ filter: { term: { a: 1 } } }))],
    line: 'GET /{i}-alias/_search',
    status: 200,
    body: { hits: { total: { value: 1 }, hits: [{ _id: '1' }] } },
  },
  {
    title: 'counts only what its filter lets through',
    given: [DOCS, actions(add({ filter: { term: { a: 1 } } }))],
    line: 'GET /{i}-alias/_count',
    status: 200,
    body: { count: 1 },
  },
  {
    title: 'shows everything when the index is named, too',
    given: [DOCS, actions(add({ filter: { term: { a: 1 } } }))],
    line: 'GET /{i}-alias,{i}/_search',
    status: 200,
    body: total(2),
  },
  {
    title: 'gets a document past its filter',
    given: [DOCS, actions(add({ filter: { term: { a: 1 } } }))],
    line: 'GET /{i}-alias/_doc/2',
    status: 200,
    body: { found: true },
  },
  {
    title: 'deletes by query only what its filter lets through',
    given: [DOCS, actions(add({ filter: { term: { a: 1 } } }))],
    line: 'POST /{i}-alias/_delete_by_query',
    json: { query: { match_all: {} } },
    status: 200,
    body: { deleted: 1 },
  },
  {
    title: 'writes to the write index',
    given: [DOCS, MORE, actions(add(), add({ index: '{i}-2', is_write_index: true }))],
    line: 'PUT /{i}-alias/_doc/9',
    json: {},
    status: 201,
    body: { _index: '{i}-2' },
  },
  {
    title: 'shows the write index',
    given: [DOCS, actions(add({ is_write_index: true }))],
    line: 'GET /_alias/{i}-alias',
    status: 200,
    body: { '{i}': { aliases: { '{i}-alias': { is_write_index: true } } } },
  },
  {
    title: 'removes one by an action',
    given: [DOCS, actions(add()), actions({ remove: { index: '{i}', alias: '{i}-alias' } })],
    line: 'HEAD /_alias/{i}-alias',
    status: 404,
  },
  {
    title: 'removes one by path',
    given: [DOCS, actions(add())],
    line: 'DELETE /{i}/_alias/{i}-alias',
    status: 200,
    body: { acknowledged: true },
  },
  {
    title: 'misses one to remove',
    line: 'DELETE /{i}/_alias/{i}-alias',
    status: 404,
    error: { type: 'aliases_not_found_exception', reason: /aliases \[.*-alias\] missing/ },
  },
  {
    title: 'overlooks a missing one with must_exist false',
    ...actions({ remove: { index: '{i}', alias: '{i}-alias', must_exist: false } }, add()),
    status: 200,
  },
  {
    title: 'moves one in one step',
    given: [
      DOCS,
      MORE,
      actions(add()),
      actions({ remove: { index: '{i}', alias: '{i}-alias' } }, add({ index: '{i}-2' })),
    ],
    line: 'GET /{i}-alias/_search',
    status: 200,
    body: { hits: { total: { value: 1 }, hits: [{ _index: '{i}-2' }] } },
  },
  {
    title: 'puts an alias in the place of an index',
    given: [
      DOCS,
      MORE,
      actions({ remove_index: { index: '{i}' } }, add({ index: '{i}-2', alias: '{i}' })),
    ],
    line: 'GET /{i}/_search',
    status: 200,
    body: { hits: { hits: [{ _index: '{i}-2' }] } },
  },
  {
    title: 'does nothing when one action fails',
    ...actions(add(), { remove: { index: '{i}', alias: '{i}-zzz', must_exist: true } }),
    status: 404,
    error: { type: 'aliases_not_found_exception' },
  },
  {
    title: 'refuses the name of an index',
    given: [DOCS, MORE],
    ...actions(add({ alias: '{i}-2' })),
    status: 400,
    error: {
      type: 'invalid_alias_name_exception',
      reason: /an index or data stream exists with the same name/,
    },
  },
  {
    title: 'refuses a bad name',
    ...actions(add({ alias: '{i}#' })),
    status: 400,
    error: { type: 'invalid_alias_name_exception', reason: /must not contain.*'#'/ },
  },
  {
    title: 'refuses a missing index',
    ...actions(add({ index: '{i}-zzz' })),
    status: 404,
    error: { type: 'index_not_found_exception' },
  },
  {
    title: 'refuses an unknown action',
    ...actions({ paint: { index: '{i}', alias: 'x' } }),
    status: 400,
    error: { type: 'x_content_parse_exception', reason: /^\[1:\d+\] / },
  },
  {
    title: 'refuses an unknown key of an action',
    ...actions(add({ colour: 'red' })),
    status: 400,
    error: { type: 'x_content_parse_exception', reason: /^\[1:\d+\] / },
  },
  {
    title: 'refuses no actions',
    ...actions(),
    status: 400,
    error: {
      type: 'action_request_validation_exception',
      reason: /Must specify at least one alias action/i,
    },
  },
  {
    title: 'refuses an action without a name',
    ...actions({ add: { index: '{i}' } }),
    status: 400,
    error: { type: /^(x_content_parse|action_request_validation|illegal_argument)_exception$/ },
  },
];

contractSuite('Aliases', (cluster, version) => {
  it.each(version.applicable(CASES))('$title', async (row) => {
    await expectAnswer(cluster, { given: [DOCS], ...row });
  });
});
