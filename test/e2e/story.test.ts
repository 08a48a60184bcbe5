import type { Browser, BrowserContext, Page } from 'playwright-core';
import { launchBrowser, newContext } from '../support/browser';
import { call, createKey } from '../support/elasticsearch';
import { PASSWORD, startStack, type Stack } from '../support/stack';
import { logIn, Story, subject, typeJson } from '../support/story';

jest.setTimeout(120_000);

const BOOKS_READ_ONLY = {
  'books-read-only': { cluster: [], indices: [{ names: ['books'], privileges: ['read'] }] },
};

let stack: Stack;
let browser: Browser;
let context: BrowserContext;
let page: Page;
let story: Story;

beforeAll(async () => {
  [stack, browser] = await Promise.all([startStack(), launchBrowser()]);
  context = await newContext(browser, {
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  page = await context.newPage();
  story = new Story(page, 'story');
});

afterAll(async () => {
  await browser.close();
  await stack.dispose();
});

const row = (name: string) => subject(page, `apiKeyRowName-${name}`);
const rowOf = (name: string) => page.locator('tr', { has: row(name) });

async function openPage(): Promise<void> {
  await page.goto(`${stack.kibanaUrl}/app/management/security/elasticsearch_api_keys`);
  await subject(page, 'apiKeysCreateTableButton')
    .or(subject(page, 'apiKeysCreatePromptButton'))
    .waitFor();
}

describe('a key made in the browser opens Elasticsearch', () => {
  it('is made, used, changed and deleted', async () => {
    await logsIn();
    await findsThePage();
    await fillsTheForm();
    const { encoded, id } = await isShownTheKeyOnce();
    await usesTheKey(encoded);
    await leavesNoTrace(encoded);
    await seesEveryKindOfKey();
    await changesTheKey(id);
    await losesNothingWhenKilled(encoded);
    await deletesOne(encoded);
    await deletesSeveral();
    const statusOfOldCookie = await logsOut();

    expect(statusOfOldCookie).toBe(401);
  });
});

async function logsIn() {
  await page.goto(stack.kibanaUrl);
  await subject(page, 'loginUsername').waitFor();
  await story.shows('login');

  await logIn(page, { username: 'elastic', password: 'wrong' });
  await subject(page, 'loginErrorMessage').waitFor();
  await story.shows('wrong_password');

  await logIn(page, { username: 'elastic', password: PASSWORD });
  await subject(page, 'userMenuButton').waitFor();
  const [cookie] = await context.cookies();
  expect(cookie).toMatchObject({ httpOnly: true, sameSite: expect.stringMatching(/Lax|Strict/) });
}

async function findsThePage() {
  await page.goto(`${stack.kibanaUrl}/app/management`);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await story.shows('management');
  await page.getByRole('navigation').getByRole('link', { name: 'API keys' }).first().click();
  await subject(page, 'apiKeysCreatePromptButton').waitFor();
  await story.shows('empty_prompt');
}

async function fillsTheForm() {
  await subject(page, 'apiKeysCreatePromptButton').click();
  await subject(page, 'apiKeyNameInput').fill('books-read-only');
  await story.shows('create_form');

  await subject(page, 'apiKeyCustomExpirationSwitch').click();
  await subject(page, 'apiKeyCustomExpirationInput').fill('30');
  await subject(page, 'apiKeysRoleDescriptorsSwitch').click();
  await typeJson(
    page,
    'apiKeysRoleDescriptorsCodeEditor',
    '{\n  "books-read-only": {\n    "indices": [}\n}',
  );
  await page
    .getByText(/line 3/i)
    .first()
    .waitFor();
  await story.shows('json_mistake');

  await typeJson(
    page,
    'apiKeysRoleDescriptorsCodeEditor',
    JSON.stringify(BOOKS_READ_ONLY, null, 2),
  );
  await subject(page, 'apiKeysMetadataSwitch').click();
  await typeJson(page, 'apiKeysMetadataCodeEditor', '{"team": "library"}');
  await story.shows('filled_form');
}

async function isShownTheKeyOnce() {
  await subject(page, 'formFlyoutSubmitButton').click();
  await subject(page, 'apiKeyCreatedCallOut').waitFor();
  await story.shows('created_masked');
  const answer = await call(stack.elasticsearchUrl, { line: 'GET /_security/api_key' });
  const [key] = answer.body.api_keys;
  expect(key).toMatchObject({
    name: 'books-read-only',
    metadata: { team: 'library' },
    role_descriptors: {
      'books-read-only': { indices: [{ names: ['books'], privileges: ['read'] }] },
    },
  });

  await subject(page, 'apiKeyCopyButton').click();
  const encoded = await page.evaluate(() => navigator.clipboard.readText());
  expect(Buffer.from(encoded, 'base64').toString()).toMatch(new RegExp(`^${key.id}:`));
  expect(await page.content()).not.toContain(encoded);

  await subject(page, 'apiKeyShowButton').click();
  await story.shows('created_revealed');
  await subject(page, 'apiKeyCopyCurlButton').click();
  const curl = await page.evaluate(() => navigator.clipboard.readText());
  expect(curl).toBe(`curl "${stack.elasticsearchUrl}" -H "Authorization: ApiKey ${encoded}"`);

  await subject(page, 'apiKeyCreatedDoneButton').click();
  await row('books-read-only').waitFor();
  await story.shows('list');
  return { encoded, id: key.id as string };
}

async function usesTheKey(encoded: string) {
  const authorization = `ApiKey ${encoded}`;
  const url = stack.elasticsearchUrl;
  await call(url, { line: 'PUT /books/_doc/1?refresh=true', json: { title: 'Snow Crash' } });

  const read = await call(url, { line: 'GET /books/_search', authorization });
  const write = await call(url, { line: 'PUT /books/_doc/2', json: {}, authorization });

  expect(read.body.hits.hits).toHaveLength(1);
  expect(write).toMatchObject({ status: 403, body: { error: { type: 'security_exception' } } });
}

async function leavesNoTrace(encoded: string) {
  const secret = Buffer.from(encoded, 'base64').toString().split(':')[1] ?? '';
  const kept = await page.evaluate(async () => ({
    html: document.documentElement.outerHTML,
    address: location.href,
    storage: JSON.stringify([localStorage, sessionStorage]),
    databases: (await indexedDB.databases()).length,
    caches: (await caches.keys()).length,
    history: JSON.stringify(history.state),
  }));
  const everywhere = JSON.stringify(kept) + stack.output();
  expect(everywhere).not.toContain(secret);
  expect(everywhere).not.toContain(encoded);
  expect(kept).toMatchObject({ databases: 0, caches: 0 });
}

async function seesEveryKindOfKey() {
  const url = stack.elasticsearchUrl;
  await createKey(url, { name: 'Alerting: cpu', metadata: { managed: true } });
  await call(url, {
    line: 'POST /_security/cross_cluster/api_key',
    json: { name: 'leipzig', access: { search: [{ names: ['logs-*'] }] } },
  });
  await createKey(url, { name: 'short-lived', expiration: '6s' });
  await subject(page, 'apiKeysTableRefreshButton').click();
  await row('short-lived').waitFor();
  await rowOf('short-lived').getByText('Expired').waitFor();
  await story.shows('every_kind');

  for (const [name, category] of [
    ['books-read-only', 'Personal'],
    ['Alerting: cpu', 'Managed'],
    ['leipzig', 'Cross-cluster'],
  ] as const) {
    await rowOf(name).getByText(category, { exact: false }).first().waitFor();
  }
}

async function changesTheKey(id: string) {
  await row('books-read-only').click();
  await subject(page, 'apiKeysMetadataCodeEditor').waitFor();
  await story.shows('details');
  await typeJson(page, 'apiKeysMetadataCodeEditor', '{"team": "archive"}');
  await subject(page, 'formFlyoutSubmitButton').click();
  await subject(page, 'updateApiKeySuccessToast').waitFor();
  await story.shows('updated');

  const { body } = await call(stack.elasticsearchUrl, { line: `GET /_security/api_key?id=${id}` });
  expect(body.api_keys[0]).toMatchObject({
    name: 'books-read-only',
    metadata: { team: 'archive' },
  });
}

async function losesNothingWhenKilled(encoded: string) {
  await stack.end('SIGKILL');
  stack = await startStack({ as: stack });
  const { body } = await call(stack.elasticsearchUrl, {
    line: 'GET /books/_search',
    authorization: `ApiKey ${encoded}`,
  });
  expect(body.hits.hits).toHaveLength(1);
  await openPage();
  await row('books-read-only').waitFor();
  await row('leipzig').waitFor();
}

async function deletesOne(encoded: string) {
  await subject(page, 'apiKeysTableDeleteAction-books-read-only').click();
  await subject(page, 'invalidateApiKeyConfirmationModal').waitFor();
  await story.shows('delete_one');
  await subject(page, 'confirmModalConfirmButton').click();
  await row('books-read-only').waitFor({ state: 'detached' });

  const { status } = await call(stack.elasticsearchUrl, {
    line: 'GET /books/_search',
    authorization: `ApiKey ${encoded}`,
  });
  expect(status).toBe(401);
}

async function deletesSeveral() {
  await subject(page, 'checkboxSelectAll').click();
  await subject(page, 'bulkInvalidateActionButton').click();
  await subject(page, 'invalidateApiKeyConfirmationModal').waitFor();
  await story.shows('delete_several');
  await subject(page, 'confirmModalConfirmButton').click();
  await subject(page, 'apiKeysCreatePromptButton').waitFor();
  await story.shows('empty_again');
}

async function logsOut() {
  const [cookie] = await context.cookies();
  await subject(page, 'userMenuButton').click();
  await story.shows('user_menu');
  await subject(page, 'logoutLink').click();
  await subject(page, 'loginUsername').waitFor();
  const again = await fetch(`${stack.kibanaUrl}/internal/security/me`, {
    headers: { cookie: `${cookie?.name}=${cookie?.value}`, 'x-elastic-internal-origin': 'test' },
  });
  return again.status;
}
