//! A name as it sounds, for finding a person whose name was heard and not read. Made for the names of Wales and England together:
//! Siân and Shan, Rhys and Reece, Gruffydd and Griffith, Dafydd and David meet; the English sound codes tear them apart.
//!
//! A key is coarse on purpose (vowels go, near consonants fall together): it finds candidates for a person to choose from. The store
//! keeps only a keyed hash of each key, so nothing here is stored as text.

use crate::ids::Id;
use crate::person::PersonFacts;
use crate::school::fold;
use crate::text::PersonalText;
use chrono::Datelike;
use std::collections::BTreeSet;

/// Longest key, in sounds.
const SOUNDS: usize = 8;
/// Words that come before a name and are written or left out: son of, daughter of, of, the.
const PARTICLES: &[&str] =
    &["ap", "ab", "ferch", "verch", "merch", "y", "yr", "o", "de", "da", "di", "van", "von", "al", "el", "bin", "bint", "ibn"];

/// What letters stand for, longest first. `-` is silent; a vowel counts only at the beginning.
const SPELLINGS: &[(&str, &str)] = &[
    ("tch", "K"),
    ("sch", "S"),
    ("igh", "A"),
    ("ugh", "A"),
    ("ch", "K"),
    ("ck", "K"),
    ("cz", "S"),
    ("dd", "T"),
    ("ff", "F"),
    ("gw", "W"),
    ("gh", "-"),
    ("kn", "N"),
    ("ll", "L"),
    ("mh", "M"),
    ("ng", "N"),
    ("nh", "N"),
    ("ph", "F"),
    ("qu", "KW"),
    ("rh", "R"),
    ("sh", "S"),
    ("th", "T"),
    ("ts", "S"),
    ("wh", "W"),
    ("wr", "R"),
    ("b", "P"),
    ("d", "T"),
    ("f", "F"),
    ("g", "K"),
    ("h", "-"),
    ("j", "J"),
    ("k", "K"),
    ("l", "L"),
    ("m", "M"),
    ("n", "N"),
    ("p", "P"),
    ("q", "K"),
    ("r", "R"),
    ("s", "S"),
    ("t", "T"),
    ("v", "F"),
    ("x", "KS"),
    ("z", "S"),
];

/// These are one sound only where a name begins.
const ONLY_FIRST: &[&str] = &["kn", "wr", "gw", "wh"];

/// How a name sounds. `c` is hard in Welsh and often soft in English, so some names have two keys; a name without letters has none.
pub fn sounds(name: &str) -> Vec<String> {
    let letters = letters(name);
    let hard = key(&letters, "K");
    let soft = key(&letters, "S");
    match (hard.is_empty(), hard == soft) {
        (true, _) => Vec::new(),
        (_, true) => vec![hard],
        _ => vec![hard, soft],
    }
}

/// Letters without accents, particles and punctuation; a particle that is the whole name stays.
fn letters(name: &str) -> String {
    let plain: String = fold(name)
        .chars()
        .map(|c| match c {
            'ø' => 'o',
            'ł' => 'l',
            'đ' | 'ð' => 'd',
            'æ' => 'a',
            'ß' => 's',
            'þ' => 't',
            c => c,
        })
        .collect();
    let words: Vec<String> = plain
        .split(|c: char| c.is_whitespace() || c == '-')
        .map(|word| word.chars().filter(|c| c.is_alphanumeric()).collect::<String>())
        .filter(|word| !word.is_empty())
        .collect();
    let kept: Vec<&String> = words.iter().filter(|word| !PARTICLES.contains(&word.as_str())).collect();
    let joined: String = if kept.is_empty() { words.concat() } else { kept.into_iter().map(String::as_str).collect() };
    joined.strip_prefix("mc").map(|rest| format!("mac{rest}")).unwrap_or(joined)
}

const fn is_vowel(c: char) -> bool {
    matches!(c, 'a' | 'e' | 'i' | 'o' | 'u' | 'w' | 'y')
}

fn key(letters: &str, soft_c: &str) -> String {
    let mut found = String::new();
    let mut rest = letters;
    // The same sound twice in a row is one; a vowel between them makes them two.
    let mut apart = true;
    while let Some(first) = rest.chars().next() {
        let (taken, sound) = next(rest, first, found.is_empty() && apart, soft_c);
        rest = rest.get(taken..).unwrap_or_default();
        if sound.is_empty() {
            apart |= is_vowel(first);
        } else if sound != "-" {
            for one in sound.chars() {
                if apart || !found.ends_with(one) {
                    found.push(one);
                }
            }
            apart = false;
        }
    }
    found.chars().take(SOUNDS).collect()
}

/// How many bytes the next sound takes, and the sound: nothing for a vowel inside, `-` for a silent letter.
fn next(rest: &str, first: char, at_start: bool, soft_c: &str) -> (usize, String) {
    let second = rest.chars().nth(1);
    let front = |c: Option<char>| matches!(c, Some('e' | 'i' | 'y'));
    // "Si" before a vowel is the sh of Siân and Siôn.
    if rest.starts_with("si") && rest.chars().nth(2).is_some_and(|c| matches!(c, 'a' | 'o' | 'w')) {
        return (2, "S".to_owned());
    }
    // W and Y begin a name as consonants before a vowel (William, Yasmin), as vowels otherwise (Wmffre, Ynyr).
    if at_start && matches!(first, 'w' | 'y') && second.is_some_and(|c| is_vowel(c) && c != first) {
        return (1, if first == 'w' { "W" } else { "J" }.to_owned());
    }
    let spelt = SPELLINGS.iter().find(|(letters, _)| rest.starts_with(letters) && (at_start || !ONLY_FIRST.contains(letters)));
    match spelt {
        Some((letters, "A")) => (letters.len(), if at_start { "A".to_owned() } else { String::new() }),
        Some((letters, sound)) => (letters.len(), (*sound).to_owned()),
        None if first == 'c' => (1, if front(second) { soft_c } else { "K" }.to_owned()),
        None if is_vowel(first) => (1, if at_start { "A".to_owned() } else { String::new() }),
        // A letter of another script stands for itself.
        None => (first.len_utf8(), first.to_string()),
    }
}

/// The years somebody can have been born in, from a birthday or a stated age.
fn birth_years(person: &PersonFacts) -> Vec<i32> {
    match (&person.date_of_birth, &person.stated_age) {
        (Some(born), _) => vec![born.0.year()],
        (None, Some(stated)) => vec![stated.on.0.year() - stated.years - 1, stated.on.0.year() - stated.years],
        (None, None) => Vec::new(),
    }
}

/// Every key under which a person is found, and by which one is looked for: each joins two things, so that no key is a bare surname.
/// Given and family name are joined in either order, since forms swap them. Sorted, each once.
pub fn search_keys(person: &PersonFacts) -> Vec<String> {
    let sounds_of = |name: Option<&PersonalText>| name.map(|name| sounds(name.expose())).unwrap_or_default();
    // Only the first of several given names: the others are seldom said.
    let first = person.given_names.as_ref().and_then(|names| names.expose().split_whitespace().next()).map(sounds).unwrap_or_default();
    let given: BTreeSet<String> = first.into_iter().chain(sounds_of(person.known_as.as_ref())).collect();
    let family = sounds_of(person.family_name.as_ref());
    let school = person.school_id.map(|id: Id| id.to_string()).or_else(|| sounds_of(person.school_name.as_ref()).into_iter().next());
    let mut keys = BTreeSet::new();
    for surname in &family {
        keys.extend(birth_years(person).iter().map(|year| format!("family-year:{surname}:{year}")));
        keys.extend(school.iter().map(|school| format!("family-school:{surname}:{school}")));
        for name in &given {
            let (a, b) = if name <= surname { (name, surname) } else { (surname, name) };
            keys.insert(format!("names:{a}:{b}"));
        }
    }
    for name in &given {
        keys.extend(school.iter().map(|school| format!("given-school:{name}:{school}")));
        keys.extend(birth_years(person).iter().map(|year| format!("given-year:{name}:{year}")));
    }
    keys.into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn alike(a: &str, b: &str) -> bool {
        sounds(a).iter().any(|sound| sounds(b).contains(sound))
    }

    #[test]
    fn welsh_and_english_spellings_of_one_name_meet() {
        for (a, b) in [
            ("Siân", "Sian"),
            ("Siân", "Shan"),
            ("Siôn", "Shaun"),
            ("Rhys", "Reece"),
            ("Rhys", "Rees"),
            ("Gruffydd", "Griffith"),
            ("Dafydd", "David"),
            ("Llŷr", "Lyr"),
            ("Llywelyn", "Llewellyn"),
            ("Ifan", "Evan"),
            ("Ffion", "Fion"),
            ("Huw", "Hugh"),
            ("Huws", "Hughes"),
            ("Cerys", "Kerys"),
            ("Gwilym", "Gwillim"),
            ("Wyn", "Gwyn"),
            ("Wynne", "Wyn"),
            ("Bronwen", "Bronwyn"),
            ("Pritchard", "Prichard"),
            ("Iwan", "Ieuan"),
            ("Ifor", "Ivor"),
            ("ap Rhys", "Rhys"),
            ("ferch Llyn", "Llyn"),
            ("Llŷn", "Llyn"),
            ("Ŵyn", "Wyn"),
            ("O'Brien", "OBrien"),
            ("McDonald", "MacDonald"),
            ("Davies", "Davis"),
            ("Stephen", "Steven"),
            ("Clark", "Clarke"),
            ("Nicky", "Niki"),
            ("Zoë", "Zoe"),
            ("Ashleigh", "Ashley"),
            ("William", "Gwilliam"),
        ] {
            assert!(alike(a, b), "{a} {:?} and {b} {:?}", sounds(a), sounds(b));
        }
    }

    #[test]
    fn different_names_stay_apart() {
        for (a, b) in [
            ("Rhys", "Huw"),
            ("Evans", "Jones"),
            ("Megan", "Morgan"),
            ("Williams", "Wilson"),
            ("Siân", "Ffion"),
            ("Price", "Pugh"),
            ("Thomas", "Davies"),
            ("Roberts", "Richards"),
            ("Ali", "Khan"),
            ("Aled", "Alun"),
        ] {
            assert!(!alike(a, b), "{a} {:?} and {b} {:?}", sounds(a), sounds(b));
        }
    }

    #[test]
    fn any_text_has_a_key_or_none_and_never_a_long_one() {
        assert!(sounds("").is_empty());
        assert!(sounds(" - ' ").is_empty());
        assert_eq!(sounds("ap").len(), 1, "a particle that is the whole name is a name");
        assert!(!sounds("محمد").is_empty());
        assert!(sounds(&"Bartholomew".repeat(50)).iter().all(|key| key.chars().count() <= SOUNDS));
    }

    fn person(given: &str, family: &str) -> PersonFacts {
        serde_json::from_value(serde_json::json!({ "givenNames": given, "familyName": family })).expect("a person")
    }

    fn share(a: &PersonFacts, b: &PersonFacts) -> bool {
        search_keys(a).iter().any(|key| search_keys(b).contains(key))
    }

    #[test]
    fn a_name_is_found_by_sound_in_either_order() {
        assert!(share(&person("Siân", "Rhys"), &person("Sian Mair", "Reece")));
        assert!(share(&person("Siân", "Rhys"), &person("Rhys", "Shan")));
        assert!(!share(&person("Siân", "Rhys"), &person("Megan", "Rhys")), "a surname alone is no key");
    }

    #[test]
    fn a_stated_age_finds_the_birthday() {
        let born = PersonFacts { date_of_birth: crate::instant::Day::parse("2011-09-30").ok(), ..person("A", "Llŷr") };
        let stated: PersonFacts = serde_json::from_value(serde_json::json!({
            "familyName": "Llyr", "statedAge": { "years": 14, "source": "school", "on": "2026-05-01" }
        }))
        .expect("a person");
        assert!(share(&born, &stated));
    }
}
