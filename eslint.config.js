import eslint from '@eslint/js';
import reactHooks from 'eslint-plugin-react-hooks';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';

/** The sizes the project keeps to; the medians are far below. */
const sizes = {
  complexity: ['error', 12],
  'max-depth': ['error', 3],
  'max-lines': ['error', { max: 300, skipComments: true, skipBlankLines: true }],
  'max-lines-per-function': ['error', { max: 60, skipComments: true, skipBlankLines: true }],
  'max-nested-callbacks': ['error', 4],
  'max-params': ['error', 5],
};

const oneReaderOfTheEnvironment = {
  'no-restricted-properties': [
    'error',
    {
      object: 'process',
      property: 'env',
      message: 'The environment is read in libs/platform/config.ts, once; take a Config.',
    },
  ],
};

export default defineConfig([
  globalIgnores(['dist/', 'coverage/', 'reports/', '.data/', 'test/bench/', '**/*.generated.ts']),
  eslint.configs.recommended,
  {
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      ...sizes,
      ...oneReaderOfTheEnvironment,
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-console': 'error',
      'no-unused-vars': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/prefer-readonly': 'error',
      // No rule may turn the import of an injected class into `import type`: its constructor is needed at run time.
      '@typescript-eslint/consistent-type-imports': 'off',
    },
  },
  {
    // Nest's modules are classes that only carry a decorator; the CLI's and the launcher's output is for a terminal.
    files: ['apps/{api,worker,cli}/**/*.ts', 'libs/**/*.ts'],
    rules: { '@typescript-eslint/no-extraneous-class': 'off' },
  },
  {
    files: ['libs/platform/config.ts', 'apps/launcher/**', 'test/**', '**/*.spec.ts', '*.config.ts'],
    rules: { 'no-restricted-properties': 'off' },
  },
  {
    files: ['**/*.spec.{ts,tsx}', 'test/**/*.ts'],
    rules: {
      // A describe block is a chapter, not a function.
      'max-lines-per-function': 'off',
      'max-lines': ['error', { max: 500, skipComments: true, skipBlankLines: true }],
    },
  },
  {
    files: ['apps/web/**/*.{ts,tsx}'],
    extends: [reactHooks.configs.flat.recommended],
    // A page is markup: long by nature, simple in its flow.
    rules: { 'max-lines-per-function': ['error', { max: 120, skipComments: true, skipBlankLines: true }] },
  },
  {
    files: ['**/*.{js,mjs,cjs}'],
    languageOptions: {
      globals: {
        console: 'readonly',
        module: 'writable',
        process: 'readonly',
        require: 'readonly',
        setTimeout: 'readonly',
      },
    },
    rules: sizes,
  },
  { files: ['**/require-node.cjs'], languageOptions: { ecmaVersion: 2018 }, rules: { 'no-var': 'off' } },
]);
