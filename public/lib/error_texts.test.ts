import { ERROR_STATUS } from '../../common/http/errors';
import { errorDetail, errorText } from './error_texts';
import type { RequestErrorCode } from './request_error';
import { RequestError } from './request_error';

const CODES = [...Object.keys(ERROR_STATUS), 'kibana_unreachable'] as RequestErrorCode[];

describe('errorText()', () => {
  it.each(CODES)('has a sentence and a hint of its own for %s', (code) => {
    const { sentence, hint } = errorText(code);

    expect(sentence).toMatch(/^[A-Z].*\.$/);
    expect(hint).toMatch(/^[A-Z].*\.$/);
  });

  it('says something else for each code', () => {
    const sentences = new Set(CODES.map((code) => errorText(code).sentence));

    expect(sentences.size).toBe(CODES.length);
  });
});

describe('errorDetail()', () => {
  it("prefers Elasticsearch's own reason", () => {
    const error = new RequestError('forbidden', 'ours', {
      cause: undefined,
      elasticsearch: { status: 403, reason: 'theirs' },
    });

    expect(errorDetail(error)).toBe('theirs');
  });

  it('adds nothing where our sentence says it all', () => {
    const error = new RequestError('elasticsearch_unavailable', 'down', { cause: undefined });

    expect(errorDetail(error)).toBeUndefined();
  });
});
