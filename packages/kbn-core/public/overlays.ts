import type { MountPoint } from './application';

/** A shown overlay. */
export interface OverlayRef {
  /** Settles however it was closed. */
  readonly onClose: Promise<void>;
  close(): Promise<void>;
}

/** Texts and look of a yes/no question. */
export interface OverlayModalConfirmOptions {
  readonly title?: string;
  readonly cancelButtonText?: string;
  readonly confirmButtonText?: string;
  readonly buttonColor?: 'primary' | 'danger' | 'warning' | 'success';
  readonly defaultFocusedButton?: 'cancel' | 'confirm';
  readonly 'data-test-subj'?: string;
}

/** Look of a flyout. */
export interface OverlayFlyoutOpenOptions {
  readonly size?: 's' | 'm' | 'l' | number;
  readonly ownFocus?: boolean;
  readonly 'aria-label'?: string;
  readonly 'aria-labelledby'?: string;
  readonly 'data-test-subj'?: string;
}

/** Subset of `core.overlays`. */
export interface OverlayStart {
  /** Resolves to false when cancelled or closed. */
  openConfirm(message: MountPoint | string, options?: OverlayModalConfirmOptions): Promise<boolean>;
  openFlyout(content: MountPoint, options?: OverlayFlyoutOpenOptions): OverlayRef;
}
