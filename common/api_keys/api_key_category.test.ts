import { apiKeyCategory } from './api_key_category';

describe('apiKeyCategory', () => {
  it.each([
    { name: 'a plain key', apiKey: {}, category: 'personal' },
    { name: 'managed: true', apiKey: { metadata: { managed: true } }, category: 'managed' },
    { name: 'managed as text', apiKey: { metadata: { managed: 'true' } }, category: 'managed' },
    { name: 'managed in a list', apiKey: { metadata: { managed: [true] } }, category: 'managed' },
    { name: 'managed: false', apiKey: { metadata: { managed: false } }, category: 'personal' },
    { name: 'an old alerting name', apiKey: { name: 'Alerting: rule' }, category: 'managed' },
    { name: 'a name that only looks like it', apiKey: { name: 'Alerting' }, category: 'personal' },
    {
      name: 'a cross-cluster key that is marked as managed',
      apiKey: { type: 'cross_cluster' as const, metadata: { managed: true } },
      category: 'cross_cluster',
    },
  ])('files $name under $category', ({ apiKey, category }) => {
    const complete = { type: 'rest' as const, name: 'nightly', metadata: {}, ...apiKey };

    expect(apiKeyCategory(complete)).toBe(category);
  });
});
