//! Encodings that need arithmetic.

/// Bits in groups, each a digit of the alphabet.
pub fn in_base(bytes: &[u8], bits: usize, alphabet: &[u8]) -> String {
    let all: Vec<u8> = bytes.iter().flat_map(|byte| (0..8).rev().map(move |bit| byte >> bit & 1)).collect();
    let digit = |group: &[u8]| (0..bits).fold(0, |value, at| value << 1 | usize::from(group.get(at).copied().unwrap_or(0)));
    all.chunks(bits).map(|group| char::from(alphabet[digit(group)])).collect()
}

fn base85(bytes: &[u8], digit: impl Fn(usize) -> char) -> String {
    let group = |four: &[u8]| {
        let value = (0..4).fold(0u32, |value, at| value << 8 | u32::from(four.get(at).copied().unwrap_or(0)));
        (0..5).rev().map(|power| digit((value / 85u32.pow(power) % 85) as usize)).collect::<String>()
    };
    bytes.chunks(4).map(group).collect()
}

pub fn ascii85(bytes: &[u8]) -> String {
    base85(bytes, |digit| char::from(b'!' + digit as u8))
}

pub fn z85(bytes: &[u8]) -> String {
    const DIGITS: &[u8] = b"0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ.-:+=^!/*?&<>()[]{}@%$#";
    base85(bytes, |digit| char::from(DIGITS[digit]))
}

/// Lines of 45 bytes, each led by its length.
pub fn uuencode(bytes: &[u8]) -> String {
    const DIGITS: &[u8] = b"`!\"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_";
    bytes.chunks(45).map(|line| format!("{}{}\n", char::from(DIGITS[line.len()]), in_base(line, 6, DIGITS))).collect()
}
