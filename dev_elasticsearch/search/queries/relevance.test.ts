import { aTestServer } from '../../test_server.mock';
import type { TestServer } from '../../test_server.mock';

let server: TestServer;

beforeAll(async () => {
  server = await aTestServer();
  const texts = ['snow', 'snow in the long dark winter of the north', 'dune'];
  for (const [at, title] of texts.entries()) {
    await server.call(`PUT /books/_doc/${at}`, { body: { title, code: title, price: at } });
  }
});

afterAll(() => server.dispose());

const scoresOf = async (query: object) => {
  const { body } = await server.call('POST /books/_search', { body: { query } });
  const { hits } = body.hits as { hits: { _id: string; _score: number }[] };
  return hits.map(({ _id, _score }) => [_id, Number(_score.toFixed(4))]);
};

// Worked out by hand from BM25 with k1 = 1.2 and b = 0.75; 11 words in 3 documents.
describe('scores', () => {
  it.each([
    { query: { match: { title: 'dune' } }, scores: [['2', 1.3962]] },
    {
      query: { match: { title: 'snow' } },
      scores: [
        ['0', 0.6691],
        ['1', 0.2947],
      ],
    },
    { query: { term: { 'code.keyword': 'dune' } }, scores: [['2', 0.9808]] },
    { query: { term: { price: 1 } }, scores: [['1', 1]] },
    { query: { prefix: { code: { value: 'du', boost: 3 } } }, scores: [['2', 3]] },
    { query: { bool: { filter: { match: { title: 'dune' } } } }, scores: [['2', 0]] },
    {
      query: { constant_score: { filter: { match: { title: 'snow' } }, boost: 2 } },
      scores: [
        ['0', 2],
        ['1', 2],
      ],
    },
  ])('of $query are $scores', async ({ query, scores }) => {
    expect(await scoresOf(query)).toEqual(scores);
  });
});
