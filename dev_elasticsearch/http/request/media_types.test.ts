import { isSupportedContentType, negotiateMedia } from './media_types';

const VENDOR = 'application/vnd.elasticsearch+json';

describe('negotiateMedia()', () => {
  it.each([
    { name: 'no header', accept: undefined, type: 'application/json' },
    { name: 'curl', accept: '*/*', type: 'application/json' },
    { name: 'a browser', accept: 'text/html,application/xml;q=0.9,*/*', type: 'application/json' },
    {
      name: 'the version served',
      accept: `${VENDOR}; compatible-with=9`,
      type: `${VENDOR};compatible-with=9`,
      prefers: 'json',
    },
    {
      name: 'the version before it',
      accept: `${VENDOR}; compatible-with=8`,
      type: `${VENDOR};compatible-with=8`,
      prefers: 'json',
    },
    { name: 'the vendor type', accept: VENDOR, type: VENDOR, prefers: 'json' },
    {
      name: 'JSON in UTF-8',
      accept: 'application/json; charset=UTF-8',
      type: 'application/json;charset=utf-8',
      prefers: 'json',
    },
    { name: 'text', accept: 'text/plain', type: 'application/json', prefers: 'text' },
    {
      name: 'client 9, which names text as a second choice,',
      accept: `${VENDOR}; compatible-with=9,text/plain`,
      type: 'application/json',
    },
  ])('answers $name with $type', ({ accept, type, prefers }) => {
    const media = negotiateMedia({ accept, contentType: undefined, hasBody: false, major: 9 });

    expect(media).toEqual({ responseType: type, prefers });
  });

  it('ignores the content type of a request without a body', () => {
    const contentType = `${VENDOR}; compatible-with=7`;

    expect(() =>
      negotiateMedia({ accept: undefined, contentType, hasBody: false, major: 9 }),
    ).not.toThrow();
  });

  it.each([
    {
      name: 'a newer client',
      accept: `${VENDOR}; compatible-with=9`,
      major: 8,
      headers: 'Accept, Content-Type',
      cause: `Accept version must be either version 8 or 7, but found 9. Accept=${VENDOR}; compatible-with=9`,
    },
    {
      name: 'an old client',
      accept: `${VENDOR}; compatible-with=7`,
      headers: 'Accept, Content-Type',
      cause: `Accept version must be either version 9 or 8, but found 7. Accept=${VENDOR}; compatible-with=7`,
    },
    {
      name: 'the body of a newer client',
      accept: 'text/html,*/*',
      contentType: `${VENDOR}; compatible-with=10`,
      headers: 'Accept, Content-Type',
      cause: `Content-Type version must be either version 9 or 8, but found 10. Content-Type=${VENDOR}; compatible-with=10`,
    },
    {
      name: 'two versions',
      accept: `${VENDOR}; compatible-with=8`,
      contentType: `${VENDOR}; compatible-with=9`,
      headers: 'Accept, Content-Type',
      cause: `A compatible version is required on both Content-Type and Accept headers if either one has requested a compatible version and the compatible versions must match. Accept=${VENDOR}; compatible-with=8, Content-Type=${VENDOR}; compatible-with=9`,
    },
    {
      name: 'a version on one side only',
      contentType: `${VENDOR}; compatible-with=9`,
      headers: 'Accept, Content-Type',
      cause: `A compatible version is required on both Content-Type and Accept headers if either one has requested a compatible version and the compatible versions must match. Accept=null, Content-Type=${VENDOR}; compatible-with=9`,
    },
    { name: 'no type', accept: 'foo', headers: 'Accept', cause: 'invalid media-type [foo]' },
    {
      name: 'nothing',
      contentType: ' ',
      headers: 'Content-Type',
      cause: 'Header [Content-Type] cannot be empty.',
    },
    {
      name: 'a version that is no number',
      accept: `${VENDOR}; compatible-with=x`,
      headers: 'Accept',
      cause: `invalid parameters for header [${VENDOR}; compatible-with=x]`,
    },
  ])('refuses $name', ({ accept, contentType, headers, cause, major = 9 }) => {
    const negotiate = (): unknown => negotiateMedia({ accept, contentType, hasBody: true, major });

    expect(negotiate).toThrow(
      expect.objectContaining({
        status: 400,
        type: 'media_type_header_exception',
        reason: `Invalid media-type value on headers [${headers}]`,
        causedBy: expect.objectContaining({ reason: cause }) as unknown,
      }) as Error,
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
  ])('%s: %s', (contentType, expected) => {
    expect(isSupportedContentType(contentType)).toBe(expected);
  });
});
