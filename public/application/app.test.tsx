import { act, screen, waitFor, within } from '@testing-library/react';
import { aRestApiKey } from '../../test/builders/a_rest_api_key';
import { someCapabilities } from '../../test/builders/some_capabilities';
import { CREATED, fakeApiKeysApiClient } from '../api/api_keys_api_client.mock';
import { RequestError } from '../lib/request_error';
import { enterJson, renderApp } from './render_app.mock';

const unavailable = () =>
  new RequestError('elasticsearch_unavailable', 'down', { cause: undefined });

const row = (name: string) => screen.findByTestId(`apiKeyRowName-${name}`);

describe('App', () => {
  describe('creating a key', () => {
    it('shows the credential masked, reveals it on demand, and drops it with the panel', async () => {
      const { user, history, queryClient } = renderApp(fakeApiKeysApiClient([]));

      await user.click(await screen.findByTestId('apiKeysCreatePromptButton'));
      await user.type(await screen.findByTestId('apiKeyNameInput'), 'books reader');
      await user.click(screen.getByTestId('formFlyoutSubmitButton'));
      const token = await screen.findByTestId('apiKeyTokenField');

      expect(screen.getByText('Created API key “books reader”')).toBeInTheDocument();
      expect(history.location.pathname).toBe('/');
      expect(document.body.innerHTML).not.toContain(CREATED.encoded);
      expect(await row('books reader')).toBeInTheDocument();

      await user.click(screen.getByTestId('apiKeyShowButton'));
      expect(token).toHaveValue(CREATED.encoded);
      expect(screen.getByTestId('apiKeyCurlLine')).toHaveTextContent(
        `curl "https://es.example:9200" -H "Authorization: ApiKey ${CREATED.encoded}"`,
      );

      await user.click(screen.getByTestId('apiKeyCreatedDoneButton'));
      expect(screen.queryByTestId('apiKeyTokenField')).not.toBeInTheDocument();
      const kept = JSON.stringify([
        queryClient
          .getQueryCache()
          .getAll()
          .map(({ queryKey, state }) => [queryKey, state]),
        queryClient
          .getMutationCache()
          .getAll()
          .map(({ state }) => state),
        history.location,
      ]);
      expect(document.body.innerHTML + kept).not.toContain(CREATED.api_key);
      expect(document.body.innerHTML + kept).not.toContain(CREATED.encoded);
    });

    it('asks before a credential is closed that nobody has copied', async () => {
      const { user } = renderApp(fakeApiKeysApiClient([]), '/create');

      await user.type(await screen.findByTestId('apiKeyNameInput'), 'books reader');
      await user.click(screen.getByTestId('formFlyoutSubmitButton'));
      await user.click(await screen.findByTestId('apiKeyCreatedDoneButton'));

      expect(await screen.findByTestId('closeWithoutCopyModal')).toBeInTheDocument();
      expect(screen.getByTestId('apiKeyTokenField')).toBeInTheDocument();
    });

    it('sends what the form says, once, however often the button is pressed', async () => {
      const client = fakeApiKeysApiClient([]);
      client.create.mockReturnValue(new Promise(() => undefined));
      const { user } = renderApp(client, '/create');

      await user.type(await screen.findByTestId('apiKeyNameInput'), 'books');
      await user.click(screen.getByTestId('apiKeyCustomExpirationSwitch'));
      await user.click(screen.getByTestId('apiKeysRoleDescriptorsSwitch'));
      await user.click(await screen.findByTestId('apiKeysReadOneIndexDescriptors'));
      await user.click(screen.getByTestId('apiKeysMetadataSwitch'));
      await enterJson('apiKeysMetadataCodeEditor', '{ "team": "search" }');
      await user.dblClick(screen.getByTestId('formFlyoutSubmitButton'));

      await waitFor(() => expect(client.create).toHaveBeenCalledTimes(1));
      expect(client.create).toHaveBeenCalledWith({
        name: 'books',
        expiration: '90d',
        role_descriptors: {
          'books-read-only': { cluster: [], indices: [{ names: ['books'], privileges: ['read'] }] },
        },
        metadata: { team: 'search' },
      });
    });

    it('says where the JSON is wrong and sends nothing', async () => {
      const client = fakeApiKeysApiClient([]);
      const { user } = renderApp(client, '/create');

      await user.type(await screen.findByTestId('apiKeyNameInput'), 'books');
      await user.click(screen.getByTestId('apiKeysRoleDescriptorsSwitch'));
      await enterJson('apiKeysRoleDescriptorsCodeEditor', '{\n  "books": []\n}');
      const problems = screen.getByTestId('apiKeysRoleDescriptorsCodeEditorProblems');
      expect(problems).toHaveTextContent('Line 2, column 3: "books" must be a JSON object.');
      await enterJson('apiKeysRoleDescriptorsCodeEditor', '{\n  "books": {\n}');
      expect(problems).toHaveTextContent('Line 3, column 2: A closing brace is missing here.');
      await user.click(screen.getByTestId('formFlyoutSubmitButton'));

      expect(client.create).not.toHaveBeenCalled();
    });

    it('blames an editor that nobody has typed in only once the form is submitted', async () => {
      const { user } = renderApp(fakeApiKeysApiClient([]), '/create');

      await user.type(await screen.findByTestId('apiKeyNameInput'), 'books');
      await user.click(screen.getByTestId('apiKeysRoleDescriptorsSwitch'));
      const problems = await screen.findByTestId('apiKeysRoleDescriptorsCodeEditorProblems');
      expect(problems).toBeEmptyDOMElement();
      await user.click(screen.getByTestId('formFlyoutSubmitButton'));

      await waitFor(() => expect(problems).toHaveTextContent('Add at least one entry.'));
    });

    it('keeps the form when the server refuses, and says why', async () => {
      const client = fakeApiKeysApiClient([]);
      client.create.mockRejectedValue(
        new RequestError('rejected_by_elasticsearch', 'refused', {
          cause: undefined,
          elasticsearch: { status: 400, reason: 'unknown cluster privilege [x]' },
        }),
      );
      const { user } = renderApp(client, '/create');

      await user.type(await screen.findByTestId('apiKeyNameInput'), 'books');
      await user.click(screen.getByTestId('formFlyoutSubmitButton'));

      expect(await screen.findByTestId('apiKeyFlyoutResponseError')).toHaveTextContent(
        'unknown cluster privilege [x]',
      );
      expect(screen.getByTestId('apiKeyNameInput')).toHaveValue('books');
    });

    it('asks before the back button loses entries, and goes back when told so', async () => {
      const { user, history } = renderApp(fakeApiKeysApiClient([aRestApiKey()]));

      await user.click(await screen.findByTestId('apiKeysCreateTableButton'));
      await user.type(await screen.findByTestId('apiKeyNameInput'), 'books');
      act(() => history.goBack());

      expect(await screen.findByTestId('discardChangesModal')).toBeInTheDocument();
      expect(history.location.pathname).toBe('/create');
      await user.click(screen.getByTestId('confirmModalConfirmButton'));
      await waitFor(() => expect(history.location.pathname).toBe('/'));
      expect(screen.queryByTestId('createApiKeyFlyout')).not.toBeInTheDocument();
    });
  });

  describe('the list', () => {
    it('keeps its rows when a reload fails, says what failed, and recovers', async () => {
      const client = fakeApiKeysApiClient([aRestApiKey({ name: 'ingest' })]);
      const { user } = renderApp(client);
      await row('ingest');

      client.query.mockRejectedValueOnce(unavailable());
      await user.click(screen.getByTestId('apiKeysTableRefreshButton'));
      expect(await screen.findByTestId('apiKeysReloadFailed')).toHaveTextContent(
        'Elasticsearch cannot be reached.',
      );
      expect(await row('ingest')).toBeInTheDocument();

      await user.click(screen.getByTestId('apiKeysRetry'));
      await waitFor(() =>
        expect(screen.queryByTestId('apiKeysReloadFailed')).not.toBeInTheDocument(),
      );
      expect(await row('ingest')).toBeInTheDocument();
    });

    it('keeps its rows when a changed filter cannot be asked', async () => {
      const client = fakeApiKeysApiClient([
        aRestApiKey({ name: 'ingest' }),
        aRestApiKey({ name: 'rule', metadata: { managed: true } }),
      ]);
      const { user } = renderApp(client);
      await row('ingest');

      client.query.mockRejectedValueOnce(unavailable());
      await user.click(screen.getByTestId('managedFilterButton'));

      expect(await screen.findByTestId('apiKeysReloadFailed')).toBeInTheDocument();
      expect(await row('ingest')).toBeInTheDocument();
    });

    it('says which filters hide keys, and takes them off', async () => {
      const client = fakeApiKeysApiClient([aRestApiKey({ name: 'ingest' })]);
      const { user, history } = renderApp(client, '/?category=managed');

      expect(await screen.findByTestId('apiKeysNoMatch')).toHaveTextContent(
        'The filters Managed hide 1 API key.',
      );
      await user.click(screen.getByTestId('apiKeysClearFilters'));
      expect(await row('ingest')).toBeInTheDocument();
      expect(history.location.search).toBe('');
    });

    it('steps to the next page and back', async () => {
      const names = Array.from({ length: 11 }, (_, index) => `key-${index}`);
      const client = fakeApiKeysApiClient(names.map((name) => aRestApiKey({ name })));
      const { user } = renderApp(client, '/?size=10');

      await row('key-0');
      expect(screen.getByTestId('apiKeysCount')).toHaveTextContent('11 API keys');
      expect(screen.getByTestId('apiKeysTablePreviousPageButton')).toBeDisabled();
      await user.click(screen.getByTestId('apiKeysTableNextPageButton'));
      await row('key-10');
      await waitFor(() =>
        expect(screen.getByTestId('apiKeysTablePreviousPageButton')).toBeEnabled(),
      );
      expect(screen.getByTestId('apiKeysTableNextPageButton')).toBeDisabled();
      await user.click(screen.getByTestId('apiKeysTablePreviousPageButton'));
      expect(await row('key-0')).toBeInTheDocument();
    });

    it('lets users with own-key rights choose their own keys only, by name and realm', async () => {
      const client = fakeApiKeysApiClient([
        aRestApiKey({ name: 'mine' }),
        aRestApiKey({ name: 'namesake', realm: 'ldap1' }),
      ]);
      client.capabilities.mockResolvedValue(someCapabilities({ can_manage_all: false }));
      renderApp(client);
      await row('mine');

      expect(screen.getByTestId('apiKeysOwnKeysNotice')).toBeInTheDocument();
      expect(screen.getByTestId('apiKeysTableDeleteAction-mine')).toBeInTheDocument();
      expect(screen.queryByTestId('apiKeysTableDeleteAction-namesake')).not.toBeInTheDocument();
      expect(screen.getByTestId('checkboxSelectRow-id-of-namesake')).toBeDisabled();
    });

    it('offers nothing to change to those who may only look', async () => {
      const client = fakeApiKeysApiClient([aRestApiKey({ name: 'ingest' })]);
      client.capabilities.mockResolvedValue(
        someCapabilities({ can_manage_all: false, can_manage_own: false }),
      );
      renderApp(client);
      await row('ingest');

      expect(screen.getByTestId('apiKeysReadOnlyBadge')).toBeInTheDocument();
      expect(screen.queryByTestId('apiKeysCreateTableButton')).not.toBeInTheDocument();
      expect(screen.queryByTestId('checkboxSelectAll')).not.toBeInTheDocument();
      expect(screen.queryByTestId('apiKeysTableDeleteAction-ingest')).not.toBeInTheDocument();
    });

    it.each([
      {
        name: 'the user may not see keys',
        capabilities: { can_view: false, missing_privileges: ['manage_own_api_key'] },
        testSubject: 'apiKeysPermissionDeniedMessage',
        text: 'manage_own_api_key',
      },
      {
        name: 'the cluster has keys off',
        capabilities: {
          cluster: { api_keys_enabled: false, facets: true, expiration_update: true },
        },
        testSubject: 'apiKeysDisabledMessage',
        text: 'xpack.security.authc.api_key.enabled',
      },
    ])('says so when $name', async ({ capabilities, testSubject, text }) => {
      const client = fakeApiKeysApiClient([]);
      client.capabilities.mockResolvedValue(someCapabilities(capabilities));
      renderApp(client);

      expect(await screen.findByTestId(testSubject)).toHaveTextContent(text);
    });

    it('offers to try again when the first load fails', async () => {
      const client = fakeApiKeysApiClient([aRestApiKey({ name: 'ingest' })]);
      client.query.mockRejectedValueOnce(unavailable());
      const { user } = renderApp(client);

      await user.click(await screen.findByTestId('apiKeysRetry'));

      expect(await row('ingest')).toBeInTheDocument();
    });
  });

  describe('deleting keys', () => {
    const keys = ['a', 'b', 'c'].map((name) => aRestApiKey({ name }));

    it('reports each key when some are refused', async () => {
      const client = fakeApiKeysApiClient(keys);
      client.invalidate.mockResolvedValue({
        results: [
          { id: 'id-of-a', outcome: 'invalidated' },
          { id: 'id-of-b', outcome: 'previously_invalidated' },
          { id: 'id-of-c', outcome: 'refused', reason: 'the node left' },
        ],
      });
      const { user, toasts } = renderApp(client);
      await row('a');

      await user.click(screen.getByTestId('checkboxSelectAll'));
      await user.click(await screen.findByTestId('bulkInvalidateActionButton'));
      await user.click(screen.getByTestId('confirmModalConfirmButton'));

      const results = within(await screen.findByTestId('invalidateResultsModal'));
      expect(results.getByText('1 API key was not deleted')).toBeInTheDocument();
      expect(results.getAllByRole('listitem').map(({ textContent }) => textContent)).toEqual([
        'c – Not deleted: the node left',
        'a – Deleted',
        'b – Was already deleted',
      ]);
      expect(toasts.addSuccess).not.toHaveBeenCalled();
    });

    it('says that somebody else was faster', async () => {
      const client = fakeApiKeysApiClient(keys);
      client.invalidate.mockResolvedValue({
        results: [{ id: 'id-of-b', outcome: 'previously_invalidated' }],
      });
      const { user, toasts } = renderApp(client);

      await user.click(await screen.findByTestId('apiKeysTableDeleteAction-b'));
      await user.click(await screen.findByTestId('confirmModalConfirmButton'));

      await waitFor(() =>
        expect(toasts.addSuccess).toHaveBeenCalledWith({
          title: 'API key “b” was already deleted',
        }),
      );
    });

    it('takes the row away', async () => {
      const { user, toasts } = renderApp(fakeApiKeysApiClient(keys));

      await user.click(await screen.findByTestId('apiKeysTableDeleteAction-b'));
      await user.click(await screen.findByTestId('confirmModalConfirmButton'));

      await waitFor(() => expect(screen.queryByTestId('apiKeyRowName-b')).not.toBeInTheDocument());
      expect(toasts.addSuccess).toHaveBeenCalledWith({ title: 'Deleted API key “b”' });
    });

    it('warns about managed keys', async () => {
      const managed = aRestApiKey({ name: 'rule', metadata: { managed: true } });
      const { user } = renderApp(fakeApiKeysApiClient([managed]));

      await user.click(await screen.findByTestId('apiKeysTableDeleteAction-rule'));

      expect(await screen.findByTestId('managedApiKeysWarning')).toBeInTheDocument();
    });
  });
});
