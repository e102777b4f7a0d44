//! The letters and digits of a folded text, one after the other, without what honest records hold and no image needs: record ids, a few
//! checksums, links. What is left of those (a long run inside a link, a fifth checksum) is looked at like any text.

use super::fold::{JOINED, LETTER, is_space};

/// Set on the first letter or digit after a gap.
pub const GAP: u8 = 0x80;
/// Checksums a text may hold: MD5, SHA-1 or SHA-256 in hex, each standing alone. More of them are lines of a dump.
const CHECKSUMS: usize = 4;

/// Stands for a letter outside ASCII: a small one, of no hex.
const FOREIGN: u8 = b'o' | GAP;

/// Letters and digits, each with [`GAP`] where a gap came before it.
#[derive(Default)]
pub struct Stream {
    /// Of the text.
    pub text: Vec<u8>,
    /// Of its links, one after the other.
    pub links: Vec<u8>,
    /// Where each link ends in them.
    pub ends: Vec<usize>,
}

impl Stream {
    /// Each link by itself.
    pub fn each_link(&self) -> impl Iterator<Item = &[u8]> {
        self.ends.iter().scan(0, |from, end| Some(&self.links[std::mem::replace(from, *end)..*end]))
    }
}

/// Splits a folded text.
pub fn split(text: &[u8]) -> Stream {
    let mut stream = Stream { text: Vec::with_capacity(text.len()), ..Stream::default() };
    let (mut at, mut checksums, mut gap) = (0, 0, true);
    while at < text.len() {
        let byte = text[at];
        if !byte.is_ascii_alphanumeric() {
            // A word of another script keeps what stands around it apart; a lone letter is a separator.
            if byte == LETTER && at > 0 && text[at - 1] == LETTER {
                stream.text.push(FOREIGN);
            }
            gap = true;
            at += escape_mark(&text[at..]);
            continue;
        }
        if gap {
            let rest = &text[at..];
            let skipped = link(text, at).or_else(|| record_id(rest)).or_else(|| checksum(rest).filter(|_| checksums < CHECKSUMS));
            if let Some(length) = skipped {
                if link(text, at).is_some() {
                    push_link(&mut stream.links, &rest[..length]);
                    stream.ends.push(stream.links.len());
                } else {
                    checksums += usize::from(record_id(rest).is_none());
                }
                at += length;
                continue;
            }
            if byte == b'0' && matches!(rest, [_, b'x' | b'X', hex, ..] if hex.is_ascii_hexdigit()) {
                at += 2;
                continue;
            }
        }
        stream.text.push(byte | if gap { GAP } else { 0 });
        gap = false;
        at += 1;
    }
    stream
}

/// The marks that make `\xFF`, `&#xFF;` and `\u00FF` of hex, so that only the hex is left.
fn escape_mark(rest: &[u8]) -> usize {
    match rest {
        [b'\\', b'u', b'0', b'0', hex, ..] if hex.is_ascii_hexdigit() => 4,
        [b'\\', b'x', hex, ..] if hex.is_ascii_hexdigit() => 2,
        [b'&', b'#', b'x' | b'X', ..] => 3,
        _ => 1,
    }
}

fn push_link(links: &mut Vec<u8>, link: &[u8]) {
    let mut gap = true;
    for byte in link {
        if byte.is_ascii_alphanumeric() {
            links.push(byte | if gap { GAP } else { 0 });
        }
        gap = !byte.is_ascii_alphanumeric();
    }
}

/// The length of a link that begins here: `http(s)://` or `www.` up to the next white space or bracket.
pub fn link(text: &[u8], at: usize) -> Option<usize> {
    let rest = &text[at..];
    let is = |head: &[u8]| rest.len() > head.len() && rest[..head.len()].eq_ignore_ascii_case(head);
    if !matches!(rest[0], b'h' | b'H' | b'w' | b'W') || !(is(b"http://") || is(b"https://") || is(b"www.")) {
        return None;
    }
    Some(rest.iter().position(|byte| is_space(*byte) || matches!(byte, b'<' | b'>' | b'"' | b')' | b']')).unwrap_or(rest.len()))
}

/// The length of a UUID with a version and a variant RFC 9562 knows. Seven of eight groups of random hex in its shape have neither.
fn record_id(rest: &[u8]) -> Option<usize> {
    if rest.len() < 36 || rest[8] != b'-' || rest.get(36).is_some_and(u8::is_ascii_alphanumeric) {
        return None;
    }
    let shaped = rest[..36]
        .iter()
        .enumerate()
        .all(|(at, byte)| if matches!(at, 8 | 13 | 18 | 23) { *byte == b'-' } else { byte.is_ascii_hexdigit() });
    (shaped && matches!(rest[14], b'1'..=b'8') && matches!(rest[19], b'8' | b'9' | b'a' | b'b' | b'A' | b'B')).then_some(36)
}

fn checksum(rest: &[u8]) -> Option<usize> {
    let end = rest.iter().take(66).position(|byte| !byte.is_ascii_hexdigit()).unwrap_or(rest.len().min(66));
    let alone = rest.get(end).is_none_or(|byte| !byte.is_ascii_alphanumeric() || *byte == JOINED);
    (alone && matches!(end, 32 | 40 | 64)).then_some(end)
}
