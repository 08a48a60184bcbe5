/** Is told what a caller was allowed and refused, in the course of one request. */
export interface JudgementObserver {
  /** `name` is the index, alias or data stream; absent for cluster actions and judgements by action alone. */
  granted(action: string, name?: string): void;
  denied(action: string, names: readonly string[]): void;
}
