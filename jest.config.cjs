/** @file One jest project for each folder, so that the inner loop runs one of them at a time. */
const standIns = {
  '^@kbn/core/server$': '<rootDir>/packages/kbn-core/server/index.ts',
  '^@kbn/core/public$': '<rootDir>/packages/kbn-core/public/index.ts',
  '^@kbn/config-schema$': '<rootDir>/packages/kbn-config-schema/index.ts',
  '^@kbn/i18n$': '<rootDir>/packages/kbn-i18n/index.ts',
  '^@kbn/i18n-react$': '<rootDir>/packages/kbn-i18n-react/index.tsx',
};

/** What Kibana 8.12.2 shares with plugins where it differs from the newest Kibana. */
const kibana812 = {
  '^react$': '<rootDir>/node_modules/react-17',
  '^react/(.*)$': '<rootDir>/node_modules/react-17/$1',
  '^react-dom$': '<rootDir>/node_modules/react-dom-17',
  '^react-dom/(?!client)(.*)$': '<rootDir>/node_modules/react-dom-17/$1',
  '^@elastic/eui$': '<rootDir>/node_modules/eui-90/test-env',
  '^@elastic/eui/(.*)$': '<rootDir>/node_modules/eui-90/$1',
  '^@testing-library/react$': '<rootDir>/node_modules/testing-library-react-12',
};

const base = {
  rootDir: __dirname,
  transform: { '\\.[jt]sx?$': '@swc/jest' },
  transformIgnorePatterns: [
    '/node_modules/(?!(@codemirror|@lezer|@marijn|style-mod|w3c-keyname|crelt|intl-messageformat|@formatjs|uuid)/)',
  ],
  moduleNameMapper: standIns,
  testEnvironment: 'node',
  clearMocks: true,
};

const node = (displayName, folder = displayName) => ({
  ...base,
  displayName,
  testMatch: [`<rootDir>/${folder}/**/*.test.ts`],
});

const browser = (displayName, folder, moduleNameMapper = {}) => ({
  ...base,
  displayName,
  testEnvironment: 'jsdom',
  testMatch: [`<rootDir>/${folder}/**/*.test.{ts,tsx}`],
  moduleNameMapper: {
    ...moduleNameMapper,
    '^@elastic/eui$':
      moduleNameMapper['^@elastic/eui$'] ?? '<rootDir>/node_modules/@elastic/eui/test-env',
    ...standIns,
  },
  setupFilesAfterEnv: ['<rootDir>/test/setup_browser.ts'],
});

module.exports = {
  randomize: true,
  projects: [
    node('common'),
    node('server'),
    node('dev_elasticsearch'),
    { ...node('packages'), testMatch: ['<rootDir>/packages/**/*.test.{ts,tsx}'] },
    { ...node('host'), testPathIgnorePatterns: ['<rootDir>/host/shell/'] },
    node('scripts'),
    browser('public', 'public'),
    browser('public-kibana-8.12', 'public', kibana812),
    browser('shell', 'host/shell'),
    node('contracts', 'test/contracts'),
    node('integration', 'test/integration'),
    { ...node('e2e'), testMatch: ['<rootDir>/test/{e2e,faults}/**/*.test.ts'] },
  ],
};
