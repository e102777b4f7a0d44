// One more look at each script before the bundler's own minifier has it: what terser folds, the other does not, and the other way round.
import { minify } from 'terser';

/** `unsafe_arrows` is about functions that are called with `new` and have no `this`: there are none here. */
const OPTIONS = { module: true, ecma: 2020, compress: { passes: 3, unsafe_arrows: true }, format: { comments: false } };

export function squeeze() {
  return {
    name: 'waymark-squeeze',
    enforce: 'post',
    apply: 'build',
    // The Welsh is nothing but texts.
    renderChunk: async (code, { name }) => (name === 'cy' ? null : { code: (await minify(code, OPTIONS)).code, map: null }),
  };
}
