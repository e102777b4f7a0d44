// Keys and sealed records: what opens, what does not, and published figures for the functions beneath.
import { describe, expect, it } from 'vitest';
import { makeDataKey, openRecord, random, ROUNDS_FLOOR, sealRecord, stretch, unwrap, wrap } from '../../src/vault/keys';

const me = { officerId: 'o1', deviceId: 'd1' };
const text = new TextEncoder();
const hex = (all: Uint8Array) => [...all].map((one) => one.toString(16).padStart(2, '0')).join('');

describe('stretching a passphrase', () => {
  it('is PBKDF2-SHA256, as another implementation computes it', async () => {
    const { pbkdf2Sync } = await import('node:crypto');
    const salt = text.encode('a salt of thirty-two bytes here!');
    const known = pbkdf2Sync('four invented words here', salt, ROUNDS_FLOOR, 32, 'sha256');
    expect(hex(await stretch('four invented words here', salt, ROUNDS_FLOOR))).toBe(known.toString('hex'));
  });
  it('refuses fewer rounds than the floor, whoever asks for them', async () => {
    for (const rounds of [0, 1, 100_000, ROUNDS_FLOOR - 1, NaN, 1e9]) await expect(stretch('four invented words', random(32), rounds)).rejects.toThrow('too few rounds');
  });
  it('takes a letter for the same letter however it was composed', async () => {
    const salt = random(32);
    expect(await stretch('ch\u0175areus iawn yw hi', salt, ROUNDS_FLOOR)).toEqual(await stretch('chw\u0302areus iawn yw hi', salt, ROUNDS_FLOOR));
  });
});

describe('the wrapped data key', () => {
  it('opens with its secret for its officer and phone, and with nothing else', async () => {
    const [data, secret] = [await makeDataKey(), random(32)];
    const wrapped = await wrap(data, secret, me);
    expect(await unwrap(wrapped, secret, me)).not.toBeNull();
    expect(await unwrap(wrapped, random(32), me)).toBeNull();
    expect(await unwrap(wrapped, secret, { ...me, officerId: 'o2' })).toBeNull();
    expect(await unwrap(wrapped, secret, { ...me, deviceId: 'd2' })).toBeNull();
    const altered = wrapped.key.slice();
    altered[3]! ^= 1;
    expect(await unwrap({ ...wrapped, key: altered }, secret, me)).toBeNull();
  });
  it('cannot be taken out of the key that it opens', async () => {
    const [data, secret] = [await makeDataKey(), random(32)];
    const opened = await unwrap(await wrap(data, secret, me), secret, me);
    await expect(crypto.subtle.exportKey('raw', opened!)).rejects.toThrow();
  });
});

describe('a sealed record', () => {
  const plain = text.encode('{"familyName":"Enghraifft"}');
  const gone = (what: Promise<unknown>) => expect(what).rejects.toThrow();
  it('opens at its own place with its own revision alone', async () => {
    const key = await makeDataKey();
    const sealed = await sealRecord(key, me, 'cases', 'c1', 7n, plain);
    expect(new Uint8Array(await openRecord(key, me, 'cases', 'c1', sealed))).toEqual(plain);
    await gone(openRecord(key, me, 'cases', 'c2', sealed));
    await gone(openRecord(key, me, 'list', 'c1', sealed));
    await gone(openRecord(key, { ...me, officerId: 'o2' }, 'cases', 'c1', sealed));
    await gone(openRecord(key, { ...me, deviceId: 'd2' }, 'cases', 'c1', sealed));
    await gone(openRecord(await makeDataKey(), me, 'cases', 'c1', sealed));
  });
  it('does not open when any of its bytes is another', async () => {
    const key = await makeDataKey();
    const sealed = await sealRecord(key, me, 'cases', 'c1', 7n, plain);
    // The first byte is the form, which the record is recognised by.
    for (let at = 1; at < sealed.length; at++) {
      const altered = sealed.slice();
      altered[at]! ^= 0x80;
      await gone(openRecord(key, me, 'cases', 'c1', altered));
    }
  });
  it('is another each time', async () => {
    const key = await makeDataKey();
    const all = await Promise.all(Array.from({ length: 200 }, () => sealRecord(key, me, 'cases', 'c1', 7n, plain)));
    expect(new Set(all.map((one) => hex(one.slice(9, 21)))).size).toBe(200);
    expect(new Set(all.map(hex)).size).toBe(200);
  });
});
