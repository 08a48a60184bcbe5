import { existsSync } from 'node:fs';
import { createBrotliCompress, constants } from 'node:zlib';
import { join } from 'node:path';
import type { Request, ResponseObject, ResponseToolkit, Server } from '@hapi/hapi';
import { plugin as inert } from '@hapi/inert';
import './hapi_types';
import { FAVICON } from './favicon';
import { publicPathOf } from './pages';

/** Where the files are. */
export interface StaticFilesOptions {
  /** Shared modules and shell, side by side. */
  readonly shellDir: string;
  readonly plugins: readonly StaticPlugin[];
}

/** A plugin with files for browsers. */
export interface StaticPlugin {
  readonly id: string;
  readonly version: string;
  /** Folder of the built plugin. */
  readonly directory: string;
}

const FOREVER = 'public, max-age=31536000, immutable';
const ASK_EVERY_TIME = 'public, no-cache';
const HASHED_NAME = /[.-][0-9a-f]{8,}\.[a-z0-9]+$/;

/**
 * Bundles, assets and the favicon, open to everybody as in Kibana: they hold no data. Names with a
 * content hash may be kept forever, others are asked for again by their ETag.
 */
export async function addStaticFiles(server: Server, options: StaticFilesOptions): Promise<void> {
  await server.register(inert);
  offerBrotli(server);
  addFolder(server, '/bundles/shared/', options.shellDir);
  addFolder(server, '/bundles/host/', options.shellDir);
  for (const plugin of options.plugins) {
    addFolder(server, publicPathOf(plugin), join(plugin.directory, 'target/public'));
    const assets = join(plugin.directory, 'public/assets');
    if (existsSync(assets)) addFolder(server, `/plugins/${plugin.id}/assets/`, assets);
  }
  server.route({
    method: 'GET',
    path: '/favicon.svg',
    options: { auth: false, app: { cacheable: true } },
    handler: (_request, h) =>
      h.response(FAVICON).type('image/svg+xml').header('cache-control', ASK_EVERY_TIME),
  });
}

/** Twins beside the files are preferred; the quality is for answers made on the fly. */
function offerBrotli(server: Server): void {
  const params = { [constants.BROTLI_PARAM_QUALITY]: 4 };
  server.encoder('br', () => createBrotliCompress({ params }));
}

function addFolder(server: Server, urlPath: string, folder: string): void {
  server.route({
    method: 'GET',
    path: `${urlPath}{path*}`,
    options: { auth: false, app: { cacheable: true } },
    handler: (request, h) => sendFile({ request, h }, folder),
  });
}

function sendFile(
  { request, h }: { request: Request; h: ResponseToolkit },
  folder: string,
): ResponseObject {
  const file = String(request.params.path);
  return h
    .file(file, { confine: folder, lookupCompressed: true, lookupMap: { br: '.br' } })
    .header('cache-control', HASHED_NAME.test(file) ? FOREVER : ASK_EVERY_TIME);
}
