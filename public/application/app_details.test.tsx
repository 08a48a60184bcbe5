import { act, screen, waitFor } from '@testing-library/react';
import { aRestApiKey } from '../../test/builders/a_rest_api_key';
import { someCapabilities } from '../../test/builders/some_capabilities';
import { fakeApiKeysApiClient } from '../api/api_keys_api_client.mock';
import { enterJson, renderApp } from './render_app.mock';

const RESTRICTED = { role_descriptors: { a: { cluster: ['monitor'] } } };

describe('App, one key', () => {
  it('sends only what changed', async () => {
    const client = fakeApiKeysApiClient([aRestApiKey({ name: 'ingest', ...RESTRICTED })]);
    const { user, toasts, history } = renderApp(client);

    await user.click(await screen.findByTestId('apiKeyRowName-ingest'));
    await user.click(await screen.findByTestId('apiKeysMetadataSwitch'));
    await enterJson('apiKeysMetadataCodeEditor', '{ "team": "search" }');
    await user.click(screen.getByTestId('formFlyoutSubmitButton'));

    await waitFor(() =>
      expect(client.update).toHaveBeenCalledWith('id-of-ingest', { metadata: { team: 'search' } }),
    );
    await waitFor(() =>
      expect(toasts.addSuccess).toHaveBeenCalledWith({
        title: 'Updated API key “ingest”',
        'data-test-subj': 'updateApiKeySuccessToast',
      }),
    );
    expect(history.location.pathname).toBe('/');
  });

  it('warns before a restriction is taken off, and sends null for it', async () => {
    const client = fakeApiKeysApiClient([aRestApiKey({ name: 'ingest', ...RESTRICTED })]);
    const { user } = renderApp(client, '/id-of-ingest');

    await user.click(await screen.findByTestId('apiKeysRoleDescriptorsSwitch'));
    expect(await screen.findByTestId('apiKeyWidenedWarning')).toBeInTheDocument();
    await user.click(screen.getByTestId('formFlyoutSubmitButton'));

    await waitFor(() =>
      expect(client.update).toHaveBeenCalledWith('id-of-ingest', { role_descriptors: null }),
    );
  });

  it('says when there is nothing to change, and asks the cluster for nothing', async () => {
    const client = fakeApiKeysApiClient([aRestApiKey({ name: 'ingest' })]);
    const { user, toasts } = renderApp(client, '/id-of-ingest');

    await user.click(await screen.findByTestId('formFlyoutSubmitButton'));

    await waitFor(() => expect(toasts.addInfo).toHaveBeenCalledTimes(1));
    expect(client.update).not.toHaveBeenCalled();
  });

  it.each([
    { name: 'of somebody else', key: { username: 'bob' }, text: 'belongs to another user' },
    { name: 'of a namesake', key: { realm: 'ldap1' }, text: 'belongs to another user' },
    { name: 'that has expired', key: { expiration: 1 }, text: 'has expired' },
  ])('shows a key $name without a form', async ({ key, text }) => {
    renderApp(fakeApiKeysApiClient([aRestApiKey({ name: 'ingest', ...key })]), '/id-of-ingest');

    expect(await screen.findByTestId('apiKeyReadOnlyReason')).toHaveTextContent(text);
    expect(screen.queryByTestId('formFlyoutSubmitButton')).not.toBeInTheDocument();
  });

  it('leaves the expiration alone on clusters that cannot move it', async () => {
    const client = fakeApiKeysApiClient([aRestApiKey({ name: 'ingest' })]);
    client.capabilities.mockResolvedValue(
      someCapabilities({
        cluster: { api_keys_enabled: true, facets: false, expiration_update: false },
      }),
    );
    renderApp(client, '/id-of-ingest');

    await screen.findByTestId('formFlyoutSubmitButton');
    expect(screen.queryByTestId('apiKeyCustomExpirationSwitch')).not.toBeInTheDocument();
  });

  it('says when the key of the address does not exist', async () => {
    renderApp(fakeApiKeysApiClient([]), '/nobody');

    expect(await screen.findByTestId('apiKeyLoadFailed')).toHaveTextContent(
      'This API key does not exist.',
    );
  });
});

describe('App, as time passes', () => {
  beforeEach(() => {
    jest.useFakeTimers({ now: Date.UTC(2026, 5, 1) });
  });

  afterEach(() => {
    jest.useRealTimers();
  });

  it('turns a key to expired at its instant by the server clock, without a reload', async () => {
    const ahead = 3_600_000;
    const serverNow = () => Date.now() + ahead;
    const key = aRestApiKey({ name: 'short', expiration: serverNow() + 10_000 });
    const client = fakeApiKeysApiClient([key]);
    client.query.mockImplementation(() =>
      Promise.resolve({
        api_keys: [key],
        total: 1,
        facets: undefined as never,
        server_time: serverNow(),
      }),
    );
    renderApp(client);
    const status = await screen.findByTestId('apiKeyStatus');
    expect(status).toHaveTextContent('Active');

    act(() => {
      jest.advanceTimersByTime(9_000);
    });
    expect(screen.getByTestId('apiKeyStatus')).toHaveTextContent('Active');
    act(() => {
      jest.advanceTimersByTime(1_500);
    });
    expect(screen.getByTestId('apiKeyStatus')).toHaveTextContent('Expired');
    expect(client.query).toHaveBeenCalledTimes(1);
  });
});
