//! Somebody recorded against a crime: earlier occasions, the referral to CID, the wording, the restorative meeting.

use super::Values;
use crate::case::{Case, Person, Referral};
use crate::values::Value;
use crate::vocabulary::{OffenderFact as F, Scope};

pub(super) fn facts<'c>(case: &'c Case, person: &'c Person) -> Values<'c> {
    let mut v = Values::of(Scope::Offender);
    if !person.is("offender") {
        return v;
    }
    earlier(case, person, &mut v);
    if let Some(referral) = cid(case, person) {
        v.set(F::CidReferral as usize, Value::Code(referral.state));
        v.set(F::CidSentAt as usize, Value::At(referral.sent_at));
        v.set(F::CidStateAt as usize, Value::At(referral.at));
    }
    let mut given = case.advisories.iter().filter(|a| a.person_id == person.id && !a.in_error).map(|a| a.state).peekable();
    if given.peek().is_some() {
        v.set(F::Advisory as usize, Value::Code(if given.any(|s| s == "given") { "given" } else { "not_given" }));
    }
    let meeting = case.restorative.iter().filter(|r| r.person_id == person.id).max_by_key(|r| r.at);
    v.set(F::Restorative as usize, meeting.map(|r| r.state).into());
    v
}

/// Earlier occasions for the same offence: the highest count among the offences this person is now recorded against.
fn earlier(case: &Case, person: &Person, v: &mut Values<'_>) {
    let against = || {
        let linked = |c: &&crate::case::Crime| c.links.iter().any(|l| l.role == "offender" && l.person_id == person.id);
        case.crimes.iter().filter(linked)
    };
    let of = |offence: &str, o: &&crate::case::Occasion| o.person_id == person.id && o.offence == offence;
    let counted = against()
        .filter_map(|c| c.offence.as_deref())
        .flat_map(|offence| case.occasions.iter().filter(move |o| of(offence, o)))
        .filter(|o| o.on_record.is_some() || o.elsewhere.is_some())
        .map(|o| o.on_record.unwrap_or(0) + o.elsewhere.unwrap_or(0))
        .max();
    let checked = |c: &crate::case::Crime| {
        c.offence
            .as_deref()
            .is_some_and(|code| case.occasions.iter().any(|o| of(code, &o) && o.on_record.is_some() && o.checked_at.is_some()))
    };
    v.set(F::PreviousSameOffence as usize, Value::count(counted));
    v.set(F::PreviousChecked as usize, Value::Flag(against().next().is_some() && against().all(checked)));
}

/// The latest referral to CID about this person, or else about the whole incident. One handed back before the case was
/// re-opened no longer counts.
fn cid<'c>(case: &'c Case, person: &Person) -> Option<&'c Referral> {
    let latest = |about: Option<&crate::case::Id>| {
        case.referrals.iter().filter(|r| r.to == "cid" && r.person_id.as_ref() == about).max_by_key(|r| r.sent_at)
    };
    let found = latest(Some(&person.id)).or_else(|| latest(None))?;
    let spent = found.state == "handed_back" && case.incident.reopened_at.is_some_and(|again| found.at < again);
    (!spent).then_some(found)
}
