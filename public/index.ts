import { ApiKeysPlugin } from './plugin';

/** Kibana's way into the browser side. */
export const plugin = (): ApiKeysPlugin => new ApiKeysPlugin();
