// The sources as the compiler reads them: files, what they import, and the texts of a catalogue as they are written.
import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import ts from 'typescript';

function paths(dir) {
  return readdirSync(dir, { withFileTypes: true }).flatMap((entry) => {
    const path = join(dir, entry.name);
    return entry.isDirectory() ? paths(path) : /\.tsx?$/.test(path) ? [path] : [];
  });
}

export function readSources(root) {
  const parse = (path) => ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest, true,
    path.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS);
  return new Map(paths(root).map((path) => [path, parse(path)]));
}

export function fail(node, why) {
  const file = node.getSourceFile();
  throw new Error(`texts: ${file.fileName}:${file.getLineAndCharacterOfPosition(node.getStart()).line + 1}: ${why}`);
}

export const isLiteral = (node) => ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node);

/** The file of the sources that an import names, or null. */
function fileOf(files, from, name) {
  if (!name.startsWith('.')) return null;
  const base = resolve(dirname(from), name);
  return [`${base}.ts`, `${base}.tsx`, join(base, 'index.ts')].find((path) => files.has(path)) ?? null;
}

/** Everything a file imports from the sources, types apart or too: the name here, the name there, and the file. */
export function importsOf(files, file, types = false) {
  return file.statements.flatMap((statement) => {
    if (!ts.isImportDeclaration(statement)) return [];
    const path = fileOf(files, file.fileName, statement.moduleSpecifier.text);
    const names = statement.importClause?.namedBindings;
    if (!path || !names || !ts.isNamedImports(names) || (statement.importClause.isTypeOnly && !types)) return [];
    return names.elements.map((one) => ({ local: one.name.text, name: (one.propertyName ?? one.name).text, path }));
  });
}

/** The files that come with a file before anything lazy. */
export function reachedFrom(files, start) {
  const seen = new Set();
  const walk = (path) => {
    if (!path || seen.has(path)) return;
    seen.add(path);
    for (const one of files.get(path).statements) {
      const module = (ts.isImportDeclaration(one) || ts.isExportDeclaration(one)) && one.moduleSpecifier;
      if (module && !one.isTypeOnly && !one.importClause?.isTypeOnly) walk(fileOf(files, path, module.text));
    }
  };
  walk(files.has(start) ? start : null);
  return seen;
}

const isText = (node) => isLiteral(node)
  || (ts.isObjectLiteralExpression(node) && node.properties.every((form) => ts.isPropertyAssignment(form) && isLiteral(form.initializer)));
/** A text, or an object of the forms by number. */
const valueOf = (node) =>
  (isLiteral(node) ? node.text : Object.fromEntries(node.properties.map((form) => [form.name.text, form.initializer.text])));

/** What a file declares at its top with `const`. */
export const variablesOf = (file) => file.statements.filter(ts.isVariableStatement).flatMap((one) => [...one.declarationList.declarations]);

/** The texts of `export const NAME = { … }` by their keys, with those of the catalogues that are spread in. `seen` gets the files. */
export function textsOf(files, path, name, seen) {
  seen.add(path);
  const file = files.get(path);
  const declared = variablesOf(file).find((one) => one.name.getText() === name);
  const { initializer } = declared ?? {};
  if (!initializer || !ts.isObjectLiteralExpression(initializer)) throw new Error(`texts: ${path} has no object ${name}`);
  return initializer.properties.flatMap((property) => {
    if (ts.isSpreadAssignment(property)) {
      const from = importsOf(files, file).find((one) => one.local === property.expression.getText());
      return from ? textsOf(files, from.path, from.name, seen) : fail(property, 'spread from nowhere');
    }
    if (!ts.isPropertyAssignment(property) || !isText(property.initializer)) fail(property, 'neither a text nor forms by number');
    return [[property.name.text, valueOf(property.initializer)]];
  });
}
