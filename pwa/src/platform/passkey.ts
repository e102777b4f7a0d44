// A passkey of this phone as a second way into the vault: its PRF extension makes a secret that only it can make (WebAuthn level 3). Nothing
// of it goes to the server, and no network is needed.

import { randomBytes } from './random';

type Bytes = Uint8Array<ArrayBuffer>;
interface Results {
  prf?: { enabled?: boolean; results?: { first?: ArrayBuffer } };
}

export async function passkeysHere(): Promise<boolean> {
  const kind = globalThis.PublicKeyCredential as typeof PublicKeyCredential | undefined;
  return !!kind && (await kind.isUserVerifyingPlatformAuthenticatorAvailable?.().catch(() => false));
}

/** The secret that a passkey makes of an input; null when the person or the phone did not want to. */
export async function askPasskey(credentialId: Bytes, input: Bytes): Promise<Bytes | null> {
  const extensions = { prf: { eval: { first: input } } } as AuthenticationExtensionsClientInputs;
  const asked = navigator.credentials.get({
    publicKey: { challenge: randomBytes(32), allowCredentials: [{ type: 'public-key', id: credentialId }], userVerification: 'required', extensions },
  });
  const given = (await asked.catch(() => null)) as PublicKeyCredential | null;
  const first = (given?.getClientExtensionResults() as Results | undefined)?.prf?.results?.first;
  return first ? new Uint8Array(first) : null;
}

/** Null: this phone has no passkey that makes secrets. */
export async function makePasskey(name: string): Promise<{ credentialId: Bytes; input: Bytes; secret: Bytes } | null> {
  const input = randomBytes(32);
  const asked = navigator.credentials.create({
    publicKey: {
      challenge: randomBytes(32), rp: { name: 'Waymark' }, user: { id: randomBytes(16), name, displayName: name },
      pubKeyCredParams: [{ type: 'public-key', alg: -7 }, { type: 'public-key', alg: -257 }],
      authenticatorSelection: { userVerification: 'required', residentKey: 'preferred' }, // Android's make secrets only so
      extensions: { prf: { eval: { first: input } } },
    },
  });
  const made = (await asked.catch(() => null)) as PublicKeyCredential | null;
  const prf = (made?.getClientExtensionResults() as Results | undefined)?.prf;
  if (!made || !prf?.enabled) return null;
  const credentialId = new Uint8Array(made.rawId);
  // Many make the secret at their second asking alone.
  const secret = prf.results?.first ? new Uint8Array(prf.results.first) : await askPasskey(credentialId, input);
  return secret && { credentialId, input, secret };
}
