import type { Subject } from '../../lib/subject';
import { splitList } from '../../lib/parameters';
import { allowsName, coveringNames } from '../access/authorize';
import type { IndexCatalog } from '../catalog/index_catalog';
import { indexNotFound, invalidIndexName } from '../catalog/index_error';
import type { IndexRecord } from '../catalog/index_record';
import { isHiddenIndex } from '../catalog/index_record';
import type { IndicesOptions } from './indices_options';
import { fitsAny } from './name_patterns';

/** Who asks for which indices, and what for. */
export interface ResolveRequest {
  readonly catalog: IndexCatalog;
  readonly subject: Subject;
  /** Authorization happens by this name, for example `indices:data/read/search`. */
  readonly action: string;
  /** As in the path: names, wildcards, exclusions, `_all`. Absent = all. */
  readonly expression: string | undefined;
  readonly options: IndicesOptions;
}

/** An index that a request reached. */
export interface ResolvedIndex {
  readonly record: IndexRecord;
  /** The authorised names by which it was reached: its own, aliases, its data stream, or several. */
  readonly names: readonly string[];
}

/** The name of an index, alias or data stream. */
interface Candidate {
  readonly name: string;
  readonly isHidden: boolean;
}

/**
 * The indices of a request, shrunk to what its subject may reach: wildcards select among the authorised
 * names only, explicit names are refused when one of them is not authorised, whether it exists or not.
 * @throws 403 for explicit names, or when the action is granted nowhere; `index_not_found_exception`
 *   for missing names, and for wildcards without a match when `allow_no_indices` is false.
 */
export function resolveIndices(request: ResolveRequest): readonly ResolvedIndex[] {
  const names = resolveNames(request);
  const found = new Map<string, ResolvedIndex>();
  for (const name of names) {
    for (const record of request.catalog.find(name)?.records ?? []) {
      const known = found.get(record.name)?.names ?? [];
      found.set(record.name, { record, names: [...known, ...coveringNames(name, record)] });
    }
  }
  return [...found.values()];
}

/**
 * As {@link resolveIndices}, for requests about indices themselves: only concrete names, in order.
 * @throws as {@link resolveIndices}.
 */
export function resolveRecords(request: ResolveRequest): readonly IndexRecord[] {
  return resolveIndices(request)
    .map(({ record }) => record)
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** True for `_all`, an empty expression, and anything with a wildcard. */
export function hasPattern(expression: string | undefined): boolean {
  const parts = splitList(expression);
  return parts.length === 0 || parts.some((part) => isPattern(part));
}

/**
 * The existing, authorised names of indices, aliases and data streams that a request means.
 * @throws as {@link resolveIndices}.
 */
export function resolveNames(request: ResolveRequest): ReadonlySet<string> {
  const { subject, action, options, catalog } = request;
  const parts = splitList(request.expression);
  const expressions = parts.length === 0 ? ['_all'] : parts;
  refuseExplicit(request, expressions);
  if (!subject.allowsIndexActionAnywhere(action)) {
    throw subject.denied(action);
  }
  const candidates = authorisedCandidates(request);
  const names = new Set<string>();
  const missing: string[] = [];
  expressions.forEach((part, at) => {
    if (isExclusion(expressions, at)) {
      select(candidates, part.slice(1), ALL_OPTIONS).forEach((name) => names.delete(name));
    } else if (isPattern(part)) {
      const matched = select(candidates, part, options);
      matched.forEach((name) => names.add(name));
      missing.push(...(matched.length === 0 && !options.allowNoIndices ? [part] : []));
    } else if (part.startsWith('_')) {
      throw invalidIndexName(part, "must not start with '_'.");
    } else if (
      !allowsName(subject, action, { name: part, catalog }) ||
      catalog.find(part) === undefined
    ) {
      missing.push(...(options.ignoreUnavailable ? [] : [part]));
    } else {
      names.add(part);
    }
  });
  if (names.size === 0 && !options.allowNoIndices) {
    missing.push(request.expression ?? '_all');
  }
  if (missing[0] !== undefined) {
    throw indexNotFound(missing[0]);
  }
  return names;
}

/** Explicit names are judged before anything tells whether they exist. */
function refuseExplicit(request: ResolveRequest, expressions: readonly string[]): void {
  const { subject, action, options, catalog } = request;
  const refused = expressions.filter(
    (part, at) =>
      !isExclusion(expressions, at) &&
      !isPattern(part) &&
      !allowsName(subject, action, { name: part, catalog }),
  );
  if (refused.length > 0 && !options.ignoreUnavailable) {
    throw subject.denied(action, [...new Set(refused)].sort());
  }
}

const ALL_OPTIONS: Pick<IndicesOptions, 'expandsOpen' | 'expandsHidden'> = {
  expandsOpen: true,
  expandsHidden: true,
};

function select(
  candidates: readonly Candidate[],
  pattern: string,
  options: Pick<IndicesOptions, 'expandsOpen' | 'expandsHidden'>,
): readonly string[] {
  const matches = fitsAny([pattern]);
  const reachesDots = pattern.startsWith('.');
  return options.expandsOpen || options.expandsHidden
    ? candidates
        .filter(({ name }) => matches(name))
        .filter(
          ({ name, isHidden }) =>
            !isHidden || options.expandsHidden || (reachesDots && name.startsWith('.')),
        )
        .map(({ name }) => name)
    : [];
}

function authorisedCandidates({ catalog, subject, action }: ResolveRequest): readonly Candidate[] {
  const candidates = new Map<string, Candidate>();
  for (const record of catalog.all()) {
    candidates.set(record.name, { name: record.name, isHidden: isHiddenIndex(record) });
    for (const [name, { isHidden = false }] of Object.entries(record.aliases)) {
      candidates.set(name, { name, isHidden });
    }
  }
  for (const { name, hidden } of catalog.dataStreams()) {
    candidates.set(name, { name, isHidden: hidden });
  }
  return [...candidates.values()].filter(({ name }) =>
    allowsName(subject, action, { name, catalog }),
  );
}

function isPattern(part: string): boolean {
  return part === '_all' || part.includes('*');
}

/** `-name` excludes only after a wildcard; elsewhere it is a name. */
function isExclusion(expressions: readonly string[], at: number): boolean {
  const part = expressions[at] ?? '';
  return part.startsWith('-') && expressions.slice(0, at).some((earlier) => isPattern(earlier));
}
