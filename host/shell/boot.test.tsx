import { render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { InjectedMetadata } from '../lib/injected_metadata';
import { boot } from './boot';
import type { ManagementAppMountParams, ManagementSetup } from './management/sections';
import { createBundleRegistry } from './shared_deps/bundle_registry';

jest.mock('@fontsource-variable/inter/files/inter-latin-wght-normal.woff2', () => 'a', {
  virtual: true,
});
jest.mock('@fontsource-variable/inter/files/inter-latin-ext-wght-normal.woff2', () => 'b', {
  virtual: true,
});

const METADATA: InjectedMetadata = {
  kibanaVersion: '9.5.0',
  basePath: '',
  locale: 'en',
  publicPaths: {},
  plugins: [{ id: 'apiKeys', config: {} }],
  user: { username: 'elastic', realm: 'reserved', roles: ['superuser'] },
  capabilities: { management: {}, catalogue: {}, navLinks: {} },
  elasticsearch: { clusterName: 'my-cluster', version: '9.5.0' },
};

const bundlesWith = (mount: (params: ManagementAppMountParams) => () => void) => {
  const bundles = createBundleRegistry();
  const plugin = () => ({
    setup(_core: unknown, { management }: { management: ManagementSetup }) {
      const app = { id: 'keys', title: 'API keys', mount };
      management.sections.section.security.registerApp(app);
    },
    start: () => undefined,
  });
  bundles.define('plugin/apiKeys/public', () => ({ plugin }), 'key');
  return bundles;
};

const showPage = (
  path: string,
  mount: (params: ManagementAppMountParams) => () => void,
  overrides: Partial<InjectedMetadata> = {},
) => {
  window.history.replaceState(null, '', path);
  render(boot({ metadata: { ...METADATA, ...overrides }, bundles: bundlesWith(mount) }));
};

const sayHello = ({ element, setBreadcrumbs }: ManagementAppMountParams): (() => void) => {
  element.textContent = 'hello from the plugin';
  setBreadcrumbs([{ text: 'All keys' }]);
  return () => undefined;
};

beforeAll(() => {
  const matchMedia = () => Object.assign(new EventTarget(), { matches: false });
  Object.assign(window, { matchMedia, scrollTo: () => undefined });
});

describe('boot()', () => {
  it('leads from the landing page to an application, and moves the focus to it', async () => {
    showPage('/app/management', sayHello);
    const page = within(screen.getByRole('main'));
    const card = page.getByRole('link', { name: 'API keys' });

    await userEvent.click(card);

    expect(await screen.findByText('hello from the plugin')).toBeInTheDocument();
    expect(window.location.pathname).toBe('/app/management/security/keys');
    expect(screen.getByRole('main')).toHaveFocus();
    expect(document.title).toBe('API keys - API keys host');
  });

  it('shows project, Management and the application’s own trail', async () => {
    showPage('/app/management/security/keys', sayHello);

    const trail = await screen.findByRole('navigation', { name: 'Breadcrumbs' });

    await waitFor(() => {
      expect(trail).toHaveTextContent('my-clusterManagementAll keys');
    });
  });

  it('unmounts the application when the person leaves it', async () => {
    const unmount = jest.fn();
    showPage('/app/management/security/keys', () => unmount);

    await userEvent.click(screen.getAllByRole('link', { name: 'Management' })[0] ?? document.body);

    await waitFor(() => {
      expect(unmount).toHaveBeenCalledTimes(1);
    });
  });

  it.each([
    { name: 'an address without a page', path: '/app/nowhere', capabilities: {} },
    {
      name: 'an application that the user may not see',
      path: '/app/management/security/keys',
      capabilities: { security: { keys: false } },
    },
  ])('says of $name that it is not found', ({ path, capabilities }) => {
    showPage(path, sayHello, {
      capabilities: { management: capabilities, catalogue: {}, navLinks: {} },
    });

    expect(screen.getByRole('heading', { name: 'Page not found' })).toBeInTheDocument();
  });

  it('says that an application failed to mount, and how', async () => {
    showPage('/app/management/security/keys', () => {
      throw new Error('the chunk is missing');
    });

    expect(await screen.findByText('the chunk is missing')).toBeInTheDocument();
  });

  it('changes the theme by the menu in the header', async () => {
    showPage('/app/management', sayHello);

    await userEvent.click(screen.getByRole('button', { name: 'Theme: system' }));
    await userEvent.click(await screen.findByText('Dark'));

    expect(document.cookie).toContain('theme=dark');
    expect(screen.getByRole('button', { name: 'Theme: dark' })).toBeInTheDocument();
  });

  it('tells who is signed in', async () => {
    showPage('/app/management', sayHello);

    await userEvent.click(screen.getByRole('button', { name: 'Account of elastic' }));

    expect(await screen.findByText('reserved')).toBeInTheDocument();
    expect(screen.getByText('superuser')).toBeInTheDocument();
  });

  it('shows the login page when nobody is signed in', () => {
    const { user: _, ...anonymous } = METADATA;

    render(boot({ metadata: { ...anonymous, plugins: [] }, bundles: createBundleRegistry() }));

    expect(screen.getByRole('heading', { name: 'Log in' })).toBeInTheDocument();
    expect(screen.queryByRole('navigation')).toBeNull();
  });
});
