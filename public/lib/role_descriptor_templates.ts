import { i18n } from '@kbn/i18n';
import type { RoleDescriptors } from '../../common/api_keys/api_key';

/** A starting point for role descriptors. */
interface RoleDescriptorTemplate {
  readonly id: string;
  readonly label: string;
  readonly testSubject: string;
  readonly roleDescriptors: RoleDescriptors;
}

/** Starting points on offer: to read all, to write all, and to read one index. */
export const roleDescriptorTemplates = (): readonly RoleDescriptorTemplate[] => [
  {
    id: 'read_only',
    label: i18n.translate('apiKeys.roleDescriptors.readOnly', { defaultMessage: 'Read only' }),
    testSubject: 'apiKeysReadOnlyDescriptors',
    roleDescriptors: {
      'read-only': { cluster: [], indices: [{ names: ['*'], privileges: ['read'] }] },
    },
  },
  {
    id: 'write_only',
    label: i18n.translate('apiKeys.roleDescriptors.writeOnly', { defaultMessage: 'Write only' }),
    testSubject: 'apiKeysWriteOnlyDescriptors',
    roleDescriptors: {
      'write-only': { cluster: [], indices: [{ names: ['*'], privileges: ['write'] }] },
    },
  },
  {
    id: 'one_index',
    label: i18n.translate('apiKeys.roleDescriptors.oneIndex', {
      defaultMessage: 'Read one index',
    }),
    testSubject: 'apiKeysReadOneIndexDescriptors',
    roleDescriptors: {
      'books-read-only': { cluster: [], indices: [{ names: ['books'], privileges: ['read'] }] },
    },
  },
];
