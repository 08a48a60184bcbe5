import { createApiKeysApiClient } from './api_keys_api_client';

const http = () => ({
  get: jest.fn().mockResolvedValue('answer'),
  post: jest.fn().mockResolvedValue('answer'),
  put: jest.fn().mockResolvedValue('answer'),
});

describe('createApiKeysApiClient()', () => {
  const version = '2023-10-31';
  const { signal } = new AbortController();

  it('query() posts to its path, with version and signal', async () => {
    const fake = http();

    expect(await createApiKeysApiClient(fake).query({ search: 'a' }, signal)).toBe('answer');
    expect(fake.post).toHaveBeenCalledWith('/api/api_keys/_query', {
      version,
      body: '{"search":"a"}',
      signal,
    });
  });

  it('get() encodes the id', async () => {
    const fake = http();
    await createApiKeysApiClient(fake).get('a/b');

    expect(fake.get).toHaveBeenCalledWith('/api/api_keys/a%2Fb', { version });
  });

  it('create(), update() and invalidate() send their bodies', async () => {
    const fake = http();
    const client = createApiKeysApiClient(fake);
    await client.create({ name: 'n' });
    await client.update('i', { metadata: null });
    await client.invalidate({ ids: ['i'] });

    expect(fake.post.mock.calls).toEqual([
      ['/api/api_keys', { version, body: '{"name":"n"}' }],
      ['/api/api_keys/_invalidate', { version, body: '{"ids":["i"]}' }],
    ]);
    expect(fake.put.mock.calls).toEqual([
      ['/api/api_keys/i', { version, body: '{"metadata":null}' }],
    ]);
  });

  it('capabilities() speaks the internal version', async () => {
    const fake = http();
    await createApiKeysApiClient(fake).capabilities();

    expect(fake.get).toHaveBeenCalledWith('/internal/api_keys/_capabilities', { version: '1' });
  });

  it('throws request errors, but the abort as it is', async () => {
    const fake = http();
    const abort = new DOMException('stop', 'AbortError');
    fake.get.mockRejectedValueOnce(new Error('network')).mockRejectedValueOnce(abort);
    const client = createApiKeysApiClient(fake);

    await expect(client.get('i')).rejects.toMatchObject({ code: 'kibana_unreachable' });
    await expect(client.get('i')).rejects.toBe(abort);
  });
});
