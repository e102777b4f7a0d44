//! A case in plain text for the form it is typed into elsewhere (incident log, crime, public protection notification), so that nothing
//! is typed twice. English or Welsh; nothing of any image, because nothing of it is recorded.

mod london;
mod page;
mod words;

pub use london::london;

use crate::case::{CrimeFacts, ReferralFacts, ReferralTo, StepKind};
use crate::guidance::CaseRecords;
use crate::ids::Id;
use crate::instant::Instant;
use crate::officer::ScreenLanguage;
use crate::problem::Problem;
use crate::vocabulary;
use page::Page;
use std::collections::BTreeSet;
use waymark_rules::{Evaluation, Pack};

vocabulary! {
    /// The form a summary is for.
    Form { IncidentLog = "incident_log", Crime = "crime", PublicProtection = "ppn" }
}

/// What a summary is made from.
#[derive(Debug, Clone, Copy)]
pub struct Sources<'s> {
    pub case: &'s CaseRecords,
    pub pack: &'s Pack,
    pub evaluation: &'s Evaluation<'s>,
    /// The incident's own reference.
    pub reference: &'s str,
    pub language: ScreenLanguage,
    pub now: Instant,
}

/// "3 of 3 notified, 2 acknowledged."
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Notified {
    pub children: usize,
    pub notified: usize,
    pub acknowledged: usize,
}

/// How many children there are, and how far their notifications have come.
pub fn notified(case: &CaseRecords, evaluation: &Evaluation<'_>) -> Notified {
    let children: BTreeSet<&str> = evaluation.people.iter().filter(|seen| seen.child).map(|seen| seen.person_id).collect();
    let reached = |answered: bool| {
        let referrals = case.items.live::<ReferralFacts>().map(|item| &item.facts);
        let fits = |facts: &&ReferralFacts| {
            facts.to == ReferralTo::PublicProtection && (!answered || facts.of(StepKind::Acknowledged).next().is_some())
        };
        let people: BTreeSet<String> = referrals.filter(fits).filter_map(|facts| facts.person_id).map(|id| id.to_string()).collect();
        children.iter().filter(|child| people.contains(**child)).count()
    };
    Notified { children: children.len(), notified: reached(false), acknowledged: reached(true) }
}

/// The summary for a form. A crime form is about one crime, a notification about one person.
pub fn summary(sources: Sources<'_>, form: Form, subject: Option<Id>) -> Result<String, Problem> {
    let missing = || Problem::field("/subject", if subject.is_none() { "required" } else { "not-on-the-case" });
    let case = sources.case;
    let mut page = Page::new(sources);
    match form {
        Form::IncidentLog => {
            page.heading(form);
            page.report();
            page.people(None);
            page.account();
            page.safeguarding();
            page.crimes();
            page.exhibits();
            page.answers(false);
        }
        Form::Crime => {
            let crime = subject.and_then(|id| case.items.find::<CrimeFacts>(id)).ok_or_else(missing)?;
            page.heading(form);
            page.report();
            page.crime(&crime.facts);
            let linked: Vec<Id> = crime.facts.people.iter().map(|link| link.person_id).collect();
            page.people(Some(&linked));
            page.account();
            page.exhibits();
        }
        Form::PublicProtection => {
            let person = subject.filter(|id| case.live_parties().any(|party| party.person_id == *id)).ok_or_else(missing)?;
            page.heading(form);
            page.people(Some(&[person]));
            page.report();
            page.account();
            page.child(person);
            page.answers(true);
            page.others(person);
            page.exhibits();
        }
    }
    Ok(page.finish())
}
