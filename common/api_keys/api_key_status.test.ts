import { apiKeyStatus } from './api_key_status';

describe('apiKeyStatus', () => {
  it.each([
    { name: 'without expiration', apiKey: { invalidated: false }, status: 'active' },
    { name: 'before it', apiKey: { invalidated: false, expiration: 1001 }, status: 'active' },
    { name: 'at its instant', apiKey: { invalidated: false, expiration: 1000 }, status: 'expired' },
    { name: 'after it', apiKey: { invalidated: false, expiration: 999 }, status: 'expired' },
    { name: 'ended', apiKey: { invalidated: true }, status: 'invalidated' },
    {
      name: 'ended and expired',
      apiKey: { invalidated: true, expiration: 1 },
      status: 'invalidated',
    },
  ])('is $status $name', ({ apiKey, status }) => {
    expect(apiKeyStatus(apiKey, 1000)).toBe(status);
  });
});
