import js from '@eslint/js';
import prettier from 'eslint-config-prettier';
import { createTypeScriptImportResolver } from 'eslint-import-resolver-typescript';
import importX from 'eslint-plugin-import-x';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';
import svelteConfig from './svelte.config.js';

/** From the bottom up: a folder may import those before it, never those after it. */
const LAYERS = [
  'lib',
  'backend',
  'components',
  'tray',
  'post',
  'account',
  'timeline',
  'dataset',
  'frame',
  'views',
];

/** What nobody below the views may import of the files beside them. */
const TOP = ['App.svelte', 'main.ts'];

const zones = LAYERS.flatMap((layer, idx) => [
  ...LAYERS.slice(idx + 1).map((above) => ({
    target: `./src/${layer}`,
    from: `./src/${above}`,
    message: `${layer} lies below ${above}: imports point down only.`,
  })),
  ...TOP.map((file) => ({ target: `./src/${layer}`, from: `./src/${file}` })),
]);

export default ts.config(
  { ignores: ['dist', 'node_modules', 'src/backend/bindings.ts'] },
  js.configs.recommended,
  ...ts.configs.strict,
  ...svelte.configs.recommended,
  prettier,
  ...svelte.configs.prettier,
  {
    languageOptions: { globals: { ...globals.browser } },
    plugins: { 'import-x': importX },
    settings: {
      'import-x/resolver-next': [createTypeScriptImportResolver({ extensions: ['.ts', '.js', '.svelte'] })],
      'import-x/parsers': { '@typescript-eslint/parser': ['.ts'] },
    },
    rules: {
      'import-x/no-cycle': 'error',
      'import-x/no-restricted-paths': ['error', { basePath: import.meta.dirname, zones }],
      'no-restricted-imports': [
        'error',
        { patterns: [{ group: ['@tauri-apps/*'], message: 'Only backend/tauri.ts reaches the shell.' }] },
      ],
      'no-restricted-syntax': [
        'error',
        { selector: 'SvelteMustacheTag[kind="raw"]', message: 'Text is shown as text, never as HTML.' },
      ],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      'svelte/no-at-html-tags': 'error',
      'svelte/require-each-key': 'error',
    },
  },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { parserOptions: { parser: ts.parser, extraFileExtensions: ['.svelte'], svelteConfig } },
    rules: { 'prefer-const': 'off', 'no-undef': 'off' },
  },
  { files: ['src/backend/tauri.ts'], rules: { 'no-restricted-imports': 'off' } },
  {
    // Components are given data and callbacks; only controllers (`*.svelte.ts`) and views ask.
    files: ['src/{components,tray,post,account,timeline,dataset}/**/*.svelte'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            { group: ['@tauri-apps/*'], message: 'Only backend/tauri.ts reaches the shell.' },
            {
              group: ['**/backend', '**/backend/index', '**/backend/call'],
              importNamePattern: '^call$',
              message: 'Only controllers and views ask; a component is given data.',
            },
          ],
        },
      ],
    },
  },
  { files: ['*.js', '*.ts'], languageOptions: { globals: { ...globals.node } } },
);
