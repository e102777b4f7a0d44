// A real server and a real browser for one test file, each its own child process, both gone afterwards with all they wrote.
import { startProxy } from '../proxy/cutting.mjs';
import { makePhone } from './phone.mjs';
import { startServer } from './server.mjs';
import { unlocksByItself } from './unlock.mjs';
import { freePort } from './world.mjs';

export { PHONE } from './phone.mjs';
export { fromApp, repository, until } from './world.mjs';
export const DESK = { width: 1280, height: 900 };
export const ACCOUNT = { username: 'demo.officer', password: 'demonstration-only' };

/**
 * Server and phone for one test file, and more phones where somebody else takes part; give `stop` to `after`.
 *
 * `database`: sqlite or postgres. `proxy: true`: the phone reaches the server through tests/proxy. `env`: settings of the server.
 * `unlocks: false`: the test unlocks the phone by hand. The rest is the browser's (`engine`, viewport, colours …).
 */
export async function start({ database, proxy: wanted = false, env, unlocks = true, ...options } = {}) {
  const parts = [];
  const stop = async () => {
    for (const part of parts.splice(0).reverse()) await part();
  };
  try {
    const port = await freePort();
    const proxy = wanted ? await startProxy(port) : null;
    if (proxy) parts.push(proxy.stop);
    const server = await startServer({ port, database, env, seenAs: proxy?.base ?? null });
    parts.push(server.stop);
    const base = proxy?.base ?? server.base;
    const another = async (more = {}) => {
      const one = await makePhone(base, { ...(unlocks ? { opened: unlocksByItself } : {}), ...options, ...more });
      parts.push(one.remove);
      return one;
    };
    return { server, proxy, base, phone: await another(), another, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Tests that build on each other: after the first failure the rest fails at once, and it tells what stood on the screens. */
export function inOrder(test, page) {
  let broken = null;
  return (name, body, { timeout = 120_000 } = {}) =>
    test(name, { timeout }, async () => {
      if (broken) throw new Error(`not tried: "${broken}" failed before it`);
      try {
        await body();
      } catch (error) {
        broken = name;
        for (const shown of [page()].flat()) {
          const screen = await Promise.resolve(shown?.evaluate(() => `${location.pathname}\n${document.body.innerText}`)).catch(
            () => 'no page',
          );
          error.message += `\n--- on the screen: ${String(screen).slice(0, 1500)}\n---`;
        }
        throw error;
      }
    });
}
