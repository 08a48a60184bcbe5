import type { RenderableContent } from './application';

/** What a toast shows; plain text, React nodes, or a mount point. */
export interface ToastInput {
  readonly title?: RenderableContent;
  readonly text?: RenderableContent;
  readonly color?: 'primary' | 'success' | 'warning' | 'danger';
  readonly iconType?: string;
  /** Milliseconds; default 5,000 (errors stay twice as long). */
  readonly toastLifeTimeMs?: number;
  readonly 'data-test-subj'?: string;
}

/** A shown toast, for {@link IToasts.remove}. */
export interface Toast extends ToastInput {
  readonly id: string;
}

/** Options beside the content. */
export interface ToastOptions {
  readonly toastLifeTimeMs?: number;
}

/** An error toast offers the full message in a dialog. */
export interface ErrorToastOptions extends ToastOptions {
  readonly title: string;
  /** Shown instead of the error's own message. */
  readonly toastMessage?: string;
}

/** Short messages in the corner of the page. Never put a secret in one. */
export interface IToasts {
  add(toast: string | ToastInput): Toast;
  addInfo(toast: string | ToastInput, options?: ToastOptions): Toast;
  addSuccess(toast: string | ToastInput, options?: ToastOptions): Toast;
  addWarning(toast: string | ToastInput, options?: ToastOptions): Toast;
  addDanger(toast: string | ToastInput, options?: ToastOptions): Toast;
  addError(error: Error, options: ErrorToastOptions): Toast;
  remove(toast: Toast | string): void;
}

/** Setup side of `core.notifications`. */
export interface NotificationsSetup {
  readonly toasts: IToasts;
}

/** Start side of `core.notifications`. */
export interface NotificationsStart {
  readonly toasts: IToasts;
}
