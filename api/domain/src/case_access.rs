//! Who may see a case, write to it, and take which step. Deny by default; any denial wins.

use crate::case::{DecisionFacts, ItemKind, ReferralStep, ReferralTo, Route};
use crate::ids::Id;
use crate::officer::OfficerRole;
use crate::problem::{Problem, ProblemCode};

/// What ties an account to a case.
#[derive(Debug, Clone, Default)]
pub struct Ties {
    pub owner: Option<Id>,
    /// Officers the case was handed to; the latest is the owner, the earlier ones still see it.
    pub handed_to: Vec<Id>,
    /// The account's team is the owner's.
    pub same_team: bool,
    /// A live referral to the public protection unit is on it.
    pub referred_to_ppu: bool,
    /// A live referral to CID is on it.
    pub referred_to_cid: bool,
}

/// Whether an account sees a case: its own and those handed over; a unit what was referred to it; a supervisor the team's.
pub fn may_see_case(actor: Id, role: OfficerRole, ties: &Ties) -> bool {
    let own = ties.owner == Some(actor) || ties.handed_to.contains(&actor);
    match role {
        OfficerRole::SchoolsOfficer => own,
        OfficerRole::Supervisor => own || ties.same_team,
        OfficerRole::PublicProtection => ties.referred_to_ppu,
        OfficerRole::Cid => ties.referred_to_cid,
        OfficerRole::Administrator | OfficerRole::Auditor => false,
    }
}

/// Whether a role records things of a kind at all. A unit writes steps of the referrals made to it and nothing else.
pub const fn may_record(role: OfficerRole, kind: ItemKind) -> bool {
    match role {
        OfficerRole::SchoolsOfficer | OfficerRole::Supervisor => true,
        OfficerRole::PublicProtection | OfficerRole::Cid => matches!(kind, ItemKind::Referral),
        OfficerRole::Administrator | OfficerRole::Auditor => false,
    }
}

/// Whether a role makes a referral, rather than answering one.
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
    if !may_record(role, ItemKind::Decision) {
        return Err(ProblemCode::NotAllowed.into());
    }
    let lenient = decision.is_override() && decision.route == Route::NoProsecution;
    if lenient && role != OfficerRole::Supervisor { Err(ProblemCode::SupervisorNeeded.into()) } else { Ok(()) }
}

/// Packs are the administrator's: to upload, to try, to bring into force, to approve a translation of the wording.
pub const fn may_keep_packs(role: OfficerRole) -> bool {
    matches!(role, OfficerRole::Administrator)
}

/// The log is the auditor's to read.
pub const fn may_read_log(role: OfficerRole) -> bool {
    matches!(role, OfficerRole::Auditor)
}

/// The list of what is overdue, overridden, or closed with something owed.
pub const fn may_supervise(role: OfficerRole) -> bool {
    matches!(role, OfficerRole::Supervisor)
}
