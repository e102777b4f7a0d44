//! Nothing is finalised while anything is owed. A supervisor may close without what the pack lets be waived, with a reason; nobody
//! closes while a child is not notified. Re-opening keeps the closure and asks both questions again.

use crate::case::{ClosureFacts, Items, Mark, MarkFacts, Reasoned};
use crate::ids::Id;
use crate::instant::Instant;
use crate::officer::OfficerRole;
use crate::problem::{Owed, Problem, ProblemCode};
use crate::text::PersonalText;
use crate::vocabulary::Vocabulary;
use waymark_rules::Evaluation;

/// Everything that stands in the way of closing.
pub fn owed(evaluation: &Evaluation<'_>) -> Vec<Owed> {
    let owned = |reason: &waymark_rules::Reason<'_>| Owed {
        kind: reason.kind.to_owned(),
        code: reason.code.to_owned(),
        subject: reason.subject.to_owned(),
        subject_id: reason.subject_id.to_owned(),
        waivable: reason.waivable,
    };
    evaluation.closable.reasons.iter().map(owned).collect()
}

/// Whether this role may close the case now; what is still owed goes into the closure.
pub fn may_close(
    evaluation: &Evaluation<'_>,
    items: &Items,
    role: OfficerRole,
    reason: Option<&PersonalText>,
) -> Result<Vec<Owed>, Problem> {
    if !matches!(role, OfficerRole::SchoolsOfficer | OfficerRole::Supervisor) {
        return Err(ProblemCode::NotAllowed.into());
    }
    if items.closure().is_some() {
        return Err(ProblemCode::AlreadyClosed.into());
    }
    let mut owed = owed(evaluation);
    owed.extend(told_wrong(items));
    let refuse = |code: ProblemCode, owed| Err(Problem { owed, ..code.into() });
    if owed.is_empty() {
        Ok(owed)
    } else if owed.iter().any(|one| !one.waivable) {
        refuse(ProblemCode::SomethingOwed, owed)
    } else if role != OfficerRole::Supervisor {
        refuse(ProblemCode::SupervisorNeeded, owed)
    } else if reason.is_none_or(PersonalText::is_blank) {
        Err(Problem { owed, ..Problem::field("/reason", "required") })
    } else {
        Ok(owed)
    }
}

/// Those who were told about the wrong person and not yet told again.
fn told_wrong(items: &Items) -> Vec<Owed> {
    let lists = items.live::<MarkFacts>().filter_map(|item| match &item.facts.mark {
        Mark::Corrected { tell_again, .. } => Some(tell_again),
        _ => None,
    });
    let one = |one: &crate::case::TellAgain| Owed {
        kind: "correction".to_owned(),
        code: "tell_again".to_owned(),
        subject: one.who.code().to_owned(),
        subject_id: one.item_id.to_string(),
        waivable: true,
    };
    lists.flatten().filter(|one| one.told_at.is_none()).map(one).collect()
}

/// The closure with its re-opening.
pub fn reopen(closure: &ClosureFacts, at: Instant, by: Id, reason: PersonalText) -> Result<ClosureFacts, Problem> {
    if closure.reopened.is_some() || closure.withdrawn.is_some() {
        return Err(ProblemCode::NotClosed.into());
    }
    Ok(ClosureFacts { reopened: Some(Reasoned { at, by, reason }), ..closure.clone() })
}
