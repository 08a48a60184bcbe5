import { contractSuite } from '../../support/contract';
import { expectAnswer } from '../../support/expect_answer';
import { aLibrary, idsOf } from './library';

contractSuite('Point in time', (cluster) => {
  const { index } = aLibrary(cluster);
  const open = async (target = index): Promise<string> =>
    (await cluster.ok({ line: `POST /${target}/_pit?keep_alive=1m` })).id;
  const search = (json: object) => cluster.ok({ line: 'POST /_search', json });

  it('opens with an id and nothing but the id is needed to search', async () => {
    const id = await open();

    const answer = await search({ pit: { id, keep_alive: '1m' }, sort: ['pages'] });

    expect(id).toEqual(expect.any(String));
    expect(answer.pit_id).toEqual(expect.any(String));
    expect(idsOf(answer).join('')).toBe('52143');
  });

  it('adds _shard_doc to the sort', async () => {
    const id = await open();

    const answer = await search({ pit: { id }, sort: ['pages'], size: 1 });

    expect(answer.hits.hits[0].sort).toEqual([12, expect.any(Number)]);
  });

  it('pages by _shard_doc', async () => {
    const id = await open();
    const pages: string[] = [];
    let after: readonly unknown[] | undefined;
    for (let page = 0; page < 4; page += 1) {
      const more = after === undefined ? {} : { search_after: after };
      const answer = await search({ pit: { id }, size: 2, sort: ['_shard_doc'], ...more });
      pages.push(idsOf(answer).join(''));
      after = answer.hits.hits.at(-1)?.sort ?? after;
    }

    expect(pages).toEqual(['12', '34', '5', '']);
  });

  it('does not see later writes', async () => {
    const own = cluster.unique('pit');
    await cluster.ok({ line: `PUT /${own}/_doc/1?refresh=true`, json: { a: 1 } });
    const id = await open(own);
    await cluster.ok({ line: `PUT /${own}/_doc/2?refresh=true`, json: { a: 2 } });
    await cluster.ok({ line: `DELETE /${own}/_doc/1?refresh=true` });

    const answer = await search({ pit: { id } });

    expect(idsOf(answer)).toEqual(['1']);
    expect(answer.hits.hits[0]._source).toEqual({ a: 1 });
  });

  it('closes once', async () => {
    const id = await open();
    const line = 'DELETE /_pit';
    const closed = { succeeded: true, num_freed: expect.any(Number) };

    await expectAnswer(cluster, { title: '', line, json: { id }, status: 200, body: closed });
    await expectAnswer(cluster, {
      title: '',
      line,
      json: { id },
      status: 404,
      body: { succeeded: true, num_freed: 0 },
    });
  });

  it('is gone once closed', async () => {
    const id = await open();
    await cluster.ok({ line: 'DELETE /_pit', json: { id } });

    await expectAnswer(cluster, {
      title: '',
      line: 'POST /_search',
      json: { pit: { id } },
      status: 404,
      error: {
        type: 'search_phase_execution_exception',
        root_cause: [{ type: 'search_context_missing_exception' }],
      },
    });
  });

  it.each([
    {
      title: 'to open without keep_alive',
      line: 'POST /{i}/_pit',
      type: /validation|illegal_argument/,
    },
    {
      title: 'to open with an unknown parameter',
      line: 'POST /{i}/_pit?keep_alive=1m&zzz=1',
      type: /illegal_argument/,
    },
    {
      title: 'to open with a bad time',
      line: 'POST /{i}/_pit?keep_alive=soon',
      type: /illegal_argument|parse/,
    },
    {
      title: 'to close without an id',
      line: 'DELETE /_pit',
      json: {},
      type: /parsing|x_content_parse|illegal_argument|validation/,
    },
    {
      title: 'an unknown field of pit',
      line: 'POST /_search',
      json: { pit: { id: 'a', colour: 1 } },
      type: /parse|parsing/,
    },
  ])('refuses $title', async ({ type, ...row }) => {
    await expectAnswer(cluster, {
      given: [{ line: 'PUT /{i}' }],
      ...row,
      status: 400,
      error: { type },
    });
  });

  it('refuses an index beside the id', async () => {
    const id = await open();

    await expectAnswer(cluster, {
      title: '',
      line: `POST /${index}/_search`,
      json: { pit: { id } },
      status: 400,
      error: {
        type: 'action_request_validation_exception',
        reason: /\[indices\] cannot be used with point in time/,
      },
    });
  });
});
