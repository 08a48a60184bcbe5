import { compileLuceneRegexp, parseLuceneRegexp } from '../../search/patterns/lucene_regexp';
import { LanguageBuilder } from '../../search/patterns/lucene_automaton';
import type { Language } from '../../search/patterns/lucene_automaton';
import { compileWildcard, hasWildcard } from '../../lib/wildcard';

/** Whole-name test of an index, application, resource or user pattern. */
export type NameTest = (name: string) => boolean;

const isRegexp = (pattern: string): boolean =>
  pattern.length > 1 && pattern.startsWith('/') && pattern.endsWith('/');

/** Does the pattern stand for more than its own text? */
export function isPattern(pattern: string): boolean {
  return isRegexp(pattern) || (!isPlain(pattern) && hasWildcard(pattern));
}

/**
 * Compiles `*`, `?`, backslash escapes and `/regular expressions/` in Lucene's syntax.
 * @throws illegal_argument_exception for a malformed regular expression.
 */
export function compileName(pattern: string): NameTest {
  if (isRegexp(pattern)) return compileLuceneRegexp(pattern.slice(1, -1));
  if (isPlain(pattern)) return (name) => name === pattern;
  const prefix = prefixOf(pattern);
  return prefix === undefined ? compileWildcard(pattern) : (name) => name.startsWith(prefix);
}

/** True when any of the patterns matches. */
export function compileNames(patterns: readonly string[]): NameTest {
  const plain = new Set(patterns.filter((pattern) => isPlain(pattern) && !isRegexp(pattern)));
  const tests = patterns.filter((pattern) => !plain.has(pattern)).map(compileName);
  return (name) => plain.has(name) || tests.some((test) => test(name));
}

const isPlain = (pattern: string): boolean => !/[*?\\]/.test(pattern);

/** What a pattern of the usual form `prefix*` begins with. */
function prefixOf(pattern: string): string | undefined {
  const prefix = pattern.endsWith('*') ? pattern.slice(0, -1) : undefined;
  return prefix !== undefined && isPlain(prefix) ? prefix : undefined;
}

/** A set of names for {@link isSubset}. */
export interface NameSet {
  readonly include: readonly string[];
  readonly except?: readonly string[];
}

/** Is every name of `inner` in one of the other sets, whether or not such names exist? */
export function isSubset(inner: NameSet, ...outers: readonly NameSet[]): boolean {
  const { include, except = [] } = inner;
  if (include.length === 0) return true;
  const tests = outers.map(membership);
  const isOuter = (name: string): boolean => tests.some((test) => test(name));
  const isExcepted = compileNames(except);
  return include.every((pattern) => {
    if (!isPattern(pattern)) {
      const name = pattern.replace(/\\(.)/gsu, '$1');
      return isExcepted(name) || isOuter(name);
    }
    const settled = [...outers, { include: except }];
    if (settled.some((outer) => isWithinPrefix(pattern, outer))) return true;
    const isShownOtherwise = samplesOf(pattern).some((name) => !isExcepted(name) && !isOuter(name));
    return !isShownOtherwise && isSublanguage(pattern, except, outers);
  });
}

function membership({ include, except = [] }: NameSet): NameTest {
  const isIncluded = compileNames(include);
  const isExcepted = compileNames(except);
  return (name) => isIncluded(name) && !isExcepted(name);
}

/** Most questions are about something below a granted `prefix*`: no need to compare languages. */
function isWithinPrefix(pattern: string, { include, except = [] }: NameSet): boolean {
  if (except.length > 0) return false;
  return include.some((granted) => {
    if (granted === pattern) return true;
    const prefix = prefixOf(granted);
    if (prefix === undefined || prefix === '') return prefix === '';
    return !isRegexp(pattern) && startsWith(pattern, prefix);
  });
}

/** An escape in the pattern is left to the comparison of languages. */
function startsWith(pattern: string, prefix: string): boolean {
  return isPlain(pattern.slice(0, prefix.length)) && pattern.startsWith(prefix);
}

/** Some names of a pattern with wildcards: one that is missing elsewhere settles most comparisons. */
function samplesOf(pattern: string): string[] {
  if (isRegexp(pattern) || pattern.includes('\\')) return [];
  return ['', ANY_OTHER.repeat(50)].map((run) =>
    pattern.replaceAll('?', ANY_OTHER).replaceAll('*', run),
  );
}

/** Compares the languages of the sets, which settles every case and takes its time. */
function isSublanguage(
  pattern: string,
  except: readonly string[],
  outers: readonly NameSet[],
): boolean {
  const near = (other: string): boolean => mayMeet(pattern, other);
  const inner = { include: [pattern], except: except.filter(near) };
  const others = outers.map((outer) => ({
    include: outer.include.filter(near),
    except: outer.except?.filter(near) ?? [],
  }));
  const builder = new LanguageBuilder();
  const patterns = [inner, ...others].flatMap((set) => [...set.include, ...set.except]);
  const outer = builder.union(others.map((set) => languageOf(set, builder)));
  const missing = builder.intersection(languageOf(inner, builder), builder.not(outer));
  return isEmpty(missing, builder, alphabetOf(patterns));
}

/** False only for patterns that begin differently, and so have no name in common. */
function mayMeet(a: string, b: string): boolean {
  const [left, right] = [literalStart(a), literalStart(b)];
  return left.startsWith(right) || right.startsWith(left);
}

/** What every name of the pattern begins with; '' when that is not plain to see. */
function literalStart(pattern: string): string {
  return isRegexp(pattern) ? '' : (/^[^*?\\]*/.exec(pattern)?.[0] ?? '');
}

function languageOf({ include, except = [] }: NameSet, builder: LanguageBuilder): Language {
  const union = (patterns: readonly string[]): Language =>
    builder.union(patterns.map((pattern) => parsePattern(pattern, builder)));
  return except.length === 0
    ? union(include)
    : builder.intersection(union(include), builder.not(union(except)));
}

function parsePattern(pattern: string, builder: LanguageBuilder): Language {
  if (isRegexp(pattern)) return parseLuceneRegexp(pattern.slice(1, -1), builder);
  const parts: Language[] = [];
  const characters = Array.from(pattern);
  for (let at = 0; at < characters.length; at += 1) {
    const character = characters[at] ?? '';
    const next = characters[at + 1];
    if (character === '\\' && next !== undefined) {
      parts.push(literal(next, builder));
      at += 1;
    } else {
      parts.push(wildcardPart(character, builder));
    }
  }
  return parts.reduceRight((rest, part) => builder.concat(part, rest), builder.empty);
}

function wildcardPart(character: string, builder: LanguageBuilder): Language {
  if (character === '*') return builder.any;
  return character === '?' ? builder.set('any', () => true) : literal(character, builder);
}

function literal(character: string, builder: LanguageBuilder): Language {
  return builder.set(`=${character}`, (other) => other === character);
}

/** Walks every state that can be reached: none may accept. */
function isEmpty(start: Language, builder: LanguageBuilder, alphabet: readonly string[]): boolean {
  const seen = new Set([start]);
  for (const state of seen) {
    if (state.nullable) return false;
    for (const character of alphabet) seen.add(builder.step(state, character));
  }
  return true;
}

/** Ends of the shorthand classes of regular expressions, and their neighbours. */
const CLASS_BOUNDS = '\t\n\r /09:@AZ[^_`az{';

/** A character that no sensible pattern names: it stands for all others. */
const ANY_OTHER = '\u{10fffd}';

/**
 * One character of each kind that the patterns can tell apart: those they name and the neighbours of
 * these, which lie outside of ranges that end there.
 */
function alphabetOf(patterns: readonly string[]): string[] {
  const digits = patterns.some((pattern) => pattern.includes('<')) ? '0123456789' : '';
  const isRange = patterns.some((pattern) => isRegexp(pattern) && /[[\\]/.test(pattern));
  const named = new Set(`${patterns.join('')}${digits}${isRange ? CLASS_BOUNDS : ''}`);
  if (!isRange) return [...named, ANY_OTHER];
  const neighbours = Array.from(named, (character) => character.codePointAt(0) ?? 0)
    .flatMap((point) => [point - 1, point, point + 1])
    .filter((point) => point >= 0 && point <= 0x10ffff)
    .map((point) => String.fromCodePoint(point));
  return [...new Set([...neighbours, ANY_OTHER])];
}
