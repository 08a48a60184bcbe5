import { safeNextPath } from './safe_next_path';

describe('safeNextPath', () => {
  it.each([
    ['/app/x?page=2#top', '/app/x?page=2#top'],
    ['/', '/'],
  ])('keeps the path %j', (next, expected) => {
    expect(safeNextPath(next, '/home')).toBe(expected);
  });

  it.each([
    ['//evil.example'],
    ['/\\evil.example'],
    ['\\\\evil.example'],
    ['/\t/evil.example'],
    ['/..//evil.example'],
    ['https://evil.example/app'],
    ['javascript:alert(1)'],
    ['app/x'],
    [''],
    [undefined],
    [['/app/x']],
  ])('falls back for %j', (next) => {
    expect(safeNextPath(next, '/home')).toBe('/home');
  });
});
