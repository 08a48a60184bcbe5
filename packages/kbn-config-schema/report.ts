import type { ValidationErrorItem } from 'joi';
import type { Failure } from './errors/failure';
import { below } from './errors/failure';

/** Turns joi's report of one broken rule into ours; failures of nested schemas are unpacked. */
export function toFailure(item: ValidationErrorItem): Failure {
  const path = item.path.map(String);
  const nested = item.context?.failure as Failure | undefined;
  return nested === undefined ? { path, text: item.message } : below(nested, ...path);
}
