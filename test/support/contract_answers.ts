import type { Answer } from './elasticsearch';

/** What a refusal has to say. */
export interface Refusal {
  readonly status: number;
  readonly type: string;
  /** Of the outer error. Absent = any. */
  readonly reason?: RegExp | string;
  /** What the outer error came from; absent = not looked at. */
  readonly cause?: { readonly type: string; readonly reason?: RegExp };
}

/** Passes if the answer is Elasticsearch's error envelope and says this. */
export function expectRefusal({ status, body }: Answer, refusal: Refusal): void {
  const { reason = /./s, cause } = refusal;
  expect({ status, body }).toEqual({
    status: refusal.status,
    body: {
      status: refusal.status,
      error: expect.objectContaining({
        root_cause: expect.arrayContaining([expect.objectContaining({ type: expect.any(String) })]),
        type: refusal.type,
        reason: typeof reason === 'string' ? reason : expect.stringMatching(reason),
      }),
    },
  });
  if (cause === undefined) return;
  expect(body.error.caused_by).toMatchObject({
    type: cause.type,
    reason: expect.stringMatching(cause.reason ?? /./s),
  });
}

/** {@link expectRefusal} of a request that breaks a rule of its endpoint before being judged. */
export function expectInvalid(answer: Answer, reason: RegExp): void {
  const type = 'action_request_validation_exception';
  expectRefusal(answer, { status: 400, type, reason });
  expect(answer.body.error.reason).toMatch(/^Validation Failed: 1: /);
}

/** {@link expectRefusal} of an authenticated caller who lacks a privilege. */
export function expectForbidden(answer: Answer, reason: RegExp | string): void {
  expectRefusal(answer, { status: 403, type: 'security_exception', reason });
}
