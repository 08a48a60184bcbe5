import { contractSuite } from '../support/contract';

contractSuite('GET /', (cluster, version) => {
  it('names the release, and proves to clients that it is Elasticsearch', async () => {
    const { status, body, headers } = await cluster.call({ line: 'GET /' });

    expect(status).toBe(200);
    expect(body.version.number.startsWith(`${version.release}.`)).toBe(true);
    expect(body.tagline).toBe('You Know, for Search');
    expect(headers.get('x-elastic-product')).toBe('Elasticsearch');
  });

  it.each(
    version.applicable([
      { release: 'before clone', until: '9.4', status: 405 },
      { release: 'with clone', since: '9.4', status: 400 },
    ]),
  )('has the routes of its release: $release', async ({ status }) => {
    const answer = await cluster.call({ line: 'POST /_security/api_key/clone', json: {} });

    expect(answer.status).toBe(status);
  });
});
