import { EuiSkeletonRectangle } from '@elastic/eui';
import React, { lazy, Suspense } from 'react';
import type { CodeMirrorEditorProps } from './code_mirror_editor';

/** CodeMirror is by far the largest part of the page, and most visits never open a form. */
const CodeMirrorEditor = lazy(async () => {
  const { CodeMirrorEditor: component } = await import('./code_mirror_editor');
  return { default: component };
});

/** A JSON editor that loads itself on first use. Tab leaves it; mistakes are marked as one types. */
export const JsonEditor = (props: CodeMirrorEditorProps) => (
  <Suspense
    fallback={<EuiSkeletonRectangle width="100%" height={220} borderRadius="m" isLoading />}
  >
    <CodeMirrorEditor {...props} />
  </Suspense>
);
