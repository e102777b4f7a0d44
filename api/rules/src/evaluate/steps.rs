//! The boxes of the flowchart.

use super::Run;
use super::requirements::Tally;
use crate::answer::{Asked, QuestionState, StepState, StepStatus};

impl<'e> Run<'e> {
    /// A box is owed while anything in it is owed or asked, waiting while only others have to act, and done when all is settled.
    /// An empty box is waiting while the pack says that it may yet fill.
    pub(super) fn steps(&self, questions: &[Asked<'e>], tallies: &[Tally], out_of_scope: bool) -> Vec<StepState<'e>> {
        let pack = self.pack;
        let view = self.view("incident", 0);
        let mut found = Vec::new();
        for (step, pending) in pack.source.steps.iter().zip(&pack.pending) {
            let mut sum = Tally::default();
            for code in &step.requirements {
                let at = pack.source.requirements.iter().position(|r| &r.code == code);
                let tally = at.and_then(|at| tallies.get(at)).copied().unwrap_or_default();
                sum.settled += tally.settled;
                sum.waiting += tally.waiting;
                sum.owed += tally.owed;
            }
            for asked in questions.iter().filter(|q| step.questions.iter().any(|code| code == q.question)) {
                match asked.state {
                    QuestionState::NotNeeded => (),
                    QuestionState::Open => sum.owed += 1,
                    QuestionState::Answered => sum.settled += 1,
                }
            }
            let total = sum.settled + sum.waiting + sum.owed;
            let state = if sum.owed > 0 {
                StepStatus::Owed
            } else if sum.waiting > 0 {
                StepStatus::Waiting
            } else if total > 0 {
                StepStatus::Done
            } else if !out_of_scope && pending.as_ref().is_some_and(|when| view.holds(when)) {
                StepStatus::Waiting
            } else {
                StepStatus::NotNeeded
            };
            found.push(StepState { step: &step.code, lane: &step.lane, state, settled: sum.settled, total });
        }
        found
    }
}
