import type { Endpoint } from '../lib/endpoint';
import type { ClusterDeps } from './cluster_deps';
import { ok, reading } from './cluster_deps';

/** `GET` and `HEAD /`: which cluster and release this is; clients ask it first. */
export function rootEndpoint({ info }: ClusterDeps): Endpoint {
  const { version } = info;
  const body = {
    name: info.nodeName,
    cluster_name: info.clusterName,
    cluster_uuid: info.clusterUuid,
    version: {
      number: version.number,
      build_flavor: 'default',
      build_type: 'tar',
      build_hash: version.buildHash,
      build_date: version.buildDate,
      build_snapshot: false,
      lucene_version: version.luceneVersion,
      minimum_wire_compatibility_version: version.minimumWire,
      minimum_index_compatibility_version: version.minimumIndex,
    },
    tagline: 'You Know, for Search',
  };
  return {
    ...reading({ paths: ['/'], action: 'cluster:monitor/main', answer: () => ok(body) }),
    methods: ['get', 'head'],
  };
}
