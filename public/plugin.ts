import type { CoreSetup, Plugin } from '@kbn/core/public';
import { i18n } from '@kbn/i18n';
import { MANAGEMENT_APP_ID } from '../common/constants';
import type { ApiKeysPluginSetupDeps } from './types';

/** Registers the page in Management; its code is loaded when somebody opens it. */
export class ApiKeysPlugin implements Plugin<void, void, ApiKeysPluginSetupDeps> {
  setup(core: CoreSetup, { management }: ApiKeysPluginSetupDeps): void {
    management.sections.section.security.registerApp({
      id: MANAGEMENT_APP_ID,
      title: i18n.translate('apiKeys.appTitle', { defaultMessage: 'API keys' }),
      tip: i18n.translate('apiKeys.appTip', {
        defaultMessage: 'Let scripts and applications use Elasticsearch on your behalf.',
      }),
      order: 31,
      mount: async (params) => {
        const [[coreStart], { mountApplication }] = await Promise.all([
          core.getStartServices(),
          import('./application'),
        ]);
        return mountApplication(coreStart, params);
      },
    });
  }

  start(): void {
    // Kibana asks for the method; other plugins are offered nothing yet.
  }
}
