import { illegalArgument } from '../lib/elasticsearch_error';
import type { Endpoint, EndpointRequest } from '../lib/endpoint';
import { booleanParameter, listParameter } from '../lib/parameters';
import type { ClusterDeps } from './cluster_deps';
import { ok, reading } from './cluster_deps';
import { license, licenseSummary } from './license';

const CATEGORIES = ['build', 'license', 'features'];

/** What Elastic's releases call their features, and whether this server has them. */
const FEATURES = {
  ...{ analytics: false, ccr: false, data_streams: true, enrich: false, eql: false, esql: false },
  ...{ frozen_indices: false, graph: false, ilm: false, logstash: false, ml: false },
  ...{ monitoring: false, rollup: false, searchable_snapshots: false, security: true, slm: false },
  ...{ spatial: false, sql: false, transform: false, voting_only: false, watcher: false },
};

/** `_license` and `_xpack`. The licence is chosen when the server starts and never changes. */
export function licenseEndpoints(deps: ClusterDeps): Endpoint[] {
  const { info } = deps;
  const status = (name: 'basic' | 'trial') =>
    reading({
      paths: [`/_license/${name}_status`],
      action: `cluster:admin/xpack/license/${name}_status`,
      answer: () => ok({ [`eligible_to_start_${name}`]: false }),
    });
  return [
    reading({
      paths: ['/_license'],
      action: 'cluster:monitor/xpack/license/get',
      parameters: ['local', 'accept_enterprise', 'master_timeout'],
      answer: () => ok({ license: license(info) }),
    }),
    status('basic'),
    status('trial'),
    reading({
      paths: ['/_xpack'],
      action: 'cluster:monitor/xpack/info',
      parameters: ['categories', 'accept_enterprise'],
      answer: (request) => ok(xpack(request, deps)),
    }),
  ];
}

function xpack({ query }: EndpointRequest, { info }: ClusterDeps): unknown {
  const asked = listParameter(query, 'categories').map((name) => name.toLowerCase());
  const unknown = asked.find((name) => !['_all', '_none', ...CATEGORIES].includes(name));
  if (unknown !== undefined) {
    const enumeration = 'org.elasticsearch.protocol.xpack.XPackInfoRequest.Category';
    throw illegalArgument(`No enum constant ${enumeration}.${unknown.toUpperCase()}`);
  }
  const isAll = asked.length === 0 || asked.includes('_all');
  const { buildHash: hash, buildDate: date } = info.version;
  const features = Object.entries(FEATURES).map(([name, isThere]) => [
    name,
    { available: isThere, enabled: isThere },
  ]);
  const all: Readonly<Record<string, unknown>> = {
    build: { hash, date },
    license: licenseSummary(info),
    features: Object.fromEntries(features),
  };
  const wanted = Object.entries(all).filter(([name]) => isAll || asked.includes(name));
  const tagline = booleanParameter(query, 'human', true) ? { tagline: 'You know, for X' } : {};
  return { ...Object.fromEntries(wanted), ...tagline };
}
