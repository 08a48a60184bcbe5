import { i18n } from '@kbn/i18n';
import type { RequestError, RequestErrorCode } from './request_error';

/** What the page says of a failure. */
interface ErrorText {
  /** What happened, one sentence. */
  readonly sentence: string;
  /** What to do about it, one or two sentences. */
  readonly hint: string;
}

const ERROR_TEXTS: Readonly<Record<RequestErrorCode, () => ErrorText>> = {
  invalid_request: () => ({
    sentence: i18n.translate('apiKeys.errors.invalidRequest.sentence', {
      defaultMessage: 'The request was not valid.',
    }),
    hint: i18n.translate('apiKeys.errors.invalidRequest.hint', {
      defaultMessage: 'Check what you entered. If it looks right, reload the page and try again.',
    }),
  }),
  invalid_name: () => ({
    sentence: i18n.translate('apiKeys.errors.invalidName.sentence', {
      defaultMessage: 'The name cannot be used.',
    }),
    hint: i18n.translate('apiKeys.errors.invalidName.hint', {
      defaultMessage:
        'Use 1 to 256 characters, without a leading or trailing blank and without a leading underscore.',
    }),
  }),
  invalid_expiration: () => ({
    sentence: i18n.translate('apiKeys.errors.invalidExpiration.sentence', {
      defaultMessage: 'The expiration cannot be used.',
    }),
    hint: i18n.translate('apiKeys.errors.invalidExpiration.hint', {
      defaultMessage: 'Enter a whole number of days, at least 1.',
    }),
  }),
  invalid_role_descriptors: () => ({
    sentence: i18n.translate('apiKeys.errors.invalidRoleDescriptors.sentence', {
      defaultMessage: 'The role descriptors cannot be used.',
    }),
    hint: i18n.translate('apiKeys.errors.invalidRoleDescriptors.hint', {
      defaultMessage:
        'Correct the place that the message names. Each role is a JSON object of privileges.',
    }),
  }),
  invalid_access: () => ({
    sentence: i18n.translate('apiKeys.errors.invalidAccess.sentence', {
      defaultMessage: 'The access of the remote cluster cannot be used.',
    }),
    hint: i18n.translate('apiKeys.errors.invalidAccess.hint', {
      defaultMessage: 'Correct the place that the message names.',
    }),
  }),
  invalid_metadata: () => ({
    sentence: i18n.translate('apiKeys.errors.invalidMetadata.sentence', {
      defaultMessage: 'The metadata cannot be used.',
    }),
    hint: i18n.translate('apiKeys.errors.invalidMetadata.hint', {
      defaultMessage: 'Enter a JSON object whose top-level names do not begin with an underscore.',
    }),
  }),
  invalid_cursor: () => ({
    sentence: i18n.translate('apiKeys.errors.invalidCursor.sentence', {
      defaultMessage: 'This page of the list is no longer available.',
    }),
    hint: i18n.translate('apiKeys.errors.invalidCursor.hint', {
      defaultMessage: 'Go back to the first page of the list.',
    }),
  }),
  not_updatable: () => ({
    sentence: i18n.translate('apiKeys.errors.notUpdatable.sentence', {
      defaultMessage: 'This API key can no longer be updated.',
    }),
    hint: i18n.translate('apiKeys.errors.notUpdatable.hint', {
      defaultMessage:
        'Expired and deleted keys cannot change, and a key can be updated by its owner only. Create a new key instead.',
    }),
  }),
  unsupported_by_cluster: () => ({
    sentence: i18n.translate('apiKeys.errors.unsupportedByCluster.sentence', {
      defaultMessage: 'This version of Elasticsearch cannot do that.',
    }),
    hint: i18n.translate('apiKeys.errors.unsupportedByCluster.hint', {
      defaultMessage: 'Ask your administrator about upgrading the cluster.',
    }),
  }),
  rejected_by_elasticsearch: () => ({
    sentence: i18n.translate('apiKeys.errors.rejectedByElasticsearch.sentence', {
      defaultMessage: 'Elasticsearch refused the request.',
    }),
    hint: i18n.translate('apiKeys.errors.rejectedByElasticsearch.hint', {
      defaultMessage: 'Correct what its message names, then try again.',
    }),
  }),
  unauthenticated: () => ({
    sentence: i18n.translate('apiKeys.errors.unauthenticated.sentence', {
      defaultMessage: 'Your session has ended.',
    }),
    hint: i18n.translate('apiKeys.errors.unauthenticated.hint', {
      defaultMessage:
        'Log in again. Entries that you have not saved are lost when the page reloads, so copy them first.',
    }),
  }),
  forbidden: () => ({
    sentence: i18n.translate('apiKeys.errors.forbidden.sentence', {
      defaultMessage: 'You do not have permission to do that.',
    }),
    hint: i18n.translate('apiKeys.errors.forbidden.hint', {
      defaultMessage: 'Ask your administrator for the missing cluster privilege, then try again.',
    }),
  }),
  not_found: () => ({
    sentence: i18n.translate('apiKeys.errors.notFound.sentence', {
      defaultMessage: 'This API key does not exist.',
    }),
    hint: i18n.translate('apiKeys.errors.notFound.hint', {
      defaultMessage: 'It may have been deleted, or belong to somebody whose keys you cannot see.',
    }),
  }),
  api_keys_disabled: () => ({
    sentence: i18n.translate('apiKeys.errors.apiKeysDisabled.sentence', {
      defaultMessage: 'API keys are disabled in Elasticsearch.',
    }),
    hint: i18n.translate('apiKeys.errors.apiKeysDisabled.hint', {
      defaultMessage:
        'Ask your administrator to turn on the setting xpack.security.authc.api_key.enabled.',
    }),
  }),
  too_many_requests: () => ({
    sentence: i18n.translate('apiKeys.errors.tooManyRequests.sentence', {
      defaultMessage: 'Elasticsearch is too busy to answer.',
    }),
    hint: i18n.translate('apiKeys.errors.tooManyRequests.hint', {
      defaultMessage: 'Wait a moment, then try again.',
    }),
  }),
  unexpected: () => ({
    sentence: i18n.translate('apiKeys.errors.unexpected.sentence', {
      defaultMessage: 'Something unexpected went wrong in Kibana.',
    }),
    hint: i18n.translate('apiKeys.errors.unexpected.hint', {
      defaultMessage: 'Try again. If it keeps failing, the Kibana server log says why.',
    }),
  }),
  elasticsearch_unavailable: () => ({
    sentence: i18n.translate('apiKeys.errors.elasticsearchUnavailable.sentence', {
      defaultMessage: 'Elasticsearch cannot be reached.',
    }),
    hint: i18n.translate('apiKeys.errors.elasticsearchUnavailable.hint', {
      defaultMessage: 'Check that the cluster is running, then try again.',
    }),
  }),
  kibana_unreachable: () => ({
    sentence: i18n.translate('apiKeys.errors.kibanaUnreachable.sentence', {
      defaultMessage: 'Kibana did not answer.',
    }),
    hint: i18n.translate('apiKeys.errors.kibanaUnreachable.hint', {
      defaultMessage: 'Check your network connection and that Kibana is running, then try again.',
    }),
  }),
};

/** The translated sentence and hint of an error code. */
export const errorText = (code: RequestErrorCode): ErrorText => ERROR_TEXTS[code]();

/** Codes whose message from the server says more than our sentence can. */
const SERVER_KNOWS_MORE = new Set<RequestErrorCode>([
  'invalid_request',
  'invalid_role_descriptors',
  'invalid_access',
  'invalid_metadata',
  'invalid_expiration',
  'not_updatable',
  'rejected_by_elasticsearch',
  'unsupported_by_cluster',
  'forbidden',
  'unexpected',
]);

/**
 * What the server or Elasticsearch said, in its own (English) words; undefined where it adds nothing
 * to {@link errorText}.
 */
export function errorDetail(error: RequestError): string | undefined {
  if (error.elasticsearch?.reason) return error.elasticsearch.reason;
  return SERVER_KNOWS_MORE.has(error.code) && error.message ? error.message : undefined;
}
