//! A file's own bytes as text: each byte a Latin-1 (or Windows-1252) character, as `\u0089PNG` in JSON. Writing has no control characters;
//! a word processor leaves a few of the second set, so that one asks for more.

use super::{fold, heads};

/// Latin-1 letters and signs that a window of 128 characters may hold.
const WINDOW: usize = 128;
/// Invisible characters in one row.
const INVISIBLE: usize = 64;
const WINDOWS_1252: &str = "€\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8d}Ž\u{8f}\u{90}‘’“”•–—˜™š›œ\u{9d}žŸ";

/// Looks at the characters as bytes.
pub fn find(text: &str) -> Option<&'static str> {
    if fold::is_all_plain(text) {
        return ascii_head(text.as_bytes());
    }
    let (mut c0, mut c1) = (Seen::default(), Seen::default());
    let (mut invisible, mut tags) = (0, 0);
    for c in text.chars() {
        match c {
            '\n' | '\r' | '\t' | fold::JOIN => {}
            '\u{0}'..='\u{1F}' | '\u{7F}' => c0.note(c),
            '\u{80}'..='\u{9F}' => c1.note(c),
            _ => {}
        }
        invisible = if fold::is_invisible(c) { invisible + 1 } else { 0 };
        // A flag takes six tags; letters and bytes hidden in tags or variation selectors take many more.
        tags = if matches!(c, '\u{E0000}'..='\u{E0FFF}') { tags + 1 } else { 0 };
        if invisible >= INVISIBLE || tags >= 24 {
            return Some("invisible-characters");
        }
    }
    if (c0.count >= 12 && c0.kinds() >= 6) || (c1.count >= 24 && c1.kinds() >= 14) {
        return Some("raw-bytes");
    }
    let bytes: Vec<u8> = text.chars().map(|c| byte_of(c).unwrap_or(b'?')).collect();
    ascii_head(&bytes).or_else(|| dense(text))
}

#[derive(Default)]
struct Seen {
    count: usize,
    kinds: u64,
}

impl Seen {
    fn note(&mut self, c: char) {
        self.count += 1;
        self.kinds |= 1 << (u32::from(c) & 0x3F);
    }

    fn kinds(&self) -> u32 {
        self.kinds.count_ones()
    }
}

/// The byte that Latin-1 or Windows-1252 reads as this character.
fn byte_of(c: char) -> Option<u8> {
    match c {
        '\u{0}'..='\u{FF}' => u8::try_from(c).ok(),
        '\u{152}'..='\u{192}' | '\u{2C6}' | '\u{2DC}' | '\u{2013}'..='\u{203A}' | '€' | '™' => {
            WINDOWS_1252.chars().position(|known| known == c).map(|at| 0x80 + at as u8)
        }
        _ => None,
    }
}

/// A head that begins at any byte, as it is or backwards.
fn ascii_head(bytes: &[u8]) -> Option<&'static str> {
    let (mut forth, mut back) = (0u64, 0u64);
    for (at, byte) in bytes.iter().enumerate() {
        forth = (forth << 8 | u64::from(*byte)) & 0xFFFF_FFFF_FFFF;
        back = back >> 8 | u64::from(*byte) << 40;
        if at < 5 {
            continue;
        }
        if heads::may_begin(forth) && heads::sniff(&bytes[at - 5..bytes.len().min(at + 43)]).is_some() {
            return Some("raw-head");
        }
        if heads::may_begin(back) {
            let turned: Vec<u8> = bytes[..=at].iter().rev().take(48).copied().collect();
            if heads::sniff(&turned).is_some() {
                return Some("raw-head");
            }
        }
    }
    None
}

/// A quarter and more of a stretch in many different Latin-1 characters, unless they are UTF-8 of some language, read wrongly.
fn dense(text: &str) -> Option<&'static str> {
    if text.chars().filter(|c| ('\u{80}'..='\u{FF}').contains(c)).count() < WINDOW / 8 {
        return None;
    }
    let chars: Vec<char> = text.chars().filter(|c| !c.is_whitespace()).collect();
    for window in chars.chunks(WINDOW).filter(|window| window.len() >= WINDOW / 2) {
        let high: Vec<u8> = window.iter().filter_map(|c| byte_of(*c)).filter(|byte| *byte >= 0x80).collect();
        let mut kinds: Vec<u8> = high.clone();
        kinds.sort_unstable();
        kinds.dedup();
        if high.len() * 4 < window.len() || kinds.len() < 20 {
            continue;
        }
        let bytes: Vec<u8> = window.iter().map(|c| byte_of(*c).unwrap_or(b'?')).collect();
        let broken: usize = bytes.utf8_chunks().map(|chunk| chunk.invalid().len()).sum();
        if broken * 10 >= high.len() * 6 {
            return Some("latin1-bytes");
        }
    }
    None
}
