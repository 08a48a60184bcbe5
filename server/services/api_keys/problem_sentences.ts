import type { ApiKeyNameProblem } from '../../../common/api_keys/api_key_name';
import { MAX_API_KEY_NAME_LENGTH } from '../../../common/api_keys/api_key_name';
import { MAX_EXPIRATION_DAYS, type ExpirationProblem } from '../../../common/api_keys/expiration';
import {
  formatJsonPath,
  type JsonKind,
  type ShapeProblem,
  type ShapeProblemCode,
} from '../../../common/api_keys/json_shape';

/** What each name problem is called, to follow the word `name`. */
export const NAME_SENTENCES: Readonly<Record<ApiKeyNameProblem, string>> = {
  empty: 'must not be empty',
  too_long: `must be at most ${MAX_API_KEY_NAME_LENGTH} characters long`,
  leading_or_trailing_space: 'must not begin or end with a space',
  leading_underscore: 'must not begin with an underscore, which Elasticsearch keeps for itself',
};

/** What each expiration problem is called, to follow the word `expiration`. */
export const EXPIRATION_SENTENCES: Readonly<Record<ExpirationProblem, string>> = {
  not_a_duration: 'must be a whole number with a unit of d, h, m or s, such as 30d',
  not_positive:
    'must be longer than nothing, such as 30d; leave it out for a key that never expires',
  fraction: 'must be a whole number: write 36h instead of 1.5d',
  too_long: `must be at most ${MAX_EXPIRATION_DAYS}d; leave it out for a key that never expires`,
};

const SHAPE_SENTENCES: Readonly<Record<Exclude<ShapeProblemCode, 'wrong_type'>, string>> = {
  empty: 'must not be empty',
  missing_field: 'is missing',
  unknown_field: 'is not known',
  unknown_privilege: 'is not a known privilege',
  unsupported_field: 'is not taken by Elasticsearch here: remove it',
  invalid_role_name:
    'must be named with 1 to 1024 printable ASCII characters and no space at either end',
  reserved_name: 'must not begin with an underscore, which Elasticsearch keeps for itself',
  except_without_grant: 'needs a grant beside it',
  restriction_not_alone: 'is possible only when there is exactly one role descriptor',
};

const KINDS: Readonly<Record<JsonKind, string>> = {
  object: 'an object',
  list: 'a list',
  text: 'text',
  'text or list': 'text or a list of text',
  'text or object': 'text or an object',
  'true or false': 'true or false',
};

/** One sentence about the problem that begins with its place, such as `access.search[0].names`. */
export function shapeSentence(root: string, { path, code, expected }: ShapeProblem): string {
  const place = formatJsonPath([root, ...path]);
  if (code !== 'wrong_type') return `${place} ${SHAPE_SENTENCES[code]}`;
  return `${place} must be ${expected ? KINDS[expected] : 'something else'}`;
}
