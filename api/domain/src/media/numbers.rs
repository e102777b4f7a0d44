//! Bytes written as numbers: "255, 216, 255", "[137 80 78 71]", octal "377 330". Marks, ages, times and telephone numbers are numbers too,
//! so a list is refused for its spread: half of the bytes of a file lie above 127, and they take on most values.

use super::tokens::{Found, printable};
use super::{fold, heads};

/// Numbers in a list before its spread is judged.
const LIST: usize = 64;
/// Fewest numbers of a head: fewer than 24 characters cannot hold them.
const HEAD: usize = 8;

/// Looks at every list of numbers from 0 to 255 that no word and no larger number interrupts.
pub fn find(text: &[u8], mut see: impl FnMut(Found) -> Option<&'static str>) -> Option<&'static str> {
    let mut lists = Lists { decimal: Vec::new(), octal: Vec::new() };
    let mut at = 0;
    while at < text.len() {
        let byte = text[at];
        if !byte.is_ascii_digit() {
            // Up to two letters may part numbers ("x", "u8"); a word ends the list.
            let word = text[at..].iter().take_while(|byte| byte.is_ascii_alphabetic() || **byte == fold::LETTER).count();
            if word > 2
                && let Some(name) = lists.end(&mut see)
            {
                return Some(name);
            }
            at += word.max(1);
            continue;
        }
        let length = text[at..].iter().take_while(|byte| byte.is_ascii_digit()).count();
        let signed = at > 0 && text[at - 1] == b'-' && (at == 1 || !text[at - 2].is_ascii_alphanumeric());
        if let Some(name) = lists.take(&text[at..at + length], signed, &mut see) {
            return Some(name);
        }
        at += length;
    }
    lists.end(&mut see)
}

struct Lists {
    decimal: Vec<u8>,
    octal: Vec<u8>,
}

impl Lists {
    fn take(&mut self, digits: &[u8], signed: bool, see: &mut impl FnMut(Found) -> Option<&'static str>) -> Option<&'static str> {
        let number = |base: u32| digits.iter().fold(0u32, |sum, digit| sum.saturating_mul(base).saturating_add(u32::from(digit - b'0')));
        let octal = u8::try_from(number(8)).ok().filter(|_| digits.len() == 3 && digits.iter().all(|digit| *digit < b'8'));
        let decimal =
            u8::try_from(number(10)).ok().filter(|_| digits.len() <= 3).map(|byte| if signed { byte.wrapping_neg() } else { byte });
        if octal.is_none() && digits.len() < 3 && decimal.is_some() {
            self.decimal.extend(decimal);
            return None;
        }
        [(&mut self.decimal, decimal), (&mut self.octal, octal)].into_iter().find_map(|(list, next)| match next {
            Some(byte) => {
                list.push(byte);
                None
            }
            None => judge(&std::mem::take(list), see),
        })
    }

    fn end(&mut self, see: &mut impl FnMut(Found) -> Option<&'static str>) -> Option<&'static str> {
        judge(&std::mem::take(&mut self.decimal), see).or_else(|| judge(&std::mem::take(&mut self.octal), see))
    }
}

fn judge(list: &[u8], see: &mut impl FnMut(Found) -> Option<&'static str>) -> Option<&'static str> {
    if list.len() < HEAD {
        return None;
    }
    let padded: Vec<u8> = list.iter().copied().take(48).collect();
    if heads::sniff(&padded).is_some() {
        return Some("number-list-head");
    }
    if let Some(text) = printable(list) {
        return see(Found::Text(text));
    }
    if list.len() < LIST {
        return None;
    }
    let mut seen = [false; 256];
    list.iter().for_each(|byte| seen[usize::from(*byte)] = true);
    let distinct = seen.iter().filter(|seen| **seen).count();
    let high = list.iter().filter(|byte| **byte > 127).count();
    (distinct >= 40 && high * 100 >= list.len() * 25 && seen[160..].iter().filter(|seen| **seen).count() >= 16).then_some("number-list")
}
