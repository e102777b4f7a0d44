//! The language, closed lists, dates, and codes that are well written and stand once.

use super::{Refusal, at};
use crate::codes as c;
use crate::instant::Day;
use crate::pack::{PackStatus, Source};

/// The version of the expression language and vocabulary these interpreters speak.
pub(super) const LANGUAGE: u32 = 1;
/// What a question may be about.
const ASKED_OF: c::Codes = &["incident", "child", "offender", "victim", "crime"];

pub(super) fn check(pack: &Source, found: &mut Vec<Refusal>) {
    if pack.language != LANGUAGE {
        found.push(Refusal::new("unsupported-language", "language"));
    }
    if !is_version(&pack.version) {
        found.push(Refusal::new("bad-code", "version"));
    }
    dates(pack, found);
    codes(pack, found);
    lists(pack, found);
}

fn dates(pack: &Source, found: &mut Vec<Refusal>) {
    if pack.status == PackStatus::Issued && pack.from.is_none() {
        found.push(Refusal::new("date-missing", "from"));
    }
    span(pack.from.as_deref(), None, "from".to_owned(), found);
    for o in &pack.offences {
        span(o.from.as_deref(), o.to.as_deref(), at("offences", &o.code), found);
    }
    for o in &pack.outcomes {
        span(o.from.as_deref(), o.to.as_deref(), at("outcomes", &o.code), found);
    }
}

fn span(from: Option<&str>, to: Option<&str>, at: String, found: &mut Vec<Refusal>) {
    let bad = [from, to].iter().any(|text| text.is_some_and(|t| Day::parse(t).is_none()));
    if bad {
        found.push(Refusal::new("bad-date", at));
    } else if let (Some(from), Some(to)) = (from.and_then(Day::parse), to.and_then(Day::parse))
        && to < from
    {
        found.push(Refusal::new("dates-reversed", at));
    }
}

/// 1 to 64 of ASCII letters, digits and underscores.
fn is_code(text: &str) -> bool {
    (1..=64).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_')
}

/// 1 to 32 of ASCII letters, digits, points and hyphens: it stands in an address and in a record.
fn is_version(text: &str) -> bool {
    (1..=32).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'.' || b == b'-')
}

fn codes(pack: &Source, found: &mut Vec<Refusal>) {
    let lists: [(&str, Vec<&str>); 9] = [
        ("roles", pack.roles.iter().map(|x| x.code.as_str()).collect()),
        ("terms", pack.terms.iter().map(|x| x.code.as_str()).collect()),
        ("notes", pack.notes.iter().map(|x| x.code.as_str()).collect()),
        ("questions", pack.questions.iter().map(|x| x.code.as_str()).collect()),
        ("routes", pack.routes.iter().map(|x| x.code.as_str()).collect()),
        ("requirements", pack.requirements.iter().map(|x| x.code.as_str()).collect()),
        ("steps", pack.steps.iter().map(|x| x.code.as_str()).collect()),
        ("offences", pack.offences.iter().map(|x| x.code.as_str()).collect()),
        ("outcomes", pack.outcomes.iter().map(|x| x.code.as_str()).collect()),
    ];
    for (list, codes) in lists {
        for (place, code) in codes.iter().enumerate() {
            if !is_code(code) {
                found.push(Refusal::new("bad-code", at(list, code)));
            }
            if codes.iter().take(place).any(|earlier| earlier == code) {
                found.push(Refusal::new("duplicate-code", at(list, code)));
            }
        }
    }
}

fn lists(pack: &Source, found: &mut Vec<Refusal>) {
    let mut known = |list: c::Codes, code: &str, at: String| {
        if c::find(list, code).is_none() {
            found.push(Refusal::new("unknown-code", at));
        }
    };
    pack.roles.iter().for_each(|r| known(c::ROLE, &r.code, at("roles", &r.code)));
    for q in &pack.questions {
        known(&["aggravating"], q.group.as_deref().unwrap_or("aggravating"), at("questions", &q.code));
        q.suggest.iter().for_each(|s| known(c::ANSWER, &s.answer, at("questions", &q.code)));
        known(if q.group.is_some() { &["incident"] } else { ASKED_OF }, &q.subject, at("questions", &q.code));
    }
    pack.routes.iter().for_each(|r| known(c::ROUTE, &r.code, at("routes", &r.code)));
    for r in &pack.requirements {
        known(c::SUBJECT, &r.subject, at("requirements", &r.code));
        known(c::OWED_BY, &r.owed_by, at("requirements", &r.code));
    }
    pack.steps.iter().for_each(|s| known(c::LANE, &s.lane, at("steps", &s.code)));
    pack.outcomes.iter().for_each(|o| known(c::SUSPECTS, &o.suspects, at("outcomes", &o.code)));
}
