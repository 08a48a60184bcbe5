/**
 * @file Stand-in for Kibana's `@kbn/i18n-react` (8.12.2 to 9.x), on react-intl as Kibana's is; runs on
 * React 17 and 18. Left out on purpose: `injectI18n`, `useI18n`, `FormattedRelativeTime` (8.12 lacks it)
 * and named formats.
 */
export {
  FormattedDate,
  FormattedMessage,
  FormattedNumber,
  FormattedPlural,
  FormattedTime,
} from 'react-intl';
export { FormattedRelative, type FormattedRelativeProps } from './formatted_relative';
export { I18nProvider, type I18nProviderProps } from './i18n_provider';
