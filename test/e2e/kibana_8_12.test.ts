import type { Browser, BrowserContext, Page } from 'playwright-core';
import type { Finding } from '../support/accessibility';
import { launchBrowser, newContext } from '../support/browser';
import { aCluster, type Cluster } from '../support/cluster';
import { call, createKey } from '../support/elasticsearch';
import { startRecorder, type Recorder } from '../support/recorder';
import { PASSWORD, startStack, type Stack } from '../support/stack';
import { Story, subject, typeJson } from '../support/story';
import { buildKibana812, type Kibana812Scripts } from './kibana_8_12';

jest.setTimeout(180_000);

const PAGE = '/app/management/security/elasticsearch_api_keys';
const ROLES = { reader: { cluster: [], indices: [{ names: ['books'], privileges: ['read'] }] } };

let cluster: Cluster;
let recorder: Recorder;
let stack: Stack;
let browser: Browser;
let scripts: Kibana812Scripts;

beforeAll(async () => {
  cluster = await aCluster('8.12');
  await cluster.start();
  recorder = await startRecorder(cluster.url);
  const env = { ...cluster.env, ELASTICSEARCH_HOSTS: recorder.url };
  [stack, browser, scripts] = await Promise.all([
    startStack({ env }),
    launchBrowser(),
    buildKibana812(),
  ]);
});

afterAll(async () => {
  await browser.close();
  await stack.dispose();
  await recorder.dispose();
  await cluster.dispose();
});

beforeEach(() =>
  call(cluster.url, { line: 'DELETE /_security/api_key', json: { username: 'elastic' } }),
);

/** Pages of a Kibana 8.12.2 for somebody who is logged in; the plugin's own files are as built. */
async function aKibana812(colorScheme: 'light' | 'dark'): Promise<BrowserContext> {
  const permissions = ['clipboard-read', 'clipboard-write'];
  const context = await newContext(browser, { colorScheme, permissions });
  await context.route('**/bundles/shared/kbn-ui-shared-deps.js', (route) =>
    route.fulfill({ path: scripts.sharedDeps, contentType: 'text/javascript' }),
  );
  await context.route('**/bundles/host/shell.js', (route) =>
    route.fulfill({ path: scripts.shell, contentType: 'text/javascript' }),
  );
  const login = await context.request.post(`${stack.kibanaUrl}/internal/security/login`, {
    headers: { 'kbn-xsrf': 'true', 'x-elastic-internal-origin': 'Kibana' },
    data: { username: 'elastic', password: PASSWORD },
  });
  if (!login.ok()) throw new Error(`login: ${login.status()}`);
  return context;
}

/** Of the stand-alone host's own header; an older Chromium does not know one of its names. */
const ABOUT_THE_HOST = 'Permissions-Policy';

/** Whatever the page complains of: a missing icon or module, a use of what 8.12 lacks. */
function complaintsOf(page: Page): string[] {
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(String(error.stack)));
  page.on('console', (message) => {
    const isComplaint = ['error', 'warning'].includes(message.type());
    if (isComplaint && !message.text().includes(ABOUT_THE_HOST)) complaints.push(message.text());
  });
  return complaints;
}

/** EUI 90's subdued grey on its dark background is just below the contrast that axe asks for. */
const isSubduedText = ({ rule, where }: Finding): boolean =>
  rule === 'color-contrast' && where.every((selector) => selector.includes('subdued'));

const row = (page: Page, name: string) => subject(page, `apiKeyRowName-${name}`);

describe('in Kibana 8.12.2', () => {
  it('creates, shows, lists, updates and deletes keys', async () => {
    const context = await aKibana812('light');
    const page = await context.newPage();
    const complaints = complaintsOf(page);
    const story = new Story(page, 'kibana_8_12');
    await page.goto(stack.kibanaUrl + PAGE);
    await subject(page, 'apiKeysCreatePromptButton').waitFor();
    await story.shows('empty_prompt');
    const version = await page.evaluate(() => {
      const { React } = (globalThis as unknown as SharedDeps).__kbnSharedDeps__;
      return React.version;
    });

    const encoded = await creates(page, story);
    await updates(page, story);
    await deletes(page, story);

    const { status } = await call(cluster.url, {
      line: 'GET /_security/_authenticate',
      authorization: `ApiKey ${encoded}`,
    });
    const refusals = recorder.refusals.filter((line) => !line.includes('/cross_cluster/'));
    expect({ version, status, complaints, refusals }).toEqual({
      version: '17.0.2',
      status: 401,
      complaints: [],
      refusals: [],
    });
    await context.close();
  });

  it('is readable in its dark theme', async () => {
    await createKey(cluster.url, { name: 'night', expiration: '30d' });
    const context = await aKibana812('dark');
    const page = await context.newPage();
    const complaints = complaintsOf(page);
    const story = new Story(page, 'kibana_8_12_dark', isSubduedText);
    await page.goto(stack.kibanaUrl + PAGE);
    await row(page, 'night').waitFor();
    await story.shows('list');
    await subject(page, 'apiKeysCreateTableButton').click();
    await subject(page, 'apiKeysRoleDescriptorsSwitch').click();
    await subject(page, 'apiKeysReadOneIndexDescriptors').click();
    await subject(page, 'apiKeysRoleDescriptorsCodeEditor').getByText('books').first().waitFor();
    await story.shows('create_form');

    expect(complaints).toEqual([]);
    await context.close();
  });
});

interface SharedDeps {
  readonly __kbnSharedDeps__: { readonly React: { readonly version: string } };
}

async function creates(page: Page, story: Story): Promise<string> {
  await subject(page, 'apiKeysCreatePromptButton').click();
  await subject(page, 'apiKeyNameInput').fill('reader');
  await subject(page, 'apiKeyCustomExpirationSwitch').click();
  await subject(page, 'apiKeyCustomExpirationInput').fill('30');
  await subject(page, 'apiKeysRoleDescriptorsSwitch').click();
  await typeJson(page, 'apiKeysRoleDescriptorsCodeEditor', '{\n  "reader": [}\n}');
  await page
    .getByText(/line 2/i)
    .first()
    .waitFor();
  await story.shows('json_mistake');
  await typeJson(page, 'apiKeysRoleDescriptorsCodeEditor', JSON.stringify(ROLES, null, 2));
  await subject(page, 'apiKeysMetadataSwitch').click();
  await typeJson(page, 'apiKeysMetadataCodeEditor', '{"team": "library"}');
  await story.shows('filled_form');
  await subject(page, 'formFlyoutSubmitButton').click();
  await subject(page, 'apiKeyCreatedCallOut').waitFor();
  await subject(page, 'createApiKeyFlyout').waitFor({ state: 'detached' });
  await story.shows('created_masked');

  await subject(page, 'apiKeyCopyButton').click();
  const encoded = await page.evaluate(() => navigator.clipboard.readText());
  expect(await page.content()).not.toContain(encoded);
  await subject(page, 'apiKeyShowButton').click();
  await story.shows('created_revealed');
  await subject(page, 'apiKeyCreatedDoneButton').click();
  await row(page, 'reader').waitFor();
  const { body } = await call(cluster.url, { line: 'GET /_security/api_key?name=reader' });
  expect(body.api_keys).toMatchObject([
    { name: 'reader', metadata: { team: 'library' }, role_descriptors: ROLES },
  ]);
  return encoded;
}

async function updates(page: Page, story: Story): Promise<void> {
  await createKey(cluster.url, { name: 'Alerting: cpu', metadata: { managed: true } });
  await createKey(cluster.url, { name: 'second', expiration: '2d' });
  await createKey(cluster.url, { name: 'third' });
  await subject(page, 'apiKeysTableRefreshButton').click();
  await row(page, 'third').waitFor();
  await story.shows('list');

  await row(page, 'reader').click();
  await subject(page, 'apiKeysMetadataCodeEditor').locator('.cm-content').waitFor();
  await story.shows('details');
  const offersWhat812Refuses = await subject(page, 'apiKeyCustomExpirationSwitch').isVisible();
  expect(offersWhat812Refuses).toBe(false);
  await typeJson(page, 'apiKeysMetadataCodeEditor', '{"team": "archive"}');
  await subject(page, 'formFlyoutSubmitButton').click();
  await subject(page, 'updateApiKeySuccessToast').waitFor();
  await story.shows('updated');
  const { body } = await call(cluster.url, { line: 'GET /_security/api_key?name=reader' });
  expect(body.api_keys).toMatchObject([{ metadata: { team: 'archive' }, role_descriptors: ROLES }]);
}

async function deletes(page: Page, story: Story): Promise<void> {
  await subject(page, 'apiKeysTableDeleteAction-reader').click();
  await subject(page, 'invalidateApiKeyConfirmationModal').waitFor();
  await story.shows('delete_one');
  await subject(page, 'confirmModalConfirmButton').click();
  await row(page, 'reader').waitFor({ state: 'detached' });

  await subject(page, 'checkboxSelectAll').click();
  await subject(page, 'bulkInvalidateActionButton').click();
  await subject(page, 'invalidateApiKeyConfirmationModal').waitFor();
  await story.shows('delete_several');
  await subject(page, 'confirmModalConfirmButton').click();
  await subject(page, 'apiKeysCreatePromptButton').waitFor();
  await story.shows('empty_again');
}
