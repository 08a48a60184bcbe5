import { isSupportedContentType, negotiateMedia } from './media_types';

const VENDOR = 'application/vnd.elasticsearch+json';

describe('negotiateMedia()', () => {
  it.each([
    { name: 'no header', accept: undefined, type: 'application/json' },
    { name: 'curl', accept: '*/*', type: 'application/json' },
    { name: 'a browser', accept: 'text/html,application/xml;q=0.9,*/*', type: 'application/json' },
    {
      name: 'client 8',
      accept: `${VENDOR}; compatible-with=8`,
      type: `${VENDOR};compatible-with=8`,
    },
    {
      name: 'client 9, with plain text as a second choice',
      accept: `${VENDOR}; compatible-with=9,text/plain`,
      type: `${VENDOR};compatible-with=9`,
    },
  ])('answers $name with $type', ({ accept, type }) => {
    const media = negotiateMedia({ accept, contentType: undefined, hasBody: false });

    expect(media.responseType).toBe(type);
  });

  it.each([
    { name: 'a version from the future', accept: `${VENDOR}; compatible-with=10` },
    { name: 'a version of the past', accept: `${VENDOR}; compatible-with=7` },
    {
      name: 'two versions with a body',
      accept: `${VENDOR}; compatible-with=8`,
      contentType: `${VENDOR}; compatible-with=9`,
    },
  ])('refuses $name', ({ accept, contentType }) => {
    expect(() => negotiateMedia({ accept, contentType, hasBody: true })).toThrow(
      /Invalid media-type value on headers/,
    );
  });
});

describe('isSupportedContentType()', () => {
  it.each([
    ['application/json', true],
    ['application/json; charset=UTF-8', true],
    ['application/x-ndjson', true],
    [`${VENDOR}; compatible-with=9`, true],
    ['application/vnd.elasticsearch+x-ndjson; compatible-with=8', true],
    ['application/x-www-form-urlencoded', false],
    ['text/plain', false],
    [undefined, false],
  ])('%s: %s', (contentType, expected) => {
    expect(isSupportedContentType(contentType)).toBe(expected);
  });
});
