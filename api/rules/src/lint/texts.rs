//! Every code has a text in English and in Welsh, every role a label, and the wording has its one blank.

use super::{Refusal, at};
use crate::codes::ROLE;
use crate::pack::{Source, Text};

pub(super) fn check(pack: &Source, found: &mut Vec<Refusal>) {
    let mut need = |text: &Text, at: String| {
        if is_blank(&text.en) || is_blank(&text.cy) {
            found.push(Refusal::new("text-missing", at));
        }
    };
    need(&pack.title, "title".to_owned());
    need(&pack.source, "source".to_owned());
    pack.roles.iter().for_each(|x| need(&x.text, at("roles", &x.code)));
    for term in &pack.terms {
        need(&term.short, at("terms", &term.code));
        need(&term.long, at("terms", &term.code));
    }
    pack.notes.iter().for_each(|x| need(&x.text, at("notes", &x.code)));
    need(&pack.advisory.missing, "advisory".to_owned());
    pack.questions.iter().for_each(|x| need(&x.text, at("questions", &x.code)));
    pack.routes.iter().for_each(|x| need(&x.text, at("routes", &x.code)));
    pack.requirements.iter().for_each(|x| need(&x.text, at("requirements", &x.code)));
    pack.steps.iter().for_each(|x| need(&x.text, at("steps", &x.code)));
    pack.offences.iter().for_each(|x| need(&x.text, at("offences", &x.code)));
    pack.outcomes.iter().for_each(|x| need(&x.text, at("outcomes", &x.code)));

    for role in ROLE.iter().filter(|role| !pack.roles.iter().any(|r| r.code == **role)) {
        found.push(Refusal::new("label-missing", at("roles", role)));
    }
    let blank = &pack.advisory.placeholder;
    let wordings = [Some(&pack.advisory.en), pack.advisory.cy.as_ref()];
    if blank.is_empty() || wordings.into_iter().flatten().any(|w| w.matches(blank.as_str()).count() != 1) {
        found.push(Refusal::new("advisory-placeholder", "advisory"));
    }
}

/// Nothing but ASCII white space: a rule that both readers can follow to the letter.
fn is_blank(text: &str) -> bool {
    text.bytes().all(|b| b.is_ascii_whitespace())
}
