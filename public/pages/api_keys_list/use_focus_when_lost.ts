import type { RefObject } from 'react';
import { useEffect, useRef } from 'react';

/**
 * When `content` changes and with it the focused element disappears (a deleted row's button), the
 * element that the returned ref is on takes the focus; it needs a `tabIndex`.
 */
export function useFocusWhenLost<T extends HTMLElement>(content: unknown): RefObject<T> {
  const fallback = useRef<T>(null);
  const previous = useRef(content);

  useEffect(() => {
    if (previous.current === content) return;
    previous.current = content;
    const { activeElement, body } = document;
    const isTypingElsewhere = activeElement !== null && activeElement !== body;
    if (!isTypingElsewhere) fallback.current?.focus({ preventScroll: true });
  }, [content]);

  return fallback;
}
