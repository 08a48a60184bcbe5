import { EuiGlobalToastList } from '@elastic/eui';
import React from 'react';
import type { ReactElement } from 'react';
import { toReactNode } from '../core/mount_point';
import type { ToastStore } from '../core/toasts';
import { useObservable } from './use_observable';

const LIFE_TIME_MS = 5_000;

/** The messages in the corner. */
export function ToastList({ store }: { readonly store: ToastStore }): ReactElement {
  const toasts = useObservable(store.toasts$, []);
  return (
    <EuiGlobalToastList
      data-test-subj="globalToastList"
      toastLifeTimeMs={LIFE_TIME_MS}
      toasts={toasts.map(({ title, text, ...toast }) => ({
        ...toast,
        title: toReactNode(title),
        text: <>{toReactNode(text)}</>,
      }))}
      dismissToast={({ id }) => {
        store.toasts.remove(id);
      }}
    />
  );
}
