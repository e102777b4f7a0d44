// An open vault for every test that does not say otherwise; opened as by a passkey, which needs no slow stretching.
import { beforeEach } from 'vitest';
import { openVault } from '../../src/vault/door';
import { makeDataKey, random, wrap } from '../../src/vault/keys';

export const BOUND = { officerId: 'officer-1', deviceId: 'device-1' };
const secret = random(32);
const wrapped = wrap(await makeDataKey(), secret, BOUND);

export async function openAgain(): Promise<void> {
  await openVault(BOUND, await wrapped, { secret });
}
beforeEach(openAgain);
