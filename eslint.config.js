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
  // A constructor may have six collaborators; a function rarely needs more than three parameters.
  'max-params': ['error', 6],
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
  globalIgnores([
    'dist/',
    'coverage/',
    'reports/',
    '.data/',
    'test/bench/',
    'test/mutation/.tmp/',
    '**/*.generated.ts',
    'apps/web/src/api/schema.d.ts',
  ]),
  eslint.configs.recommended,
  {
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.recommendedTypeChecked],
    languageOptions: {
      parserOptions: {
        projectService: { allowDefaultProject: ['apps/web/vite.config.ts'] },
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      ...sizes,
      ...oneReaderOfTheEnvironment,
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-console': 'error',
      // Tables and texts from outside do hold control characters; finding them is what those expressions are for.
      'no-control-regex': 'off',
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
    files: [
      'libs/platform/config.ts',
      'apps/launcher/**',
      'apps/provider/settings.ts',
      'test/**',
      '**/*.spec.ts',
      '**/*.config.ts',
    ],
    rules: { 'no-restricted-properties': 'off' },
  },
  {
    // The last words of a process, an operator's own environment on the command line, and a library to be silenced.
    files: ['libs/platform/process.ts', 'apps/cli/command.ts', 'apps/provider/quietly.ts'],
    rules: { 'no-console': 'off', 'no-restricted-properties': 'off' },
  },
  {
    // A migration is one long statement.
    files: ['libs/*/migrations/*.ts'],
    rules: { 'max-lines-per-function': 'off' },
  },
  {
    files: ['**/*.spec.{ts,tsx}', 'test/**/*.ts'],
    rules: {
      // Vitest's asymmetric matchers are `any`.
      '@typescript-eslint/no-unsafe-assignment': 'off',
      // A describe block is a chapter, not a function.
      'max-nested-callbacks': 'off',
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
