import type { Browser, Page } from 'playwright-core';
import { launchBrowser, newContext } from '../support/browser';
import { aCluster, type Cluster } from '../support/cluster';
import { createKey } from '../support/elasticsearch';
import { PASSWORD, startStack, type Stack } from '../support/stack';
import { logIn, Story, subject } from '../support/story';

jest.setTimeout(120_000);

const PAGE = '/app/management/security/elasticsearch_api_keys';

let cluster: Cluster;
let stack: Stack;
let browser: Browser;

beforeAll(async () => {
  cluster = await aCluster();
  await cluster.start();
  [stack, browser] = await Promise.all([startStack({ env: cluster.env }), launchBrowser()]);
});

afterAll(async () => {
  await browser.close();
  await stack.dispose();
  await cluster.dispose();
});

/** A page of somebody who just logged in, on the list of keys. */
async function aTab(options: { colorScheme?: 'light' | 'dark' } = {}): Promise<Page> {
  const context = await newContext(browser, options);
  const page = await context.newPage();
  await page.goto(stack.kibanaUrl + PAGE);
  await logIn(page, { username: 'elastic', password: PASSWORD });
  await subject(page, 'apiKeysCreateTableButton')
    .or(subject(page, 'apiKeysCreatePromptButton'))
    .waitFor();
  return page;
}

describe('when the cluster goes down in the middle', () => {
  it('keeps its rows, says what failed, and recovers by the retry', async () => {
    await createKey(cluster.url, { name: 'survivor' });
    const page = await aTab();
    const story = new Story(page, 'outage');
    await subject(page, 'apiKeyRowName-survivor').waitFor();

    await cluster.kill();
    await subject(page, 'apiKeysTableRefreshButton').click();
    await subject(page, 'apiKeysReloadFailed').waitFor();
    await story.shows('cluster_down');
    const rowsKept = await subject(page, 'apiKeyRowName-survivor').isVisible();
    await cluster.start();
    await subject(page, 'apiKeysRetry').click();
    await subject(page, 'apiKeysReloadFailed').waitFor({ state: 'detached' });

    expect(rowsKept).toBe(true);
    await page.context().close();
  });
});

describe('two tabs', () => {
  it('delete the same key without an alarm in the second', async () => {
    await createKey(cluster.url, { name: 'wanted-twice' });
    const first = await aTab();
    const second = await first.context().newPage();
    await second.goto(stack.kibanaUrl + PAGE);
    await subject(second, 'apiKeyRowName-wanted-twice').waitFor();

    for (const page of [first, second]) {
      await subject(page, 'apiKeysTableDeleteAction-wanted-twice').click();
      await subject(page, 'confirmModalConfirmButton').click();
      await subject(page, 'apiKeyRowName-wanted-twice').waitFor({ state: 'detached' });
    }

    const notice = second.getByText(/already/i).first();
    await notice.waitFor();
    const isTold = await notice.isVisible();
    await new Story(second, 'two_tabs').shows('already_deleted');

    expect(isTold).toBe(true);
    await first.context().close();
  });
});

describe('the back button', () => {
  it('closes an untouched form and asks before it drops a touched one', async () => {
    await createKey(cluster.url, { name: 'background' });
    const page = await aTab();
    const form = subject(page, 'apiKeyNameInput');

    await subject(page, 'apiKeysCreateTableButton').click();
    await form.waitFor();
    await page.goBack();
    await form.waitFor({ state: 'detached' });
    await subject(page, 'apiKeysCreateTableButton').click();
    await form.fill('half-written');
    await page.goBack();
    await subject(page, 'confirmModalCancelButton').waitFor();
    await new Story(page, 'back').shows('discard_question');
    await subject(page, 'confirmModalCancelButton').click();

    expect(await form.inputValue()).toBe('half-written');
    await page.context().close();
  });
});

describe('the dark theme', () => {
  it('is as readable as the light one', async () => {
    await createKey(cluster.url, { name: 'night', expiration: '30d' });
    const page = await aTab({ colorScheme: 'dark' });
    const story = new Story(page, 'dark');

    await subject(page, 'apiKeyRowName-night').waitFor();
    await story.shows('list');
    await subject(page, 'apiKeysCreateTableButton').click();
    await subject(page, 'apiKeysRoleDescriptorsSwitch').click();
    await subject(page, 'apiKeysRoleDescriptorsCodeEditor').locator('.cm-content').waitFor();
    await story.shows('create_form');

    const background = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    expect(background).not.toBe('rgb(255, 255, 255)');
    await page.context().close();
  });
});
