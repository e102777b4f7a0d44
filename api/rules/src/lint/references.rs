//! Whatever a pack names is there: notes, outcomes, and for each question and requirement exactly one step.

use super::{Refusal, at};
use crate::pack::Source;

pub(super) fn check(pack: &Source, found: &mut Vec<Refusal>) {
    notes(pack, found);
    for rule in &pack.outcome_rules {
        for code in std::iter::once(&rule.outcome).chain(&rule.beside) {
            if !pack.outcomes.iter().any(|o| &o.code == code) {
                found.push(Refusal::new("unknown-outcome", at("outcomeRules", code)));
            }
        }
    }
    steps(pack, found);
}

fn notes(pack: &Source, found: &mut Vec<Refusal>) {
    let mut cited = |notes: &[String], at: String| {
        if notes.iter().any(|code| !pack.notes.iter().any(|n| &n.code == code)) {
            found.push(Refusal::new("unknown-note", at));
        }
    };
    cited(std::slice::from_ref(&pack.advisory.note), "advisory".to_owned());
    pack.questions.iter().for_each(|x| cited(&x.notes, at("questions", &x.code)));
    pack.routes.iter().for_each(|x| cited(&x.notes, at("routes", &x.code)));
    pack.requirements.iter().for_each(|x| cited(&x.notes, at("requirements", &x.code)));
    pack.steps.iter().for_each(|x| cited(&x.notes, at("steps", &x.code)));
    for r in &pack.requirements {
        if r.notes.is_empty() {
            found.push(Refusal::new("note-missing", at("requirements", &r.code)));
        }
    }
}

fn steps(pack: &Source, found: &mut Vec<Refusal>) {
    for step in &pack.steps {
        for code in &step.questions {
            if !pack.questions.iter().any(|q| &q.code == code) {
                found.push(Refusal::new("unknown-question", at("steps", &step.code)));
            }
        }
        for code in &step.requirements {
            if !pack.requirements.iter().any(|r| &r.code == code) {
                found.push(Refusal::new("unknown-requirement", at("steps", &step.code)));
            }
        }
    }
    let mut once = |uses: usize, at: String| match uses {
        0 => found.push(Refusal::new("without-step", at)),
        1 => (),
        _ => found.push(Refusal::new("in-two-steps", at)),
    };
    for q in &pack.questions {
        once(pack.steps.iter().flat_map(|s| &s.questions).filter(|code| **code == q.code).count(), at("questions", &q.code));
    }
    for r in &pack.requirements {
        once(pack.steps.iter().flat_map(|s| &s.requirements).filter(|code| **code == r.code).count(), at("requirements", &r.code));
    }
}
