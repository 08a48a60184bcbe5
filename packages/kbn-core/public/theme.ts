import type { Observable } from 'rxjs';

/** The look in force. */
export interface CoreTheme {
  readonly darkMode: boolean;
  /** EUI theme name such as `amsterdam` or `borealis`; 9.x only. */
  readonly name?: string;
}

/** Start side of `core.theme`. */
export interface ThemeServiceStart {
  /** Emits the theme at once and again when the user changes it. */
  readonly theme$: Observable<CoreTheme>;
  getTheme(): CoreTheme;
}

/** See {@link ThemeServiceStart}. */
export type ThemeServiceSetup = ThemeServiceStart;
