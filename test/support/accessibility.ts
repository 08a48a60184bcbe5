import axe from 'axe-core';
import type { Page } from 'playwright-core';

/** A rule of axe that is broken, and the elements that break it. */
export interface Finding {
  readonly rule: string;
  readonly where: readonly string[];
}

/** Every rule of axe, the experimental and the WCAG 2.2 AA ones included, colour contrast too. */
const OPTIONS: axe.RunOptions = {
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  resultTypes: ['violations'],
};

/** What axe finds wrong on the page as it stands; an empty list is a pass. */
export async function accessibilityFindings(page: Page): Promise<readonly Finding[]> {
  // Evaluated through the debugger, so the page's own script policy stays in force.
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate(
    (options) => (globalThis as unknown as { axe: typeof axe }).axe.run(options),
    OPTIONS,
  );
  return violations.map(({ id, nodes }) => ({
    rule: id,
    where: nodes.map((node) => node.target.join(' ')),
  }));
}
