import { describe, expect, it } from 'vitest';
import { fold, looksLikeMedia, matchesWords } from '../../src/domain/text';

const noise = (length: number) => Array.from({ length }, (_, i) => 'Aq3ZkP9xTb'[(i * 7) % 10]).join('');

describe('text that is a picture', () => {
  it.each([
    ['a data URI', 'data:image/png;base64,AAAA'],
    ['a data URI inside a sentence', 'he sent this: data:image/jpeg;base64,AAAA and more'],
    ['a data URI with its capitals changed', 'DATA:IMAGE/PNG;BASE64,AAAA'],
    ['a data URI without base64', 'data:image/svg+xml,%3Csvg%3E'],
    ['a data URI cut by characters without width', 'da\u200Bta:im\u00ADage/png;base\u206064,AAAA'],
    ['a data URI in full-width letters', 'ｄａｔａ：image/png;base64,AAAA'],
    ['256 characters of base64', noise(256)],
    ['256 characters of hex', 'deadbeef'.repeat(32)],
    ['256 characters of base64 for addresses', `${noise(200)}-_${noise(54)}`],
    ['base64 cut by characters without width', `${noise(128)}\u200B${noise(128)}`],
    ['base64 in lines of 76, as mail programs break it', Array.from({ length: 5 }, () => noise(76)).join('\r\n')],
    ['base64 in lines of 64, indented', Array.from({ length: 5 }, () => `  ${noise(64)}`).join('\n')],
  ])('%s is refused', (_what, text) => expect(looksLikeMedia(text)).toBe(true));

  it.each([
    ['an ordinary narrative', 'The head of year rang at 14:30. Two pupils of Year 10 have it; the phone is in the safe. '.repeat(40)],
    ['Welsh', 'Ffoniodd pennaeth y flwyddyn am 14:30. Mae’r ffôn yn y sêff yn swyddfa’r ysgol. '.repeat(40)],
    ['255 characters without a space', noise(255)],
    ['a long address of the web', `https://school.example/reports/2026?ref=${noise(150)}&page=2`],
    ['the longest place name', 'Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch'],
    ['the longest place name in four lines', `${'Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch\n'.repeat(3)}and so on`],
    ['the word data', 'We have data: names, dates and places, all in the log'],
    ['a UUID', '01930c7e-0000-7000-8000-000000000000'],
    ['nothing', ''],
  ])('%s is let through', (_what, text) => expect(looksLikeMedia(text)).toBe(false));
});

describe('searching for a school', () => {
  it('finds it by any words in any order, without accents or apostrophes', () => {
    const folded = fold("Ysgol Gyfun Tŷ Gwyn, St. Mary's Road, Penarth");
    for (const typed of ['ty gwyn', 'PENARTH ysgol', 'st marys', 'tŷ', 'gwyn ty pen', '']) expect(matchesWords(folded, typed)).toBe(true);
    for (const typed of ['wyn', 'penarth cardiff', 'ysgolion']) expect(matchesWords(folded, typed)).toBe(false);
  });
});
