import React, { useState } from 'react';
import { useIntl } from 'react-intl';

/** A moment, and what it is compared with. */
export interface FormattedRelativeProps {
  /** Date, milliseconds since the epoch, or an ISO 8601 text. */
  readonly value: Date | number | string;
  /** Milliseconds since the epoch; default: the clock, read when first rendered. */
  readonly initialNow?: number;
}

const UNITS = [
  ['year', 31_536_000_000],
  ['month', 2_592_000_000],
  ['week', 604_800_000],
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
  ['second', 1000],
] as const;

/** "3 days ago", "in 2 hours", in the largest unit that fits. Does not tick by itself. */
export function FormattedRelative({
  value,
  initialNow,
}: FormattedRelativeProps): React.JSX.Element {
  const { formatRelativeTime } = useIntl();
  const [now] = useState(() => initialNow ?? Date.now());
  const distance = new Date(value).getTime() - now;
  const [unit, size] = UNITS.find(([, length]) => Math.abs(distance) >= length) ?? ['second', 1000];
  return <>{formatRelativeTime(Math.trunc(distance / size), unit, { numeric: 'auto' })}</>;
}
