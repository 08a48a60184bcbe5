import type { ApplicationPrivilegeStore } from '../../privileges/application_privilege_store';
import type { Permission } from '../permission';
import type { PrivilegeQuestions } from './privilege_questions';

type ByName<Value> = Record<string, Value>;

/** Answers as `_has_privileges` gives them; names repeated in the question have one entry. */
export interface PrivilegeAnswers {
  readonly has_all_requested: boolean;
  readonly cluster: ByName<boolean>;
  readonly index: ByName<ByName<boolean>>;
  readonly application: ByName<ByName<ByName<boolean>>>;
}

/** Without a prototype: callers choose the names, and `__proto__` is one like any other. */
const byName = <Value>(): ByName<Value> => Object.create(null) as ByName<Value>;

/** Answers every question: what is granted is what every layer grants (assigned AND snapshot). */
export function answerQuestions(
  layers: readonly Permission[],
  questions: PrivilegeQuestions,
  store: ApplicationPrivilegeStore,
): PrivilegeAnswers {
  const coverages = layers.map(({ coverage }) => coverage);
  let hasAll = true;
  const judge = (isCovered: boolean): boolean => {
    hasAll &&= isCovered;
    return isCovered;
  };
  const cluster = byName<boolean>();
  for (const privilege of questions.cluster) {
    cluster[privilege] = judge(coverages.every((layer) => layer.coversCluster(privilege)));
  }
  const index = byName<ByName<boolean>>();
  for (const question of questions.index) {
    const answers = (index[question.name] ??= byName());
    answers[question.privilege] = judge(coverages.every((layer) => layer.coversIndex(question)));
  }
  const application = byName<ByName<ByName<boolean>>>();
  for (const question of questions.application) {
    const byResource = (application[question.application] ??= byName());
    const answers = (byResource[question.resource] ??= byName());
    const isCovered = coverages.every((layer) => layer.coversApplication(question, store));
    answers[question.privilege] = judge(isCovered);
  }
  return { has_all_requested: hasAll, cluster, index, application };
}
