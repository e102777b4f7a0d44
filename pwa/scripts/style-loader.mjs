// Vite loads the styles of a lazy file with a helper made for every browser there ever was. Ours have service workers: this is the rest.
// Should Vite's own be called something else one day, the build just has that one again.
const HELPER = /^\0vite\/preload-helper/;

/** Resolves when each style sheet is there; a failure is not kept, so that the next try is one. */
const SOURCE = `const styles = {};
const sheet = (path) => new Promise((done, failed) => {
  document.head.append(Object.assign(document.createElement('link'), { rel: 'stylesheet', href: '/' + path, onload: done, onerror: failed }));
}).catch((error) => {
  delete styles[path];
  throw error;
});
export const __vitePreload = (load, paths = []) => Promise.all(paths.map((path) => (styles[path] ??= sheet(path)))).then(load);`;

export function styleLoader() {
  return { name: 'waymark-style-loader', enforce: 'pre', apply: 'build', load: (id) => (HELPER.test(id) ? SOURCE : null) };
}
