//! What no pack may leave out or water down, and the word that may not come back.

use super::{Refusal, at};
use crate::pack::Source;

/// Requirements every pack must hold, with their subject; none of them may be waived.
const REQUIREMENTS: [(&str, &str); 5] = [
    ("ppu_notified", "child"),
    ("victim_has_crime", "victim"),
    ("offender_has_crime", "offender"),
    ("advisory_given", "offender"),
    ("crime_outcome", "crime"),
];
/// Questions every pack must ask, with their subject.
const QUESTIONS: [(&str, &str); 2] = [("adult_implicated", "incident"), ("repeat_offender", "offender")];
const ROUTES: [&str; 2] = ["cse", "no_prosecution"];
const FORBIDDEN: &str = "school crime beat";

pub(super) fn check(pack: &Source, found: &mut Vec<Refusal>) {
    for (code, subject) in REQUIREMENTS {
        match pack.requirements.iter().find(|r| r.code == code && r.subject == subject) {
            None => found.push(Refusal::new("floor-missing", at("requirements", code))),
            Some(r) if r.waivable => found.push(Refusal::new("floor-waivable", at("requirements", code))),
            Some(_) => (),
        }
    }
    for (code, subject) in QUESTIONS {
        match pack.questions.iter().find(|q| q.code == code && q.subject == subject) {
            None => found.push(Refusal::new("floor-missing", at("questions", code))),
            Some(q) if q.waivable => found.push(Refusal::new("floor-waivable", at("questions", code))),
            Some(_) => (),
        }
    }
    for code in ROUTES {
        if !pack.routes.iter().any(|r| r.code == code) {
            found.push(Refusal::new("floor-missing", at("routes", code)));
        }
    }
    let mut forbid = |code: &str, text: &str, at: String| {
        if says(code) || says(text) {
            found.push(Refusal::new("school-crime-beat", at));
        }
    };
    pack.routes.iter().for_each(|x| forbid(&x.code, &x.text.en, at("routes", &x.code)));
    pack.offences.iter().for_each(|x| forbid(&x.code, &x.text.en, at("offences", &x.code)));
    pack.outcomes.iter().for_each(|x| forbid(&x.code, &x.text.en, at("outcomes", &x.code)));
}

fn says(text: &str) -> bool {
    text.to_ascii_lowercase().replace(['_', '-'], " ").contains(FORBIDDEN)
}
