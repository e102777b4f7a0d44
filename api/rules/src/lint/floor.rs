//! What no pack may leave out or water down, and the name that may not come back.

use super::questions::constant;
use super::{Refusal, at};
use crate::pack::{Requirement, Source, Text};

/// Requirements every pack must hold: code, subject, and whether it is owed to each of them whatever the facts. None may be waived
/// and none may be met by nothing.
const REQUIREMENTS: [(&str, &str, bool); 5] = [
    ("ppu_notified", "child", true),
    ("victim_has_crime", "victim", true),
    ("offender_has_crime", "offender", true),
    ("advisory_given", "offender", false),
    ("crime_outcome", "crime", false),
];
/// Questions every pack must ask, with their subject.
const QUESTIONS: [(&str, &str); 2] = [("adult_implicated", "incident"), ("repeat_offender", "offender")];
const ROUTES: [&str; 2] = ["cse", "no_prosecution"];
/// Letters alone, so that no hyphen, space or capital brings it back; in English and in Welsh.
const FORBIDDEN: [&str; 2] = ["schoolcrimebeat", "trechutroseddaumewnysgolion"];

pub(super) fn check(pack: &Source, found: &mut Vec<Refusal>) {
    let everyone = vec![true; pack.questions.len()];
    let weak = |r: &Requirement, always: bool| {
        constant(pack, &r.met_when, &everyone) == Some(true) || always && constant(pack, &r.applies_when, &everyone) != Some(true)
    };
    for (code, subject, always) in REQUIREMENTS {
        match pack.requirements.iter().find(|r| r.code == code && r.subject == subject) {
            None => found.push(Refusal::new("floor-missing", at("requirements", code))),
            Some(r) if r.waivable => found.push(Refusal::new("floor-waivable", at("requirements", code))),
            Some(r) if weak(r, always) => found.push(Refusal::new("floor-weakened", at("requirements", code))),
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
    let mut forbid = |code: &str, text: &Text, at: String| {
        if says(code) || says(&text.en) || says(&text.cy) {
            found.push(Refusal::new("school-crime-beat", at));
        }
    };
    pack.questions.iter().for_each(|x| forbid(&x.code, &x.text, at("questions", &x.code)));
    pack.routes.iter().for_each(|x| forbid(&x.code, &x.text, at("routes", &x.code)));
    pack.offences.iter().for_each(|x| forbid(&x.code, &x.text, at("offences", &x.code)));
    pack.outcomes.iter().for_each(|x| forbid(&x.code, &x.text, at("outcomes", &x.code)));
}

fn says(text: &str) -> bool {
    let letters: String = text.chars().filter(char::is_ascii_alphabetic).map(|c| c.to_ascii_lowercase()).collect();
    FORBIDDEN.iter().any(|name| letters.contains(name))
}
