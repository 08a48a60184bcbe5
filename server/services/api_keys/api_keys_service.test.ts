import type { ApiKeyType } from '../../../common/api_keys/api_key';
import type {
  CreateBody,
  ElasticsearchApiKey,
  UpdateBody,
} from '../../elasticsearch/elasticsearch_types';
import { anElasticsearchApiKey } from '../../../test/builders/an_elasticsearch_api_key';
import {
  inMemorySecurityApi,
  type InMemoryOptions,
} from '../../elasticsearch/in_memory_security_api.mock';
import type { SecurityApi } from '../../elasticsearch/security_api';
import { ApiKeyError } from '../../errors/api_key_error';
import { createApiKeysService } from './api_keys_service';

const NOW = 1_700_000_000_000;

const serviceWith = (options: InMemoryOptions, expiration_update = true) =>
  createApiKeysService({
    api: inMemorySecurityApi(options),
    features: () =>
      Promise.resolve({
        api_keys_enabled: true,
        cross_cluster: true,
        facets: true,
        expiration_update,
      }),
    now: () => NOW,
  });

describe('ApiKeysService', () => {
  describe('get()', () => {
    it('answers with the key and the time', async () => {
      const apiKeys = [anElasticsearchApiKey({ id: 'a', expiration: 1, _sort: [1] })];

      await expect(serviceWith({ apiKeys }).get('a')).resolves.toEqual({
        api_key: {
          id: 'a',
          name: 'nightly-report',
          type: 'rest',
          creation: 1_700_000_000_000,
          expiration: 1,
          invalidated: false,
          username: 'elastic',
          realm: 'reserved',
          metadata: {},
          role_descriptors: {},
        },
        server_time: NOW,
      });
    });

    it('fills in what old clusters and old keys lack', async () => {
      const old = { id: 'a', creation: 1, invalidated: false, username: 'u', realm: 'r' };
      const { api_key } = await serviceWith({ apiKeys: [{ ...old, name: null }] }).get('a');

      expect(api_key).toEqual({
        ...old,
        name: 'a',
        type: 'rest',
        metadata: {},
        role_descriptors: {},
      });
    });

    it('asks for what limits the key, and does without where that is forbidden', async () => {
      const memory = inMemorySecurityApi({ apiKeys: [anElasticsearchApiKey({ id: 'a' })] });
      const asked: unknown[] = [];
      const query: SecurityApi['query'] = (body, options) => {
        asked.push(options);
        return options?.with_limited_by
          ? Promise.reject(new ApiKeyError('forbidden', 'no'))
          : memory.query(body);
      };

      const { api_key } = await serviceWith({ overrides: { query } }).get('a');

      expect(api_key.id).toBe('a');
      expect(asked).toEqual([{ with_limited_by: true }, {}]);
    });

    it.each([
      { name: 'nobody has', id: 'unknown' },
      { name: 'the caller may not know of', id: 'foreign' },
    ])('does not find a key that $name', async ({ id }) => {
      const service = serviceWith({
        privileges: ['manage_own_api_key'],
        apiKeys: [anElasticsearchApiKey({ id: 'foreign', username: 'other' })],
      });

      await expect(service.get(id)).rejects.toMatchObject({ code: 'not_found' });
    });

    it('passes other errors on', async () => {
      const down = new ApiKeyError('elasticsearch_unavailable', 'down');
      const service = serviceWith({ overrides: { query: () => Promise.reject(down) } });

      await expect(service.get('a')).rejects.toBe(down);
    });
  });

  describe('create()', () => {
    function recording() {
      const sent: [ApiKeyType, CreateBody][] = [];
      const create: SecurityApi['create'] = (type, body) => {
        sent.push([type, body]);
        const answer = { id: 'i', name: body.name, api_key: 's', encoded: 'e', added_later: true };
        return Promise.resolve(answer);
      };
      return { sent, service: serviceWith({ overrides: { create } }) };
    }

    it('sends the user’s own JSON untouched and absent fields not at all', async () => {
      const { sent, service } = recording();
      const role_descriptors = {
        'books-read-only': { indices: [{ names: ['books'], privileges: ['read'] }] },
      };
      const metadata = { Team: ' finance ', nested: { _x: null } };

      await service.create({ name: 'a', role_descriptors, metadata, expiration: undefined });

      expect(sent).toEqual([['rest', { name: 'a', role_descriptors, metadata }]]);
    });

    it('sends cross-cluster keys to their own endpoint', async () => {
      const { sent, service } = recording();
      const access = { search: [{ names: ['logs'] }] };

      await service.create({ type: 'cross_cluster', name: 'a', access, expiration: '30d' });

      expect(sent).toEqual([['cross_cluster', { name: 'a', access, expiration: '30d' }]]);
    });

    it('answers with the fields of the contract only', async () => {
      const { service } = recording();

      await expect(service.create({ name: 'a' })).resolves.toEqual({
        id: 'i',
        name: 'a',
        api_key: 's',
        encoded: 'e',
      });
    });

    it.each([
      {
        name: 'an empty name',
        request: { name: '' },
        code: 'invalid_name',
        says: 'name must not be empty',
      },
      {
        name: 'a name of 257',
        request: { name: 'a'.repeat(257) },
        code: 'invalid_name',
        says: '256',
      },
      { name: 'a leading blank', request: { name: ' a' }, code: 'invalid_name', says: 'space' },
      {
        name: 'a leading underscore',
        request: { name: '_a' },
        code: 'invalid_name',
        says: 'underscore',
      },
      {
        name: 'expiry 0',
        request: { expiration: '0d' },
        code: 'invalid_expiration',
        says: 'longer than nothing',
      },
      {
        name: 'negative expiry',
        request: { expiration: '-1d' },
        code: 'invalid_expiration',
        says: 'longer than nothing',
      },
      {
        name: 'a fraction',
        request: { expiration: '1.5d' },
        code: 'invalid_expiration',
        says: 'whole number',
      },
      {
        name: 'huge expiry',
        request: { expiration: '40000d' },
        code: 'invalid_expiration',
        says: 'at most 36500d',
      },
      {
        name: 'no duration',
        request: { expiration: 'soon' },
        code: 'invalid_expiration',
        says: 'such as 30d',
      },
      {
        name: 'metadata null',
        request: { metadata: null },
        code: 'invalid_metadata',
        says: 'an object',
      },
      {
        name: 'a metadata list',
        request: { metadata: [] },
        code: 'invalid_metadata',
        says: 'an object',
      },
      {
        name: 'reserved metadata',
        request: { metadata: { _x: 1 } },
        code: 'invalid_metadata',
        says: 'metadata._x',
      },
      {
        name: 'empty role descriptors',
        request: { role_descriptors: {} },
        code: 'invalid_role_descriptors',
        says: 'leave it out',
      },
      {
        name: 'role descriptors null',
        request: { role_descriptors: null },
        code: 'invalid_role_descriptors',
        says: 'role_descriptors must be an object',
      },
      {
        name: 'a role descriptor list',
        request: { role_descriptors: [] },
        code: 'invalid_role_descriptors',
        says: 'must be an object',
      },
      {
        name: 'a mistake deep inside',
        request: { role_descriptors: { books: { indices: [{ names: 1, privileges: [] }] } } },
        code: 'invalid_role_descriptors',
        says: 'role_descriptors.books.indices[0].names must be text or a list of text',
      },
      {
        name: 'too many roles',
        request: {
          role_descriptors: Object.fromEntries(
            Array.from({ length: 101 }, (_, i) => [`r${i}`, {}]),
          ),
        },
        code: 'invalid_role_descriptors',
        says: 'at most 100',
      },
      {
        name: 'access of a plain key',
        request: { access: {} },
        code: 'invalid_request',
        says: 'role_descriptors',
      },
      {
        name: 'roles of a cross-cluster key',
        request: { type: 'cross_cluster' as const, role_descriptors: {} },
        code: 'invalid_request',
        says: 'access',
      },
      {
        name: 'missing access',
        request: { type: 'cross_cluster' as const },
        code: 'invalid_access',
        says: 'access is missing',
      },
      {
        name: 'empty access',
        request: { type: 'cross_cluster' as const, access: {} },
        code: 'invalid_access',
        says: 'access must not be empty',
      },
      {
        name: 'too much access',
        request: {
          type: 'cross_cluster' as const,
          access: { search: Array.from({ length: 101 }, () => ({ names: 'a' })) },
        },
        code: 'invalid_access',
        says: 'at most 100',
      },
    ])(
      'refuses $name with $code before Elasticsearch is asked',
      async ({ request, code, says }) => {
        const { sent, service } = recording();

        await expect(service.create({ name: 'a', ...request })).rejects.toMatchObject({
          code,
          message: expect.stringContaining(says) as string,
        });
        expect(sent).toEqual([]);
      },
    );

    it('leaves a privilege that we do not know to Elasticsearch', async () => {
      const { sent, service } = recording();
      const role_descriptors = { a: { cluster: ['brand_new'], brand_new_section: [] } };

      await service.create({ name: 'a', role_descriptors });

      expect(sent).toEqual([['rest', { name: 'a', role_descriptors }]]);
    });
  });

  describe('update()', () => {
    function recording(apiKey: Partial<ElasticsearchApiKey> = {}, expiration_update = true) {
      const sent: [ApiKeyType, string, UpdateBody][] = [];
      const update: SecurityApi['update'] = (type, id, body) => {
        sent.push([type, id, body]);
        return Promise.resolve({ updated: true });
      };
      const apiKeys = [anElasticsearchApiKey({ id: 'a', ...apiKey })];
      return { sent, service: serviceWith({ apiKeys, overrides: { update } }, expiration_update) };
    }

    it.each([
      { name: 'nothing', request: {}, body: {} },
      {
        name: 'role descriptors',
        request: { role_descriptors: { a: {} } },
        body: { role_descriptors: { a: {} } },
      },
      {
        name: 'null role descriptors as {}',
        request: { role_descriptors: null },
        body: { role_descriptors: {} },
      },
      { name: 'null metadata as {}', request: { metadata: null }, body: { metadata: {} } },
      { name: 'empty metadata', request: { metadata: {} }, body: { metadata: {} } },
      { name: 'an expiration', request: { expiration: '30d' }, body: { expiration: '30d' } },
    ])('sends $name', async ({ request, body }) => {
      const { sent, service } = recording();

      await expect(service.update('a', request)).resolves.toEqual({ updated: true });

      expect(sent).toEqual([['rest', 'a', body]]);
    });

    it('sends cross-cluster keys to their own endpoint', async () => {
      const { sent, service } = recording({ type: 'cross_cluster' });
      const access = { replication: [{ names: ['a'] }] };

      await service.update('a', { access });

      expect(sent).toEqual([['cross_cluster', 'a', { access }]]);
    });

    it.each([
      {
        name: '{} as role descriptors',
        request: { role_descriptors: {} },
        code: 'invalid_role_descriptors',
      },
      { name: 'reserved metadata', request: { metadata: { _x: 1 } }, code: 'invalid_metadata' },
      { name: 'no time at all', request: { expiration: '0s' }, code: 'invalid_expiration' },
      { name: 'access of a plain key', request: { access: {} }, code: 'invalid_request' },
      {
        name: 'roles of a cross-cluster key',
        request: { role_descriptors: null },
        apiKey: { type: 'cross_cluster' as const },
        code: 'invalid_request',
      },
      {
        name: 'empty access',
        request: { access: {} },
        apiKey: { type: 'cross_cluster' as const },
        code: 'invalid_access',
      },
      { name: 'an expired key', request: {}, apiKey: { expiration: NOW }, code: 'not_updatable' },
      { name: 'an ended key', request: {}, apiKey: { invalidated: true }, code: 'not_updatable' },
    ])('refuses $name with $code', async ({ request, apiKey, code }) => {
      const { sent, service } = recording(apiKey);

      await expect(service.update('a', request)).rejects.toMatchObject({ code });
      expect(sent).toEqual([]);
    });

    it('refuses to move the expiration before 8.13, rather than drop it', async () => {
      const { sent, service } = recording({}, false);

      await expect(service.update('a', { expiration: '30d' })).rejects.toMatchObject({
        code: 'unsupported_by_cluster',
      });
      expect(sent).toEqual([]);
    });

    it('does not find a missing key', async () => {
      const { service } = recording();

      await expect(service.update('b', {})).rejects.toMatchObject({ code: 'not_found' });
    });

    it('says that only the owner can update a key, with what Elasticsearch said', async () => {
      const service = serviceWith({
        apiKeys: [anElasticsearchApiKey({ id: 'a', username: 'other' })],
      });

      await expect(service.update('a', {})).rejects.toMatchObject({
        code: 'forbidden',
        message: 'Cannot update API key "a": only its owner "other" can',
        elasticsearch: { status: 404, type: 'resource_not_found_exception' },
      });
    });
  });

  describe('invalidate()', () => {
    it.each([
      { privileges: ['manage_security'], owner: undefined },
      { privileges: ['manage_api_key'], owner: undefined },
      { privileges: ['manage_own_api_key'], owner: true },
      { privileges: [], owner: true },
    ])('asks with owner $owner for a caller with $privileges', async ({ privileges, owner }) => {
      const asked: unknown[] = [];
      const invalidate: SecurityApi['invalidate'] = (body) => {
        asked.push(body.owner);
        return Promise.resolve({
          invalidated_api_keys: body.ids,
          previously_invalidated_api_keys: [],
          error_count: 0,
        });
      };

      const answer = await serviceWith({ privileges, overrides: { invalidate } }).invalidate({
        ids: ['a'],
      });

      expect(answer).toEqual({ results: [{ id: 'a', outcome: 'invalidated' }] });
      expect(asked).toEqual([owner]);
    });
  });
});
