import type { DocLinksStart } from '@kbn/core/public';

const WEBSITE = 'https://www.elastic.co/';
const DOCS = `${WEBSITE}docs/`;
const API = `${DOCS}api/doc/elasticsearch/operation/`;

/** Documentation of the version that the host stands in for, as far as the plugin links to it. */
export function createDocLinks(kibanaVersion: string): DocLinksStart {
  return {
    DOC_LINK_VERSION: kibanaVersion.split('.').slice(0, 2).join('.'),
    ELASTIC_WEBSITE_URL: WEBSITE,
    links: {
      security: {
        apiKeyServiceSettings: `${DOCS}reference/elasticsearch/configuration-reference/security-settings#api-key-service-settings`,
        clusterPrivileges: `${DOCS}reference/elasticsearch/security-privileges#privileges-list-cluster`,
        indicesPrivileges: `${DOCS}reference/elasticsearch/security-privileges#privileges-list-indices`,
      },
      apis: {
        createApiKey: `${API}operation-security-create-api-key`,
        createApiKeyMetadata: `${API}operation-security-create-api-key#operation-security-create-api-key-body-application-json-metadata`,
        createApiKeyRoleDescriptors: `${API}operation-security-create-api-key#operation-security-create-api-key-body-application-json-role_descriptors`,
        createCrossClusterApiKey: `${API}operation-security-create-cross-cluster-api-key`,
        updateApiKey: `${API}operation-security-update-api-key`,
      },
    },
  };
}
