import type { ApiKey, ApiKeyMetadata, RoleDescriptors } from '../../common/api_keys/api_key';
import type { CreateApiKeyRequest, UpdateApiKeyRequest } from '../../common/http/api_keys';
import { parseJsonObject, prettyJson } from './json_object';
import { checkMetadata, checkRoleDescriptors } from './shape_problem_text';

/** What the forms for a new and for an existing key hold, as the fields spell it. */
export interface ApiKeyFormValues {
  readonly name: string;
  readonly isExpiring: boolean;
  /** The text of the number field. */
  readonly days: string;
  readonly isRestricted: boolean;
  /** JSON as typed; kept while the switch is off, so that nothing is lost by trying it. */
  readonly roleDescriptors: string;
  readonly hasMetadata: boolean;
  /** JSON as typed. */
  readonly metadata: string;
}

/** What an empty JSON editor starts with. */
const EMPTY_JSON = '{\n  \n}';

/** An unrestricted key that never expires, without a name. */
export const EMPTY_FORM: ApiKeyFormValues = {
  name: '',
  isExpiring: false,
  days: '90',
  isRestricted: false,
  roleDescriptors: EMPTY_JSON,
  hasMetadata: false,
  metadata: EMPTY_JSON,
};

const isEmpty = (value: object): boolean => Object.keys(value).length === 0;

const jsonOrEmpty = (value: object): string => (isEmpty(value) ? EMPTY_JSON : prettyJson(value));

/** An existing key as form; its expiration is not a duration, so that field starts off. */
export const formValuesOf = (apiKey: ApiKey): ApiKeyFormValues => ({
  ...EMPTY_FORM,
  name: apiKey.name,
  isRestricted: !isEmpty(apiKey.role_descriptors),
  roleDescriptors: jsonOrEmpty(apiKey.role_descriptors),
  hasMetadata: !isEmpty(apiKey.metadata),
  metadata: jsonOrEmpty(apiKey.metadata),
});

/** Days as Elasticsearch takes them. */
export const durationOf = (days: string): string => `${days.trim()}d`;

const roleDescriptorsOf = (values: ApiKeyFormValues): RoleDescriptors =>
  parseJsonObject(values.roleDescriptors, checkRoleDescriptors).value as RoleDescriptors;

const metadataOf = (values: ApiKeyFormValues): ApiKeyMetadata | undefined =>
  parseJsonObject(values.metadata, checkMetadata).value;

/** The body of the create route, for values that the form has found valid. */
export function createRequestOf(values: ApiKeyFormValues): CreateApiKeyRequest {
  const metadata = values.hasMetadata ? metadataOf(values) : undefined;
  return {
    name: values.name,
    ...(values.isExpiring && { expiration: durationOf(values.days) }),
    ...(values.isRestricted && { role_descriptors: roleDescriptorsOf(values) }),
    ...(metadata && { metadata }),
  };
}

/** Equal as JSON, whatever the order of the members and the white space. */
const isSameJson = (left: unknown, right: unknown): boolean => canonical(left) === canonical(right);

const canonical = (value: unknown): string =>
  JSON.stringify(value, (_name, member: unknown) =>
    typeof member === 'object' && member !== null && !Array.isArray(member)
      ? Object.fromEntries(Object.entries(member).sort(([a], [b]) => (a < b ? -1 : 1)))
      : member,
  );

/** The body of the update route for valid values: only what differs from the key as it was loaded. */
export function updateRequestOf(values: ApiKeyFormValues, apiKey: ApiKey): UpdateApiKeyRequest {
  const roleDescriptors = values.isRestricted ? roleDescriptorsOf(values) : {};
  const metadata = values.hasMetadata ? (metadataOf(values) ?? {}) : {};
  return {
    ...(!isSameJson(roleDescriptors, apiKey.role_descriptors) && {
      role_descriptors: values.isRestricted ? roleDescriptors : null,
    }),
    ...(!isSameJson(metadata, apiKey.metadata) && { metadata }),
    ...(values.isExpiring && { expiration: durationOf(values.days) }),
  };
}

/** Whether an update would change nothing that the user can see. */
export const isEmptyUpdate = (request: UpdateApiKeyRequest): boolean => isEmpty(request);
