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
];

contractSuite('Index settings', (cluster, version) => {
  it.each(version.applicable(CASES))('$title', async (row) => {
    await expectAnswer(cluster, { given: [PLAIN], ...row });
  });
});
