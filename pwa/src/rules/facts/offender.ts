// Somebody recorded against a crime: earlier occasions, the referral to CID, the wording, the restorative meeting.

import { latest, type Case, type Person, type Referral } from '../case';
import type { FactsOf } from '../vocabulary';
import { highest } from './person';

export function offenderFacts(c: Case, person: Person): FactsOf<'offender'> {
  if (!person.roles.includes('offender')) return {};
  const referral = cid(c, person);
  const given = c.advisories.filter((a) => a.personId === person.id && !a.inError).map((a) => a.state);
  const meetings = c.restorative.filter((r) => r.personId === person.id);
  return {
    ...earlier(c, person),
    cidReferral: referral?.state,
    cidSentAt: referral?.sentAt,
    cidStateAt: referral?.at,
    advisory: given.includes('given') ? 'given' : given[0],
    restorative: latest(meetings, (r) => r.at)?.state,
  };
}

/** Earlier occasions for the same offence: the highest count among the offences this person is now recorded against. */
function earlier(c: Case, person: Person): FactsOf<'offender'> {
  const against = c.crimes.filter((crime) => crime.links.some((l) => l.role === 'offender' && l.personId === person.id));
  const found = against.map(({ offence }) =>
    offence === undefined ? [] : c.occasions.filter((o) => o.personId === person.id && o.offence === offence),
  );
  const counted = found.flat().filter((o) => o.onRecord !== undefined || o.elsewhere !== undefined);
  const checked = found.every((list) => list.some((o) => o.onRecord !== undefined && o.checkedAt !== undefined));
  return {
    previousSameOffence: highest(counted.map((o) => (o.onRecord ?? 0) + (o.elsewhere ?? 0))),
    previousChecked: against.length > 0 && checked,
  };
}

/**
 * The latest referral to CID about this person, or else about the whole incident. One handed back before the case was re-opened no
 * longer counts.
 */
function cid(c: Case, person: Person): Referral | undefined {
  const about = (id: string | undefined): Referral | undefined =>
    latest(
      c.referrals.filter((r) => r.to === 'cid' && r.personId === id),
      (r) => r.sentAt,
    );
  const found = about(person.id) ?? about(undefined);
  const { reopenedAt } = c.incident;
  const spent = found?.state === 'handed_back' && reopenedAt !== undefined && found.at < reopenedAt;
  return spent ? undefined : found;
}
