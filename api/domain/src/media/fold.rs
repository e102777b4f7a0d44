//! One text, made comparable: compatibility forms folded to ASCII (NFKC), every kind of white space one space, what cannot be seen
//! taken out. One byte a character, so that the detectors after it are plain loops over bytes.

use std::borrow::Cow;

/// Stands where two strings of a JSON body were joined.
pub const JOIN: char = '\u{1F}';
/// [`JOIN`] in the folded bytes.
pub const JOINED: u8 = 0x1F;
/// Any letter outside ASCII.
pub const LETTER: u8 = 0x80;
/// Any other character outside ASCII.
pub const SYMBOL: u8 = 0x81;

/// A text ready for the detectors.
pub struct Folded<'a> {
    /// The folded text.
    pub bytes: Cow<'a, [u8]>,
    /// Whether anything but plain ASCII was in it.
    pub foreign: bool,
}

/// Characters that take no room on a page.
pub fn is_invisible(c: char) -> bool {
    c >= '\u{AD}'
        && matches!(c, '\u{AD}' | '\u{34F}' | '\u{61C}' | '\u{115F}' | '\u{1160}' | '\u{17B4}' | '\u{17B5}' | '\u{180B}'..='\u{180E}' | '\u{200B}'..='\u{200F}'
        | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{3164}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{FFA0}'
        | '\u{1D173}'..='\u{1D17A}' | '\u{E0000}'..='\u{E0FFF}')
}

/// The text without what cannot be seen: control characters and characters without width.
pub fn visible(text: &str) -> Cow<'_, str> {
    let hidden = |c: char| is_invisible(c) || (c.is_control() && !matches!(c, '\n' | '\r' | '\t' | JOIN));
    if is_all_plain(text) || !text.contains(hidden) { Cow::Borrowed(text) } else { Cow::Owned(text.replace(hidden, "")) }
}

/// Blocks whose characters may be an ASCII character in other clothes; all others skip the table.
fn may_fold(c: char) -> bool {
    matches!(c, '\u{AA}'..='\u{BE}' | '\u{1D2C}'..='\u{1D6A}' | '\u{2024}'..='\u{2026}' | '\u{2070}'..='\u{209C}' | '\u{2100}'..='\u{214F}'
        | '\u{2460}'..='\u{24FF}' | '\u{FB00}'..='\u{FB06}' | '\u{FE30}'..='\u{FE6B}' | '\u{FF00}'..='\u{FFEF}' | '\u{1D400}'..='\u{1D7FF}'
        | '\u{1F100}'..='\u{1F1FF}' | '\u{1FBF0}'..='\u{1FBF9}')
}

/// Printable ASCII, white space, or the mark between two joined strings.
pub fn is_plain(byte: u8) -> bool {
    matches!(byte, 0x20..=0x7E | b'\n' | b'\r' | b'\t' | JOINED)
}

/// Whether [`is_plain`] holds throughout. Without an early end, so that the compiler takes many bytes at once.
pub fn is_all_plain(text: &str) -> bool {
    text.bytes().fold(true, |all, byte| all & is_plain(byte))
}

/// Folds a text. Plain ASCII, the common case, is borrowed.
pub fn fold(text: &str) -> Folded<'_> {
    if is_all_plain(text) {
        return Folded { bytes: Cow::Borrowed(text.as_bytes()), foreign: false };
    }
    let mut bytes = Vec::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\u{20}'..='\u{7E}' | JOIN => bytes.push(c as u8),
            _ if c.is_whitespace() => bytes.push(b' '),
            '\u{0}'..='\u{9F}' => {}
            _ if is_invisible(c) => {}
            _ if may_fold(c) => unicode_normalization::char::decompose_compatible(c, |piece| bytes.push(one(piece))),
            _ => bytes.push(one(c)),
        }
    }
    Folded { bytes: Cow::Owned(bytes), foreign: true }
}

fn one(c: char) -> u8 {
    match u8::try_from(c) {
        Ok(byte) if byte.is_ascii() => byte,
        _ if c.is_alphabetic() => LETTER,
        _ => SYMBOL,
    }
}

/// Whether a folded byte parts words.
pub fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\n' | b'\r' | b'\t' | JOINED)
}
