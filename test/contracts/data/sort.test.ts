import { contractSuite, type ContractRow } from '../../support/contract';
import { documents, expectAnswer, type ContractCase } from '../../support/expect_answer';
import { aLibrary, idsOf } from './library';

interface Ordering extends ContractRow {
  readonly sort: unknown;
  /** The ids in order, one digit each. */
  readonly ids: string;
  /** Sort values of the first hit. */
  readonly first?: readonly unknown[];
}

/** How a missing whole number sorts: as the largest, here as JavaScript reads it. */
const LAST = 2 ** 63;

const ORDERINGS: Ordering[] = [
  { sort: 'pages', ids: '52143', first: [12] },
  { sort: ['pages'], ids: '52143' },
  { sort: { pages: 'desc' }, ids: '34125', first: [612] },
  { sort: [{ pages: { order: 'desc' } }], ids: '34125' },
  { sort: [{ pages: 'asc' }], ids: '52143' },
  { sort: ['author'], ids: '23145', first: ['Gibson'] },
  { sort: ['title.raw'], ids: '53214' },
  { sort: [{ published: 'asc' }], ids: '34215', first: [Date.UTC(1965, 7, 1)] },
  { sort: [{ published: { order: 'asc', format: 'yyyy' } }], ids: '34215', first: ['1965'] },
  { sort: [{ price: 'asc' }], ids: '24135', first: [7] },
  { sort: [{ price: 'desc' }], ids: '31425' },
  { sort: [{ price: { order: 'asc', missing: '_first' } }], ids: '52413', first: ['-Infinity'] },
  { sort: [{ price: { order: 'desc', missing: '_first' } }], ids: '53142' },
  { sort: [{ price: { order: 'asc', missing: 8.5 } }], ids: '24513' },
  { sort: [{ stocked: 'desc' }, { pages: 'asc' }], ids: '14325', first: [1, 440] },
  { sort: [{ tags: 'asc' }, 'pages'], ids: '21354', first: ['cyberpunk', 271] },
  { sort: [{ tags: { order: 'asc', mode: 'max' } }, 'pages'], ids: '23154' },
  { sort: [{ tags: { order: 'desc' } }, 'pages'], ids: '13254', first: ['satire', 440] },
  { sort: [{ nowhere: { unmapped_type: 'long' } }, 'pages'], ids: '52143', first: [LAST, 12] },
  {
    sort: [{ 'awards.year': { order: 'asc', nested: { path: 'awards' } } }, 'pages'],
    ids: '34215',
    first: [1965, 612],
  },
  {
    sort: [{ 'awards.year': { order: 'desc', mode: 'max', nested: { path: 'awards' } } }],
    ids: '12435',
    first: [1993],
  },
];

const REFUSALS: ContractCase[] = [
  { title: 'an unknown order', sort: [{ pages: 'up' }] },
  { title: 'an unknown option', sort: [{ pages: { order: 'asc', colour: 1 } }] },
  { title: 'an unknown mode', sort: [{ pages: { mode: 'most' } }] },
  { title: 'a number', sort: 7 },
  { title: 'a sum of words', sort: [{ author: { mode: 'sum' } }] },
].map(({ title, sort }) => ({
  title,
  line: '',
  json: { sort },
  status: 400,
  error: { type: /^(parsing|x_content_parse|illegal_argument|search_phase_execution)_exception$/ },
}));

const AFTER: ContractCase[] = [
  {
    title: 'search_after without sort',
    json: { search_after: [1] },
    reason: /Sort must contain at least one field/,
  },
  {
    title: 'search_after of another length than sort',
    json: { sort: ['pages'], search_after: [1, 2] },
    reason: /search_after has 2 value\(s\) but sort has 1/,
  },
  {
    title: 'search_after beside from',
    json: { sort: ['pages'], search_after: [1], from: 3 },
    reason: /from.*must be set to 0/,
  },
  {
    title: 'search_after with an object',
    json: { sort: ['pages'], search_after: [{}] },
    reason: /./,
  },
  {
    title: 'search_after with a word where a number belongs',
    json: { sort: ['pages'], search_after: ['many'] },
    reason: /./,
  },
].map(({ title, json, reason }) => ({
  title,
  line: '',
  json,
  status: 400,
  error: {
    type: /^(parsing|illegal_argument|search_phase_execution|action_request_validation)_exception$/,
    ...(reason.source === '.' ? {} : { root_cause: [{ reason: expect.stringMatching(reason) }] }),
  },
}));

contractSuite('Sort', (cluster, version) => {
  const { index, search } = aLibrary(cluster);

  it.each(
    version.applicable(ORDERINGS).map((row) => ({ ...row, title: JSON.stringify(row.sort) })),
  )('by $title answers $ids', async ({ sort, ids, first }) => {
    const answer = await search({ sort });

    expect(idsOf(answer).join('')).toBe(ids);
    expect(answer.hits.hits[0].sort).toEqual(first ?? answer.hits.hits[0].sort);
    expect(answer.hits.max_score).toBeNull();
    expect(answer.hits.hits[0]._score).toBeNull();
  });

  it('takes a list in the URL', async () => {
    const answer = await search({}, '?sort=stocked:desc,pages:asc');

    expect(idsOf(answer).join('')).toBe('14325');
  });

  it('by _score keeps scores', async () => {
    const query = { match: { title: 'snow' } };

    const answer = await search({ query, sort: ['_score', 'pages'] });

    const { _score, sort } = answer.hits.hits[0];
    expect(sort[0]).toBe(_score);
    expect(_score).toBeGreaterThan(0);
  });

  it('with track_scores keeps scores', async () => {
    const answer = await search({ sort: ['pages'], track_scores: true });

    expect(answer.hits.max_score).toBe(1);
    expect(answer.hits.hits[0]._score).toBe(1);
  });

  it('by _doc answers the order of writing', async () => {
    const answer = await search({ sort: ['_doc'] });

    expect(idsOf(answer).join('')).toBe('12345');
  });

  it('pages through everything with search_after', async () => {
    const pages: string[] = [];
    let after: readonly unknown[] | undefined;
    for (let page = 0; page < 4; page += 1) {
      const more = after === undefined ? {} : { search_after: after };
      const answer = await search({ size: 2, sort: [{ price: 'asc' }, 'pages'], ...more });
      pages.push(idsOf(answer).join(''));
      after = answer.hits.hits.at(-1)?.sort ?? after;
    }

    expect(pages).toEqual(['24', '13', '5', '']);
  });

  it('takes search_after with a null of a missing value', async () => {
    const sort = [{ tags: 'asc' }, { pages: 'asc' }];

    const answer = await search({ sort, search_after: [null, 11] });

    expect(idsOf(answer).join('')).toBe('54');
  });

  it.each(version.applicable([...REFUSALS, ...AFTER]))('refuses $title', async (row) => {
    await expectAnswer(cluster, { ...row, line: `POST /${index}/_search` });
  });

  it('takes an index without the field with unmapped_type beside one that has it', async () => {
    await expectAnswer(cluster, {
      title: '',
      given: [documents({ 1: { n: 5 } }), documents({ 2: { m: 1 } }, '{i}-2')],
      line: 'POST /{i},{i}-2/_search',
      json: { sort: [{ n: { unmapped_type: 'long' } }] },
      status: 200,
      body: { hits: { hits: [{ _id: '1', sort: [5] }, { _id: '2' }] } },
    });
  });
});
