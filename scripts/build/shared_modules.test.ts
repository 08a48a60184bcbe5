import { whyNotBundled } from './shared_modules';

describe('whyNotBundled()', () => {
  it.each([
    '/p/public/index.ts',
    '/p/common/constants.ts',
    '/p/node_modules/@codemirror/view/dist/index.js',
    '/p/node_modules/react-hook-form/dist/index.esm.mjs',
  ])('lets %s in', (file) => {
    expect(whyNotBundled(file)).toBeUndefined();
  });

  it.each([
    '/p/node_modules/react/jsx-runtime.js',
    '/p/node_modules/@emotion/react/jsx-runtime/dist/x.js',
    '/p/node_modules/react-dom/client.js',
    '/p/node_modules/@elastic/eui/es/index.js',
    '/p/node_modules/eui-90/es/index.js',
    '/p/node_modules/a/node_modules/react/index.js',
    '/p/node_modules/lodash/get.js',
    '/p/packages/kbn-i18n/index.ts',
    'C:\\p\\node_modules\\react\\index.js',
  ])('keeps %s out', (file) => {
    expect(whyNotBundled(file)).toEqual(expect.stringContaining(file.replaceAll('\\', '/')));
  });
});
