import { describeFailure, type Failure } from './failure';

/** The value does not match the schema. The message names the place and the rule, not the value. */
export class ValidationError extends Error {
  override readonly name = 'ValidationError';
  /** From the validated value to the place of the first broken rule; the namespace is not in it. */
  readonly path: readonly string[];

  constructor(failure: Failure, namespace?: string) {
    super(describeFailure(failure, namespace));
    this.path = failure.path;
  }
}
