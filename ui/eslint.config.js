import js from '@eslint/js';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';
import svelteConfig from './svelte.config.js';

const webStorage = ['localStorage', 'sessionStorage', 'indexedDB', 'caches'];
const noStorage = 'The web view keeps nothing about health; the journal does.';
const rawEnter = {
  selector: 'BinaryExpression[operator=/^={2,3}$/][left.property.name="key"][right.value="Enter"]',
  message: 'Use isSubmitKey: Enter also ends a composition.',
};
const storageOfWindow = {
  selector: `MemberExpression[property.name=/^(${webStorage.join('|')})$/]`,
  message: noStorage,
};
const documentCookie = {
  selector: 'MemberExpression[object.name="document"][property.name="cookie"]',
  message: noStorage,
};

const styleAttribute = {
  selector: 'SvelteAttribute[key.name="style"]',
  message: 'The content policy blocks style attributes: use a class or a style: directive.',
};

export default ts.config(
  { ignores: ['dist', 'src/api/generated'] },
  js.configs.recommended,
  ...ts.configs.strict,
  ...svelte.configs['flat/recommended'],
  {
    languageOptions: { globals: { ...globals.browser } },
    rules: {
      'no-restricted-globals': ['error', ...webStorage.map((name) => ({ name, message: noStorage }))],
      'no-restricted-syntax': ['error', rawEnter, storageOfWindow, documentCookie, styleAttribute],
      'no-restricted-imports': [
        'error',
        { patterns: [{ group: ['@tauri-apps/*'], message: 'Only api/tauri.ts speaks to Tauri.' }] },
      ],
      'svelte/no-at-html-tags': 'error',
      'svelte/prefer-svelte-reactivity': 'off',
      '@typescript-eslint/no-unused-expressions': 'off',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-confusing-void-expression': 'off',
      eqeqeq: ['error', 'always', { null: 'ignore' }],
    },
  },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { parserOptions: { parser: ts.parser, extraFileExtensions: ['.svelte'], svelteConfig } },
  },
  { files: ['src/components/ChartFigure.svelte'], rules: { 'svelte/no-at-html-tags': 'off' } },
  { files: ['src/api/tauri.ts'], rules: { 'no-restricted-imports': 'off' } },
  { files: ['src/state/keys.ts'], rules: { 'no-restricted-syntax': 'off' } },
  { files: ['tests/**', '*.config.*'], languageOptions: { globals: { ...globals.node } } },
);
