import type { ElasticsearchFeature } from './elasticsearch_feature';
import { featureFlags } from './feature_flags';
import { allowedPrivileges, privilegesToAsk } from './privileges';

const FEATURE: ElasticsearchFeature = {
  id: 'keys',
  management: { security: ['keys_app'] },
  catalogue: ['keys_card'],
  privileges: [
    { requiredClusterPrivileges: ['manage_api_key'], ui: ['save'] },
    {
      requiredClusterPrivileges: ['read_security'],
      requiredIndexPrivileges: { 'logs-*': ['read'] },
      ui: ['view'],
    },
    { requiredRoles: ['auditor'], ui: ['view'] },
  ],
};

const GRANTED = {
  cluster: { manage_api_key: false, read_security: true },
  index: { 'logs-*': { read: true } },
};

describe('privilegesToAsk', () => {
  it('puts what all features need into one question, each name once', () => {
    expect(privilegesToAsk([FEATURE, FEATURE])).toMatchObject({
      cluster: ['manage_api_key', 'read_security'],
      index: [
        { names: ['logs-*'], privileges: ['read'] },
        { names: ['logs-*'], privileges: ['read'] },
      ],
    });
  });
});

describe('allowedPrivileges', () => {
  it.each([
    { name: 'cluster and index', granted: GRANTED, roles: [], expected: [1] },
    { name: 'a role', granted: { cluster: {}, index: {} }, roles: ['auditor'], expected: [2] },
    {
      name: 'cluster without index',
      granted: { ...GRANTED, index: {} },
      roles: [],
      expected: [],
    },
  ])('needs everything that a privilege names: $name', ({ granted, roles, expected }) => {
    expect(allowedPrivileges(FEATURE, granted, roles)).toEqual(
      expected.map((position) => FEATURE.privileges[position]),
    );
  });
});

describe('featureFlags', () => {
  it('turns on the app with any privilege, and of the ui flags only those of the privileges', () => {
    const [, view] = FEATURE.privileges;

    expect(
      featureFlags([{ feature: FEATURE, privileges: view === undefined ? [] : [view] }]),
    ).toEqual({
      management: { security: { keys_app: true } },
      catalogue: { keys_card: true },
      keys: { save: false, view: true },
    });
  });

  it('turns everything off without a privilege', () => {
    expect(featureFlags([{ feature: FEATURE, privileges: [] }])).toEqual({
      management: { security: { keys_app: false } },
      catalogue: { keys_card: false },
      keys: { save: false, view: false },
    });
  });

  it('keeps an app on that another feature allows', () => {
    const other = { ...FEATURE, id: 'other' };

    expect(
      featureFlags([
        { feature: other, privileges: other.privileges },
        { feature: FEATURE, privileges: [] },
      ]).management,
    ).toEqual({ security: { keys_app: true } });
  });
});
