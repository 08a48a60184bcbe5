import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { contractSuite } from '../../support/contract';
import {
  AS_ELASTIC,
  clientSuite,
  connect9,
  expectCall,
  type ClientCase,
} from '../../support/official_clients';

const CALLS: ClientCase[] = [
  {
    title: 'info names the release',
    run: (client) => client.info(),
    answer: {
      cluster_uuid: expect.any(String),
      version: { build_flavor: 'default', number: expect.stringMatching(/^\d+\.\d+\.\d+/) },
      tagline: 'You Know, for Search',
    },
  },
  { title: 'ping answers true', run: (client) => client.ping(), answer: true },
  {
    title: 'license.get answers the licence',
    run: (client) => client.license.get(),
    answer: { license: { status: 'active', type: expect.any(String), uid: expect.any(String) } },
  },
  {
    title: 'xpack.info answers the features',
    run: (client) => client.xpack.info({ categories: ['build', 'license', 'features'] }),
    answer: {
      license: { status: 'active' },
      features: { security: { available: true, enabled: true } },
    },
  },
  {
    title: 'cluster.health answers a status',
    run: (client) => client.cluster.health({ wait_for_status: 'yellow', timeout: '5s' }),
    answer: { status: expect.stringMatching(/^(green|yellow)$/), timed_out: false },
  },
  {
    title: 'cluster.getSettings answers settings and defaults',
    run: (client) => client.cluster.getSettings({ include_defaults: true, flat_settings: true }),
    answer: {
      persistent: expect.any(Object),
      transient: expect.any(Object),
      defaults: expect.any(Object),
    },
  },
  {
    title: 'nodes.info answers addresses',
    run: async (client) => {
      const { nodes } = await client.nodes.info({
        filter_path: ['nodes.*.version', 'nodes.*.http.publish_address', 'nodes.*.ip'],
      });
      return Object.values(nodes)[0];
    },
    answer: {
      version: expect.any(String),
      ip: expect.any(String),
      http: { publish_address: expect.any(String) },
    },
  },
];

clientSuite('Cluster by client', (bench) => {
  it.each(bench.version.applicable(CALLS))('$title', async (row) => {
    await expectCall(bench, row);
  });

  it('warns of nothing', async () => {
    const answer = await bench.client().info(undefined, { meta: true });

    expect(answer.warnings).toBeNull();
  });

  it('ping rejects a wrong password', async () => {
    const stranger = bench.connect({ username: 'elastic', password: 'not-the-password' });

    await expect(stranger.ping()).rejects.toMatchObject({ statusCode: 401 });
  });

  it('reports wrong credentials as such, not as another product', async () => {
    const stranger = bench.connect({ username: 'elastic', password: 'not-the-password' });

    await expect(stranger.info()).rejects.toMatchObject({
      name: 'ResponseError',
      statusCode: 401,
      body: { error: { type: 'security_exception' } },
    });
  });
});

contractSuite('Client 9 and an elder cluster', (cluster, version) => {
  const speaks9 = version.since('9.0');

  it.each([
    {
      call: 'a search',
      run: (index: string) => {
        const client = connect9(cluster.url, AS_ELASTIC);
        return client.search({ index, query: { match_all: {} } }).finally(() => client.close());
      },
    },
    {
      call: 'a document',
      run: (index: string) => {
        const client = connect9(cluster.url, AS_ELASTIC);
        return client.index({ index, document: {} }).finally(() => client.close());
      },
    },
    {
      call: 'a new key',
      run: (name: string) => {
        const client = connect9(cluster.url, AS_ELASTIC);
        return client.security.createApiKey({ name }).finally(() => client.close());
      },
    },
    {
      call: 'bulk lines',
      run: (index: string) => {
        const client = connect9(cluster.url, AS_ELASTIC);
        const operations = [{ index: {} }, {}];
        return client.bulk({ index, operations }).finally(() => client.close());
      },
    },
  ])('are at one about $call only from 9.0 on', async ({ run }) => {
    const index = await cluster.addIndex();

    const outcome = await run(index).then(
      () => ({ answered: true }),
      (error: unknown) => error,
    );

    expect(outcome).toMatchObject(
      speaks9
        ? { answered: true }
        : { statusCode: 400, body: { error: { type: 'media_type_header_exception' } } },
    );
  });
});

/** The check that the others pass, shown to bite: the same answer without the header. */
clientSuite('The product check', (bench) => {
  it('passes a cluster and stops an impostor', async () => {
    const real = await bench.client().info();
    const impostor = await anImpostor(real);

    const { port } = impostor.address() as AddressInfo;
    const told = bench.connectTo(`http://127.0.0.1:${port}`, AS_ELASTIC).info();

    await expect(told).rejects.toMatchObject({ name: 'ProductNotSupportedError' });
    impostor.close();
  });
});

async function anImpostor(answer: unknown): Promise<Server> {
  const server = createServer((_request, response) => {
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return server;
}
