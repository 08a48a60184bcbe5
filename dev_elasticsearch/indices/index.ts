import type { Endpoint } from '../lib/endpoint';
import { aliasEndpoints } from './aliases/alias_endpoints';
import { analyzeEndpoint } from './mappings/analyze_endpoint';
import { blockAndCloneEndpoints } from './catalog/block_and_clone';
import { catAliasesEndpoint } from './aliases/cat_aliases';
import { catIndicesEndpoint } from './stats/cat_indices';
import { dataStreamEndpoints } from './data_streams/data_stream_endpoints';
import { rolloverEndpoint } from './data_streams/rollover_endpoint';
import { fieldCapsEndpoint } from './mappings/field_caps';
import type { IndexDeps } from './index_deps';
import { indexLifecycleEndpoints } from './catalog/index_endpoints';
import { fieldMappingEndpoint } from './mappings/field_mapping_endpoint';
import { indexStatsEndpoint } from './stats/index_stats';
import { mappingEndpoints } from './mappings/mapping_endpoints';
import { metadataEndpoints } from './names/metadata_endpoints';
import { componentTemplateEndpoints } from './templates/component_template_endpoints';
import { indexTemplateEndpoints } from './templates/index_template_endpoints';

export { IndexCatalog } from './catalog/index_catalog';
export type { IndexDeps } from './index_deps';
export { TemplateStore } from './templates/template_store';

/** All endpoints about indices themselves. */
export function indexEndpoints(deps: IndexDeps): Endpoint[] {
  return [
    ...indexLifecycleEndpoints(deps),
    ...mappingEndpoints(deps),
    ...aliasEndpoints(deps),
    ...metadataEndpoints(deps),
    fieldCapsEndpoint(deps),
    fieldMappingEndpoint(deps),
    catIndicesEndpoint(deps),
    catAliasesEndpoint(deps),
    indexStatsEndpoint(deps),
    analyzeEndpoint(deps),
    ...blockAndCloneEndpoints(deps),
    ...indexTemplateEndpoints(deps),
    ...componentTemplateEndpoints(deps),
    ...dataStreamEndpoints(deps),
    rolloverEndpoint(deps),
  ];
}
