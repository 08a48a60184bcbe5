import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { ElasticsearchService } from '../elasticsearch/elasticsearch_service';
import { Authenticator } from './authenticator';
import { inDataFolder } from './data_folder';
import { readOrCreateEncryptionKey } from './encryption_key';
import { LoginLimiter } from './login_limiter';
import { LoginService } from './login_service';
import { RequestAuthenticator } from './request_authenticator';
import { RevokedSessions } from './revoked_sessions';
import type { SessionLimits } from './session';
import { SessionService } from './session_service';

/** What knowing people by name and session is built from. */
export interface SecurityOptions {
  readonly elasticsearch: ElasticsearchService;
  readonly dataDir: string;
  readonly session: SessionLimits;
  readonly now: () => number;
}

/** Who people are, and how they log in and out. */
export interface Security {
  readonly authenticator: RequestAuthenticator;
  readonly login: LoginService;
  readonly sessions: SessionService;
}

/** Five wrong passwords for one name from one address, then a pause until five minutes are over. */
const LOGIN_LIMITS = { maxFailures: 5, window: 300_000 };

/** @throws HostStartError when the data folder cannot be used */
export function createSecurity({
  elasticsearch,
  dataDir,
  session,
  now,
}: SecurityOptions): Security {
  const encryptionKey = readOrCreateEncryptionKey(dataDir);
  const revoked = inDataFolder(
    dataDir,
    () => new RevokedSessions(join(dataDir, 'ended_sessions'), now),
  );
  const sessions = new SessionService({
    encryptionKey,
    limits: session,
    revoked,
    now,
    newId: randomUUID,
  });
  const authenticator = new Authenticator((authorization) =>
    elasticsearch.withAuthorization(authorization),
  );
  return {
    sessions,
    authenticator: new RequestAuthenticator(authenticator, sessions),
    login: new LoginService(authenticator, sessions, new LoginLimiter(LOGIN_LIMITS, now)),
  };
}
