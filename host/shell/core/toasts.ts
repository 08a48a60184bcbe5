import type { ErrorToastOptions, IToasts, Toast, ToastInput, ToastOptions } from '@kbn/core/public';
import { BehaviorSubject } from 'rxjs';
import type { Observable } from 'rxjs';

/** Toasts of the page, and the list that the frame shows. */
export interface ToastStore {
  readonly toasts: IToasts;
  /** The toasts on screen, oldest first; emits at once. */
  readonly toasts$: Observable<readonly Toast[]>;
}

const ERROR_LIFE_TIME_MS = 10_000;

const LOOKS = {
  info: { color: 'primary', iconType: 'info' },
  success: { color: 'success', iconType: 'check' },
  warning: { color: 'warning', iconType: 'warning' },
  danger: { color: 'danger', iconType: 'error', toastLifeTimeMs: ERROR_LIFE_TIME_MS },
} as const;

const toInput = (toast: string | ToastInput): ToastInput =>
  typeof toast === 'string' ? { title: toast } : toast;

/**
 * An empty list.
 * @param renderError - content of an error toast, with a way to the full message
 */
export function createToasts(
  renderError: (error: Error, options: ErrorToastOptions) => NonNullable<ToastInput['text']>,
): ToastStore {
  const toasts$ = new BehaviorSubject<readonly Toast[]>([]);
  let added = 0;

  const add = (toast: string | ToastInput): Toast => {
    added += 1;
    const shown = { ...toInput(toast), id: String(added) };
    toasts$.next([...toasts$.value, shown]);
    return shown;
  };

  const adder =
    (look: ToastInput) =>
    (toast: string | ToastInput, options: ToastOptions = {}): Toast =>
      add({ ...look, ...options, ...toInput(toast) });

  return {
    toasts$,
    toasts: {
      add,
      addInfo: adder(LOOKS.info),
      addSuccess: adder(LOOKS.success),
      addWarning: adder(LOOKS.warning),
      addDanger: adder(LOOKS.danger),
      addError: (error, options) =>
        add({ ...LOOKS.danger, title: options.title, text: renderError(error, options) }),
      remove(toast) {
        const id = typeof toast === 'string' ? toast : toast.id;
        toasts$.next(toasts$.value.filter((shown) => shown.id !== id));
      },
    },
  };
}
