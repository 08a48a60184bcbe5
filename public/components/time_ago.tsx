import { EuiToolTip } from '@elastic/eui';
import React from 'react';
import type { EpochMillis } from '../../common/api_keys/api_key';
import { absoluteTime, relativeTime } from '../lib/time_text';

/** An instant as distance; the absolute time is the tooltip. Not a tab stop of its own. */
export const TimeAgo = ({
  instant,
  now,
}: {
  readonly instant: EpochMillis;
  readonly now: EpochMillis;
}) => (
  <EuiToolTip content={absoluteTime(instant)}>
    <time dateTime={new Date(instant).toISOString()}>{relativeTime(instant, now)}</time>
  </EuiToolTip>
);
