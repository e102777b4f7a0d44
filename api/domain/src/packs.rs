//! Guidance packs: which may be kept, brought into force, and hold a case.

use crate::instant::Day;
use crate::problem::{FieldError, Owed, Problem, ProblemCode};
use waymark_rules::{Evaluation, Pack, PackStatus};

/// Reads a pack that somebody uploads. One that does not lint is refused, with the places of its faults.
pub fn read(json: &str) -> Result<Pack, Problem> {
    Pack::parse(json).map_err(|refusals| {
        let error = |refusal: &waymark_rules::Refusal| {
            FieldError::new(refusal.at.clone(), if refusal.code == "malformed" { "pack-malformed" } else { "pack-fault" })
        };
        // The linter's own code goes to the log and to the administrator's preview; the place is what one needs to mend it.
        let cause = refusals.iter().map(|refusal| refusal.code).collect::<Vec<_>>().join(", ");
        Problem { errors: refusals.iter().map(error).collect(), cause: Some(cause), ..ProblemCode::PackRefused.into() }
    })
}

/// Whether a pack may be brought into force from a day: it is issued, and does not begin before one that is in force already.
pub fn may_come_into_force(pack: &Pack, from: Day, in_force: &[(String, Day)]) -> Result<(), Problem> {
    if pack.source.status != PackStatus::Issued {
        return Err(ProblemCode::PackNotIssued.into());
    }
    if in_force.iter().any(|(version, _)| *version == pack.source.version) {
        return Err(ProblemCode::AlreadyExists.into());
    }
    if in_force.iter().any(|(_, day)| from <= *day) {
        return Err(ProblemCode::PackDatedEarlier.into());
    }
    Ok(())
}

/// The pack under which an incident recorded on a day is pinned: the latest that has begun.
pub fn on_day(day: Day, in_force: &[(String, Day)]) -> Option<&str> {
    in_force.iter().filter(|(_, from)| *from <= day).max_by_key(|(_, from)| *from).map(|(version, _)| version.as_str())
}

/// What a case would owe under another pack: added, and no longer asked.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Difference {
    pub added: Vec<Owed>,
    pub gone: Vec<Owed>,
}

impl Difference {
    /// Nothing would change for this case.
    pub const fn is_none(&self) -> bool {
        self.added.is_empty() && self.gone.is_empty()
    }
}

/// Compares one case under two packs.
pub fn difference(now: &Evaluation<'_>, then: &Evaluation<'_>) -> Difference {
    let (now, then) = (crate::closing::owed(now), crate::closing::owed(then));
    let without = |all: &[Owed], others: &[Owed]| all.iter().filter(|one| !others.contains(one)).cloned().collect();
    Difference { added: without(&then, &now), gone: without(&now, &then) }
}
