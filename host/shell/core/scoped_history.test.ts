import { createMemoryHistory } from 'history';
import { createScopedHistory } from './scoped_history';

const ROOT = '/app/management/security/keys';

const aHistory = (start = ROOT) => {
  const parent = createMemoryHistory({ initialEntries: [start] });
  return { parent, ...createScopedHistory(parent, ROOT, (path) => `/kbn${path}`) };
};

describe('createScopedHistory()', () => {
  it.each([
    [ROOT, '/'],
    [`${ROOT}/create`, '/create'],
  ])('shows %s as %s', (outer, inner) => {
    expect(aHistory(outer).history.location.pathname).toBe(inner);
  });

  it.each(['/create', 'create', { pathname: '/create' }])('push(%j) stays below its root', (to) => {
    const { parent, history } = aHistory();

    if (typeof to === 'string') history.push(to);
    else history.push(to);

    expect(parent.location.pathname).toBe(`${ROOT}/create`);
  });

  it('push() of a search alone keeps the path', () => {
    const { parent, history } = aHistory(`${ROOT}/create`);

    history.push({ search: '?a=1' });

    expect(parent.location).toMatchObject({ pathname: `${ROOT}/create`, search: '?a=1' });
  });

  it('createHref() adds root and base path, unless told not to', () => {
    const { history } = aHistory();
    const location = { pathname: '/create', search: '?a=1' };

    expect(history.createHref(location)).toBe(`/kbn${ROOT}/create?a=1`);
    expect(history.createHref(location, { prependBasePath: false })).toBe(`${ROOT}/create?a=1`);
  });

  it('listen() hears changes inside only', () => {
    const { parent, history } = aHistory();
    const heard: string[] = [];
    history.listen(({ pathname }) => {
      heard.push(pathname);
    });

    parent.push(`${ROOT}/a`);
    parent.push('/app/management');

    expect(heard).toEqual(['/a']);
  });

  it('throws once it is retired, its sub-histories too', () => {
    const { history, retire } = aHistory();
    const sub = history.createSubHistory('/sub');
    retire();

    expect(() => history.location).toThrow('unusable');
    expect(() => {
      sub.push('/x');
    }).toThrow('unusable');
  });
});
