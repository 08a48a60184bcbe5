import { schema, type TypeOf } from '@kbn/config-schema';

/** The sentence must not quote the address: it would put the password into Kibana's log. */
const refuseCredentials = (address: string): string | undefined => {
  if (!URL.canParse(address)) return 'must be an address such as https://es.example.org:9200';
  const { username, password } = new URL(address);
  return username || password ? 'must not hold a user name or password' : undefined;
};

/** Settings below `apiKeys` in `kibana.yml`. */
export const configSchema = schema.object({
  /** False: Kibana does not load the plugin. */
  enabled: schema.boolean({ defaultValue: true }),
  /**
   * Address of the cluster for people and their scripts, shown in the page's `curl` line. Default:
   * `elasticsearch.publicBaseUrl`, else the first of `elasticsearch.hosts`.
   */
  elasticsearchUrl: schema.maybe(
    schema.uri({ scheme: ['http', 'https'], validate: refuseCredentials }),
  ),
});

/** The validated settings. */
export type ApiKeysConfig = TypeOf<typeof configSchema>;
