import { illegalArgument, validationFailed, parseFailure } from '../../lib/elasticsearch_error';
import type { ElasticsearchError } from '../../lib/elasticsearch_error';
import type { Endpoint } from '../../lib/endpoint';
import { given } from '../../lib/given';
import { ObjectReader } from '../../lib/json/object_reader';
import { callerOf } from '../caller';
import { renderSuggestion } from './profile';
import { dataFilter, profileAction } from './profile_deps';
import type { ProfileStore } from './profile_store';
import { rankProfiles } from './rank_profiles';
import type { SuggestHint } from './rank_profiles';

const DEFAULT_SIZE = 10;

/** `_suggest`: enabled profiles whose names begin like the question, the best first. */
export function suggestProfilesEndpoint(profiles: ProfileStore): Endpoint {
  return {
    methods: ['get', 'post'],
    paths: ['/_security/profile/_suggest'],
    queryParameters: ['data'],
    body: 'optional',
    handle: (request) => {
      const source = { text: request.bodyText, parser: 'suggest_profile_request_payload' };
      const reader = new ObjectReader(request.body ?? {}, source);
      reader.allowOnly(['name', 'size', 'hint', 'data']);
      const [asked, inQuery] = [reader.string('data'), request.query.data];
      if (asked !== undefined && inQuery !== undefined) throw dataTwice();
      const size = reader.integer('size') ?? DEFAULT_SIZE;
      const hint = parseHint(reader);
      const problems = [
        ...(size < 0 ? [`[size] parameter cannot be negative but was [${size}]`] : []),
        ...hintProblems(hint),
      ];
      if (problems.length > 0) throw validationFailed(problems);
      callerOf(request).requireCluster(profileAction('suggest'));
      const ranked = rankProfiles(profiles.all(), {
        name: reader.string('name') ?? '',
        ...given({ hint }),
      });
      const filter = dataFilter(asked ?? inQuery);
      return {
        status: 200,
        body: {
          took: 0,
          total: { value: ranked.length, relation: 'eq' },
          profiles: ranked.slice(0, size).map((profile) => renderSuggestion(profile, filter)),
        },
      };
    },
  };
}

function parseHint(reader: ObjectReader): SuggestHint | undefined {
  const hint = reader.nested('hint', 'suggest_profile_request_payload_hint');
  if (hint === undefined) return undefined;
  hint.allowOnly(['uids', 'labels']);
  const labels = hint.freeObject('labels');
  return given({
    uids: hint.strings('uids'),
    labels: labels === undefined ? undefined : new Map(Object.entries(labels).map(parseLabel)),
  });
}

function parseLabel([key, value]: readonly [string, unknown]): [string, string[]] {
  const values: unknown[] = Array.isArray(value) ? value : [value];
  const texts = values.filter((entry) => typeof entry === 'string');
  if (texts.length === values.length) return [key, texts];
  throw parseFailure('[labels] hint supports either string or list of strings as its value');
}

function hintProblems(hint: SuggestHint | undefined): string[] {
  if (hint === undefined) return [];
  const { uids, labels } = hint;
  if (uids === undefined && labels === undefined) return ['[hint] parameter cannot be empty'];
  return [
    ...(uids?.length === 0 ? ['[uids] hint cannot be empty'] : []),
    ...(labels === undefined ? [] : labelProblems(labels)),
  ];
}

function labelProblems(labels: ReadonlyMap<string, readonly string[]>): string[] {
  const [entry] = labels;
  if (entry === undefined || labels.size !== 1) {
    return [`[labels] hint supports a single key, got [${[...labels.keys()].join(',')}]`];
  }
  const [key, values] = entry;
  return [
    ...(key.includes('*') ? ['[labels] hint key cannot contain wildcard'] : []),
    ...(values.length === 0 ? ['[labels] hint value cannot be empty'] : []),
  ];
}

function dataTwice(): ElasticsearchError {
  return illegalArgument(
    'The [data] parameter must be specified in either request body or as query parameter, but not both',
  );
}
