import { illegalArgument, validationFailed } from '../../lib/elasticsearch_error';
import type { Endpoint, EndpointRequest, EndpointResponse } from '../../lib/endpoint';
import { ObjectReader } from '../../lib/json/object_reader';
import type { AnalyzerName } from '../../search/text/analysis';
import { ANALYZERS, tokenize } from '../../search/text/analysis';
import { authorizeActionName, authorizeNames } from '../access/authorize';
import type { IndexDeps } from '../index_deps';
import { indexNotFound } from '../catalog/index_error';
import { fieldsOf } from './mapping';

const ACTION = 'indices:admin/analyze';
/** Words and characters that separate two texts of one request. */
const POSITION_GAP = 100;
const OFFSET_GAP = 1;

/** `_analyze`: the words of texts, as an analyser or the analyser of a field cuts them. */
export function analyzeEndpoint(deps: IndexDeps): Endpoint {
  return {
    methods: ['get', 'post'],
    paths: ['/_analyze', '/{index}/_analyze'],
    queryParameters: ['index'],
    body: 'required',
    handle: (request) => analyze(request, deps),
  };
}

function analyze(request: EndpointRequest, deps: IndexDeps): EndpointResponse {
  const source = { text: request.bodyText, parser: 'analyze_request' };
  const reader = new ObjectReader(request.body, source).allowOnly(['analyzer', 'text', 'field']);
  const texts = reader.strings('text') ?? [];
  if (texts.length === 0) {
    throw validationFailed(['text is missing']);
  }
  const analyzer = chosenAnalyzer(request, { reader, deps });
  return { status: 200, body: { tokens: tokensOf(texts, analyzer) } };
}

interface Asked {
  readonly name: string | undefined;
  readonly field: string | undefined;
}

function chosenAnalyzer(
  { params, query, subject }: EndpointRequest,
  { reader, deps }: { readonly reader: ObjectReader; readonly deps: IndexDeps },
): AnalyzerName {
  const index = params.index ?? query.index;
  const asked: Asked = { name: reader.string('analyzer'), field: reader.string('field') };
  if (index === undefined) {
    authorizeActionName(subject, ACTION);
    return globalAnalyzer(asked);
  }
  authorizeNames(subject, ACTION, [index]);
  return analyzerOf(index, asked, deps);
}

function globalAnalyzer({ name, field }: Asked): AnalyzerName {
  if (field !== undefined && name === undefined) {
    throw illegalArgument('analysis based on a specific field requires an index');
  }
  return name === undefined ? 'standard' : named(name, `failed to find global analyzer [${name}]`);
}

function analyzerOf(index: string, { name, field }: Asked, { catalog }: IndexDeps): AnalyzerName {
  const record = catalog.find(index)?.records[0];
  if (record === undefined) {
    throw indexNotFound(index);
  }
  if (name !== undefined) {
    return named(name, `failed to find analyzer [${name}]`);
  }
  const mapped = field === undefined ? undefined : fieldsOf(record.mappings).get(field);
  return mapped?.searchType === 'keyword' ? 'keyword' : (mapped?.analyzer ?? 'standard');
}

function named(name: string, otherwise: string): AnalyzerName {
  const known = ANALYZERS.find((analyzer) => analyzer === name);
  if (known === undefined) {
    throw illegalArgument(otherwise);
  }
  return known;
}

function tokensOf(texts: readonly string[], analyzer: AnalyzerName) {
  let position = 0;
  let offset = 0;
  return texts.flatMap((text) => {
    const tokens = tokenize(text, analyzer).map((token) => ({
      token: token.text,
      start_offset: offset + token.start,
      end_offset: offset + token.start + token.text.length,
      type: token.kind,
      position: position + token.position,
    }));
    position = (tokens.at(-1)?.position ?? position - 1) + POSITION_GAP + 1;
    offset += text.length + OFFSET_GAP;
    return tokens;
  });
}
