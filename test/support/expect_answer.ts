import type { ContractCluster, ContractRow } from './contract';
import type { Answer, Call } from './elasticsearch';

/** How a refusal has to look. */
export interface ExpectedError {
  readonly type: string | RegExp;
  /** Looked for in the reason; a loose one, where the contract gives the gist alone. */
  readonly reason?: RegExp;
  /** Further fields of `error`, such as `index` or `caused_by`. */
  readonly [field: string]: unknown;
}

/**
 * One request and what it has to come to. In every text of a row `{i}` stands for the name of an
 * index that no other case uses.
 */
export interface ContractCase extends ContractRow, Omit<Call, 'authorization'> {
  /** Completes the sentence that the title of the suite begins. */
  readonly title: string;
  /** Sent before, in this order; each has to succeed. */
  readonly given?: readonly Call[];
  readonly status: number;
  /** What the body holds at least; `{}` = nothing. */
  readonly body?: unknown;
  /** Dotted paths that the body does not have. */
  readonly lacks?: readonly string[];
  /** The body is an error envelope around this. */
  readonly error?: ExpectedError;
  /** Response headers, names in lower case; null = not there. */
  readonly answers?: Readonly<Record<string, string | RegExp | null>>;
}

/** Sends the request of a case and compares the answer. */
export async function expectAnswer(cluster: ContractCluster, row: ContractCase): Promise<Answer> {
  const index = cluster.unique('case');
  for (const step of row.given ?? []) await prepared(cluster, withIndex(step, index));
  const answer = await cluster.call(withIndex(callOf(row), index));
  expectStatus(answer, row.status);
  if (row.body !== undefined) expectPart(answer.body, withIndex(row.body, index));
  for (const path of withIndex(row.lacks ?? [], index))
    expect(answer.body).not.toHaveProperty(path);
  if (row.error !== undefined) expectError(answer, withIndex(row.error, index));
  for (const [name, value] of Object.entries(row.answers ?? {})) {
    expectHeader(answer.headers.get(name), value);
  }
  return answer;
}

/** Fails unless the answer is an error in Elasticsearch's envelope, of this type and reason. */
export function expectError({ status, body }: Answer, expected: ExpectedError): void {
  const { type, reason = /./, ...metadata } = expected;
  expect(body).toMatchObject({
    error: {
      root_cause: [{ type: expect.any(String), reason: expect.any(String) }],
      type: typeof type === 'string' ? type : expect.stringMatching(type),
      reason: expect.stringMatching(reason),
      ...metadata,
    },
    status,
  });
}

/** The documents, by id, of the index `{i}` in one request, visible to searches afterwards. */
export function documents(byId: Readonly<Record<string, unknown>>, index = '{i}'): Call {
  const lines = Object.entries(byId).flatMap(([_id, source]) => [{ index: { _id } }, source]);
  return { line: `POST /${index}/_bulk?refresh=true`, lines };
}

/** The index `{i}` with these fields. */
export function mapped(properties: object, index = '{i}'): Call {
  return { line: `PUT /${index}`, json: { mappings: { properties } } };
}

/** Replaces `{i}` in all texts of a value; matchers and expressions stay as they are. */
export function withIndex<Value>(value: Value, index: string): Value {
  return replaced(value, index) as Value;
}

function replaced(value: unknown, index: string): unknown {
  if (typeof value === 'string') return value.replaceAll('{i}', index);
  if (Array.isArray(value)) return value.map((element) => replaced(element, index));
  if (!isPlainObject(value)) return value;
  const entries = Object.entries(value);
  return Object.fromEntries(
    entries.map(([key, child]) => [key.replaceAll('{i}', index), replaced(child, index)]),
  );
}

const isPlainObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;

async function prepared(cluster: ContractCluster, step: Call): Promise<void> {
  const body = await cluster.ok(step);
  if (body?.errors === true) throw new Error(`${step.line}: ${JSON.stringify(body)}`);
}

function callOf({ line, json, lines, raw, headers }: ContractCase): Call {
  return {
    line,
    ...(json === undefined ? {} : { json }),
    ...(lines === undefined ? {} : { lines }),
    ...(raw === undefined ? {} : { raw }),
    ...(headers === undefined ? {} : { headers }),
  };
}

/** With the body, so that a failure tells what the server said. */
export function expectStatus({ status, body }: Answer, expected: number): void {
  expect(status === expected ? { status } : { status, body }).toEqual({ status: expected });
}

function expectPart(actual: unknown, expected: unknown): void {
  const isEmpty = isPlainObject(expected) && Object.keys(expected).length === 0;
  if (
    !isEmpty &&
    typeof expected === 'object' &&
    expected !== null &&
    !('asymmetricMatch' in expected)
  ) {
    expect(actual).toMatchObject(expected);
  } else {
    expect(actual).toEqual(expected);
  }
}

function expectHeader(actual: string | null, expected: string | RegExp | null): void {
  expect(actual).toEqual(expected instanceof RegExp ? expect.stringMatching(expected) : expected);
}
