//! Which step of a referral a role may take, and which decision it may record. What a role may do at all is in [`crate::access`], which
//! cases it sees in [`crate::viewers`]. Deny by default; any denial wins.

use crate::case::{DecisionFacts, ReferralStep, ReferralTo, Route};
use crate::officer::OfficerRole;
use crate::problem::{Problem, ProblemCode};

/// Whether a role makes referrals and decisions, rather than answering them.
pub const fn may_refer(role: OfficerRole) -> bool {
    matches!(role, OfficerRole::SchoolsOfficer | OfficerRole::Supervisor)
}

/// Whether a role may take this step. The unit answers for itself; an officer may write down what a unit said by telephone or letter,
/// if it says who said so.
pub fn check_step(role: OfficerRole, to: ReferralTo, step: &ReferralStep) -> Result<(), Problem> {
    let unit = match to {
        ReferralTo::PublicProtection => OfficerRole::PublicProtection,
        ReferralTo::Cid => OfficerRole::Cid,
    };
    let recorder = may_refer(role);
    let allowed = if step.step.is_units() { role == unit || (recorder && step.by.is_described()) } else { recorder };
    if allowed { Ok(()) } else { Err(ProblemCode::NotAllowed.into()) }
}

/// Whether a role may record a decision. Not to prosecute although the rules say to consider it is a supervisor's; the other way
/// round is caution, and any officer's.
pub fn check_decision(role: OfficerRole, decision: &DecisionFacts) -> Result<(), Problem> {
    if !may_refer(role) {
        return Err(ProblemCode::NotAllowed.into());
    }
    let lenient = decision.is_override() && decision.route == Route::NoProsecution;
    if lenient && role != OfficerRole::Supervisor { Err(ProblemCode::SupervisorNeeded.into()) } else { Ok(()) }
}
