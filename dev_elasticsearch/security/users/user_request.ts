import { illegalArgument, parseFailure, validationException } from '../../lib/elasticsearch_error';
import { isObject, tokenOf } from '../../lib/json/object_reader';
import { isSupportedHash } from '../authentication/password_hash';

type Fields = Readonly<Record<string, unknown>>;

/** A new password, or a hash of one that somebody made elsewhere. Holds a secret. */
export interface NewPassword {
  readonly password?: string;
  readonly passwordHash?: string;
}

/** The body of put user. Holds a secret. */
export interface UserRequest extends NewPassword {
  /** Undefined = missing, which is refused. */
  readonly roles: readonly string[] | undefined;
  readonly fullName: string | null;
  readonly email: string | null;
  /** Null = not given. */
  readonly metadata: Fields | null;
  readonly enabled: boolean;
}

const MIN_PASSWORD = 6;
const PASSWORD_FIELDS = ['password', 'password_hash'];
const USER_FIELDS = [
  ...PASSWORD_FIELDS,
  ...['roles', 'full_name', 'email', 'metadata', 'enabled', 'username'],
];

/** Reads the body of put user. @throws 400 parse_exception, validation_exception */
export function parseUserRequest(username: string, body: unknown): UserRequest {
  const fields = readFields(body, USER_FIELDS, 'add user');
  const named = read(fields, 'username', 'string');
  if (named !== undefined && named !== username) {
    throw illegalArgument(
      `[username] in source does not match the username provided [${username}]`,
    );
  }
  return {
    ...readPassword(fields),
    roles: readRoles(fields.roles),
    fullName: readNullable(fields, 'full_name'),
    email: readNullable(fields, 'email'),
    metadata: (read(fields, 'metadata', 'object') as Fields | undefined) ?? null,
    enabled: (read(fields, 'enabled', 'boolean') as boolean | undefined) ?? true,
  };
}

/** Reads the body of change password. @throws 400 parse_exception, validation_exception */
export function parsePasswordRequest(body: unknown): NewPassword {
  return readPassword(readFields(body, PASSWORD_FIELDS, 'change password'));
}

function readFields(body: unknown, known: readonly string[], what: string): Fields {
  if (!isObject(body)) throw parseFailure(`expected an object, but found token [${tokenOf(body)}]`);
  const unknown = Object.keys(body).find((field) => !known.includes(field));
  if (unknown === undefined) return body;
  throw parseFailure(`failed to parse ${what} request. unexpected field [${unknown}]`);
}

function readPassword(fields: Fields): NewPassword {
  const password = read(fields, 'password', 'string') as string | undefined;
  const passwordHash = read(fields, 'password_hash', 'string') as string | undefined;
  if (password !== undefined && password.length < MIN_PASSWORD) {
    throw validationException(`passwords must be at least [${MIN_PASSWORD}] characters long`);
  }
  if (password !== undefined && passwordHash !== undefined) {
    throw validationException('password_hash has already been set');
  }
  if (passwordHash !== undefined && !isSupportedHash(passwordHash)) {
    throw illegalArgument(
      'The provided password hash is not a hash or it could not be resolved to a supported hash ' +
        'algorithm. The supported password hash algorithms are [pbkdf2]',
    );
  }
  if (password !== undefined) return { password };
  return passwordHash === undefined ? {} : { passwordHash };
}

function read(fields: Fields, field: string, type: 'string' | 'boolean' | 'object'): unknown {
  const value = Object.hasOwn(fields, field) ? fields[field] : undefined;
  const isRight = type === 'object' ? isObject(value) : typeof value === type;
  if (value === undefined || isRight) return value;
  throw parseFailure(
    `expected field [${field}] to be of type ${type}, but found [${tokenOf(value)}] instead`,
  );
}

function readNullable(fields: Fields, field: string): string | null {
  if (fields[field] === null) return null;
  return (read(fields, field, 'string') as string | undefined) ?? null;
}

function readRoles(value: unknown): readonly string[] | undefined {
  if (value === undefined) return undefined;
  if (typeof value === 'string') return value === '' ? [] : value.split(',');
  const entries: unknown[] = Array.isArray(value) ? value : [value];
  const names = entries.filter((entry) => typeof entry === 'string');
  if (Array.isArray(value) && names.length === entries.length) return names;
  const found = Array.isArray(value) ? entries.find((entry) => typeof entry !== 'string') : value;
  throw parseFailure(
    `could not parse [roles] field. expected a string array but found [${tokenOf(found)}] value instead`,
  );
}
