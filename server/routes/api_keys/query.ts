import { schema, type TypeOf } from '@kbn/config-schema';
import { PUBLIC_API_VERSION } from '../../../common/constants';
import { LIMITS, type QueryApiKeysRequest } from '../../../common/http/api_keys';
import { QUERY_PATH } from '../../../common/http/paths';
import { withoutUndefined } from '../../lib/without_undefined';
import type { RouteDependencies } from '../../types';
import { AUTHORIZED_BY_ELASTICSEARCH, routeHandler } from '../route_handler';

const filtersSchema = schema.object({
  category: schema.maybe(
    schema.oneOf([
      schema.literal('personal'),
      schema.literal('managed'),
      schema.literal('cross_cluster'),
    ]),
  ),
  status: schema.maybe(schema.oneOf([schema.literal('active'), schema.literal('expired')])),
  owners: schema.maybe(
    schema.arrayOf(schema.string({ minLength: 1, maxLength: LIMITS.usernameLength }), {
      maxSize: LIMITS.owners,
    }),
  ),
});

const sortSchema = schema.object({
  field: schema.oneOf([
    schema.literal('name'),
    schema.literal('owner'),
    schema.literal('creation'),
    schema.literal('expiration'),
  ]),
  direction: schema.oneOf([schema.literal('asc'), schema.literal('desc')]),
});

const refuseFraction = (size: number): string | undefined =>
  Number.isInteger(size) ? undefined : 'must be a whole number';

const bodySchema = schema.object({
  search: schema.maybe(schema.string({ maxLength: LIMITS.searchLength })),
  filters: schema.maybe(filtersSchema),
  sort: schema.maybe(sortSchema),
  size: schema.number({
    min: 1,
    max: LIMITS.pageSize,
    defaultValue: LIMITS.defaultPageSize,
    validate: refuseFraction,
  }),
  cursor: schema.maybe(schema.string({ maxLength: LIMITS.cursorLength })),
  facets: schema.boolean({ defaultValue: false }),
});

const requestFrom = ({ filters, ...rest }: TypeOf<typeof bodySchema>): QueryApiKeysRequest => ({
  ...withoutUndefined(rest),
  ...(filters ? { filters: withoutUndefined(filters) } : {}),
});

/** The list of keys. */
export function defineQueryRoute({ router, ...dependencies }: RouteDependencies): void {
  router.versioned
    .post({
      path: QUERY_PATH,
      access: 'public',
      security: AUTHORIZED_BY_ELASTICSEARCH,
      summary: 'Query API keys',
    })
    .addVersion(
      { version: PUBLIC_API_VERSION, validate: { request: { body: bodySchema } } },
      routeHandler(dependencies, ({ apiKeys }, { body }) => apiKeys.query(requestFrom(body))),
    );
}
