// A case as large as any that is foreseen: thirty people and sixty crimes, with everything done for all of them.
import type { CaseFile } from '../../src/state/case-view';
import { AT, caseFile, me, party, person } from './files';

export function bigCase(people = 30, crimes = 60): CaseFile {
  const ids = Array.from({ length: people }, (_, n) => `p${String(n).padStart(2, '0')}`);
  const item = <T extends object>(id: string, facts: T) => ({ id, etag: '"1"', version: 1, writtenAt: AT, receivedAt: AT, recordedBy: me, withdrawn: null, ...facts });
  const by = { officerId: me.id };
  return caseFile('i1', {
    country: 'wales', report: { channel: 'school_101', reporterKind: 'school_staff', reportedAt: AT },
    persons: ids.map((id, n) => person(id, { dateOfBirth: `20${10 + (n % 6)}-03-09` })),
    parties: ids.flatMap((id, n) => [party(`y${id}`, id, n % 2 ? 'offender' : 'victim'), ...(n % 5 ? [] : [party(`z${id}`, id, 'witness')])]),
    items: {
      ...caseFile('i1').items,
      crimes: Array.from({ length: crimes }, (_, n) => item(`c${n}`, {
        offence: 'pca_distribute_show', people: [{ personId: ids[(2 * n) % people]!, role: 'victim' as const }, { personId: ids[(2 * n + 1) % people]!, role: 'offender' as const }], reference: `R${n}`,
      })),
      referrals: ids.map((personId) => item(`r${personId}`, { to: 'ppu' as const, personId, state: 'notified', steps: [{ step: 'notified' as const, at: AT, by, how: 'here' as const, agencies: [], recordedBy: me.id }] })),
      answers: ids.filter((_, n) => n % 2).map((personId) => item(`a${personId}`, { question: 'repeat_offender', personId, answer: 'no' as const, at: AT, checkedElsewhere: [{ at: AT, by, count: 0, where: 'Here' }] })),
      exhibits: ids.map((id) => item(`e${id}`, { thing: 'phone' as const, state: 'surrendered' as const, at: AT, sealNumber: 'S1', keptAt: 'Safe', handOvers: [] })),
    },
  });
}
