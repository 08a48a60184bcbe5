import { schema } from '@kbn/config-schema';
import { LIMITS } from '../../../common/http/api_keys';

/** Path parameters of the routes about one key. */
export const apiKeyParamsSchema = schema.object({
  id: schema.string({ minLength: 1, maxLength: LIMITS.idLength }),
});
