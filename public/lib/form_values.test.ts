import { aRestApiKey } from '../../test/builders/a_rest_api_key';
import { createRequestOf, EMPTY_FORM, formValuesOf, updateRequestOf } from './form_values';

const ROLES = '{ "a": { "cluster": ["monitor"], "indices": [] } }';

describe('createRequestOf()', () => {
  it('leaves out what is switched off', () => {
    expect(createRequestOf({ ...EMPTY_FORM, name: 'n', roleDescriptors: ROLES })).toEqual({
      name: 'n',
    });
  });

  it('carries what is switched on', () => {
    const values = {
      name: 'n',
      isExpiring: true,
      days: ' 7 ',
      isRestricted: true,
      roleDescriptors: ROLES,
      hasMetadata: true,
      metadata: '{"team": "x"}',
    };

    expect(createRequestOf(values)).toEqual({
      name: 'n',
      expiration: '7d',
      role_descriptors: { a: { cluster: ['monitor'], indices: [] } },
      metadata: { team: 'x' },
    });
  });
});

describe('updateRequestOf()', () => {
  const key = aRestApiKey({
    role_descriptors: { a: { indices: [], cluster: ['monitor'] } },
    metadata: { team: 'x' },
  });

  it('is empty for an untouched form', () => {
    expect(updateRequestOf(formValuesOf(key), key)).toEqual({});
  });

  it('does not take another order of names for a change', () => {
    expect(updateRequestOf({ ...formValuesOf(key), roleDescriptors: ROLES }, key)).toEqual({});
  });

  it.each([
    {
      name: 'restriction off',
      change: { isRestricted: false },
      expected: { role_descriptors: null },
    },
    { name: 'metadata off', change: { hasMetadata: false }, expected: { metadata: {} } },
    {
      name: 'a new expiration',
      change: { isExpiring: true, days: '30' },
      expected: { expiration: '30d' },
    },
  ])('sends $name', ({ change, expected }) => {
    expect(updateRequestOf({ ...formValuesOf(key), ...change }, key)).toEqual(expected);
  });
});
