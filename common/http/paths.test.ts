import { API_KEY_PATH_TEMPLATE, apiKeyPath } from './paths';

describe('apiKeyPath', () => {
  it('fills the template', () => {
    expect(apiKeyPath('abc')).toBe(API_KEY_PATH_TEMPLATE.replace('{id}', 'abc'));
  });

  it('encodes what would leave the path', () => {
    expect(apiKeyPath('../a?b')).toBe('/api/api_keys/..%2Fa%3Fb');
  });
});
