import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium, type Browser } from 'playwright-core';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** `CHROMIUM` when set, else the first browser on the PATH. */
function executablePath(): string {
  const places = (process.env['PATH'] ?? '').split(delimiter);
  const candidates = places.flatMap((place) => NAMES.map((name) => join(place, name)));
  const found = process.env['CHROMIUM'] ?? candidates.find((candidate) => existsSync(candidate));
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
