import { describe, expect, it } from 'vitest';
import { verdict } from '../../src/contract/problem';
import { readProblem } from '../../src/contract/guards';

const of = (status: number, code = `http-${status}`) => verdict({ ...readProblem(status, null), code });

describe('a problem', () => {
  it.each([
    [401, 'not-signed-in', 'sign-in'], [401, 'session-expired', 'sign-in'], [401, 'http-401', 'sign-in'],
    [412, 'already-exists', 'exists'], [412, 'stale', 'stale'], [412, 'http-412', 'refused'],
    [429, 'too-many-requests', 'wait-all'], [503, 'busy', 'wait-all'], [507, 'storage-full', 'wait-all'], [408, 'http-408', 'wait-all'],
      [425, 'http-425', 'wait-all'],
    [502, 'http-502', 'wait-all'], [503, 'http-503', 'wait-all'], [504, 'http-504', 'wait-all'], [511, 'http-511', 'wait-all'],
    [409, 'request-in-progress', 'wait-case'], [500, 'internal', 'wait-case'], [500, 'http-500', 'wait-case'],
      [599, 'http-599', 'wait-case'],
    [400, 'malformed-json', 'refused'], [403, 'not-allowed', 'refused'], [404, 'not-found', 'refused'], [409, 'reference-taken', 'refused'],
      [409, 'party-already-recorded', 'refused'],
    [409, 'already-withdrawn', 'refused'], [413, 'body-too-large', 'refused'], [415, 'unsupported-media-type', 'refused'],
      [422, 'invalid', 'refused'], [422, 'media-not-accepted', 'refused'],
    [422, 'idempotency-key-reused', 'refused'], [428, 'precondition-required', 'refused'], [418, 'a-code-of-tomorrow', 'refused'],
  ] as const)('%i %s is “%s”', (status, code, expected) => expect(of(status, code)).toBe(expected));

  it('of the server’s own making never asks a person to decide', () => {
    for (let status = 500; status <= 599; status++) expect(['wait-all', 'wait-case']).toContain(of(status));
  });
});
