import { elasticsearchUrl } from './elasticsearch_url';

const configured = 'https://configured.example.org';
const publicBaseUrl = 'https://public.example.org';
const hosts = ['http://a.example.org:9200', 'http://b.example.org:9200'];

describe('elasticsearchUrl', () => {
  it.each([
    { name: 'our own setting', sources: { configured, publicBaseUrl, hosts }, url: configured },
    { name: "Kibana's public address", sources: { publicBaseUrl, hosts }, url: publicBaseUrl },
    { name: 'the first host', sources: { hosts }, url: 'http://a.example.org:9200' },
    { name: 'nothing', sources: { hosts: [] }, url: undefined },
    { name: 'nothing unreadable', sources: { hosts: ['not an address'] }, url: undefined },
    {
      name: 'no credentials',
      sources: { hosts: ['https://kibana:secret@es.example.org:9200/'] },
      url: 'https://es.example.org:9200',
    },
    {
      name: 'the path of a proxy',
      sources: { hosts: ['https://example.org/es/'] },
      url: 'https://example.org/es',
    },
  ])('gives $name', ({ sources, url }) => {
    const all = { configured: undefined, publicBaseUrl: undefined, ...sources };

    expect(elasticsearchUrl(all)).toBe(url);
  });
});
