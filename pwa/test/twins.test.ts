// The phone and the server say the same thing in two languages. Read from the Rust sources, so that a change there fails here.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import * as vocabulary from '../src/domain/vocabulary';
import { INVOLVED, ADULT_AT } from '../src/domain/person';
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
