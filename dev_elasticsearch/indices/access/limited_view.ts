import { ElasticsearchError } from '../../lib/elasticsearch_error';
import type { Subject } from '../../lib/subject';

/** What somebody wants to do with a whole index. */
export interface WholeIndexChange {
  readonly action: string;
  readonly name: string;
  /** First word of the refusal. */
  readonly kind: 'Alias' | 'Resize';
}

/**
 * Whoever sees only a part of an index must not reach the rest by another name.
 * @throws 400 `security_exception`
 */
export function refuseLimitedView(
  subject: Subject,
  { action, name, kind }: WholeIndexChange,
): void {
  if (subject.indexAccess(action, [name]) === undefined) {
    return;
  }
  throw new ElasticsearchError({
    status: 400,
    type: 'security_exception',
    reason:
      kind === 'Alias'
        ? 'Alias requests are not allowed for users who have field or document level security enabled on one of the indices'
        : 'Resize requests are not allowed for users when field or document level security is enabled on the source index',
  });
}
