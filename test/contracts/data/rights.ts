import type { ContractCluster } from '../../support/contract';
import type { Answer, Call } from '../../support/elasticsearch';
import { documents, expectStatus, withIndex } from '../../support/expect_answer';

/** A request with a key, and what it comes to; `{i}` is an index, `{i}-2` another one. */
export interface Judged extends Omit<Call, 'authorization'> {
  readonly title: string;
  /** Index entries of the key's only descriptor. */
  readonly indices: readonly object[];
  readonly status: number;
  readonly body?: object;
}

/** An index entry: these privileges, on the index `{i}` by default. */
export function may(privileges: readonly string[], names: readonly string[] = ['{i}']) {
  return { names, privileges };
}

/** Two documents in `{i}`, which has the alias `{i}-alias`, and one in `{i}-2`; the name. */
export async function twoIndices(cluster: ContractCluster): Promise<string> {
  const index = cluster.unique('rights');
  const steps = [
    documents({ 1: { a: 1 }, 2: { a: 2 } }),
    documents({ 1: { a: 1 } }, '{i}-2'),
    { line: 'PUT /{i}/_alias/{i}-alias' },
  ];
  for (const step of steps) await cluster.ok(withIndex(step, index));
  return index;
}

/** Sends the request of a row with a key of its own, and compares the answer. */
export async function expectJudgement(cluster: ContractCluster, row: Judged): Promise<Answer> {
  const { indices, title, status, body, ...request } = row;
  const index = await twoIndices(cluster);
  const role_descriptors = withIndex({ [title]: { indices } }, index);
  const { authorization } = await cluster.addKey({ role_descriptors });
  const answer = await cluster.call({ ...withIndex(request, index), authorization });
  expectStatus(answer, status);
  expect(answer.body).toMatchObject(withIndex(body ?? {}, index));
  return answer;
}
