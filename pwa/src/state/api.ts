// The one connection to the server, and this phone's name there.
import { makeApi } from '../contract/client';

export const api = makeApi('/v1');
export const plainApi = makeApi('');

/** Enough to tell two devices of one officer apart, nothing that identifies the person. */
export function deviceName(): string {
  const agent = navigator.userAgent;
  const system = /Android|iPhone|iPad|Windows|Macintosh|Linux/.exec(agent)?.[0] ?? 'Device';
  const browser = /Firefox|Edg|Chrome|Safari/.exec(agent)?.[0] ?? 'browser';
  return `${system}, ${browser}`;
}
