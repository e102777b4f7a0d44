// Opens what a phone has stored, from outside and with the passphrase alone: a second reader of the format that the app writes
// (pwa/README.md, "Vault"). What cannot be opened with it stays as it is.
import { webcrypto } from 'node:crypto';
import { PASSPHRASE } from './unlock.mjs';

const { subtle } = webcrypto;
const utf8 = (text) => new TextEncoder().encode(text);
const FORM = 1;
const HEAD = 21;

/** The key of a vault's records; kept, as stretching a passphrase is made to be slow. */
const keys = new Map();
async function dataKey({ officerId, deviceId, salt, rounds, wrapped }, passphrase) {
  const name = `${Buffer.from(wrapped.key).toString('hex')}/${passphrase}`;
  if (!keys.has(name)) {
    const typed = await subtle.importKey('raw', utf8(passphrase.normalize('NFKC')), 'PBKDF2', false, ['deriveBits']);
    const secret = await subtle.deriveBits({ name: 'PBKDF2', hash: 'SHA-256', salt, iterations: rounds }, typed, 256);
    const from = await subtle.importKey('raw', secret, 'HKDF', false, ['deriveKey']);
    const derived = { name: 'HKDF', hash: 'SHA-256', salt: wrapped.salt, info: utf8('waymark/vault/1') };
    const wrapper = await subtle.deriveKey(derived, from, { name: 'AES-GCM', length: 256 }, false, ['unwrapKey']);
    const how = { name: 'AES-GCM', iv: wrapped.iv, additionalData: utf8(`waymark/1|${officerId}|${deviceId}|data-key`) };
    const key = await subtle.unwrapKey('raw', wrapped.key, wrapper, how, 'AES-GCM', false, ['encrypt', 'decrypt']).catch(() => null);
    keys.set(name, key && { key, officerId, deviceId });
  }
  return keys.get(name);
}

export const isSealed = (value) => value instanceof Uint8Array && value[0] === FORM && value.length > HEAD + 16;

async function openOne({ key, officerId, deviceId }, store, id, sealed) {
  const revision = new DataView(sealed.buffer, sealed.byteOffset).getBigUint64(1);
  const additionalData = utf8(`waymark/1|${officerId}|${deviceId}|${store}|${id}|${revision}`);
  const plain = await subtle.decrypt({ name: 'AES-GCM', iv: sealed.subarray(9, HEAD), additionalData }, key, sealed.subarray(HEAD));
  return JSON.parse(new TextDecoder().decode(plain));
}

/** Seals as the app does, for what would take too long by hand. */
export async function sealFor(vault, store, id, value, passphrase = PASSPHRASE) {
  const { key, officerId, deviceId } = await dataKey(vault, passphrase);
  const revision = BigInt(Date.now()) << 20n;
  const head = new Uint8Array(HEAD);
  head[0] = FORM;
  new DataView(head.buffer).setBigUint64(1, revision);
  const iv = webcrypto.getRandomValues(new Uint8Array(12));
  head.set(iv, 9);
  const additionalData = utf8(`waymark/1|${officerId}|${deviceId}|${store}|${id}|${revision}`);
  return Buffer.concat([
    head,
    new Uint8Array(await subtle.encrypt({ name: 'AES-GCM', iv, additionalData }, key, utf8(JSON.stringify(value)))),
  ]);
}

/** `stores`: name to [{ key, value }], with bytes as Uint8Array. Sealed values are replaced by what they hold. */
export async function openAll(stores, passphrase = PASSPHRASE) {
  const vault = (stores.vault ?? []).map(({ value }) => value).find((value) => value?.wrapped);
  const opener = vault && (await dataKey(vault, passphrase));
  const walk = async (store, id, value) => {
    if (isSealed(value)) return opener ? openOne(opener, store, id, value).catch(() => value) : value;
    if (value instanceof Uint8Array || typeof value !== 'object' || value === null) return value;
    if (Array.isArray(value)) return Promise.all(value.map((part) => walk(store, id, part)));
    const parts = await Promise.all(Object.entries(value).map(async ([name, part]) => [name, await walk(store, id, part)]));
    return Object.fromEntries(parts);
  };
  const opened = {};
  for (const [name, rows] of Object.entries(stores)) {
    opened[name] = await Promise.all(
      rows.map(({ key, value }) => walk(name, value?.head?.idempotencyKey ?? value?.id ?? String(key), value)),
    );
  }
  return opened;
}
