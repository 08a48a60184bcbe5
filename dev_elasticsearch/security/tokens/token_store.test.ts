import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore } from '../../storage';
import type { Store } from '../../storage';
import { NATIVE_REALM } from '../authentication/authentication';
import type { StoredToken } from './token';
import { TokenStore } from './token_store';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

let dir: string;
let store: Store;
let tokens: TokenStore;

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'tokens-'));
  store = openStore(dir);
  tokens = new TokenStore(store);
});

afterEach(async () => {
  await store.close();
  rmSync(dir, { recursive: true });
});

const user = {
  username: 'bob',
  roles: [],
  fullName: null,
  email: null,
  metadata: {},
  enabled: true,
  realm: NATIVE_REALM,
};

const aToken = (hash: string, refresh?: string): StoredToken => ({
  hash,
  creation: 0,
  expiration: HOUR,
  invalidated: false,
  authentication: { user },
  ...(refresh === undefined
    ? {}
    : {
        refresh: {
          hash: refresh,
          client: { principal: 'k', realm: 'reserved' },
          invalidated: false,
        },
      }),
});

describe('TokenStore', () => {
  it('removeDead() keeps what can still be used or refreshed, and bounds the rest', async () => {
    await tokens.write(() => {
      tokens.put(aToken('plain'));
      tokens.put(aToken('paired', 'r'));
    });

    await tokens.removeDead(HOUR + 1);
    const afterAnHour = tokens.all().map(({ hash }) => hash);
    await tokens.removeDead(HOUR + 2 + DAY);

    expect(afterAnHour).toEqual(['paired']);
    expect(tokens.all()).toEqual([]);
    expect(tokens.getByRefresh('r')).toBeUndefined();
  });

  it('removeDead() looks at most every half hour', async () => {
    await tokens.removeDead(HOUR);
    await tokens.write(() => tokens.put(aToken('plain')));

    await tokens.removeDead(HOUR + 1);
    expect(tokens.all()).toHaveLength(1);
    await tokens.removeDead(2 * HOUR);
    expect(tokens.all()).toHaveLength(0);
  });
});
