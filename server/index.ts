import type { PluginConfigDescriptor, PluginInitializerContext } from '@kbn/core/server';
import { configSchema, type ApiKeysConfig } from './config';
import { ApiKeysPlugin } from './plugin';

/** Kibana validates `apiKeys.*` in `kibana.yml` with it. Nothing of it reaches browsers. */
export const config: PluginConfigDescriptor<ApiKeysConfig> = { schema: configSchema };

/** Where Kibana begins. */
export const plugin = (context: PluginInitializerContext<ApiKeysConfig>): ApiKeysPlugin =>
  new ApiKeysPlugin(context);
