import { analyze } from '../../search/text/analysis';
import { isWithinEdits } from '../../search/queries/edit_distance';
import type { StoredProfile } from './profile';

/** What should come first without being asked for by name. */
export interface SuggestHint {
  readonly uids?: readonly string[];
  /** One label (dotted path below `labels`) and its values. */
  readonly labels?: ReadonlyMap<string, readonly string[]>;
}

/** What to suggest. */
export interface SuggestQuestion {
  /** The beginning of a name; `''` = everybody. */
  readonly name: string;
  readonly hint?: SuggestHint;
}

/** Enabled profiles that fit: by how many words match and hints apply, then the last seen first. */
export function rankProfiles(
  profiles: readonly StoredProfile[],
  { name, hint = {} }: SuggestQuestion,
): StoredProfile[] {
  const words = analyze(name);
  return profiles
    .filter(({ enabled }) => enabled)
    .map((profile) => ({
      profile,
      matches: countMatches(profile, words),
      hints: countHints(profile, hint),
    }))
    .filter(({ matches }) => words.length === 0 || matches > 0)
    .sort(
      (a, b) =>
        b.matches + b.hints - (a.matches + a.hints) ||
        b.profile.lastSynchronized - a.profile.lastSynchronized,
    )
    .map(({ profile }) => profile);
}

/** The last word may be unfinished; the others may have the typing errors that `AUTO` forgives. */
function countMatches({ user }: StoredProfile, words: readonly string[]): number {
  const names = [user.username, user.fullName ?? '', user.email ?? ''].flatMap((text) =>
    analyze(text),
  );
  return words.filter((word, index) =>
    names.some((name) =>
      index === words.length - 1
        ? name.startsWith(word)
        : isWithinEdits(word, name, { edits: allowedEdits(word) }),
    ),
  ).length;
}

function allowedEdits({ length }: string): number {
  if (length < 3) return 0;
  return length < 6 ? 1 : 2;
}

function countHints({ uid, labels }: StoredProfile, hint: SuggestHint): number {
  const [label] = hint.labels ?? [];
  const hasUid = hint.uids?.includes(uid) === true;
  const hasLabel =
    label !== undefined && valuesAt(labels, label[0]).some((v) => label[1].includes(v));
  return Number(hasUid) + Number(hasLabel);
}

function valuesAt(labels: StoredProfile['labels'], path: string): string[] {
  const found = path.split('.').reduce<unknown>((value, key) => {
    const isBranch = typeof value === 'object' && value !== null && Object.hasOwn(value, key);
    return isBranch ? (value as Record<string, unknown>)[key] : undefined;
  }, labels);
  const values: unknown[] = Array.isArray(found) ? found : [found];
  return values.filter((value) => typeof value === 'string');
}
