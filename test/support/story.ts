import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { accessibilityFindings, type Finding } from './accessibility';

const SCREENSHOTS = resolve(__dirname, '../e2e/screenshots');

/** Kibana's own handle on an element. */
export const subject = (page: Page | Locator, name: string): Locator =>
  page.locator(`[data-test-subj~="${name}"], [data-test-subj="${name}"]`);

/** A story told in numbered pictures, each of a screen without accessibility findings. */
export class Story {
  private count = 0;

  constructor(
    private readonly page: Page,
    private readonly name: string,
    /** Whether a finding is known to be a fault of the components' own theme; default: none is. */
    private readonly isKnown: (finding: Finding) => boolean = () => false,
  ) {}

  /** Takes the picture of the screen as it stands and fails on what axe finds on it. */
  async shows(title: string): Promise<void> {
    await mkdir(SCREENSHOTS, { recursive: true });
    this.count += 1;
    const number = String(this.count).padStart(2, '0');
    await this.page.evaluate(() => {
      // A blinking cursor never finishes.
      const finite = document
        .getAnimations()
        .filter((animation) => Number.isFinite(animation.effect?.getComputedTiming().endTime));
      return Promise.all(finite.map((animation) => animation.finished.catch(() => undefined)));
    });
    await this.page.screenshot({ path: join(SCREENSHOTS, `${this.name}_${number}_${title}.png`) });
    const all = await accessibilityFindings(this.page);
    const findings = all.filter((finding) => !this.isKnown(finding));
    if (findings.length > 0) throw new Error(`${title}: ${JSON.stringify(findings, null, 2)}`);
  }
}

/** Logs in at whatever page the host shows, and waits for the frame. */
export async function logIn(page: Page, user: { username: string; password: string }) {
  await subject(page, 'loginUsername').fill(user.username);
  await subject(page, 'loginPassword').fill(user.password);
  await subject(page, 'loginSubmit').click();
}

/** Replaces what a JSON editor holds, as by typing. */
export async function typeJson(page: Page, editor: string, text: string): Promise<void> {
  const content = subject(page, editor).locator('.cm-content');
  await content.click();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.insertText(text);
}
