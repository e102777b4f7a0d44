//! Bytes packed into Unicode: base2048, base16384, base32768, base65536, UTF-16 read from bytes, Braille bytes, emoji digits, private
//! characters. A language keeps to its script, repeats its frequent characters and puts marks between its words; chance does not.

use super::fold::is_invisible;

/// Letters in a row for the mixture of scripts, and for the spread within one.
const MIXED: usize = 64;
const SPREAD: usize = 96;
const EMOJI: usize = 128;
/// The characters that make up a third of any Chinese text, in both writings, and those of Japanese that are not kana.
const FREQUENT: &str = "的一是不了在人有我他她它这這个個们們来來到时時大地为為子中你说說生国國年着著就那和要出也得里裡后後自以会會家可下而过過天去能对對小多然于於心学學么麼之都好看起发發当當没沒只如事把还還用第样樣道想作种種开開被与與及其将將并並从從向已上同两兩給给日本時話言思";

/// What a character belongs to; signs shared by all scripts belong nowhere.
fn script(c: char) -> Option<u32> {
    let code = u32::from(c);
    Some(match code {
        0x3005..=0x3007 | 0x3040..=0x30FF | 0x31F0..=0x31FF | 0x3400..=0x4DBF | 0x4E00..=0x9FFF | 0xF900..=0xFAFF | 0xFF66..=0xFF9F => 1,
        0x1100..=0x11FF | 0x3130..=0x318F | 0xA960..=0xA97F | 0xAC00..=0xD7FF => 2,
        0xAA | 0xBA | 0xC0..=0x24F | 0x1E00..=0x1EFF if !matches!(code, 0xD7 | 0xF7) => 3,
        0x600..=0x6FF | 0x750..=0x77F | 0x8A0..=0x8FF | 0xFB50..=0xFDFF | 0xFE70..=0xFEFE => 4,
        0x370..=0x3FF | 0x1F00..=0x1FFF => 5,
        0x400..=0x52F => 6,
        0x250..=0x2FF => 7,
        0xF00..=0xFFF => 8,
        0x1000..=0x109F => 9,
        0x1200..=0x139F => 10,
        0x1400..=0x167F => 11,
        0xA000..=0xA4CF => 12,
        0x1F000..=0x1FFFF => return None,
        0x2000..=0x27FF | 0x2900..=0x2BFF | 0x3000..=0x303F | 0xFE00..=0xFE6F | 0xFF00..=0xFF65 | 0xFFA0..=0xFFFF => return None,
        0x80..=0x24F | 0x300..=0x36F => return None,
        // Blocks of 128 for all the rest; the old planes are one.
        0x10000.. => 0x10_0000,
        _ => 0x1000 + (code >> 7),
    })
}

/// The first sign of packing.
pub fn find(text: &str) -> Option<&'static str> {
    let chars: Vec<char> = text.chars().filter(|c| !c.is_ascii() && !c.is_whitespace() && !is_invisible(*c)).collect();
    if chars.len() < 24 {
        return None;
    }
    if rare(&chars) {
        return Some("unicode-rare");
    }
    let letters: Vec<(char, u32)> = chars.iter().filter_map(|c| script(*c).map(|script| (*c, script))).collect();
    if steps(&letters, MIXED).any(scripts_mixed) {
        return Some("unicode-mixed");
    }
    if steps(&letters, SPREAD).any(|window| spread_out(window, &chars)) {
        return Some("unicode-run");
    }
    let emoji: Vec<char> = chars.iter().copied().filter(|c| matches!(u32::from(*c), 0x2190..=0x2BFF | 0x1F000..=0x1FFFF)).collect();
    steps(&emoji, EMOJI).any(|window| distinct(window.iter().map(|c| u32::from(*c))) >= 72).then_some("emoji-run")
}

fn steps<T>(all: &[T], size: usize) -> impl Iterator<Item = &[T]> {
    all.windows(size).step_by(16)
}

/// How many different characters, less a few that share a place of 8,192: near enough for the thresholds here, and quick.
fn distinct(all: impl Iterator<Item = u32>) -> usize {
    let mut seen = [0u64; 128];
    all.fold(0, |count, code| {
        let place = code.wrapping_mul(0x9E37_79B1) >> 19;
        let (word, bit) = (place as usize >> 6, 1u64 << (place & 63));
        let new = seen[word] & bit == 0;
        seen[word] |= bit;
        count + usize::from(new)
    })
}

/// Private characters, the rare ideographs, dead scripts and eight-dot Braille, in number and variety.
fn rare(chars: &[char]) -> bool {
    let is_rare = |c: &&char| matches!(u32::from(**c), 0xE000..=0xF8FF | 0x2840..=0x28FF | 0x10000..=0x1CFFF | 0x20000..=0x10FFFF);
    let count = chars.iter().filter(is_rare).count();
    count >= 24 && distinct(chars.iter().filter(is_rare).map(|c| u32::from(*c))) >= 20
}

fn scripts_mixed(window: &[(char, u32)]) -> bool {
    let changes = window.windows(2).filter(|pair| pair[0].1 != pair[1].1).count();
    changes * 100 >= MIXED * 38 && distinct(window.iter().map(|letter| letter.1)) >= 4
}

fn spread_out(window: &[(char, u32)], chars: &[char]) -> bool {
    let first = window[0].1;
    if window.iter().filter(|letter| letter.1 == first).count() * 100 < SPREAD * 90 {
        return false;
    }
    let kinds = distinct(window.iter().map(|letter| u32::from(letter.0)));
    match first {
        1 => {
            kinds * 100 >= SPREAD * 88
                && window.iter().filter(|letter| FREQUENT.contains(letter.0) || is_kana(letter.0)).count() <= 3
                && unmarked(chars)
        }
        2 => kinds * 100 >= SPREAD * 90,
        3..=6 => kinds >= 80,
        _ => kinds >= 84,
    }
}

fn is_kana(c: char) -> bool {
    matches!(c, '\u{3040}'..='\u{30FF}')
}

/// A list of names has marks between them.
fn unmarked(chars: &[char]) -> bool {
    chars.iter().filter(|c| script(**c).is_none()).count() * 12 < chars.len()
}
