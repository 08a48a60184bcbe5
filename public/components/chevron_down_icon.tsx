import type { SVGAttributes } from 'react';
import React from 'react';

/** Marks a button that opens a menu; EUI's own icon for it changed its name between 8.12 and 9.x. */
export const ChevronDownIcon = (props: SVGAttributes<SVGElement>) => (
  <svg width="16" height="16" viewBox="0 0 16 16" aria-hidden {...props}>
    <path d="M3 5.5 8 10.5 13 5.5" fill="none" stroke="currentColor" strokeWidth="1.2" />
  </svg>
);
