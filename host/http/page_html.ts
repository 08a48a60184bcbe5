import type { InjectedMetadata } from '../lib/injected_metadata';

/** One page of the host. */
export interface PageHtml {
  readonly metadata: InjectedMetadata;
  /** Addresses of classic scripts, run in this order. */
  readonly scripts: readonly string[];
}

/**
 * The only HTML there is: what the server knows, and the scripts that make the page of it. No inline
 * script, because the content security policy forbids them.
 */
export function renderPage({ metadata, scripts }: PageHtml): string {
  const tags = scripts.map((src) => `<script src="${escapeHtml(src)}"></script>`);
  return wrapBody(
    metadata.locale,
    [
      `<kbn-injected-metadata data="${escapeHtml(JSON.stringify(metadata))}"></kbn-injected-metadata>`,
      '<div id="kibana-body"></div>',
      '<noscript>This page needs JavaScript.</noscript>',
      ...tags,
    ].join('\n'),
  );
}

/** A page that says one sentence, for when the scripts cannot have their data. */
export function renderMessage(message: string): string {
  return wrapBody('en', `<p>${escapeHtml(message)}</p>`);
}

function wrapBody(locale: string, body: string): string {
  return `<!DOCTYPE html>
<html lang="${escapeHtml(locale)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>API keys</title>
<link rel="icon" type="image/svg+xml" href="/favicon.svg">
</head>
<body>
${body}
</body>
</html>
`;
}

function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('"', '&quot;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}
