import { credentialText, curlLine, MASK } from './credential_formats';

const CREATED = { id: 'id', name: 'n', api_key: 'secret', encoded: 'aWQ6c2VjcmV0' };

describe('credentialText()', () => {
  it.each([
    { format: 'encoded', text: 'aWQ6c2VjcmV0' },
    { format: 'json', text: JSON.stringify(CREATED) },
    { format: 'beats', text: 'id:secret' },
    { format: 'logstash', text: 'id:secret' },
  ] as const)('spells $format', ({ format, text }) => {
    expect(credentialText(CREATED, format)).toBe(text);
  });
});

describe('curlLine()', () => {
  it('names the cluster', () => {
    expect(curlLine('e', 'https://es:9200')).toBe(
      'curl "https://es:9200" -H "Authorization: ApiKey e"',
    );
  });

  it("takes the terminal's own variable for an unknown address", () => {
    expect(curlLine(MASK)).toBe(`curl "\${ES_URL}" -H "Authorization: ApiKey ${MASK}"`);
  });

  it('lets no address run a command', () => {
    expect(curlLine('e', 'https://a/$(x)`y`"\\')).toContain('"https://a/\\$(x)\\`y\\`\\"\\\\"');
  });
});
