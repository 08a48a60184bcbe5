import {
  errorAt,
  flag,
  isJsonObject,
  listOf,
  objectOf,
  textOrTexts,
  type ShapeProblem,
} from './json_shape';
import { INDEX_RESTRICTIONS } from './role_descriptors';

const accessShape = objectOf({
  optional: {
    search: listOf(objectOf({ required: { names: textOrTexts }, optional: INDEX_RESTRICTIONS })),
    replication: listOf(
      objectOf({
        required: { names: textOrTexts },
        optional: { allow_restricted_indices: flag },
        // Replication copies whole indices, so nothing of them can be held back.
        refused: ['query', 'field_security'],
      }),
    ),
  },
});

const isEmptyList = (value: unknown): boolean =>
  value === undefined || value === null || (Array.isArray(value) && value.length === 0);

/**
 * Everything that is wrong with the access of a cross-cluster key, in document order; empty when
 * Elasticsearch is expected to take it. Access without one entry in either list is refused.
 */
export function crossClusterAccessProblems(value: unknown): readonly ShapeProblem[] {
  const problems = accessShape(value, []);
  const isEmpty =
    isJsonObject(value) && isEmptyList(value.search) && isEmptyList(value.replication);
  return isEmpty ? [errorAt([], 'empty'), ...problems] : problems;
}
