import {
  anyObject,
  errorAt,
  flag,
  isJsonObject,
  listOf,
  objectOf,
  text,
  textOrObject,
  textOrTexts,
  warningAt,
  type ObjectShape,
  type ShapeCheck,
  type ShapeProblem,
} from './json_shape';
import { reservedMetadataKey } from './metadata';
import { isKnownClusterPrivilege, isKnownIndexPrivilege } from './privileges';

const privilegesKnownBy = (isKnown: (privilege: string) => boolean): ShapeCheck =>
  listOf((value, path) => {
    if (typeof value !== 'string') return text(value, path);
    return isKnown(value) ? [] : [warningAt(path, 'unknown_privilege')];
  });

const fieldSecurity: ShapeCheck = (value, path) => [
  ...objectOf({ optional: { grant: listOf(text), except: listOf(text) } })(value, path),
  ...(isJsonObject(value) && value.except && !value.grant
    ? [errorAt([...path, 'except'], 'except_without_grant')]
    : []),
];

/** What a cross-cluster key's `search` entries share with index privileges. */
export const INDEX_RESTRICTIONS = {
  query: textOrObject,
  field_security: fieldSecurity,
  allow_restricted_indices: flag,
} as const satisfies Record<string, ShapeCheck>;

const INDEX_ENTRY = {
  required: { names: textOrTexts, privileges: privilegesKnownBy(isKnownIndexPrivilege) },
  optional: INDEX_RESTRICTIONS,
  refused: ['fields'],
} satisfies ObjectShape;

const indices = listOf(objectOf(INDEX_ENTRY));

const remoteIndices = listOf(
  objectOf({ ...INDEX_ENTRY, required: { ...INDEX_ENTRY.required, clusters: textOrTexts } }),
);

const remoteCluster = listOf(
  objectOf({ required: { privileges: listOf(text), clusters: textOrTexts } }),
);

const applications = listOf(
  objectOf({
    required: { application: text, privileges: listOf(text), resources: listOf(text) },
  }),
);

/** User metadata; {@link reservedMetadataKey} says which names are refused. */
const metadata: ShapeCheck = (value, path) => {
  const reserved = isJsonObject(value) ? reservedMetadataKey(value) : undefined;
  return reserved === undefined
    ? anyObject(value, path)
    : [errorAt([...path, reserved], 'reserved_name')];
};

const roleDescriptor = objectOf({
  optional: {
    cluster: privilegesKnownBy(isKnownClusterPrivilege),
    indices,
    index: indices,
    applications,
    application: applications,
    run_as: listOf(text),
    global: anyObject,
    metadata,
    transient_metadata: anyObject,
    remote_indices: remoteIndices,
    remote_cluster: remoteCluster,
    restriction: objectOf({ optional: { workflows: listOf(text) } }),
    // Elasticsearch ignores it, so it may stand where a role was copied from.
    type: () => [],
  },
  // Roles have it, the descriptors of keys must not.
  refused: ['description'],
});

/** Printable ASCII without a space at either end, 1 to 1024 characters. */
const ROLE_NAME = /^[!-~](?:[ -~]{0,1022}[!-~])?$/;

const restrictsWorkflows = (descriptor: unknown): boolean => {
  const restriction = isJsonObject(descriptor) ? descriptor.restriction : undefined;
  return isJsonObject(restriction) && Object.hasOwn(restriction, 'workflows');
};

const lonelyRestrictions = (descriptors: Record<string, unknown>): readonly ShapeProblem[] =>
  Object.keys(descriptors).length < 2
    ? []
    : Object.keys(descriptors)
        .filter((role) => restrictsWorkflows(descriptors[role]))
        .map((role) => errorAt([role, 'restriction'], 'restriction_not_alone'));

/**
 * Everything that is wrong with the role descriptors of a key, in document order; empty when
 * Elasticsearch is expected to take them. Paths begin at the role's name. `{}` is refused as `empty`:
 * Elasticsearch would read it as "everything its owner may", a reader as "nothing".
 */
export function roleDescriptorsProblems(value: unknown): readonly ShapeProblem[] {
  if (!isJsonObject(value)) return anyObject(value, []);
  const roles = Object.entries(value);
  if (roles.length === 0) return [errorAt([], 'empty')];
  const problems = roles.flatMap(([role, descriptor]) => [
    ...(ROLE_NAME.test(role) ? [] : [errorAt([role], 'invalid_role_name')]),
    ...roleDescriptor(descriptor, [role]),
  ]);
  return [...problems, ...lonelyRestrictions(value)];
}
