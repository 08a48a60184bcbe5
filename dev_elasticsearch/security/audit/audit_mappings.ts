/** The integration's fields: nearly all are keywords, so only the others are named. */
export const AUDIT_MAPPINGS = {
  date_detection: false,
  dynamic_templates: [
    {
      strings_as_keyword: {
        match_mapping_type: 'string',
        mapping: { type: 'keyword', ignore_above: 1024 },
      },
    },
  ],
  properties: {
    '@timestamp': { type: 'date' },
    event: { properties: { created: { type: 'date' } } },
    source: { properties: { ip: { type: 'ip' } } },
    // Searched for by name before the first event that has them, which may be long in coming.
    elasticsearch: {
      properties: {
        audit: {
          properties: {
            apikey: { properties: { id: { type: 'keyword' }, name: { type: 'keyword' } } },
          },
        },
      },
    },
  },
} as const;
