import { requireCluster } from '../lib/authorize';
import type { Clock } from '../lib/clock';
import type { Endpoint, EndpointRequest, EndpointResponse } from '../lib/endpoint';
import type { TaskRegistry } from '../lib/task_registry';
import type { Store } from '../storage';
import type { ClusterInfo } from './cluster_info';

/** What the cluster's health is made of. */
export interface IndexSummary {
  readonly name: string;
  /** Other names it is reached by. */
  readonly aliases: readonly string[];
  /** Number of primary shards, all of them here. */
  readonly shards: number;
  /** Copies asked for of each shard: on a single node they have no place. */
  readonly replicas: number;
}

/** What the answers about the cluster are made of. */
export interface ClusterDeps {
  readonly info: ClusterInfo;
  readonly clock: Clock;
  readonly store: Store;
  readonly tasks: TaskRegistry;
  /** `host:port` where clients reach the server. */
  readonly publishAddress: () => string;
  /** The indices of this moment. */
  readonly indices: () => readonly IndexSummary[];
  /** Resolves after so many milliseconds. */
  readonly pause: (milliseconds: number) => Promise<void>;
}

/** A `GET` without body that needs one cluster action. */
export interface Reading {
  readonly paths: readonly string[];
  readonly action: string;
  readonly parameters?: readonly string[];
  readonly since?: Endpoint['since'];
  readonly answer: (request: EndpointRequest) => Promise<EndpointResponse> | EndpointResponse;
}

/** The endpoint of a {@link Reading}. */
export function reading({ paths, action, parameters = [], since, answer }: Reading): Endpoint {
  return {
    methods: ['get'],
    paths,
    queryParameters: parameters,
    body: 'none',
    ...(since === undefined ? {} : { since }),
    handle: (request) => {
      requireCluster(request.subject, action);
      return answer(request);
    },
  };
}

/** 200 with this body. */
export function ok(body: unknown): EndpointResponse {
  return { status: 200, body };
}
