import tseslint from 'typescript-eslint';

// Which folder may import which (README, "Import zones"). Everything not named is refused; test/zones.test.ts checks cycles as well.
const zones = {
  platform: [],
  domain: ['domain', 'rules'],
  rules: ['rules'],
  i18n: ['i18n'],
  contract: ['contract', 'domain'],
  vault: ['vault', 'platform'],
  db: ['db', 'vault', 'domain', 'platform'],
  sync: ['sync', 'db', 'contract', 'domain', 'platform'],
  state: ['state', 'sync', 'db', 'vault', 'rules', 'domain', 'contract', 'platform', 'i18n'],
  ui: ['ui', 'i18n'],
  pages: ['pages', 'ui', 'state', 'i18n', 'router'],
};
const all = [...Object.keys(zones), 'router', 'app', 'main', 'sw'];

// Ways by which text becomes markup or code, or by which an image could come in.
const sinks = [
  { selector: "MemberExpression[property.name=/^(innerHTML|outerHTML|insertAdjacentHTML|srcdoc)$/]", message: 'Text never becomes markup.' },
  { selector: "JSXAttribute[name.name=/^(style|dangerouslySetInnerHTML|srcDoc)$/]", message: 'The content security policy refuses it: use a class.' },
  { selector: "JSXAttribute[name.name='type'][value.value='file']", message: 'No file ever enters Waymark.' },
  { selector: "JSXOpeningElement[name.name=/^(img|video|canvas|picture|iframe|object|embed)$/]", message: 'No media: icons are inline SVG.' },
  { selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']", message: 'Time comes from platform/clock.' },
];

export default tseslint.config(
  { ignores: ['dist', 'node_modules', 'src/contract/openapi.d.ts'] },
  { files: ['src/**/*.{ts,tsx}', 'test/**/*.{ts,tsx}', 'vite.config.ts'], extends: [...tseslint.configs.strictTypeChecked], languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': 'off',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-unnecessary-condition': 'off',
      '@typescript-eslint/no-unnecessary-type-parameters': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      'no-restricted-syntax': ['error', ...sinks],
    } },
  ...Object.entries(zones).map(([zone, may]) => ({
    files: [`src/${zone}/**/*.{ts,tsx}`],
    rules: { 'no-restricted-imports': ['error', { patterns: all.filter((other) => !may.includes(other)).map((other) => ({ regex: `^(\\.\\./)+${other}(/|$)`, message: `${zone} may import only ${may.join(', ') || 'nothing'} (README, import zones).` })) }] },
  })),
  { files: ['src/platform/**'], rules: { 'no-restricted-syntax': ['error', ...sinks.slice(0, -1)] } },
  { files: ['src/sw.ts'], rules: { 'no-restricted-imports': ['error', { patterns: ['*'] }] } },
  { files: ['test/**'], rules: { 'no-restricted-syntax': 'off', '@typescript-eslint/require-await': 'off', '@typescript-eslint/no-unsafe-assignment': 'off', '@typescript-eslint/no-unsafe-member-access': 'off' } },
);
