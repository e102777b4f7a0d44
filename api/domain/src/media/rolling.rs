//! Heads in disguise: each decoder keeps the last six decoded bytes while it runs over the text once, skipping whatever is no digit of
//! its alphabet, and asks at every character whether a file begins there. Spaces, line ends and soft separators thus change nothing.

use super::heads;

const NONE: u8 = 0xFF;
/// Encoded characters a head must have behind it before it is believed.
const LEAST: usize = 24;

struct Coding {
    name: &'static str,
    table: [u8; 256],
}

const fn table(alphabet: &[u8], fold_case: bool, turned: bool) -> [u8; 256] {
    let mut table = [NONE; 256];
    let mut at = 0;
    while at < alphabet.len() {
        let mut byte = alphabet[at];
        if turned && byte.is_ascii_alphabetic() {
            let base = byte & 0xE0;
            byte = base + 1 + (byte - base - 1 + 13) % 26;
        }
        table[byte as usize] = at as u8;
        if fold_case {
            table[byte.to_ascii_lowercase() as usize] = at as u8;
        }
        at += 1;
    }
    table
}

const fn base64(turned: bool, url: bool) -> [u8; 256] {
    let mut table = table(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/", false, turned);
    if url {
        table[b'-' as usize] = 62;
        table[b'_' as usize] = 63;
    }
    table
}

static BASE64: Coding = Coding { name: "base64-head", table: base64(false, true) };
static BASE64_HYPHENS: Coding = Coding { name: "base64-head", table: base64(false, false) };
static BASE64_ROT13: Coding = Coding { name: "base64-rot13-head", table: base64(true, true) };
static HEX: Coding = Coding { name: "hex-head", table: table(b"0123456789ABCDEF", true, false) };
static BASE32: Coding = Coding { name: "base32-head", table: table(b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", true, false) };
static BASE32_HEX: Coding = Coding { name: "base32hex-head", table: table(b"0123456789ABCDEFGHIJKLMNOPQRSTUV", true, false) };
static BINARY: Coding = Coding { name: "binary-head", table: table(b"01", false, false) };

/// The first head found in the folded text, under any of the codings it has the characters for.
pub fn find(text: &[u8]) -> Option<&'static str> {
    let count = |is: fn(&&u8) -> bool| text.iter().filter(is).count();
    let digits = count(|byte| byte.is_ascii_digit());
    let hyphens = count(|byte| matches!(byte, b'-' | b'_'));
    run::<6, 8, true>(&BASE64, text)
        .or_else(|| if hyphens > 2 { run::<6, 8, false>(&BASE64_HYPHENS, text) } else { None })
        .or_else(|| run::<6, 8, false>(&BASE64_ROT13, text))
        .or_else(|| if digits > 0 { run::<5, 10, false>(&BASE32, text) } else { None })
        .or_else(|| if digits > 2 { run::<5, 10, false>(&BASE32_HEX, text) } else { None })
        .or_else(|| if digits > 4 { run::<4, 12, true>(&HEX, text) } else { None })
        .or_else(|| if digits >= 48 { run::<1, 48, false>(&BINARY, text) } else { None })
}

/// `DIGITS` of `BITS` bits hold six bytes. No branch depends on the text until a head may begin.
fn run<const BITS: u32, const DIGITS: usize, const BACKWARDS: bool>(coding: &Coding, text: &[u8]) -> Option<&'static str> {
    let span = BITS * DIGITS as u32;
    let (mask, top, spare) = ((1u64 << span) - 1, span - BITS, span - 48);
    let (mut forth, mut back, mut seen) = (0u64, 0u64, 0usize);
    for (at, byte) in text.iter().enumerate() {
        let digit = coding.table[usize::from(*byte)];
        let is_digit = digit != NONE;
        seen += usize::from(is_digit);
        forth = if is_digit { (forth << BITS | u64::from(digit)) & mask } else { forth };
        if heads::may_begin(forth >> spare)
            && is_digit
            && seen >= DIGITS
            && read(coding, BITS, text[start(coding, DIGITS, text, at)..].iter())
        {
            return Some(coding.name);
        }
        if BACKWARDS {
            back = if is_digit { back >> BITS | u64::from(digit) << top } else { back };
            if heads::may_begin(back >> spare) && is_digit && seen >= LEAST && read(coding, BITS, text[..=at].iter().rev()) {
                return Some(coding.name);
            }
        }
    }
    None
}

/// Where the six bytes that end at `at` begin.
fn start(coding: &Coding, digits: usize, text: &[u8], at: usize) -> usize {
    let mut left = digits;
    let mut from = at + 1;
    while left > 0 && from > 0 {
        from -= 1;
        left -= usize::from(coding.table[usize::from(text[from])] != NONE);
    }
    from
}

/// Decodes up to 48 bytes from here and looks again, without haste.
fn read<'a>(coding: &Coding, bits: u32, text: impl Iterator<Item = &'a u8>) -> bool {
    let (mut bytes, mut hold, mut held, mut digits) = (Vec::with_capacity(48), 0u32, 0, 0);
    for digit in text.map(|byte| coding.table[usize::from(*byte)]).filter(|digit| *digit != NONE) {
        digits += 1;
        hold = hold << bits | u32::from(digit);
        held += bits;
        if held >= 8 {
            held -= 8;
            bytes.push((hold >> held) as u8);
            hold &= (1 << held) - 1;
        }
        if bytes.len() == 48 {
            break;
        }
    }
    digits >= LEAST && heads::sniff(&bytes).is_some()
}
