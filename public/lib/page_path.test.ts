import { detailsPagePath, pageView, pathInPage } from './page_path';

describe('pageView()', () => {
  it.each([
    { path: '', expected: { view: 'list' } },
    { path: '/', expected: { view: 'list' } },
    { path: '/create', expected: { view: 'create' } },
    { path: detailsPagePath('a/b'), expected: { view: 'details', id: 'a/b' } },
    { path: '/%', expected: { view: 'details', id: '%' } },
  ])('reads $path', ({ path, expected }) => {
    expect(pageView(path)).toEqual(expected);
  });
});

describe('pathInPage()', () => {
  const root = '/base/app/management/security/keys/';

  it.each([
    { path: '/app/management/security/keys/create', root, expected: '/create' },
    { path: '/app/management/security/keys', root, expected: '/' },
    { path: '/app/home', root, expected: undefined },
    { path: '/create', root: '/', expected: '/create' },
  ])('of $path is $expected', ({ path, root: rootHref, expected }) => {
    expect(pathInPage(path, rootHref)).toBe(expected);
  });
});
