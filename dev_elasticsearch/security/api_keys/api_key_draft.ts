import { ElasticsearchError, validationException } from '../../lib/elasticsearch_error';
import { given } from '../../lib/given';
import type { ObjectReader } from '../../lib/json/object_reader';
import type { EmulatedVersion } from '../../lib/version';
import { parseTimeValue } from '../../lib/time_value';
import { parseRoleDescriptor } from '../roles/parse_role_descriptor';
import type { RoleDescriptors } from '../roles/role_descriptor';
import { descriptorProblems } from '../roles/validate_role_descriptor';
import { hasReservedKey } from '../metadata/reserved_keys';

/** The parts of a key that its owner chooses and may change. An absent one is not to be changed. */
export interface ApiKeyParts {
  /** Time to live in milliseconds, from now. */
  readonly expiration?: number;
  readonly roleDescriptors?: RoleDescriptors;
  readonly metadata?: Readonly<Record<string, unknown>>;
}

/** A key that is asked for. */
export interface ApiKeyDraft extends ApiKeyParts {
  readonly name: string;
}

/** Fields of {@link ApiKeyParts} in the body of a new key. */
export const PART_FIELDS = ['role_descriptors', 'metadata', 'expiration'];

/** Fields of {@link ApiKeyParts} that this release lets an update have. */
export function updateFields(version: EmulatedVersion): string[] {
  return PART_FIELDS.filter(
    (field) => field !== 'expiration' || version.has('update_api_key_expiration'),
  );
}

const MAX_NAME = 256;
const DESCRIPTOR_NAME = /^(?! )[\x20-\x7e]{1,1024}(?<! )$/;

/**
 * Reads the body of a create request.
 * @throws 400 in Elasticsearch's forms for unknown fields, wrong types, a missing name.
 */
export function parseApiKeyDraft(reader: ObjectReader, version: EmulatedVersion): ApiKeyDraft {
  reader.allowOnly(['name', ...PART_FIELDS]);
  return { name: reader.requiredString('name'), ...parseApiKeyParts(reader, version) };
}

/** Reads what create, update and bulk update have in common. @throws 400 */
export function parseApiKeyParts(reader: ObjectReader, version: EmulatedVersion): ApiKeyParts {
  return given({
    roleDescriptors: parseRoleDescriptors(reader, version),
    metadata: reader.freeObject('metadata'),
    expiration: parseExpiration(reader),
  });
}

/** Reads `expiration` into milliseconds. @throws 400 with the unreadable value as cause */
export function parseExpiration(reader: ObjectReader): number | undefined {
  const text = reader.string('expiration');
  if (text === undefined) return undefined;
  return withCause(
    () => parseTimeValue(text, 'expiration'),
    (cause) => reader.badObject(cause),
  );
}

function parseRoleDescriptors(
  reader: ObjectReader,
  version: EmulatedVersion,
): RoleDescriptors | undefined {
  const field = 'role_descriptors';
  const descriptors = reader.freeObject(field);
  if (descriptors === undefined) return undefined;
  return withCause(
    () =>
      Object.fromEntries(
        Object.entries(descriptors).map(([name, value]) => {
          checkDescriptorName(name);
          const place = { text: reader.source.text, path: [...reader.path, field, name] };
          const rules = { allowDescription: false, allowRestriction: true, version, place };
          return [name, parseRoleDescriptor(name, value, rules)];
        }),
      ),
    (cause) => reader.badField(field, cause),
  );
}

function withCause<T>(read: () => T, wrap: (cause: ElasticsearchError) => ElasticsearchError): T {
  try {
    return read();
  } catch (error) {
    throw error instanceof ElasticsearchError ? wrap(error) : error;
  }
}

function checkDescriptorName(name: string): void {
  if (DESCRIPTOR_NAME.test(name)) return;
  throw validationException(
    'role descriptor names must be at least 1 and no more than 1024 characters. ' +
      'They can contain alphanumeric characters (a-z, A-Z, 0-9), spaces, punctuation, and printable symbols ' +
      'in the Basic Latin (ASCII) block. Leading or trailing whitespace is not allowed.',
  );
}

/** What is wrong with a draft, one message each. */
export function draftProblems(draft: ApiKeyDraft, version: EmulatedVersion): string[] {
  return [...nameProblems(draft.name), ...partsProblems(draft, version)];
}

/** What is wrong with metadata and descriptors, one message each. */
export function partsProblems(
  { metadata = {}, roleDescriptors = {} }: ApiKeyParts,
  version: EmulatedVersion,
): string[] {
  const descriptors = Object.values(roleDescriptors);
  const isRestricted = descriptors.some(({ restriction }) => restriction?.workflows !== undefined);
  return [
    ...(hasReservedKey(metadata) ? ['API key metadata keys may not start with [_]'] : []),
    ...descriptors.flatMap((descriptor) => descriptorProblems(descriptor, version)),
    ...(isRestricted && descriptors.length > 1
      ? ['more than one role descriptor with restriction is not supported']
      : []),
  ];
}

/** Lengths count UTF-16 units; whitespace is everything up to U+0020, as in Java's `trim`. */
function nameProblems(name: string): string[] {
  if (name === '') return ['api key name is required'];
  return [
    name.length > MAX_NAME ? `api key name may not be more than ${MAX_NAME} characters long` : '',
    /^[\0-\x20]|[\0-\x20]$/.test(name) ? 'api key name may not begin or end with whitespace' : '',
    name.startsWith('_') ? 'api key name may not begin with an underscore' : '',
  ].filter((problem) => problem !== '');
}

/** The instant a lifetime ends: whole seconds, so less than one counts as nothing. */
export function expiresAt(now: number, lifetime: number): number {
  return now + Math.trunc(lifetime / 1000) * 1000;
}
