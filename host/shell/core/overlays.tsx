import { EuiConfirmModal, EuiFlyout } from '@elastic/eui';
import type {
  MountPoint,
  OverlayFlyoutOpenOptions,
  OverlayModalConfirmOptions,
  OverlayRef,
  OverlayStart,
} from '@kbn/core/public';
import React, { useId } from 'react';
import type { ReactElement } from 'react';
import { createRoot } from 'react-dom/client';
import { toReactNode } from './mount_point';

interface ConfirmProps extends OverlayModalConfirmOptions {
  readonly message: MountPoint | string;
  readonly onAnswer: (isConfirmed: boolean) => void;
}

function Confirm({ message, onAnswer, ...options }: ConfirmProps): ReactElement {
  const titleId = useId();
  return (
    <EuiConfirmModal
      aria-labelledby={titleId}
      titleProps={{ id: titleId }}
      title={options.title ?? 'Are you sure?'}
      cancelButtonText={options.cancelButtonText ?? 'Cancel'}
      confirmButtonText={options.confirmButtonText ?? 'Confirm'}
      buttonColor={options.buttonColor ?? 'primary'}
      defaultFocusedButton={options.defaultFocusedButton ?? 'cancel'}
      data-test-subj={options['data-test-subj'] ?? 'confirmModal'}
      onCancel={() => {
        onAnswer(false);
      }}
      onConfirm={() => {
        onAnswer(true);
      }}
    >
      {toReactNode(message)}
    </EuiConfirmModal>
  );
}

const openRoot = (content: (close: () => void) => ReactElement): OverlayRef => {
  const place = document.body.appendChild(document.createElement('div'));
  const root = createRoot(place);
  let settle: () => void;
  const onClose = new Promise<void>((resolve) => {
    settle = resolve;
  });
  const close = (): Promise<void> => {
    if (place.isConnected) {
      root.unmount();
      place.remove();
      settle();
    }
    return onClose;
  };
  root.render(content(() => void close()));
  return { onClose, close };
};

/**
 * Dialogs and flyouts outside an application's own tree.
 * @param addContext - gives a tree the theme and texts of the page
 */
export function createOverlays(addContext: (element: ReactElement) => ReactElement): OverlayStart {
  return {
    async openConfirm(message, options = {}) {
      let isConfirmed = false;
      const overlay = openRoot((close) =>
        addContext(
          <Confirm
            {...options}
            message={message}
            onAnswer={(answer) => {
              isConfirmed = answer;
              close();
            }}
          />,
        ),
      );
      await overlay.onClose;
      return isConfirmed;
    },
    openFlyout: (content, options: OverlayFlyoutOpenOptions = {}) =>
      openRoot((close) =>
        addContext(
          <EuiFlyout {...options} onClose={close}>
            {toReactNode(content)}
          </EuiFlyout>,
        ),
      ),
  };
}
