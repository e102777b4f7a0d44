// A case with the shipped guidance laid over it: the real pack, the real rules, nothing made up but the people.
import { readFileSync } from 'node:fs';
import type { CaseFile } from '../../src/state/case-view';
import { guide, type Guided } from '../../src/state/guidance';
import { parsePack } from '../../src/rules';
import { AT, caseFile, me, party, person } from './files';

export const NOW = Date.parse('2026-11-24T12:00:00.000Z');
const shipped = readFileSync('../openapi/rules/packs/2016.1.json', 'utf8');
export const pack = parsePack(shipped).pack!;

type Items = CaseFile['items'];
/** What every item has besides its facts. */
export const made = {
  receivedAt: AT,
  writtenAt: AT,
  recordedBy: { id: me.id, displayName: me.displayName },
  version: 1,
  etag: '"1"',
  withdrawn: null,
};

export function crime(
  id: string,
  people: Items['crimes'][number]['people'],
  change: Partial<Items['crimes'][number]> = {},
): Items['crimes'][number] {
  return { ...made, id, offence: 'pca_distribute_show', people, ...change };
}

/** Ada (15, offender and victim of another picture), Ben (15, victim only). */
export function plainCase(items: Partial<Items> = {}, change: Partial<CaseFile> = {}): CaseFile {
  const file = caseFile('case-1', {
    report: { channel: 'school_officer', reporterKind: 'safeguarding_lead', reportedAt: AT },
    happened: { kind: 'exact', at: AT },
    persons: [
      person('ada', { givenNames: 'Ada', dateOfBirth: '2011-03-09' }),
      person('ben', { givenNames: 'Ben', dateOfBirth: '2011-04-09' }),
    ],
    parties: [party('p1', 'ada', 'offender'), party('p2', 'ben', 'victim')],
    ...change,
  });
  return {
    ...file,
    items: {
      ...file.items,
      crimes: [
        crime('crime-1', [
          { personId: 'ada', role: 'offender' },
          { personId: 'ben', role: 'victim' },
        ]),
      ],
      ...items,
    },
  };
}

const by = { officerId: me.id, name: me.displayName };
/** Both questions answered no, and a named person's decision not to prosecute. */
export const decided: Partial<Items> = {
  answers: [
    { ...made, id: 'a1', question: 'adult_implicated', answer: 'no', at: AT, decidedBy: by },
    { ...made, id: 'a2', question: 'repeat_offender', answer: 'no', personId: 'ada', at: AT, decidedBy: by },
  ],
  decisions: [
    {
      ...made,
      id: 'd1',
      personId: 'ada',
      route: 'no_prosecution',
      computed: 'no_prosecution',
      decidedBy: by,
      rationale: 'First time.',
      at: AT,
    },
  ],
};

export function guided(file: CaseFile, wordingCy: string | null = null): Guided {
  const view = { file, atServer: true, unsent: new Set<string>(), state: 'sent' as const };
  return guide(view, { pack: { version: pack.source.version, pack, wordingCy }, outstanding: null }, NOW)!;
}
