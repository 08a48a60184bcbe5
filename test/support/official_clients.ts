import { Client as Client8, type ClientOptions } from '@elastic/elasticsearch';
import { Client as Client9 } from 'elasticsearch-9';
import {
  contractSuite,
  type ContractCluster,
  type ContractRow,
  type ContractVersion,
} from './contract';
import { PASSWORD } from './stack';
import { withIndex } from './expect_answer';

/**
 * An official client. Their types differ in nothing that the cases call, so the elder's stand for
 * both.
 */
export type OfficialClient = Client8;

/** How a client opens the cluster. */
export type Credentials = NonNullable<ClientOptions['auth']>;

/** One of the official clients, and the releases that its makers say it may talk to. */
interface Flavour {
  readonly name: string;
  readonly since: string;
  readonly connect: (node: string, auth: Credentials) => OfficialClient;
}

const FLAVOURS: readonly Flavour[] = [
  {
    name: 'client 8',
    since: '8.0',
    connect: (node, auth) => new Client8({ node, auth, maxRetries: 0 }),
  },
  {
    name: 'client 9',
    since: '9.0',
    connect: (node, auth) => connect9(node, auth) as unknown as OfficialClient,
  },
];

/** The newest client, which only releases from 9.0 on understand. */
export function connect9(node: string, auth: Credentials): Client9 {
  return new Client9({ node, auth, maxRetries: 0 });
}

/** The superuser's credentials. */
export const AS_ELASTIC: Credentials = { username: 'elastic', password: PASSWORD };

/** What the cases of a suite of clients work with. */
export interface ClientBench {
  readonly cluster: ContractCluster;
  readonly version: ContractVersion;
  /** The superuser's client; known inside tests and hooks only. */
  client(): OfficialClient;
  /** Another client of the same kind; closed when the suite ends. */
  connect(auth: Credentials): OfficialClient;
  /** The same for a cluster at another address. */
  connectTo(node: string, auth: Credentials): OfficialClient;
}

/** A call and its answer, in which `{i}` stands for the name given to `run`. */
export interface ClientCase extends ContractRow {
  readonly title: string;
  /** Makes what it needs, under names that begin with `name`; resolves to the answer in question. */
  readonly run: (client: OfficialClient, name: string) => Promise<unknown>;
  /** What the answer holds at least; anything but an object is compared whole. */
  readonly answer: unknown;
}

/** A suite for each release and each client that may talk to it. */
export function clientSuite(title: string, cases: (bench: ClientBench) => void): void {
  contractSuite(title, (cluster, version) => {
    for (const flavour of FLAVOURS.filter(({ since }) => version.since(since))) {
      describe(`by ${flavour.name}`, () => {
        cases(benchOf(flavour, cluster, version));
      });
    }
  });
}

function benchOf(
  flavour: Flavour,
  cluster: ContractCluster,
  version: ContractVersion,
): ClientBench {
  const open: OfficialClient[] = [];
  const connectTo = (node: string, auth: Credentials): OfficialClient => {
    const client = flavour.connect(node, auth);
    open.push(client);
    return client;
  };
  const connect = (auth: Credentials) => connectTo(cluster.url, auth);
  let client: OfficialClient | undefined;
  afterAll(async () => {
    for (const each of open) await each.close();
  });
  return { cluster, version, connect, connectTo, client: () => (client ??= connect(AS_ELASTIC)) };
}

/** Runs a case and compares its answer. */
export async function expectCall(bench: ClientBench, row: ClientCase): Promise<void> {
  const name = bench.cluster.unique('client');

  const answer = await row.run(bench.client(), name);

  const expected = withIndex(row.answer, name);
  if (typeof expected === 'object' && expected !== null) expect(answer).toMatchObject(expected);
  else expect(answer).toEqual(expected);
}
