import type { SecureContextOptions } from 'node:tls';
import { setTimeout as systemPause } from 'node:timers/promises';
import { catHelpEndpoint, clusterEndpoints, loadClusterInfo } from './cluster';
import { createData } from './documents';
import { createHttpServer } from './http';
import type { HttpServer, InjectedRequest, InjectedResponse } from './http';
import { systemClock } from './lib/clock';
import type { Clock } from './lib/clock';
import type { Endpoint } from './lib/endpoint';
import { given } from './lib/given';
import { systemRandomBytes } from './lib/ids';
import type { RandomBytes } from './lib/ids';
import type { LicenseType } from './lib/license';
import { TaskRegistry } from './lib/task_registry';
import { emulatedVersion } from './lib/version';
import type { EmulatedVersion, VersionProfile } from './lib/version';
import { createAudit, createSecurity } from './security';
import type { Audit, BuiltinPasswords } from './security';
import { openStore } from './storage';
import type { Store } from './storage';

/** How the embedded server runs. */
export interface ElasticsearchOptions {
  /** Folder of the data, made when new; one server at a time. */
  readonly dataDir: string;
  /** Default `127.0.0.1`: nobody but this machine. */
  readonly host?: string;
  /** Default 9200; 0 = any free port. */
  readonly port?: number;
  /**
   * Passwords of built-in users, stored as hashes. A given one replaces the stored one; an absent
   * one stays as it is, and a user without any cannot log in.
   */
  readonly passwords?: BuiltinPasswords;
  /** Default `dev-elasticsearch`. */
  readonly clusterName?: string;
  /** The release to behave like. Default: the newest. */
  readonly version?: VersionProfile;
  /** `basic` lacks cross-cluster API keys, and security of documents and fields. Default: trial. */
  readonly license?: LicenseType;
  /** Default: the machine's clock. */
  readonly clock?: Clock;
  /** Resolves after so many milliseconds: how requests wait. Default: the machine's timer. */
  readonly pause?: (milliseconds: number) => Promise<void>;
  /** Default: the machine's random source. */
  readonly random?: RandomBytes;
  /** Cost of new password hashes, a power of two: what a guess costs. Low for tests only. */
  readonly passwordHashCost?: number;
  /** As `xpack.security.authc.api_key.enabled`: false = nobody can make or use API keys. Default true. */
  readonly apiKeysEnabled?: boolean;
  /**
   * Writes security events to the data stream `logs-elasticsearch.audit-default`, keeping 30 days and
   * at most 100,000 of them. Default: off, which costs nothing.
   */
  readonly audit?: boolean;
  /** Gets one line for each unexpected failure. Default: nowhere. */
  readonly log?: (line: string) => void;
  /** Certificate and key; absent = plain HTTP. */
  readonly tls?: SecureContextOptions;
}

/** An embedded server for development: not Elasticsearch, but true to its API. */
export interface Elasticsearch {
  /** Address for clients; with port 0 it is known once started. */
  readonly url: string;
  /** Did this user have a password before this start? False for `elastic` = a new data folder. */
  hadPassword(username: string): boolean;
  /** @throws PortInUseError */
  start(): Promise<void>;
  /** Ends requests and closes the data folder. The server cannot be started again. */
  stop(): Promise<void>;
  /** Resolves when every event of the audit trail so far is on disk; at once when it is off. */
  flushAudit(): Promise<void>;
  /** What is served, in no order: for tools and tests that go through all of it. */
  readonly endpoints: readonly Omit<Endpoint, 'handle'>[];
  /** Answers a request without a socket. */
  inject(request: InjectedRequest): Promise<InjectedResponse>;
}

/**
 * Opens the data folder and builds the server; nothing listens before `start()`.
 * @throws DataDirError, DataDirInUseError: one sentence each, for the person who started it.
 */
export async function createElasticsearch(options: ElasticsearchOptions): Promise<Elasticsearch> {
  const store = openStore(options.dataDir);
  try {
    return await build(store, withDefaults(options));
  } catch (error) {
    await store.close();
    throw error;
  }
}

type WithoutDefault = 'version' | 'tls' | 'passwordHashCost';
type Settings = Required<Omit<ElasticsearchOptions, WithoutDefault>> &
  Pick<ElasticsearchOptions, WithoutDefault>;

function withDefaults(options: ElasticsearchOptions): Settings {
  return {
    dataDir: options.dataDir,
    host: '127.0.0.1',
    port: 9200,
    passwords: {},
    clusterName: 'dev-elasticsearch',
    license: 'trial',
    clock: systemClock,
    pause: systemPause,
    random: systemRandomBytes,
    apiKeysEnabled: true,
    audit: false,
    log: () => undefined,
    ...given(options),
  };
}

async function build(store: Store, settings: Settings): Promise<Elasticsearch> {
  const { clock, random, log, pause, license, apiKeysEnabled, passwordHashCost } = settings;
  const version = emulatedVersion(settings.version);
  const info = await loadClusterInfo(store, { ...settings, version });
  const tasks = new TaskRegistry({ nodeId: info.nodeId, clock, log });
  const parts = { store, clock, random, version };
  const data = createData({ ...parts, tasks });
  const audit = settings.audit ? createAudit({ data, node: info, clock, random, log }) : undefined;
  const cost = given({ passwordHashCost });
  const unwatched = createSecurity({ ...parts, license, node: info, apiKeysEnabled, ...cost });
  const security = audit?.watch(unwatched) ?? unwatched;
  const hadPassword = new Set(['elastic', 'kibana_system'].filter(security.hasPassword));
  await security.storePasswords(settings.passwords);
  const publishAddress = (): string => new URL(http.url).host;
  const declared = [
    ...security.endpoints,
    ...clusterEndpoints({ ...parts, info, tasks, pause, publishAddress, indices: data.indices }),
    ...data.endpoints,
  ];
  const endpoints = withCatHelp(declared, version);
  const { authenticate } = security;
  const http = createHttpServer({ ...settings, endpoints, version, authenticate });
  return assembled({ http, endpoints, store, audit, hadPassword });
}

interface Assembly {
  readonly http: HttpServer;
  readonly endpoints: readonly Endpoint[];
  readonly store: Store;
  readonly audit: Audit | undefined;
  /** Users that had one before this start. */
  readonly hadPassword: ReadonlySet<string>;
}

function assembled({ http, endpoints, store, audit, hadPassword }: Assembly): Elasticsearch {
  return {
    get url() {
      return http.url;
    },
    endpoints,
    flushAudit: async () => audit?.flush(),
    hadPassword: (username) => hadPassword.has(username),
    start: () => http.start(),
    inject: (request) => http.inject(request),
    stop: async () => {
      await http.stop();
      await audit?.flush();
      await store.close();
    },
  };
}

/** The endpoints of the release, and the list of those under `_cat`. */
function withCatHelp(declared: readonly Endpoint[], version: EmulatedVersion): readonly Endpoint[] {
  const served = declared.filter(({ since }) => since === undefined || version.has(since));
  return [...served, catHelpEndpoint(served)];
}
