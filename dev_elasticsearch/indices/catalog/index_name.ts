import { invalidAliasName, invalidIndexName } from './index_error';

const FORBIDDEN = ['\\', '/', '*', '?', '"', '<', '>', '|', ' ', ',', '#', ':'];
const MAX_BYTES = 255;

/** @throws `invalid_index_name_exception` for a name that no index may have. */
export function checkIndexName(name: string): void {
  const why = objectionTo(name) ?? (name === name.toLowerCase() ? undefined : 'must be lowercase');
  if (why !== undefined) {
    throw invalidIndexName(name, why);
  }
}

/** Aliases may have upper-case letters. @throws `invalid_alias_name_exception` otherwise. */
export function checkAliasName(name: string): void {
  const why = objectionTo(name);
  if (why !== undefined) {
    throw invalidAliasName(name, why);
  }
}

function objectionTo(name: string): string | undefined {
  if (FORBIDDEN.some((character) => name.includes(character))) {
    return `must not contain the following characters [${FORBIDDEN.map((one) => `'${one}'`).join(',')}]`;
  }
  if (name === '') {
    return 'must not be empty';
  }
  if (/^[_\-+]/.test(name)) {
    return "must not start with '_', '-', or '+'";
  }
  if (Buffer.byteLength(name) > MAX_BYTES) {
    return `index name is too long, (${Buffer.byteLength(name)} > ${MAX_BYTES})`;
  }
  return name === '.' || name === '..' ? "must not be '.' or '..'" : undefined;
}
