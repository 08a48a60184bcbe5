import type { CoreTheme, ThemeServiceStart } from '@kbn/core/public';
import {
  BehaviorSubject,
  combineLatest,
  distinctUntilChanged,
  fromEvent,
  map,
  startWith,
} from 'rxjs';

/** What a person can choose; `system` follows the operating system. */
export type ThemeChoice = 'light' | 'dark' | 'system';

/** Theme of the page and the choice behind it. */
export interface ThemeStore extends ThemeServiceStart {
  readonly choice$: BehaviorSubject<ThemeChoice>;
  /** Puts a choice in force and keeps it for a year in a cookie. */
  choose(choice: ThemeChoice): void;
}

/** Where the theme comes from and is kept. */
export interface ThemeOptions {
  readonly document: Pick<Document, 'cookie'>;
  /** The media query `(prefers-color-scheme: dark)`. */
  readonly prefersDark: MediaQueryList;
  readonly basePath: string;
}

const COOKIE = 'theme';
const YEAR_IN_SECONDS = 31_536_000;

const isChoice = (value: string | undefined): value is ThemeChoice =>
  value === 'light' || value === 'dark' || value === 'system';

const readChoice = (cookies: string): ThemeChoice => {
  const [, value] = new RegExp(`(?:^|; )${COOKIE}=([a-z]+)`).exec(cookies) ?? [];
  return isChoice(value) ? value : 'system';
};

/** Theme from the cookie, or else from the operating system, which it then follows. */
export function createTheme({ document, prefersDark, basePath }: ThemeOptions): ThemeStore {
  const choice$ = new BehaviorSubject(readChoice(document.cookie));
  const toTheme = (choice: ThemeChoice): CoreTheme => ({
    darkMode: choice === 'system' ? prefersDark.matches : choice === 'dark',
    name: 'borealis',
  });
  const systemChanges$ = fromEvent(prefersDark, 'change').pipe(startWith(undefined));
  return {
    choice$,
    theme$: combineLatest([choice$, systemChanges$]).pipe(
      map(([choice]) => toTheme(choice)),
      distinctUntilChanged((before, after) => before.darkMode === after.darkMode),
    ),
    getTheme: () => toTheme(choice$.value),
    choose(choice) {
      document.cookie = `${COOKIE}=${choice}; Path=${basePath || '/'}; Max-Age=${YEAR_IN_SECONDS}; SameSite=Lax`;
      choice$.next(choice);
    },
  };
}
