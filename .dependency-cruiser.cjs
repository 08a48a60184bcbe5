const layers = require('./layers.cjs');

const OURS = '^(common|server|public|host|dev_elasticsearch|scripts|test)/';
const PRODUCT = '^(common|server|public|packages|host|dev_elasticsearch)/';
const TEST_CODE = ['[.](test|mock|mocks)[.]tsx?$', '^test/'];
const exactly = (path) => path.replaceAll('.', '[.]');
const target = (path) => (/[.]tsx?$/.test(path) ? `^${exactly(path)}$` : `^${exactly(path)}/`);
const forbid = (name, from, to, comment) => ({ name, comment, severity: 'error', from, to });

const layerRules = Object.entries(layers).map(([folder, allowed]) =>
  forbid(
    `layer:${folder}`,
    { path: target(folder), pathNot: TEST_CODE },
    { path: OURS, pathNot: [folder, ...allowed].map(target) },
    `${folder} may import: ${allowed.join(', ') || 'nothing of ours'}`,
  ),
);

const BROWSER = '^(public|host/shell|packages/kbn-core/public|packages/kbn-i18n-react)/';

module.exports = {
  forbidden: [
    ...layerRules,
    forbid(
      'plugin-knows-no-host',
      { path: '^(common|server|public)/', pathNot: TEST_CODE },
      { path: '^(host|dev_elasticsearch|scripts|test)/' },
    ),
    forbid('server-not-public', { path: '^server/' }, { path: '^public/' }),
    forbid('public-not-server', { path: '^public/' }, { path: '^server/' }),
    forbid(
      'page-not-page',
      { path: '^public/pages/([^/]+)/' },
      { path: '^public/pages/', pathNot: '^public/pages/$1/' },
    ),
    forbid(
      'host-loads-only-the-built-plugin',
      { path: '^host/', pathNot: TEST_CODE },
      { path: '^(common|server|public|dev_elasticsearch)/' },
      'the host meets the plugin as a built artifact, as Kibana does',
    ),
    forbid(
      'dev-elasticsearch-stands-alone',
      { path: '^dev_elasticsearch/', pathNot: TEST_CODE },
      { path: '^(common|server|public|packages|host|scripts)/' },
    ),
    forbid('stand-ins-stand-alone', { path: '^packages/', pathNot: TEST_CODE }, { path: OURS }),
    forbid(
      'stand-ins-by-name-only',
      { path: OURS },
      { path: '^packages/', dependencyTypesNot: ['aliased'] },
    ),
    forbid('no-test-code-in-product', { path: PRODUCT, pathNot: TEST_CODE }, { path: TEST_CODE }),
    forbid(
      'no-node-core-in-browser-code',
      { path: `^common/|${BROWSER}`, pathNot: TEST_CODE },
      { dependencyTypes: ['core'] },
    ),
    forbid(
      'hapi-only-in-servers',
      { pathNot: '^(host|dev_elasticsearch)/' },
      { path: 'node_modules/@hapi/' },
    ),
    forbid(
      'es-client-only-at-the-edge',
      { pathNot: ['^host/core/', '^packages/kbn-core/', ...TEST_CODE] },
      { path: 'node_modules/@elastic/elasticsearch/' },
    ),
    forbid(
      'react-only-in-the-browser',
      { path: '^(common|server|dev_elasticsearch)/' },
      { path: 'node_modules/(react|react-dom|@elastic/eui)/' },
    ),
    forbid('no-circular', {}, { circular: true }),
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(build|[.]cache|[.]data)/' },
    enhancedResolveOptions: { extensions: ['.ts', '.tsx', '.js', '.cjs', '.mjs'] },
  },
};
