import { render, screen } from '@testing-library/react';
import React from 'react';
import { useServerNow } from './use_server_now';

const NO_INSTANTS: readonly number[] = [];

const Clock = ({ offset, heard }: { readonly offset: number; readonly heard?: number }) => (
  <time>{useServerNow(offset, NO_INSTANTS, heard)}</time>
);

const shown = () => Number(screen.getByText(/^\d+$/).textContent);

describe('useServerNow()', () => {
  it('counts from the browser clock by the distance to the server', () => {
    const before = Date.now();
    render(<Clock offset={-3_600_000} />);

    expect(shown() + 3_600_000 - before).toBeLessThan(60_000);
    expect(shown() + 3_600_000).toBeGreaterThanOrEqual(before);
  });

  it('takes over the time of a newer answer at once, without waiting for its timer', () => {
    const { rerender } = render(<Clock offset={0} heard={0} />);
    const answeredAt = shown() + 5000;

    rerender(<Clock offset={0} heard={answeredAt} />);

    expect(shown()).toBe(answeredAt);
  });
});
