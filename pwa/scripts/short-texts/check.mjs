// Nothing may be lost on the way: every text of the sources is in the scripts of the build, in both languages.
import { parseSync, Visitor } from 'vite';

/** Everything that stands in quotes in a script. */
function quoted({ fileName, code }) {
  const found = [];
  new Visitor({
    Literal: ({ value }) => void (typeof value === 'string' && found.push(value)),
    TemplateElement: ({ value }) => void found.push(value.cooked ?? ''),
  }).visit(parseSync(fileName, code).program);
  return found.join('\n');
}

/** How many texts there are, which of them the scripts lack, and which nobody asks for. The Welsh ones are in a file of their own. */
export function checkTexts(catalogues, scripts) {
  const all = (welsh) => scripts.filter(({ fileName }) => /\bcy-[^/]*$/.test(fileName) === welsh).map(quoted).join('\n');
  const built = { en: all(false), cy: all(true) };
  const lost = [], unused = [];
  let count = 0;
  for (const [group, catalogue] of catalogues) {
    const named = (key) => `${group || 'the app'}: ${key}`;
    unused.push(...catalogue.unused.map(named));
    for (const key of catalogue.numbers.keys()) for (const language of ['en', 'cy']) {
      const text = catalogue[language].texts.get(key);
      for (const form of typeof text === 'string' ? [text] : Object.values(text ?? { lost: '\0' })) {
        count += 1;
        if (!built[language].includes(form)) lost.push(`${named(key)} (${language})`);
      }
    }
  }
  return { count, lost, unused };
}
