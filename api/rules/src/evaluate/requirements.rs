//! What is owed, to whom, by when, on whose note.

use super::Run;
use crate::answer::{Owed, RequirementState as State};
use crate::instant::Instant;
use crate::values::View;

/// How the subjects of one requirement or question stand.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Tally {
    pub(super) settled: usize,
    pub(super) waiting: usize,
    pub(super) owed: usize,
}

impl<'e> Run<'e> {
    /// Every requirement for every subject in the pack's order, and a tally for each requirement.
    pub(super) fn requirements(&self, out_of_scope: bool) -> (Vec<Owed<'e>>, Vec<Tally>) {
        let pack = self.pack;
        let mut found = Vec::new();
        let mut tallies = Vec::new();
        for at in 0..pack.requirements.len() {
            let mut tally = Tally::default();
            let subject = pack.source.requirements.get(at).map_or("incident", |r| r.subject.as_str());
            for (place, id) in self.subjects(subject) {
                let Some(owed) = self.requirement(at, place, id, out_of_scope) else { continue };
                match owed.state {
                    State::NotNeeded => (),
                    State::Owed => tally.owed += 1,
                    State::Waiting => tally.waiting += 1,
                    State::Met => tally.settled += 1,
                }
                found.push(owed);
            }
            tallies.push(tally);
        }
        (found, tallies)
    }

    fn requirement(&self, at: usize, place: usize, id: &'e str, out_of_scope: bool) -> Option<Owed<'e>> {
        let pack = self.pack;
        let (source, rule) = (pack.source.requirements.get(at)?, pack.requirements.get(at)?);
        let view = self.view(&source.subject, place);
        let state = if out_of_scope || !view.holds(&rule.applies) {
            State::NotNeeded
        } else if view.holds(&rule.met) {
            State::Met
        } else if rule.waiting.as_ref().is_some_and(|when| view.holds(when)) {
            State::Waiting
        } else {
            State::Owed
        };
        let open = matches!(state, State::Owed | State::Waiting);
        let due_at = if open { due(rule, &view) } else { None };
        Some(Owed {
            requirement: &source.code,
            subject: &source.subject,
            subject_id: id,
            state,
            due_at,
            overdue: due_at.is_some_and(|due| due < self.now),
            urgent: open && rule.urgent.as_ref().is_some_and(|when| view.holds(when)),
            owed_by: &source.owed_by,
            notes: &source.notes,
            waivable: source.waivable,
        })
    }
}

/// The first rule that holds says by when; nothing if its fact is unknown.
fn due(rule: &crate::compiled::Requirement, view: &View<'_>) -> Option<Instant> {
    let holds = |when: &Option<crate::values::Condition>| when.as_ref().is_none_or(|c| view.holds(c));
    let (_, by) = rule.due.iter().find(|(when, _)| holds(when))?;
    view.moment(by)
}
