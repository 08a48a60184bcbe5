import { contractSuite } from '../../support/contract';
import { expectAnswer, type ContractCase } from '../../support/expect_answer';

const PLAIN = { line: 'PUT /{i}' };
const put = (json: object) => ({ line: 'PUT /{i}/_settings', json });
const index = (settings: object) => ({ '{i}': { settings: { index: settings } } });

const CASES: ContractCase[] = [
  {
    title: 'answers the settings as texts',
    line: 'GET /{i}/_settings',
    status: 200,
    body: index({
      number_of_shards: '1',
      number_of_replicas: '1',
      provided_name: '{i}',
      uuid: expect.any(String),
    }),
  },
  {
    title: 'answers them flat',
    line: 'GET /{i}/_settings?flat_settings=true',
    status: 200,
    body: { '{i}': { settings: { 'index.number_of_shards': '1' } } },
    lacks: ['{i}.settings.index'],
  },
  {
    title: 'answers one by name',
    line: 'GET /{i}/_settings/index.number_of_replicas',
    status: 200,
    body: index({ number_of_replicas: '1' }),
    lacks: ['{i}.settings.index.uuid'],
  },
  {
    title: 'answers some by pattern',
    line: 'GET /{i}/_settings/index.number_*',
    status: 200,
    body: index({ number_of_replicas: '1', number_of_shards: '1' }),
    lacks: ['{i}.settings.index.uuid'],
  },
  {
    title: 'answers defaults apart',
    line: 'GET /{i}/_settings?include_defaults=true',
    status: 200,
    body: { '{i}': { settings: {}, defaults: { index: { refresh_interval: '1s' } } } },
  },
  {
    title: 'changes one',
    ...put({ index: { number_of_replicas: 0 } }),
    status: 200,
    body: { acknowledged: true },
  },
  {
    title: 'shows what was changed',
    given: [PLAIN, put({ index: { number_of_replicas: 0 } })],
    line: 'GET /{i}/_settings',
    status: 200,
    body: index({ number_of_replicas: '0', number_of_shards: '1' }),
  },
  { title: 'takes dotted names', ...put({ 'index.refresh_interval': '3s' }), status: 200 },
  {
    title: 'takes a block called settings',
    ...put({ settings: { refresh_interval: '3s' } }),
    status: 200,
  },
  {
    title: 'resets one by null',
    given: [PLAIN, put({ refresh_interval: '3s' }), put({ refresh_interval: null })],
    line: 'GET /{i}/_settings',
    status: 200,
    lacks: ['{i}.settings.index.refresh_interval'],
  },
  {
    title: 'keeps one that is set with preserve_existing',
    given: [
      PLAIN,
      put({ refresh_interval: '3s' }),
      { line: 'PUT /{i}/_settings?preserve_existing=true', json: { refresh_interval: '9s' } },
    ],
    line: 'GET /{i}/_settings',
    status: 200,
    body: index({ refresh_interval: '3s' }),
  },
  {
    title: 'refuses one that is final',
    ...put({ index: { number_of_shards: 2 } }),
    status: 400,
    error: {
      type: 'illegal_argument_exception',
      reason: /(Can't update non dynamic settings|final).*index\.number_of_shards/i,
    },
  },
  {
    title: 'refuses an unknown one',
    ...put({ index: { colour: 'red' } }),
    status: 400,
    error: { type: 'illegal_argument_exception', reason: /unknown setting \[index\.colour\]/ },
  },
  {
    title: 'refuses a value that does not fit',
    ...put({ index: { number_of_replicas: 'many' } }),
    status: 400,
    error: { type: 'illegal_argument_exception', reason: /\[index\.number_of_replicas\]/ },
  },
  {
    title: 'blocks writes by a setting',
    given: [PLAIN, put({ 'index.blocks.write': true })],
    line: 'PUT /{i}/_doc/1',
    json: {},
    status: 403,
    error: { type: 'cluster_block_exception', reason: /index \[.*\] blocked by.*write/ },
  },
  {
    title: 'blocks writes by _block',
    line: 'PUT /{i}/_block/write',
    status: 200,
    body: {
      acknowledged: true,
      shards_acknowledged: true,
      indices: [{ name: '{i}', blocked: true }],
    },
  },
  {
    title: 'reads behind a block of writes',
    given: [{ line: 'PUT /{i}/_doc/1?refresh=true', json: {} }, { line: 'PUT /{i}/_block/write' }],
    line: 'GET /{i}/_count',
    status: 200,
    body: { count: 1 },
  },
  {
    title: 'clones a blocked index',
    given: [{ line: 'PUT /{i}/_doc/1?refresh=true', json: {} }, { line: 'PUT /{i}/_block/write' }],
    line: 'PUT /{i}/_clone/{i}-2',
    status: 200,
    body: { acknowledged: true, shards_acknowledged: true, index: '{i}-2' },
  },
];

contractSuite('Index settings', (cluster, version) => {
  it.each(version.applicable(CASES))('$title', async (row) => {
    await expectAnswer(cluster, { given: [PLAIN], ...row });
  });
});
