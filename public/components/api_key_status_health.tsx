import { EuiHealth, EuiText, EuiToolTip } from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import React from 'react';
import type { ApiKey, EpochMillis } from '../../common/api_keys/api_key';
import type { ApiKeyStatus } from '../../common/api_keys/api_key_status';
import { apiKeyStatus } from '../../common/api_keys/api_key_status';
import { statusText } from '../lib/status_text';
import { absoluteTime, relativeTime } from '../lib/time_text';

/** From which distance an expiration is worth a warning, in milliseconds: a week. */
const SOON = 7 * 86_400_000;

/** Of the dot and its gap, in pixels; lines up the second line with the first. */
const DOT_WIDTH = 20;

type TimedKey = Pick<ApiKey, 'invalidated' | 'expiration'>;

const statusColor = ({ expiration }: TimedKey, status: ApiKeyStatus, now: EpochMillis): string => {
  if (status !== 'active') return 'subdued';
  return expiration !== undefined && expiration - now <= SOON ? 'warning' : 'success';
};

const expiryText = (
  { invalidated, expiration }: TimedKey,
  now: EpochMillis,
): string | undefined => {
  if (invalidated || expiration === undefined) return undefined;
  const when = relativeTime(expiration, now);
  return expiration > now
    ? i18n.translate('apiKeys.status.expiresWhen', {
        defaultMessage: 'Expires {when}',
        values: { when },
      })
    : when;
};

/** Active, Expired or Deleted, and when the key ends or ended; amber in its last week. */
export const ApiKeyStatusHealth = ({
  apiKey,
  now,
}: {
  readonly apiKey: TimedKey;
  readonly now: EpochMillis;
}) => {
  const status = apiKeyStatus(apiKey, now);
  const expiry = expiryText(apiKey, now);
  return (
    <div data-test-subj="apiKeyStatus">
      <EuiHealth color={statusColor(apiKey, status, now)} textSize="inherit">
        {statusText(status)}
      </EuiHealth>
      {expiry !== undefined && apiKey.expiration !== undefined && (
        <EuiText size="xs" color="subdued" style={{ paddingInlineStart: DOT_WIDTH }}>
          <EuiToolTip content={absoluteTime(apiKey.expiration)}>
            <span>{expiry}</span>
          </EuiToolTip>
        </EuiText>
      )}
    </div>
  );
};
