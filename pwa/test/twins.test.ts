// The phone and the server say the same thing in two languages. Read from the Rust sources, so that a change there fails here.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import * as vocabulary from '../src/domain/vocabulary';
import { ITEM_KINDS, listOf, pathOf } from '../src/domain/items';
import { INVOLVED, ADULT_AT } from '../src/domain/person';
import { en as desk } from '../src/i18n/parts/desk-en';
import { en } from '../src/i18n/en';

const rust = (file: string) => readFileSync(new URL(`../../api/domain/src/${file}.rs`, import.meta.url), 'utf8');
const block = (file: string, start: string, end = '}') => {
  const text = rust(file);
  const at = text.indexOf(start);
  if (at < 0) throw new Error(`${file}.rs has no “${start}”`);
  return text.slice(at, text.indexOf(end, at));
};
const codes = (text: string) => [...text.matchAll(/= "([^"]+)"/g)].map((m) => m[1]!);
const texts = new Set(Object.keys(en));

describe('the closed lists', () => {
  it.each([
    ['party', 'PartyRole {', vocabulary.ROLES], ['incident', 'ReportChannel {', vocabulary.CHANNELS],
      ['incident', 'ReporterKind {', vocabulary.REPORTER_KINDS], ['person', 'Sex {', vocabulary.SEXES],
    ['person', 'PersonLanguage {', vocabulary.SPOKEN_LANGUAGES], ['person', 'AgeSource {', vocabulary.AGE_SOURCES],
      ['note', 'NoteKind {', vocabulary.NOTE_KINDS],
  ])('of %s.rs, %s are the phone’s', (file, start, ours) => expect(codes(block(file, start))).toEqual([...ours]));

  it('of who counts as involved are the same', () => {
    const involved = [...block('party', 'fn is_involved').matchAll(/Self::(\w+)/g)].map((m) => m[1]!);
    const names = new Map([...block('party', 'PartyRole {').matchAll(/(\w+) = "([^"]+)"/g)].map((m) => [m[1]!, m[2]!]));
    expect(involved.map((name) => names.get(name))).toEqual(INVOLVED);
    expect(rust('person')).toContain(`ADULT_AT: i32 = ${ADULT_AT};`);
  });
  it('each have a text', () => {
    const groups = { role: vocabulary.ROLES, channel: vocabulary.CHANNELS, reporter: vocabulary.REPORTER_KINDS, sex: vocabulary.SEXES,
      spoken: vocabulary.SPOKEN_LANGUAGES, ageSource: vocabulary.AGE_SOURCES, noteKind: vocabulary.NOTE_KINDS };
    for (const [group, all] of Object.entries(groups)) for (const code of all) expect(texts,
      `${group}.${code}`).toContain(`${group}.${code}`);
  });
});

describe('what the server can refuse', () => {
  // Said to an administrator who brings in a guidance pack, never to a phone.
  const atTheDesk = (code: string) => code.startsWith('pack-');
  const problems = [...block('problem', 'problem_codes! {\n', '\n}\n').matchAll(/= "([a-z-]+)", (\d{3})/g)].map((m) => m[1]!).filter(
    (code) => !atTheDesk(code));
  const fields = [...block('problem', 'FIELD_ERRORS: ', '];').matchAll(/\("([a-z-]+)",/g)].map((m) => m[1]!).filter((code) =>
    !atTheDesk(code));
  it('was found in problem.rs', () => {
    expect(problems.length).toBeGreaterThan(25);
    expect(fields.length).toBeGreaterThan(15);
  });
  it.each(problems)('%s: the phone says what happened and what to do', (code) => {
    expect(texts).toContain(`problem.${code}`);
    expect(texts).toContain(`problem.${code}.do`);
  });
  it.each(fields)('%s: the phone says what is wrong with the field', (code) => expect(texts).toContain(`field.${code}`));
});

describe('limits', () => {
  it('of parts.rs, NAME is what the phone checks somebody by', () => {
    const limit = /const NAME: usize = (\d+);/.exec(rust('case/parts'))![1]!;
    expect(readFileSync(new URL('../src/domain/who.ts', import.meta.url), 'utf8')).toContain(`LONGEST = ${limit};`);
  });
  const check = readFileSync(new URL('../src/domain/check.ts', import.meta.url), 'utf8');
  it.each([
    ['incident', 'SCHOOL_NAME', "a.name"], ['incident', 'CHANNEL_OTHER', 'a.channelOther'], ['incident', 'LOG_REFERENCE', 'a.logReference'],
      ['incident', 'NARRATIVE', 'text'], ['person', 'NAME', 'p.givenNames'],
    ['person', 'NAME', 'p.familyName'], ['person', 'NAME', 'p.knownAs'], ['person', 'SCHOOL_NAME', 'p.schoolName'],
      ['person', 'YEAR_GROUP', 'p.yearGroup'], ['person', 'POSITION', 'p.position'], ['person', 'LANGUAGE_OTHER', 'p.languageOther'],
  ])('of %s.rs, %s is what the phone checks %s by', (file, name, field) => {
    const limit = new RegExp(`const ${name}: usize = ([\\d_]+);`).exec(rust(file))?.[1];
    expect(limit).toBeDefined();
    expect(check).toContain(`${field}, ${limit!})`);
  });
});

const camel = (snake: string): string => snake.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());

describe('the kinds of items', () => {
  const kinds = [...block('case/mod', 'kinds! {\n    Crime', '\n}\n').matchAll(/= "(\w+)", (\w+): \w+;/g)].map((m) => [m[1]!, m[2]!] as const);
  it('are the server’s, in its order', () => expect(kinds.map(([kind]) => kind)).toEqual(ITEM_KINDS));
  it.each(kinds)('%s is in the list of the case file that the server puts it in', (kind, list) => expect(listOf(kind as 'crime')).toBe(camel(list)));
  it('are at the server’s addresses', () => {
    const { paths } = JSON.parse(readFileSync(new URL('../../openapi/openapi.json', import.meta.url), 'utf8')) as { paths: Record<string, object> };
    const own = Object.entries(paths).flatMap(([path, methods]) => ('put' in methods ? (/\/incidents\/\{\w+\}\/([a-z-]+)\/\{\w+\}$/.exec(path)?.[1] ?? []) : []))
      // A look without signal is a row of the log and no item of the case.
      .filter((name) => !['parties', 'notes', 'consultations'].includes(name));
    expect(ITEM_KINDS.map(pathOf).sort()).toEqual(own.sort());
  });
  it('each have a name', () => {
    for (const kind of ITEM_KINDS) expect(Object.keys(desk), kind).toContain(`kind.${kind}`);
  });
});

describe('the codes of items', () => {
  const states = ['exhibit|ExhibitState', 'education_input|InputState', 'school_procedures|Procedures', 'parent_contact|Parents'].map((one) => [...one.split('|'), 'state'] as [string, string, string]);
  it.each([
    ['referral', 'ReferralTo', 'to'], ['referral', 'StepKind', 'step'], ['referral', 'Channel', 'how'], ['advisory', 'How', 'how'], ['advisory', 'Understood', 'understood'], ['advisory', 'PresentAs', 'as'],
    ['crime', 'CrimeRole', 'role'], ['crime', 'CrimeCategory', 'category'], ['exhibit', 'Thing', 'thing'], ['viewing', 'ViewingBasis', 'basis'], ['answer', 'AnswerValue', 'answer'],
    ['advice', 'AdviceKind', 'kind'], ['advice', 'VictimConfirms', 'victimConfirms'], ['mark', 'OutOfScope', 'because'], ['mark', 'Recipient', 'who'], ['signposting', 'Service', 'services'], ...states,
  ])('of %s.rs, %s can each be said in words', (file, name, group) => {
    const all = codes(block(`case/${file}`, `    ${name} {`));
    expect(all.length).toBeGreaterThan(1);
    for (const code of all) expect(Object.keys(desk)).toContain(`${group}.${code}`);
  });
  it('of marks can be said in words', () => {
    const all = [...block('case/mark', "fn state(&self) -> Option<&'static str>", '\n    }').matchAll(/=> "(\w+)"/g)].map((m) => m[1]!);
    expect(all).toHaveLength(5);
    for (const code of all) expect(Object.keys(desk)).toContain(`mark.${code}`);
  });
  it('of procedures stand in the order in which a school falls behind, and remarks move no referral', () => {
    const ours = (file: string) => readFileSync(new URL(`../src/domain/${file}.ts`, import.meta.url), 'utf8');
    const list = (all: string[]) => `[${all.map((code) => `'${code}'`).join(', ')}]`;
    expect(ours('case-document')).toContain(`PROCEDURES = ${list(codes(block('case/school_procedures', 'Procedures {')))};`);
    const remarks = [...block('case/referral', 'fn is_remark').matchAll(/Self::(\w+)/g)].map((m) => m[1]!.toLowerCase());
    expect(ours('case-items')).toContain(`REMARKS = ${list(remarks)};`);
  });
});
