/**
 * Which folder may import which: the single source for the import checker (.dependency-cruiser.cjs)
 * and for the table in ARCHITECTURE.md. A folder may import itself and what its row lists.
 */
module.exports = {
  common: [],
  'server/errors': ['common'],
  'server/lib': ['common', 'server/errors'],
  'server/elasticsearch': ['common', 'server/errors', 'server/lib'],
  'server/services': ['common', 'server/errors', 'server/lib', 'server/elasticsearch'],
  'server/routes': ['common', 'server/errors', 'server/lib', 'server/services', 'server/types.ts'],
  'public/lib': ['common'],
  'public/api': ['common', 'public/lib'],
  'public/components': ['common', 'public/lib'],
  'public/hooks': ['common', 'public/lib', 'public/api'],
  'public/pages': ['common', 'public/lib', 'public/components', 'public/hooks'],
  'public/application': ['public', 'common'],
  'host/http': ['host/core', 'host/lib'],
  'host/core': ['host/lib'],
  'host/plugins': ['host/core', 'host/lib'],
  'host/shell': ['host/lib/injected_metadata.ts'],
  'dev_elasticsearch/lib': [],
  'dev_elasticsearch/storage': ['dev_elasticsearch/lib'],
  'dev_elasticsearch/search': ['dev_elasticsearch/lib'],
  'dev_elasticsearch/indices': [
    'dev_elasticsearch/lib',
    'dev_elasticsearch/storage',
    'dev_elasticsearch/search',
  ],
  'dev_elasticsearch/documents': [
    'dev_elasticsearch/lib',
    'dev_elasticsearch/storage',
    'dev_elasticsearch/search',
    'dev_elasticsearch/indices',
  ],
  'dev_elasticsearch/security': [
    'dev_elasticsearch/lib',
    'dev_elasticsearch/storage',
    'dev_elasticsearch/search',
  ],
  'dev_elasticsearch/cluster': ['dev_elasticsearch/lib', 'dev_elasticsearch/storage'],
  'dev_elasticsearch/http': [
    'dev_elasticsearch/lib',
    'dev_elasticsearch/documents',
    'dev_elasticsearch/indices',
    'dev_elasticsearch/security',
    'dev_elasticsearch/cluster',
  ],
};
