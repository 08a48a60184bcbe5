import type { Endpoint } from '../lib/endpoint';
import { aliasEndpoints } from './alias_endpoints';
import { catIndicesEndpoint } from './cat_indices';
import { fieldCapsEndpoint } from './field_caps';
import type { IndexDeps } from './index_deps';
import { indexLifecycleEndpoints } from './index_endpoints';
import { mappingEndpoints } from './mapping_endpoints';
import { metadataEndpoints } from './metadata_endpoints';

export { IndexCatalog } from './index_catalog';
export type { IndexDeps } from './index_deps';

/** All endpoints about indices themselves. */
export function indexEndpoints(deps: IndexDeps): Endpoint[] {
  return [
    ...indexLifecycleEndpoints(deps),
    ...mappingEndpoints(deps),
    ...aliasEndpoints(deps),
    ...metadataEndpoints(deps),
    fieldCapsEndpoint(deps),
    catIndicesEndpoint(deps),
  ];
}
