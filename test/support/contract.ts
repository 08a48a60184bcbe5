import { VERSION_PROFILES } from '../../dev_elasticsearch';
import { sweep } from './contract_sweep';
import { startEmbeddedElasticsearch } from './embedded_elasticsearch';
import { basic, call, ELASTIC, type Answer, type Call } from './elasticsearch';
import { PASSWORD } from './stack';

/** The cluster that a contract suite talks to, over HTTP and nothing else. */
export interface ContractCluster {
  readonly url: string;
  /** As the superuser `elastic` unless `authorization` says otherwise. */
  call(request: Call): Promise<Answer>;
  /** {@link call} that fails the test unless the answer is 2xx; its body. */
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- bodies of every shape are asserted on
  ok(request: Call): Promise<any>;
  /**
   * A name no other test uses, in lower case. From a real cluster, whatever has such a name (keys,
   * users, roles, application privileges, indices) is removed when the suite ends.
   */
  unique(prefix: string): string;
  /** Makes a native user with one role of its own, `<name>-role`; its Authorization header. */
  addUser(name: string, role: object): Promise<string>;
  /** Makes a key, named by {@link unique} unless the body names it; for `elastic` by default. */
  addKey(body?: object, authorization?: string): Promise<ContractKey>;
  /** Makes an index of these documents, with ids from `1`; its name, a {@link unique} one. */
  addIndex(documents?: readonly object[]): Promise<string>;
}

/** A key as its creator sees it. */
export interface ContractKey {
  readonly id: string;
  readonly name: string;
  readonly secret: string;
  readonly encoded: string;
  /** What its holder sends as the Authorization header. */
  readonly authorization: string;
}

/** What a suite may know about the release when it lists its cases. */
export interface ContractVersion {
  /** `8.12`, `9.4`, … */
  readonly release: string;
  /** Is it this release or a later one? */
  since(release: string): boolean;
  /** The rows of a table that hold for this release. */
  applicable<Row extends ContractRow>(rows: readonly Row[]): Row[];
}

/** A row of a table of cases, with the releases it holds for. */
export interface ContractRow {
  /** The first release; absent = all. */
  readonly since?: string;
  /** The first release for which it no longer holds. */
  readonly until?: string;
}

/** The cases of a suite; called once for each release. */
export type ContractCases = (cluster: ContractCluster, version: ContractVersion) => void;

/**
 * A suite that holds for every implementation of Elasticsearch's contract: the embedded server at
 * each of its version profiles (with `CONTRACT_RELEASES=newest` at the last one); or, when `ES_CONTRACT_URL` is set, only a real cluster of the
 * release `ES_CONTRACT_VERSION` (`8.19`) whose `elastic` has the password of the tests and whose
 * licence is a trial.
 */
export function contractSuite(title: string, cases: ContractCases): void {
  const url = process.env.ES_CONTRACT_URL;
  const release = process.env.ES_CONTRACT_VERSION;
  if (url === undefined || url === '') {
    const isQuick = process.env.CONTRACT_RELEASES === 'newest';
    for (const profile of isQuick ? VERSION_PROFILES.slice(-1) : VERSION_PROFILES) {
      describe(`${title}, embedded ${profile}`, () => {
        cases(
          runningCluster(() => startEmbeddedElasticsearch(profile)),
          contractVersion(profile),
        );
      });
    }
    return;
  }
  if (release === undefined) throw new Error('ES_CONTRACT_URL needs ES_CONTRACT_VERSION');
  describe(`${title}, real ${release}`, () => {
    cases(runningCluster(real(url, release)), contractVersion(release));
  });
}

/** A cluster to talk to; `stop` leaves nothing of the tests behind. */
interface Running {
  readonly url: string;
  stop(): Promise<void>;
}

function runningCluster(start: () => Promise<Running>): ContractCluster {
  let running: Running | undefined;
  beforeAll(async () => {
    running = await start();
  });
  afterAll(() => running?.stop());
  const urlOf = (): string => {
    if (running === undefined) throw new Error('The cluster is known inside tests and hooks only');
    return running.url;
  };
  return clusterAt(urlOf);
}

const RUN = `${process.pid.toString(36)}-${Date.now().toString(36)}`;
let made = 0;

function clusterAt(urlOf: () => string): ContractCluster {
  const cluster: ContractCluster = {
    get url() {
      return urlOf();
    },
    call: (request) => call(urlOf(), { authorization: ELASTIC, ...request }),
    ok: async (request) => {
      const { status, body } = await cluster.call(request);
      if (status >= 300) throw new Error(`${request.line}: ${status} ${JSON.stringify(body)}`);
      return body;
    },
    unique: (prefix) => {
      made += 1;
      return `${prefix}-${RUN}-${made.toString(36)}`;
    },
    addUser: async (name, role) => {
      await cluster.ok({ line: `PUT /_security/role/${name}-role`, json: role });
      const json = { password: PASSWORD, roles: [`${name}-role`] };
      await cluster.ok({ line: `PUT /_security/user/${name}`, json });
      return basic(name, PASSWORD);
    },
    addKey: async (body = {}, authorization = ELASTIC) => {
      const json = { name: cluster.unique('key'), ...body };
      const created = await cluster.ok({ line: 'POST /_security/api_key', json, authorization });
      const { id, name, api_key: secret, encoded } = created;
      return { id, name, secret, encoded, authorization: `ApiKey ${encoded}` };
    },
    addIndex: async (documents = [{}]) => {
      const name = cluster.unique('index');
      const lines = documents.flatMap((document, at) => [
        { index: { _id: String(at + 1) } },
        document,
      ]);
      await cluster.ok({ line: `POST /${name}/_bulk?refresh=true`, lines });
      return name;
    },
  };
  return cluster;
}

function real(url: string, release: string): () => Promise<Running> {
  return async () => {
    const { body } = await call(url, { line: 'GET /' });
    const number = String(body.version?.number);
    if (!number.startsWith(`${release}.`)) {
      throw new Error(`ES_CONTRACT_VERSION is ${release}, yet the cluster is ${number}`);
    }
    return { url, stop: () => sweep(url, RUN) };
  };
}

function contractVersion(release: string): ContractVersion {
  const ordinal = (text: string): number => {
    const [major = 0, minor = 0] = text.split('.').map(Number);
    return major * 1000 + minor;
  };
  const since = (earliest: string): boolean => ordinal(release) >= ordinal(earliest);
  return {
    release,
    since,
    applicable: (rows) =>
      rows.filter(
        (row) =>
          (row.since === undefined || since(row.since)) &&
          (row.until === undefined || !since(row.until)),
      ),
  };
}
