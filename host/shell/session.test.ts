import { createBasePath } from './core/base_path';
import { loginReason, loginUrl, nextPath } from './session';

const at = (url: string): Location => new URL(url, 'http://host.test') as unknown as Location;

describe('loginUrl()', () => {
  it('carries path, search and hash of where the person is, and the reason', () => {
    const url = loginUrl(createBasePath('/kbn'), at('/kbn/app/x?a=1&b=2#c'), 'SESSION_EXPIRED');

    const location = at(url);
    expect(location.pathname).toBe('/kbn/login');
    expect(nextPath(location)).toBe('/kbn/app/x?a=1&b=2#c');
    expect(loginReason(location)).toBe('SESSION_EXPIRED');
  });
});

describe('loginReason()', () => {
  it('knows no other reason than ours', () => {
    expect(loginReason(at('/login?msg=%3Cb%3E'))).toBeUndefined();
  });
});
