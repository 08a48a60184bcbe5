import React from 'react';
import type { ReactElement } from 'react';

/** Our own mark, a key on a rounded square, as an EUI `iconType`: takes the props of an `svg`. */
export function BrandMark(props: object): ReactElement {
  return (
    <svg viewBox="0 0 32 32" fill="none" xmlns="http://www.w3.org/2000/svg" {...props}>
      <rect width="32" height="32" rx="8" fill="#0B64DD" />
      <circle cx="12" cy="16" r="5" fill="none" stroke="#FFFFFF" strokeWidth="2.5" />
      <path
        fill="none"
        d="M17 16h9M22 16v4M26 16v3"
        stroke="#FFFFFF"
        strokeWidth="2.5"
        strokeLinecap="round"
      />
    </svg>
  );
}
