// What no file of the app may have in it, whoever writes it. Comments are not looked at; texts and code are.
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { sources, walk, type Source } from './support/sources';

function found(test: (node: ts.Node, source: Source) => boolean, where: (file: string) => boolean = () => true): string[] {
  return sources.filter((source) => where(source.file)).flatMap((source) => {
    const lines: string[] = [];
    walk(source.tree, (node) => {
      if (test(node, source)) lines.push(`${source.file}:${source.tree.getLineAndCharacterOfPosition(node.getStart()).line + 1}`);
    });
    return lines;
  });
}
/** The name that is read of something: `a.b` and `a['b']`. */
const property = (node: ts.Node): string | null => (ts.isPropertyAccessExpression(node) ? node.name.text :
  ts.isElementAccessExpression(node) && ts.isStringLiteralLike(node.argumentExpression) ? node.argumentExpression.text : null);
const owner = (node: ts.Node): string => (ts.isPropertyAccessExpression(node) ||
  ts.isElementAccessExpression(node) ? node.expression.getText() : '');
const attribute = (node: ts.Node): string | null => (ts.isJsxAttribute(node) ? node.name.getText() : null);
const literal = (node: ts.Node): string | null => (ts.isStringLiteralLike(node) || ts.isJsxText(node) ||
  node.kind === ts.SyntaxKind.TemplateHead ? (node as ts.StringLiteral).text : null);
const element = (node: ts.Node): string | null => (ts.isJsxOpeningElement(node) ||
  ts.isJsxSelfClosingElement(node) ? node.tagName.getText() : null);

describe('no file of the app', () => {
  it('was skipped by these rules', () => {
    expect(sources.length).toBeGreaterThan(80);
    // The rules see what they look for.
    expect(found((node) => attribute(node) === 'class').length).toBeGreaterThan(50);
    expect(found((node) => property(node) === 'value').length).toBeGreaterThan(50);
  });
  it('takes a file: no file input, no camera, no picker', () => {
    expect(found((node) => (ts.isJsxAttribute(node) && attribute(node) === 'type' && /file/.test(node.initializer?.getText() ?? '')) ||
      attribute(node) === 'capture' || attribute(node) === 'accept')).toEqual([]);
    expect(found((node) =>
      /^(getUserMedia|getDisplayMedia|showOpenFilePicker|mediaDevices|FileReader|ImageCapture)$/.test(
      property(node) ?? (ts.isIdentifier(node) ? node.text : '')))).toEqual([]);
    // The way out for a sealed file, of text that the app made itself.
    expect(found((node) => property(node) === 'createObjectURL', (file) => file !== 'ui/save-file.ts')).toEqual([]);
    expect(found((node) => literal(node) === 'file' && !ts.isLiteralTypeNode(node.parent),
      (file) => file !== 'state/media-guard.ts')).toEqual([]);
  });
  it('shows media or a foreign page',
    () => expect(found((node) =>
    /^(img|picture|video|audio|canvas|iframe|object|embed|image|foreignObject)$/.test(element(node) ?? ''))).toEqual([]));
  it('makes markup or code of text', () => {
    const sinks = /^(innerHTML|outerHTML|insertAdjacentHTML|srcdoc|write|writeln|createContextualFragment|setHTMLUnsafe|parseFromString)$/;
    expect(found((node) => sinks.test(property(node) ?? ''))).toEqual([]);
    expect(found((node) => /^(dangerouslySetInnerHTML|srcDoc)$/.test(attribute(node) ?? ''))).toEqual([]);
    expect(found((node) => (ts.isCallExpression(node) || ts.isNewExpression(node)) &&
      /^(eval|Function)$/.test(node.expression.getText()))).toEqual([]);
  });
  it('has a style of its own: the content security policy refuses it', () => {
    expect(found((node) => attribute(node) === 'style' || element(node) === 'style' || property(node) === 'cssText' ||
      (property(node) === 'setAttribute' && /'style'/.test(node.parent.getText())))).toEqual([]);
  });
  it('asks the browser whether there is a network: only the last request knows',
    () => expect(found((node) => property(node) === 'onLine')).toEqual([]));
  it('asks for the time or for chance anywhere but in platform', () => {
    const outside = (file: string) => !file.startsWith('platform/') && file !== 'sw.ts';
    expect(found((node) => owner(node) === 'Date' && property(node) === 'now', outside)).toEqual([]);
    expect(found((node) => ts.isNewExpression(node) && node.expression.getText() === 'Date' && !node.arguments?.length, outside)).toEqual(
      []);
    expect(found((node) => (owner(node) === 'Math' && property(node) === 'random') || property(node) === 'getRandomValues' ||
      property(node) === 'randomUUID', outside)).toEqual([]);
  });
  it('keeps anything personal where the vault is not: outside it are the language, the cover, which device this is, and whether a sign-out is still to be told',
    () => {
    const kept = found((node) => ts.isCallExpression(node) && property(node.expression) === 'setItem' &&
      !/^(localStorage|sessionStorage)\.setItem\((KEPT|UNTOLD|DEVICE), ('1'|to|id)\)$/.test(node.getText()));
    expect(kept).toEqual([]);
    expect(found((node) => property(node) === 'cookie')).toEqual([]);
  });
  it('writes to the console', () => expect(found((node) => owner(node) === 'console')).toEqual([]));
  it('speaks to anybody but our server',
    () => expect(found((node) =>
    /^(https?|wss?):\/\//.test(literal(node) ?? '') && !/^http:\/\/www\.w3\.org\//.test(literal(node) ?? ''))).toEqual([]));
});
