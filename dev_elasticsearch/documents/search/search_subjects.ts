import { authorizeIndices } from '../../indices/access/authorize';
import { INDICES_OPTIONS, readIndicesOptions } from '../../indices/names/indices_options';
import { applicable } from '../../lib/applicable';
import { validationFailed } from '../../lib/elasticsearch_error';
import type { Parameters } from '../../lib/parameters';
import { parseTimeValue } from '../../lib/time_value';
import type { Subject } from '../../lib/subject';
import type { PointInTimeReference } from '../../search/request/point_in_time_reference';
import type { SearchRequest } from '../../search/request/search_request';
import type { DocumentDeps } from '../document_deps';
import { checkKeepAlive, contextMissing } from '../contexts/search_contexts';
import type { IndexTarget, IndexView } from './index_view';
import { indexViews, toTarget } from './search_targets';

/** Rights of every search go by this action. */
export const SEARCH = 'indices:data/read/search';

/** Who searches, and where. */
export interface SearchSource {
  readonly subject: Subject;
  /** Names in the path; undefined = all indices, or those of the point in time. */
  readonly expression: string | undefined;
  readonly parameters: Parameters;
}

/**
 * What a search looks at: the indices of the path, or a point in time.
 * @throws 403, `index_not_found_exception`, 404 for a point in time that the caller does not have.
 */
export function targetsOfSearch(
  request: SearchRequest,
  source: SearchSource,
  deps: DocumentDeps,
): readonly IndexTarget[] {
  return targetsOfViews(viewsOfSearch(request, source, deps), { request, source, deps });
}

/** A search, who asked for it, and what it runs with. */
export interface Searching {
  readonly request: SearchRequest;
  readonly source: Pick<SearchSource, 'subject'>;
  readonly deps: DocumentDeps;
}

/** The part of views that a search looks at, as its subject sees it. */
export function targetsOfViews(
  views: readonly IndexView[],
  { request, source, deps }: Searching,
): readonly IndexTarget[] {
  const viewer = {
    subject: source.subject,
    action: SEARCH,
    now: deps.clock(),
    slice: request.slice,
    boosts: request.indicesBoost,
  };
  return views.map((view) => toTarget(view, viewer));
}

/** As {@link targetsOfSearch}, before anybody's eyes. */
export function viewsOfSearch(
  { pit }: SearchRequest,
  { subject, expression, parameters }: SearchSource,
  deps: DocumentDeps,
): readonly IndexView[] {
  if (pit !== undefined) {
    return viewsOfPointInTime(pit, subject, deps);
  }
  const options = readIndicesOptions(parameters);
  return indexViews({ subject, action: SEARCH, expression, options }, deps);
}

/**
 * A point in time brings its indices along, and how they are found.
 * @throws a validation error.
 */
export function checkPointInTime(
  request: SearchRequest,
  { expression, parameters }: Omit<SearchSource, 'subject'>,
): void {
  if (request.pit === undefined) {
    return;
  }
  const isGiven = (name: string) => parameters[name] !== undefined;
  const messages = applicable([
    [
      expression !== undefined,
      '[indices] cannot be used with point in time. Do not specify any index with point in time.',
    ],
    [INDICES_OPTIONS.some(isGiven), '[indicesOptions] cannot be used with point in time'],
    [isGiven('routing'), '[routing] cannot be used with point in time'],
    [isGiven('preference'), '[preference] cannot be used with point in time'],
  ]);
  if (messages.length > 0) {
    throw validationFailed(messages);
  }
}

/** Rights are judged anew: a point in time does not outlive them. */
function viewsOfPointInTime(
  { id, keepAlive }: PointInTimeReference,
  subject: Subject,
  { pointsInTime, catalog }: DocumentDeps,
): readonly IndexView[] {
  const longer =
    keepAlive === undefined
      ? undefined
      : checkKeepAlive(parseTimeValue(keepAlive, 'keep_alive'), keepAlive);
  const views = pointsInTime.use(id, subject.identity, longer);
  if (views === undefined) {
    throw contextMissing();
  }
  const gone = views.filter(({ record }) => catalog.get(record.name)?.uuid !== record.uuid);
  if (gone.length > 0) {
    throw contextMissing(gone.map(({ record }) => record.name));
  }
  authorizeIndices({ subject, catalog }, SEARCH, namesOf(views));
  return views;
}

function namesOf(views: readonly IndexView[]): readonly string[] {
  return [...new Set(views.flatMap(({ names }) => names))];
}
