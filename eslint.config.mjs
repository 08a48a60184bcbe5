import jest from 'eslint-plugin-jest';
import jsdoc from 'eslint-plugin-jsdoc';
import jsxA11y from 'eslint-plugin-jsx-a11y';
import reactHooks from 'eslint-plugin-react-hooks';
import testingLibrary from 'eslint-plugin-testing-library';
import tseslint from 'typescript-eslint';

const TESTS = ['**/*.test.{ts,tsx}', 'test/**/*.{ts,tsx}'];
const BROWSER = ['public/**/*.{ts,tsx}', 'host/shell/**/*.{ts,tsx}', 'packages/**/*.tsx'];
const COMMAND_LINE = ['scripts/**', '**/cli.ts'];

/** Names the glossary forbids, wherever an identifier can stand. */
const VOCABULARY = [
  { selector: 'Identifier[name=/APIKey/]', message: 'Acronyms are words: write ApiKey.' },
  {
    selector: 'Identifier[name=/(delete|remove|revoke)ApiKey/]',
    message: 'The verb is invalidate, from the button to the cluster call.',
  },
  { selector: 'ExportDefaultDeclaration', message: 'Use named exports.' },
];

export default tseslint.config(
  { ignores: ['node_modules', 'build', '.data', '.cache', 'coverage'] },
  {
    files: ['**/*.{ts,tsx}'],
    extends: [...tseslint.configs.strictTypeChecked, ...tseslint.configs.stylisticTypeChecked],
    languageOptions: {
      parserOptions: { project: './tsconfig.json', tsconfigRootDir: import.meta.dirname },
    },
    plugins: { jsdoc },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true }],
      'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
      'max-lines-per-function': ['error', { max: 50, skipBlankLines: true, skipComments: true }],
      'max-params': ['error', 3],
      complexity: ['error', 10],
      'no-empty': ['error', { allowEmptyCatch: false }],
      'no-console': 'error',
      'no-restricted-syntax': ['error', ...VOCABULARY],
      'jsdoc/informative-docs': 'error',
      'jsdoc/no-types': 'error',
    },
  },
  {
    files: ['{common,server,packages}/**/*.ts'],
    ignores: TESTS,
    rules: {
      'jsdoc/require-jsdoc': [
        'error',
        {
          publicOnly: true,
          contexts: ['TSInterfaceDeclaration', 'TSTypeAliasDeclaration', 'VariableDeclaration'],
        },
      ],
    },
  },
  {
    files: BROWSER,
    plugins: { 'react-hooks': reactHooks, 'jsx-a11y': jsxA11y },
    rules: {
      ...reactHooks.configs.recommended.rules,
      ...jsxA11y.flatConfigs.recommended.rules,
      'max-lines-per-function': ['error', { max: 120, skipBlankLines: true, skipComments: true }],
      'no-restricted-globals': ['error', 'localStorage', 'sessionStorage'],
      'no-restricted-properties': [
        'error',
        { object: 'window', property: 'localStorage' },
        { object: 'window', property: 'sessionStorage' },
      ],
    },
  },
  {
    files: TESTS,
    plugins: { jest },
    rules: {
      ...jest.configs['flat/recommended'].rules,
      'jest/consistent-test-it': ['error', { fn: 'it' }],
      'jest/expect-expect': ['error', { assertFunctionNames: ['expect', 'expect*', 'fc.assert'] }],
      'max-lines': ['error', { max: 400, skipBlankLines: true, skipComments: true }],
      'max-lines-per-function': 'off',
    },
  },
  {
    // The harness of contract suites declares hooks for the suites that import it.
    files: ['test/support/**/*.ts'],
    rules: { 'jest/no-export': 'off' },
  },
  {
    // These read whatever a server answers; what they find is asserted on.
    files: ['test/**/*.ts'],
    rules: Object.fromEntries(
      ['assignment', 'member-access', 'return', 'argument', 'call'].map((what) => [
        `@typescript-eslint/no-unsafe-${what}`,
        'off',
      ]),
    ),
  },
  {
    files: ['**/*.test.tsx'],
    plugins: { 'testing-library': testingLibrary },
    rules: testingLibrary.configs['flat/react'].rules,
  },
  { files: COMMAND_LINE, rules: { 'no-console': 'off' } },
);
