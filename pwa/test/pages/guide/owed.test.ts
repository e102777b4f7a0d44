// @vitest-environment happy-dom
// What is owed, as lines for a person: put together, the most urgent first, each with the page where it is done.
import { describe, expect, it } from 'vitest';
import { match } from '../../../src/router';
import { awaited, owedNow, type Line } from '../../../src/pages/guide/owed';
import { hrefOf, stepPages, type Thing } from '../../../src/pages/guide/links';
import { standingInTheWay } from '../../../src/pages/guide/close';
import { decided, guided, made, pack, plainCase } from '../../support/guided';
import { AT, party, person } from '../../support/files';

const lines = (file: Parameters<typeof guided>[0]): Line[] => owedNow(file, pack.source, guided(file).evaluation);
const codes = (file: Parameters<typeof guided>[0]): string[] => lines(file).map((line) => line.code);

describe('the list of what is owed', () => {
  it('names one thing about several children once, with all of them', () => {
    const line = lines(plainCase()).find((one) => one.code === 'ppu_notified');
    expect(line?.about.map((one) => one.subjectId)).toEqual(['ada', 'ben']);
    expect(line?.href).toBe('/cases/case-1/referrals');
  });
  it('puts a child under 13 first, apart from the others', () => {
    const file = plainCase(
      {},
      {
        persons: [person('ada', { dateOfBirth: '2011-03-09' }), person('cai', { dateOfBirth: '2014-06-01' })],
        parties: [party('p1', 'ada', 'offender'), party('p3', 'cai', 'victim')],
      },
    );
    const [first] = lines(file);
    expect([first?.code, first?.urgent, first?.about.map((one) => one.subjectId)]).toEqual(['ppu_notified', true, ['cai']]);
  });
  it('puts what is overdue before what falls due', () => {
    const file = plainCase(
      {},
      { report: { channel: 'school_officer', reporterKind: 'safeguarding_lead', reportedAt: '2026-11-20T08:00:00.000Z' } },
    );
    const found = lines(file);
    const late = found.findLastIndex((one) => one.overdue);
    expect(found[late]?.overdue).toBe(true);
    expect(found.slice(0, late).every((one) => one.urgent || one.overdue)).toBe(true);
  });
  it('makes one line of all aggravating factors that are open', () => {
    const found = lines(plainCase()).filter((one) => one.code === 'aggravating');
    expect(found.map((one) => [one.about.length, one.href])).toEqual([[14, '/cases/case-1/factors']]);
  });
  it('asks again about those who were told of the wrong person, until all were told', () => {
    const mark = (toldAt: string | null) => ({
      ...made,
      id: 'm1',
      mark: 'corrected' as const,
      at: AT,
      reason: 'x',
      wrongPersonId: 'ben',
      rightPersonId: 'ada',
      tellAgain: [{ who: 'ppu' as const, itemId: 'r1', toldAt }],
    });
    expect(codes(plainCase({ marks: [mark(null)] }))).toContain('tell_again');
    expect(codes(plainCase({ marks: [mark(AT)] }))).not.toContain('tell_again');
  });
  it('leaves out what waits on others, which has a list of its own', () => {
    const file = plainCase({ schoolProcedures: [{ ...made, id: 's1', state: 'asked', at: AT, by: { name: 'A lead' } }] });
    expect(codes(file)).not.toContain('school_procedures');
    expect(awaited(file, pack.source, guided(file).evaluation).map((one) => one.code)).toContain('school_procedures');
  });
  it('loses a line when it is done', () => {
    expect(codes(plainCase())).toContain('adult_implicated');
    expect(codes(plainCase(decided))).not.toContain('adult_implicated');
    expect(codes(plainCase(decided))).toContain('advisory_given');
  });
});

describe('closing', () => {
  it('tells what nobody may leave out from what a supervisor may', () => {
    const { must, may } = standingInTheWay(guided(plainCase(decided)));
    expect(must.map((one) => one.code)).toContain('ppu_notified');
    expect(may.map((one) => one.code)).toContain('parents_told');
    expect(must.some((one) => one.waivable) || may.some((one) => !one.waivable)).toBe(false);
  });
  it('counts everything that the rules count', () => {
    const file = plainCase(decided);
    const { must, may } = standingInTheWay(guided(file));
    const told = [...must, ...may].reduce((sum, line) => sum + line.about.length, 0);
    expect(told).toBe(guided(file).evaluation.closable.reasons.length);
  });
});

describe('the page where a thing is done', () => {
  const file = plainCase({ exhibits: [], viewings: [] });
  const pages = (things: Thing[]) => things.map((thing) => match(hrefOf(file, pack.source, thing).split('?')[0]!).name);
  it('exists for every requirement of the pack', () => {
    const things = pack.source.requirements.map(({ code, subject }): Thing => ({
      kind: 'requirement',
      code,
      subject,
      subjectId: 'some-id',
    }));
    // An incident that is recorded is recorded: there is nothing to do about it.
    const lost = things.filter((thing, at) => ['unknown', 'case'].includes(pages(things)[at]!) && thing.code !== 'incident_recorded');
    expect(lost).toEqual([]);
  });
  it('exists for every question of the pack', () => {
    const things = pack.source.questions.map(({ code, subject }): Thing => ({ kind: 'question', code, subject, subjectId: 'some-id' }));
    expect(new Set(pages(things))).toEqual(new Set(['question', 'factors']));
  });
  it('exists for every box of the flowchart that names one', () => {
    const found = pack.source.steps.flatMap((step) => stepPages(file, step.code));
    expect(found.length).toBeGreaterThan(15);
    expect(found.filter((href) => match(href).name === 'unknown')).toEqual([]);
  });
  it('is the page of the subject for a requirement that only a newer pack knows', () => {
    const of = (subject: string) => hrefOf(file, pack.source, { kind: 'requirement', code: 'not_yet_invented', subject, subjectId: 'x1' });
    expect(['child', 'crime', 'incident'].map(of)).toEqual(['/cases/case-1/people/x1', '/cases/case-1/crimes/x1', '/cases/case-1']);
  });
  it('is the newest referral about a child that waits for its unit', () => {
    const step = {
      step: 'notified' as const,
      at: AT,
      by: { name: 'x' },
      agencies: [],
      recordedBy: 'o1',
      how: 'here' as const,
      to: null,
      text: null,
      reference: null,
    };
    const referred = plainCase({
      referrals: [{ ...made, id: 'r1', to: 'ppu', personId: 'ada', crimeId: null, steps: [step], state: 'notified' }],
    });
    expect(hrefOf(referred, pack.source, { kind: 'requirement', code: 'ppu_acknowledged', subject: 'child', subjectId: 'ada' })).toBe(
      '/cases/case-1/referrals/r1',
    );
  });
});
