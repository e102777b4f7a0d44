// Which texts can be called by number. A key keeps its name besides when it is reached in any way but written out in a call: by a template,
// a list, a code of the server. What cannot be proved stays by name, or stops the build.
import { join } from 'node:path';
import ts from 'typescript';
import { fail, importsOf, isLiteral, readSources, reachedFrom, textsOf, variablesOf } from './sources.mjs';

const CATALOGUE = /\/i18n\/(?:parts\/([\w-]+)-)?(en|cy)\.ts$/;
const FUNCTIONS = ['t', 'tn', 'maybe'];
/** The catalogue that the text functions of a file speak for: '' for the app's own. */
const groupOf = (path) => (path.endsWith('/i18n/index.ts') ? '' : /\/i18n\/parts\/([\w-]+)\.ts$/.exec(path)?.[1]);
const escaped = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
/** An address, a mark or a class is no key. */
const isAddress = ({ parent }) => /^(href|id|class|key)$/.test((parent.name ?? parent.parent?.name)?.text ?? '')
  && (ts.isPropertyAssignment(parent) || ts.isJsxAttribute(parent) || ts.isJsxExpression(parent));

/** The words of a type that is written out: a union, an alias of one, here or where it comes from, or the members of a list of this file. */
function wordsOf(files, file, type) {
  if (!type) return [];
  if (ts.isParenthesizedTypeNode(type)) return wordsOf(files, file, type.type);
  if (ts.isLiteralTypeNode(type) && isLiteral(type.literal)) return [type.literal.text];
  if (ts.isUnionTypeNode(type)) {
    const all = type.types.map((one) => wordsOf(files, file, one));
    return all.every((words) => words.length) ? all.flat() : [];
  }
  if (ts.isTypeReferenceNode(type)) {
    const from = importsOf(files, file, true).find(({ local }) => local === type.typeName.getText());
    const [home, name] = from ? [files.get(from.path), from.name] : [file, type.typeName.getText()];
    return wordsOf(files, home, home.statements.find((one) => ts.isTypeAliasDeclaration(one) && one.name.text === name)?.type);
  }
  const list = ts.isIndexedAccessTypeNode(type) && /^\(?typeof (\w+)\)?$/.exec(type.objectType.getText())?.[1];
  const declared = list && variablesOf(file).find((one) => one.name.getText() === list);
  const value = declared?.initializer && ts.isAsExpression(declared.initializer) ? declared.initializer.expression : null;
  const written = value && ts.isArrayLiteralExpression(value) && value.elements.every(isLiteral);
  return written ? value.elements.map((one) => one.text) : [];
}

/** What may stand in a hole: the words of the type that the compiler holds it to (`x satisfies Type`, a parameter’s), or anything. */
function holeOf(files, node) {
  let type = ts.isSatisfiesExpression(node) ? node.type : null;
  for (let scope = ts.isIdentifier(node) ? node.parent : null; scope && !type; scope = scope.parent) {
    // Whatever binds the name nearer than a parameter with a type leaves it open.
    const parameter = scope.parameters?.find((one) => new RegExp(`\\b${node.text}\\b`).test(one.name.getText()));
    const again = new RegExp(`\\b(?:const|let|var) [^;=]*\\b${node.text}\\b`).test(scope.body?.getText() ?? '');
    if (parameter && (again || !parameter.type || !ts.isIdentifier(parameter.name))) break;
    type = parameter?.type;
  }
  const words = wordsOf(files, node.getSourceFile(), type);
  return words.length ? `(?:${words.map(escaped).join('|')})` : '.*';
}

/** The literals and holes of a template or of a sum, in their order. */
function piecesOf(node) {
  if (isLiteral(node)) return [node.text];
  if (ts.isTemplateExpression(node)) return [node.head.text, ...node.templateSpans.flatMap(({ expression, literal }) => [expression, literal.text])];
  if (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.PlusToken) return [...piecesOf(node.left), ...piecesOf(node.right)];
  return [node];
}
const isMade = (node) => ts.isTemplateExpression(node) || (ts.isBinaryExpression(node) && piecesOf(node).some((one) => typeof one === 'string'));

/** Finds the calls with a key written out, and all other ways to a key. */
function reader(files, catalogues, found) {
  let file, functions;
  /** The catalogue and the function of `t(…)` or `g.tn(…)`, or null. */
  const textCall = (node) => {
    if (!ts.isCallExpression(node) || !node.arguments.length) return null;
    const { expression: to } = node;
    if (ts.isIdentifier(to)) return functions.get(to.text) ?? null;
    const owner = ts.isPropertyAccessExpression(to) && ts.isIdentifier(to.expression) ? functions.get(to.expression.text) : null;
    return owner?.name === 't' && FUNCTIONS.includes(to.name.text) ? { ...owner, name: to.name.text } : null;
  };
  const made = (node, group) => {
    const pieces = piecesOf(node);
    if (!pieces.some((one) => typeof one === 'string' && /[\w.]/.test(one))) {
      if (group !== undefined) fail(node, 'a key of nothing but holes can be any');
    } else found.patterns.push({ group, test: new RegExp(`^${pieces.map((one) => (typeof one === 'string' ? escaped(one) : holeOf(files, one))).join('')}$`) });
    for (const one of pieces) if (typeof one !== 'string') look(one);
  };
  const argument = (node, { group, name }, cast = false) => {
    if (isLiteral(node)) return void found.calls.push({ path: file.fileName, group, key: node.text, start: node.getStart(), end: node.end });
    if (ts.isParenthesizedExpression(node)) return argument(node.expression, { group, name }, cast);
    if (ts.isAsExpression(node)) return argument(node.expression, { group, name }, true);
    if (isMade(node)) return made(node, group);
    if (ts.isConditionalExpression(node)) {
      look(node.condition);
      [node.whenTrue, node.whenFalse].forEach((one) => argument(one, { group, name }, cast));
      return undefined;
    }
    if (cast || name === 'maybe') fail(node, 'nothing says which keys this can be: write it out, or as a template');
    return look(node);
  };
  const within = (node) => {
    if (isMade(node)) piecesOf(node).forEach((one) => typeof one !== 'string' && within(one));
    else if (ts.isConditionalExpression(node)) ts.forEachChild(node, within);
    else look(node);
  };
  const look = (node) => {
    const call = textCall(node);
    if (call) {
      argument(node.arguments[0], call);
      return node.arguments.slice(1).forEach(look);
    }
    // All of an address, down to what is put together inside it.
    if (isMade(node)) return isAddress(node) || String(piecesOf(node)[0]).startsWith('/') ? within(node) : made(node);
    if (isLiteral(node)) found.names.add(node.text);
    else if (node.name && ts.isIdentifier(node.name)) {
      if (ts.isPropertyAssignment(node) || ts.isShorthandPropertyAssignment(node) || ts.isPropertySignature(node)) found.names.add(node.name.text);
      const binds = ts.isParameter(node) || ts.isVariableDeclaration(node) || ts.isBindingElement(node) || ts.isFunctionDeclaration(node);
      if (binds && functions.has(node.name.text)) fail(node, `${node.name.text} is a text function in this file`);
    }
    return ts.forEachChild(node, look);
  };
  return (next) => {
    file = next;
    functions = new Map();
    for (const { local, name, path } of importsOf(files, file)) {
      if (FUNCTIONS.includes(name) && catalogues.has(groupOf(path))) functions.set(local, { name, group: groupOf(path) });
      // Who reads a catalogue itself may look for any of its keys.
      const [, group = '', language] = CATALOGUE.exec(path) ?? [];
      if (language && groupOf(file.fileName) === undefined) found.patterns.push({ group, test: /^/ });
    }
    look(file);
  };
}

/** Reads all sources and decides: for each catalogue its keys by number, the named ones first, and those that nobody asks for. */
export function plan(root) {
  const files = readSources(root);
  const first = reachedFrom(files, join(root, 'main.tsx'));
  const catalogues = new Map(), own = new Set(), found = { names: new Set(), patterns: [], calls: [] };
  for (const path of files.keys()) {
    const [, group = '', language] = CATALOGUE.exec(path) ?? [];
    if (language) catalogues.set(group, { ...catalogues.get(group), [language]: { path, texts: new Map(textsOf(files, path, language, own)) } });
  }
  const read = reader(files, catalogues, found);
  for (const [path, file] of files) if (!own.has(path)) read(file);
  const called = new Set(found.calls.map(({ group, key }) => `${group}/${key}`));
  for (const [group, catalogue] of catalogues) {
    const { texts } = catalogue.en;
    const isPlain = (key) => (typeof texts.get(key) === 'string' ? 1 : 0);
    const hasName = (key) => found.names.has(key) || found.patterns.some((one) => (one.group ?? group) === group && one.test.test(key));
    // Texts stand together, and forms by number before or after them: what is alike compresses well.
    const named = [...texts.keys()].filter(hasName).sort((a, b) => isPlain(a) - isPlain(b));
    const numbered = [...texts.keys()].filter((key) => !hasName(key) && called.has(`${group}/${key}`)).sort((a, b) => isPlain(b) - isPlain(a));
    const unused = [...texts.keys()].filter((key) => !hasName(key) && !called.has(`${group}/${key}`));
    Object.assign(catalogue, { named, unused, numbers: new Map([...named, ...numbered].map((key, at) => [key, at])), later: !first.has(catalogue.en.path) });
  }
  return { files, catalogues, calls: found.calls };
}
