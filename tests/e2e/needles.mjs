// Looks for planted words in whatever a phone keeps, in each way in which they could be written.
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

/** Base64 of a text inside a longer one: one for each place that it can begin at, without the ends that depend on its neighbours. */
function base64Anywhere(bytes) {
  return [0, 1, 2].map((lead) => {
    const text = Buffer.concat([Buffer.alloc(lead), bytes])
      .toString('base64')
      .replace(/=+$/, '');
    return text.slice(lead ? lead + 1 : 0, text.length - ((lead + bytes.length) % 3 ? 1 : 0));
  });
}

/** Each way of writing a word, as bytes, with its name. */
export function spellings(word) {
  const [utf8, utf16] = [Buffer.from(word, 'utf8'), Buffer.from(word, 'utf16le')];
  const ways = [
    ['UTF-8', utf8],
    ['UTF-16LE', utf16],
  ];
  for (const [name, bytes] of [
    ['UTF-8', utf8],
    ['UTF-16LE', utf16],
  ]) {
    const hex = bytes.toString('hex');
    ways.push([`hex of ${name}`, Buffer.from(hex)], [`hex of ${name}`, Buffer.from(hex.toUpperCase())]);
    for (const text of base64Anywhere(bytes)) {
      ways.push([`base64 of ${name}`, Buffer.from(text)]);
      const url = text.replaceAll('+', '-').replaceAll('/', '_');
      if (url !== text) ways.push([`base64url of ${name}`, Buffer.from(url)]);
    }
  }
  return ways;
}

/** `word in encoding` for each that is in the bytes. */
export function findIn(bytes, words) {
  const found = [];
  for (const word of words)
    for (const [name, spelling] of spellings(word)) if (bytes.includes(spelling)) found.push(`"${word}" in ${name}`);
  return found;
}

/** Through all files below a folder; gives what was found, and how much was read. */
export function findInFolder(folder, words) {
  const found = [];
  let bytes = 0;
  let files = 0;
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath ?? entry.path, entry.name);
    const content = readFileSync(path);
    bytes += content.length;
    files++;
    found.push(...findIn(content, words).map((what) => `${relative(folder, path)}: ${what}`));
  }
  return { found, bytes, files };
}

/** Everything that a page of the app can reach of what the phone keeps, as bytes: by the name of the place. */
export async function dump(page) {
  const places = await page.evaluate(async () => {
    const wait = (request) =>
      new Promise((done, fail) => Object.assign(request, { onsuccess: () => done(request.result), onerror: () => fail(request.error) }));
    const out = [];
    const texts = new TextEncoder();
    const put = (place, bytes) => {
      let text = '';
      for (let at = 0; at < bytes.length; at += 0x8000) text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
      out.push([place, btoa(text)]);
    };
    /** Every text, number and byte of a value, whatever it lies in. */
    const walk = async (place, value) => {
      if (typeof value === 'string' || typeof value === 'number') return put(place, texts.encode(String(value)));
      if (value instanceof Blob) return put(place, new Uint8Array(await value.arrayBuffer()));
      if (value instanceof ArrayBuffer) return put(place, new Uint8Array(value));
      if (ArrayBuffer.isView(value)) return put(place, new Uint8Array(value.buffer, value.byteOffset, value.byteLength));
      if (value instanceof Map || value instanceof Set) for (const part of value) await walk(place, part);
      else if (typeof value === 'object' && value !== null)
        for (const [name, part] of Object.entries(value)) {
          put(`${place}: a name`, texts.encode(name));
          await walk(place, part);
        }
    };
    for (const { name } of await indexedDB.databases()) {
      const base = await wait(indexedDB.open(name));
      for (const store of base.objectStoreNames) {
        const all = base.transaction(store).objectStore(store);
        const [keys, values] = await Promise.all([wait(all.getAllKeys()), wait(all.getAll())]);
        for (const key of keys) await walk(`IndexedDB ${name}/${store} key`, key);
        for (const value of values) await walk(`IndexedDB ${name}/${store}`, value);
      }
      base.close();
    }
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const request of await cache.keys()) {
        put(`Cache Storage ${name} address`, texts.encode(request.url));
        const answer = await cache.match(request);
        put(`Cache Storage ${name}`, new Uint8Array(await answer.arrayBuffer()));
        put(`Cache Storage ${name} headers`, texts.encode(JSON.stringify([...answer.headers])));
      }
    }
    for (const [name, storage] of Object.entries({ localStorage, sessionStorage })) put(name, texts.encode(JSON.stringify({ ...storage })));
    put('cookies', texts.encode(document.cookie));
    put('URL', texts.encode(location.href));
    put('title', texts.encode(document.title));
    put('history', texts.encode(JSON.stringify(history.state)));
    return out;
  });
  return places.map(([place, base64]) => ({ place, bytes: Buffer.from(base64, 'base64') }));
}
