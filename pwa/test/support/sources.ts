// Every source file of the app and what it imports, read with the compiler's own parser.
import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join, posix, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const root = fileURLToPath(new URL('../../src', import.meta.url));

export interface Source {
  /** As "db/open.ts". */
  file: string;
  text: string;
  tree: ts.SourceFile;
  /** Files of the app it imports, statically or not, and packages by their name. */
  imports: string[];
  /** Those of them that are still there when the types are taken out. */
  runs: string[];
}

const files = readdirSync(root,
  { recursive: true, encoding: 'utf8' }).filter((name) => /\.tsx?$/.test(name)).map((name) => name.split(sep).join('/')).sort();
const known = new Set(files);

function resolve(from: string, to: string): string {
  if (!to.startsWith('.')) return to;
  // What follows a question mark says how it is asked for.
  const path = posix.join(dirname(from).split(sep).join('/'), to.replace(/\?.*/, ''));
  return [path, `${path}.ts`, `${path}.tsx`, `${path}/index.ts`, `${path}.d.ts`].find((name) => known.has(name)) ?? path;
}

export function walk(node: ts.Node, visit: (node: ts.Node) => void): void {
  visit(node);
  ts.forEachChild(node, (child) => walk(child, visit));
}

function read(file: string): Source {
  const text = readFileSync(join(root, file), 'utf8');
  const tree = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true, file.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS);
  const imports: string[] = [], runs: string[] = [];
  walk(tree, (node) => {
    const named = ts.isImportDeclaration(node) || ts.isExportDeclaration(node) ? node.moduleSpecifier : ts.isCallExpression(node) &&
      node.expression.kind === ts.SyntaxKind.ImportKeyword ? node.arguments[0]
      : ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument) ? node.argument.literal : undefined;
    if (!named || !ts.isStringLiteralLike(named)) return;
    imports.push(resolve(file, named.text));
    const typeOnly = ts.isImportTypeNode(node) ||
      (ts.isImportDeclaration(node) && node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword) ||
      (ts.isExportDeclaration(node) && node.isTypeOnly);
    if (!typeOnly) runs.push(resolve(file, named.text));
  });
  return { file, text, tree, imports, runs };
}

export const sources: Source[] = files.map(read);
export const zoneOf = (file: string): string => (file.includes('/') ? file.split('/')[0]! : file.replace(/\.tsx?$/, ''));
