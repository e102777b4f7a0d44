//! The long-run rules: any 256 letters and digits in a row that look drawn by lot, whatever file they came from and whatever stands
//! between them. Counted in a sliding window, looked at every 16 characters. Source of the 256: standards, layer 5 of refusing media.

use super::stream::GAP;

/// Characters in a window.
pub const WINDOW: usize = 256;
const STEP: usize = 16;

/// Eight counts of a window, 16 bits each in one number, so that a step is one addition and one subtraction.
#[derive(Clone, Copy, Default)]
struct Counts(u128);

const UPPER: u32 = 0;
const LOWER: u32 = 1;
const DIGIT: u32 = 2;
/// A change between capital, small letter and digit.
const CHANGE: u32 = 3;
/// A change within a word that writing hardly knows: small letter to capital, digit to letter.
const ODD: u32 = 4;
const GAPS: u32 = 5;
const NOT_HEX: u32 = 6;
/// A digit that base32 leaves out.
const NOT_BASE32: u32 = 7;

impl Counts {
    fn of(self, count: u32) -> usize {
        (self.0 >> (16 * count)) as u16 as usize
    }
}

const fn class(byte: u8) -> u32 {
    match byte & !GAP {
        b'A'..=b'Z' => UPPER,
        b'a'..=b'z' => LOWER,
        _ => DIGIT,
    }
}

/// What a character adds, by the class of the one before and itself: worked out by the compiler.
static FEATURES: [[u128; 256]; 3] = [features(UPPER), features(LOWER), features(DIGIT)];

const fn features(was: u32) -> [u128; 256] {
    let mut all = [0; 256];
    let mut at = 0;
    while at < 256 {
        let byte = at as u8;
        let (is, plain, gap) = (class(byte), byte & !GAP, byte & GAP != 0);
        let odd = !gap && ((was == LOWER && is == UPPER) || (was == DIGIT && is != DIGIT));
        all[at] = 1 << (16 * is)
            | ((was != is) as u128) << (16 * CHANGE)
            | (odd as u128) << (16 * ODD)
            | (gap as u128) << (16 * GAPS)
            | (!plain.is_ascii_hexdigit() as u128) << (16 * NOT_HEX)
            | (matches!(plain, b'0' | b'1' | b'8' | b'9') as u128) << (16 * NOT_BASE32);
        at += 1;
    }
    all
}

fn added(stream: &[u8], at: usize) -> u128 {
    FEATURES[class(stream[at.saturating_sub(1)]) as usize][usize::from(stream[at])]
}

/// The first rule that a window of the stream breaks. `needed` is how many windows' worth in a row must break it.
pub fn find(stream: &[u8], needed: usize) -> Option<&'static str> {
    if stream.len() < WINDOW {
        return None;
    }
    let mut sum = Counts::default();
    let mut streaks = [0usize; RULES.len()];
    for at in 0..stream.len() {
        sum.0 += added(stream, at);
        if at >= WINDOW {
            sum.0 -= added(stream, at - WINDOW);
        }
        if at + 1 < WINDOW || ((at + 1) % STEP != 0 && at + 1 != stream.len()) {
            continue;
        }
        let window = &stream[at + 1 - WINDOW..=at];
        for (streak, rule) in streaks.iter_mut().zip(RULES) {
            *streak = if (rule.breaks)(sum, window) { *streak + 1 } else { 0 };
            if *streak > (needed.max(rule.windows) - 1) * WINDOW / STEP {
                return Some(rule.name);
            }
        }
    }
    None
}

struct Rule {
    name: &'static str,
    windows: usize,
    breaks: fn(Counts, &[u8]) -> bool,
}

const RULES: [Rule; 5] = [
    Rule { name: "base64-run", windows: 1, breaks: base64 },
    Rule { name: "base32-run", windows: 1, breaks: base32 },
    Rule { name: "hex-run", windows: 1, breaks: hex },
    Rule { name: "binary-run", windows: 1, breaks: binary },
    // Number plates and post codes mix capitals and digits too: twice the length is asked.
    Rule { name: "base36-run", windows: 2, breaks: base36 },
];

/// Spelled out one by one ("i V B O"): no word in sight over the whole window.
fn spelled(sum: Counts) -> bool {
    sum.of(GAPS) * 100 >= WINDOW * 65
}

/// One token of 80 characters among references must not tip the scale: most of the window has to be code.
fn base64(sum: Counts, _: &[u8]) -> bool {
    let change = sum.of(CHANGE) * 100;
    let odd = sum.of(ODD) * 100;
    sum.of(UPPER) * 100 >= WINDOW * 15
        && sum.of(LOWER) * 100 >= WINDOW * 15
        && sum.of(DIGIT) * 100 >= WINDOW * 3
        && (odd >= WINDOW * 26 || (change >= WINDOW * 55 && odd >= WINDOW * 9) || (change >= WINDOW * 38 && spelled(sum)))
}

fn one_case(sum: Counts) -> bool {
    sum.of(UPPER).min(sum.of(LOWER)) * 100 <= WINDOW * 2
}

fn base32(sum: Counts, window: &[u8]) -> bool {
    sum.of(NOT_BASE32) * 100 <= WINDOW
        && one_case(sum)
        && sum.of(DIGIT) * 100 >= WINDOW * 8
        && (sum.of(ODD) * 100 >= WINDOW * 6 || spelled(sum))
        && (flat(window) || sum.of(ODD) * 100 >= WINDOW * 9)
}

fn hex(sum: Counts, window: &[u8]) -> bool {
    if sum.of(NOT_HEX) * 100 > WINDOW * 2 || sum.of(DIGIT) * 100 < WINDOW * 12 || (sum.of(UPPER) + sum.of(LOWER)) * 100 < WINDOW * 10 {
        return false;
    }
    // "12 Feb 2026" and "7A, 8B" are hex all through: but there no digit follows a letter within a word, and letters are left out.
    let mixed = window.windows(2).filter(|pair| pair[1] & GAP == 0 && class(pair[0]) != DIGIT && class(pair[1]) == DIGIT).count();
    let letters = letters(window);
    (mixed * 100 >= WINDOW * 4 || spelled(sum)) && letters[..6].iter().filter(|count| **count > 0).count() >= 5
}

fn binary(sum: Counts, window: &[u8]) -> bool {
    if sum.of(DIGIT) < WINDOW {
        return false;
    }
    let ones = window.iter().filter(|byte| **byte & !GAP == b'1').count();
    let zeros = window.iter().filter(|byte| **byte & !GAP == b'0').count();
    ones + zeros == WINDOW && ones.min(zeros) * 100 >= WINDOW * 10
}

fn base36(sum: Counts, window: &[u8]) -> bool {
    one_case(sum)
        && (12..=45).contains(&(sum.of(DIGIT) * 100 / WINDOW))
        && sum.of(CHANGE) * 100 >= WINDOW * 25
        && (sum.of(ODD) * 100 >= WINDOW * 10 || spelled(sum))
        && flat(window)
}

fn letters(window: &[u8]) -> [usize; 26] {
    let mut counts = [0; 26];
    for byte in window.iter().map(|byte| (byte & !GAP).to_ascii_lowercase()).filter(u8::is_ascii_lowercase) {
        counts[usize::from(byte - b'a')] += 1;
    }
    counts
}

/// Letters used about equally often: the index of coincidence of a language is 0.065 and over, of chance 0.038.
fn flat(window: &[u8]) -> bool {
    let counts = letters(window);
    let all: usize = counts.iter().sum();
    let same: usize = counts.iter().map(|count| count * count.saturating_sub(1)).sum();
    all > 64 && same * 1000 <= 53 * all * (all - 1)
}
