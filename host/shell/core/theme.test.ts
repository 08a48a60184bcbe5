import { createTheme } from './theme';
import type { ThemeChoice } from './theme';

const aMediaQuery = (matches: boolean) => {
  const query = Object.assign(new EventTarget(), { matches });
  return query as unknown as MediaQueryList & { matches: boolean };
};

describe('createTheme()', () => {
  it.each<{ cookie: string; system: boolean; dark: boolean }>([
    { cookie: '', system: false, dark: false },
    { cookie: '', system: true, dark: true },
    { cookie: 'theme=light', system: true, dark: false },
    { cookie: 'sid=x; theme=dark', system: false, dark: true },
    { cookie: 'theme=pink', system: true, dark: true },
    { cookie: 'my_theme=dark', system: false, dark: false },
  ])('reads "$cookie" with a dark system $system as dark $dark', ({ cookie, system, dark }) => {
    const theme = createTheme({
      document: { cookie },
      prefersDark: aMediaQuery(system),
      basePath: '',
    });

    expect(theme.getTheme().darkMode).toBe(dark);
  });

  it('choose() keeps the choice in a cookie and tells whoever listens', () => {
    const page = { cookie: '' };
    const theme = createTheme({
      document: page,
      prefersDark: aMediaQuery(false),
      basePath: '/kbn',
    });
    const seen: boolean[] = [];
    theme.theme$.subscribe(({ darkMode }) => seen.push(darkMode));

    for (const choice of ['dark', 'dark', 'light'] satisfies ThemeChoice[]) theme.choose(choice);

    expect(seen).toEqual([false, true, false]);
    expect(page.cookie).toBe('theme=light; Path=/kbn; Max-Age=31536000; SameSite=Lax');
  });

  it('follows the system when that is the choice', () => {
    const prefersDark = aMediaQuery(false);
    const theme = createTheme({ document: { cookie: '' }, prefersDark, basePath: '' });
    const seen: boolean[] = [];
    theme.theme$.subscribe(({ darkMode }) => seen.push(darkMode));

    Object.assign(prefersDark, { matches: true });
    prefersDark.dispatchEvent(new Event('change'));

    expect(seen).toEqual([false, true]);
  });
});
