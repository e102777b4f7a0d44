//! Encodings that use punctuation as digits: ascii85, Z85, base91, uuencode, xxencode. Writing uses a dozen signs, between words; these
//! use all of them, anywhere.

use super::fold::is_space;
use super::heads;

const WINDOW: usize = 256;
/// Different signs in a window.
const KINDS: u32 = 17;
const ASCII85: &[u8] = b"!\"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`abcdefghijklmnopqrstu";
const Z85: &[u8] = b"0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ.-:+=^!/*?&<>()[]{}@%$#";
const RFC1924: &[u8] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$%&()*+-;<=>?@^_`{|}~";

/// A long run of noise.
pub fn find(text: &[u8]) -> Option<&'static str> {
    let kinds = text.iter().filter(|byte| byte.is_ascii_punctuation()).fold(0u128, |kinds, byte| kinds | 1 << byte);
    if kinds.count_ones() < KINDS {
        return None;
    }
    let marks: Vec<u8> = text.iter().copied().filter(|byte| !is_space(*byte)).collect();
    if marks.len() < WINDOW {
        return None;
    }
    let class = |byte: u8| if byte.is_ascii_alphabetic() { byte & 0x20 } else { u8::from(byte.is_ascii_digit()) + 1 };
    let is_punctuation = |at: usize| usize::from(marks[at].is_ascii_punctuation());
    let changes = |at: usize| usize::from(at > 0 && class(marks[at]) != class(marks[at - 1]));
    let (mut punctuation, mut changed) = (0, 0);
    for at in 0..marks.len() {
        punctuation += is_punctuation(at);
        changed += changes(at);
        if at >= WINDOW {
            punctuation -= is_punctuation(at - WINDOW);
            changed -= changes(at - WINDOW);
        }
        let due = (at + 1) % 16 == 0 || at + 1 == marks.len();
        if due
            && at + 1 >= WINDOW
            && punctuation * 100 >= WINDOW * 14
            && changed * 100 >= WINDOW * 48
            && uses_all(&marks[at + 1 - WINDOW..=at])
        {
            return Some("noise-run");
        }
    }
    None
}

fn uses_all(window: &[u8]) -> bool {
    let kinds = window.iter().filter(|byte| byte.is_ascii_punctuation()).fold(0u128, |kinds, byte| kinds | 1 << byte).count_ones();
    let count = |is: fn(&u8) -> bool| window.iter().filter(|byte| is(byte)).count();
    kinds >= KINDS && count(u8::is_ascii_digit) * 100 >= WINDOW * 3 && count(u8::is_ascii_uppercase) * 100 >= WINDOW * 10
}

/// A word of 24 characters and more that begins a file in one of the base 85 alphabets or in uuencode.
pub fn find_head(text: &[u8]) -> Option<&'static str> {
    text.split(|byte| is_space(*byte)).filter(|word| word.len() >= 24).find_map(|word| {
        let bare = word.strip_prefix(b"<~").unwrap_or(word);
        if [ASCII85, Z85, RFC1924].iter().any(|alphabet| heads::sniff(&base85(bare, alphabet)).is_some()) {
            return Some("base85-head");
        }
        let lines = uuencode(&word[1..]);
        (heads::sniff(&lines).is_some() || heads::sniff(&uuencode(word)).is_some()).then_some("uuencode-head")
    })
}

fn base85(word: &[u8], alphabet: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(48);
    let mut digits = word.iter();
    while bytes.len() < 48 {
        let mut value = 0u64;
        for at in 0..5 {
            let Some(byte) = digits.next() else { return bytes };
            if at == 0 && *byte == b'z' && alphabet.len() == ASCII85.len() && alphabet[0] == b'!' {
                break;
            }
            let Some(digit) = alphabet.iter().position(|known| known == byte) else { return bytes };
            value = value * 85 + digit as u64;
        }
        // Five digits may say more than four bytes hold: then they were none.
        let Ok(value) = u32::try_from(value) else { return bytes };
        bytes.extend(value.to_be_bytes());
    }
    bytes
}

fn uuencode(word: &[u8]) -> Vec<u8> {
    let six = |byte: u8| u32::from(byte.wrapping_sub(0x20) & 0x3F);
    let groups = word.chunks_exact(4).take(12);
    groups.flat_map(|four| four.iter().fold(0, |value, byte| value << 6 | six(*byte)).to_be_bytes()[1..].to_vec()).collect()
}
