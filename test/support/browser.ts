import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import {
  chromium,
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
} from 'playwright-core';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** `CHROMIUM` when set, else the first browser on the PATH. */
function executablePath(): string {
  const places = (process.env.PATH ?? '').split(delimiter);
  const candidates = places.flatMap((place) => NAMES.map((name) => join(place, name)));
  const found = process.env.CHROMIUM ?? candidates.find((candidate) => existsSync(candidate));
  if (!found) throw new Error('No Chromium found: install it, or set CHROMIUM to its path');
  return found;
}

/** A headless Chromium that talks to nobody but the page's own server. */
export const launchBrowser = (): Promise<Browser> =>
  chromium.launch({
    executablePath: executablePath(),
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });

/** Longest wait for what a user would see at once, in milliseconds. */
const PATIENCE_MILLIS = 15_000;

/** Somebody's window: of a laptop's size, and without patience for what does not come. */
export async function newContext(
  browser: Browser,
  options: BrowserContextOptions = {},
): Promise<BrowserContext> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  context.setDefaultTimeout(PATIENCE_MILLIS);
  return context;
}
