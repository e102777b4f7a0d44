//! The case facts document (`openapi/rules/SPEC.md`, section 3) from the records. The phone builds the same one from the case file.

use super::{CaseRecords, age_of};
use crate::case::{
    AdviceFacts, AdvisoryFacts, AnswerFacts, CaseItem, CrimeFacts, CrimeRole, DecisionFacts, EducationInputFacts, ExhibitFacts, InputState,
    Item, ParentContactFacts, Parents, ReferralFacts, RestorativeMeetingFacts, SchoolProceduresFacts, SignpostingFacts, StepKind,
    ViewingFacts,
};
use crate::ids::Id;
use crate::party::PartyRole;
use crate::text::PersonalText;
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};

/// The whole document; withdrawn things are left out.
pub fn case_document(records: &CaseRecords) -> Value {
    let items = &records.items;
    json!({
        "incident": incident(records),
        "persons": persons(records),
        "crimes": items.live().map(crime).collect::<Vec<_>>(),
        "referrals": items.live().flat_map(|item| referral(records, item)).collect::<Vec<_>>(),
        "exhibits": items.live().map(exhibit).collect::<Vec<_>>(),
        "viewings": items.live().map(viewing).collect::<Vec<_>>(),
        "advice": items.live().map(advice).collect::<Vec<_>>(),
        "answers": items.live().map(answer).collect::<Vec<_>>(),
        "decisions": items.live().map(decision).collect::<Vec<_>>(),
        "occasions": occasions(records),
        "advisories": items.live().filter_map(advisory).collect::<Vec<_>>(),
        "restorative": items.live().flat_map(restorative).collect::<Vec<_>>(),
    })
}

fn said(text: Option<&PersonalText>) -> bool {
    text.is_some_and(|text| !text.is_blank())
}

fn incident(records: &CaseRecords) -> Value {
    let items = &records.items;
    let report = records.facts.report.as_ref();
    // With more than one school, the one that is furthest behind counts.
    let procedures = items.live::<SchoolProceduresFacts>().map(|item| item.facts.state).min();
    let confirms = items.live::<AdviceFacts>().filter(|item| item.facts.victim_confirms.is_some()).max_by_key(|item| item.facts.at);
    let general = items.live::<EducationInputFacts>().filter(|item| item.facts.person_id.is_none());
    json!({
        "id": records.id,
        "status": records.status(),
        "reportedAt": records.facts.reported_at(),
        "happenedFrom": records.facts.happened.as_ref().and_then(crate::incident::Happened::earliest),
        "reopenedAt": items.reopened_at(),
        "country": records.country,
        "channel": report.and_then(|report| report.channel),
        "reporterKind": report.and_then(|report| report.reporter_kind),
        "victimConfirms": confirms.and_then(|item| item.facts.victim_confirms),
        "schoolProcedures": procedures,
        "generalEducation": furthest(general),
    })
}

/// Given if it ever was, else what was said last.
fn furthest<'i>(inputs: impl Iterator<Item = &'i Item<EducationInputFacts>>) -> Option<InputState> {
    inputs.map(|item| &item.facts).max_by_key(|facts| (facts.state == InputState::Given, facts.at)).map(|facts| facts.state)
}

fn persons(records: &CaseRecords) -> Vec<Value> {
    let items = &records.items;
    let mut found: BTreeMap<Id, (BTreeSet<PartyRole>, crate::Instant)> = BTreeMap::new();
    for party in records.live_parties() {
        let (roles, added) = found.entry(party.person_id).or_insert_with(|| (BTreeSet::new(), party.written_at));
        roles.insert(party.role);
        *added = (*added).min(party.written_at);
    }
    let person = |(id, (roles, added)): (Id, (BTreeSet<PartyRole>, crate::Instant))| {
        let ages = records.person(id).map(|person| age_of(person, records)).unwrap_or_default();
        let contacts = items.live::<ParentContactFacts>().map(|item| &item.facts).filter(|facts| facts.person_id == id);
        let parents = contacts.max_by_key(|facts| (facts.state == Parents::Told, facts.at)).map(|facts| facts.state);
        let signposted = items.live::<SignpostingFacts>().map(|item| &item.facts).filter(|facts| facts.person_id == id);
        json!({
            "id": id,
            "roles": roles,
            "ages": { "taken": ages.taken, "shared": ages.shared, "reported": ages.reported },
            "addedAt": added,
            "parents": parents,
            "signpostedAt": signposted.map(|facts| facts.at).min(),
            "education": furthest(items.live().filter(|item: &&Item<EducationInputFacts>| item.facts.person_id == Some(id))),
        })
    };
    found.into_iter().map(person).collect()
}

fn crime(item: &Item<CrimeFacts>) -> Value {
    let facts = &item.facts;
    json!({
        "id": item.id,
        "offence": facts.offence,
        "reference": said(facts.reference.as_ref()),
        "transferredAt": facts.transferred.as_ref().map(|transfer| transfer.at),
        "suspectUnknown": facts.suspect_unknown,
        "links": facts.people,
        "outcome": facts.outcome.as_ref().map(|outcome| json!({
            "code": outcome.code, "at": outcome.at, "reason": said(outcome.reason.as_ref()),
        })),
    })
}

/// A referral about a crime is one about each of its offenders; where it has none, it stands for the crime alone, so that nobody else
/// on the case passes for referred.
fn referral(records: &CaseRecords, item: &Item<ReferralFacts>) -> Vec<Value> {
    let facts = &item.facts;
    let Some(standing) = facts.standing() else { return Vec::new() };
    let mut about = vec![facts.person_id];
    if let Some(crime) = facts.crime_id {
        let offenders =
            records.items.find::<CrimeFacts>(crime).map(|crime| crime.facts.linked(CrimeRole::Offender).collect::<BTreeSet<_>>());
        about = offenders.filter(|all| !all.is_empty()).map_or_else(|| vec![Some(crime)], |all| all.into_iter().map(Some).collect());
    }
    let one = |(place, person): (usize, Option<Id>)| {
        json!({
            "id": if place == 0 { item.id.to_string() } else { format!("{}-{}", item.id, place + 1) },
            "to": facts.to,
            "personId": person,
            "state": standing.step,
            "sentAt": facts.sent_at(),
            "at": standing.at,
            "chases": facts.of(StepKind::Chased).count(),
            "escalatedAt": facts.of(StepKind::Escalated).map(|step| step.at).next(),
            "reason": said(standing.text.as_ref()),
        })
    };
    about.into_iter().enumerate().map(one).collect()
}

fn exhibit(item: &Item<ExhibitFacts>) -> Value {
    let facts = &item.facts;
    let located = said(facts.kept_at.as_ref()) || !facts.hand_overs.is_empty();
    json!({
        "id": item.id,
        "state": facts.state,
        "sealed": said(facts.seal_number.as_ref()),
        "located": located,
        "reason": said(facts.reason.as_ref()),
    })
}

fn viewing(item: &Item<ViewingFacts>) -> Value {
    let facts = &item.facts;
    json!({ "id": item.id, "told": facts.told.is_some(), "reason": facts.basis.is_some() || said(facts.reason.as_ref()) })
}

fn advice(item: &Item<AdviceFacts>) -> Value {
    json!({ "id": item.id, "kind": item.facts.kind, "at": item.facts.at })
}

fn answer(item: &Item<AnswerFacts>) -> Value {
    let facts = &item.facts;
    json!({
        "id": item.id,
        "question": facts.question,
        "subjectId": facts.person_id.or(facts.crime_id),
        "answer": facts.answer,
        "computed": facts.computed,
        "at": facts.at,
        "reason": said(facts.reason.as_ref()),
    })
}

fn decision(item: &Item<DecisionFacts>) -> Value {
    let facts = &item.facts;
    json!({
        "id": item.id,
        "personId": facts.person_id,
        "route": facts.route,
        "computed": facts.computed,
        "at": facts.at,
        "reason": said(Some(&facts.rationale)),
    })
}

/// For each offender and offence: what the server counted, and what was looked for elsewhere.
fn occasions(records: &CaseRecords) -> Vec<Value> {
    let against = records.items.live::<CrimeFacts>().flat_map(|item| {
        let offence = item.facts.offence.clone();
        item.facts.linked(CrimeRole::Offender).filter_map(move |person| Some((person, offence.clone()?)))
    });
    let occasion = |(place, (person, offence)): (usize, (Id, String))| {
        let counted = records.on_record.iter().find(|known| known.person_id == person && known.offence == offence);
        let about = records.items.live::<AnswerFacts>().filter(|item| item.facts.person_id == Some(person));
        let checks: Vec<_> = about.flat_map(|item| item.facts.checks_for(&offence)).collect();
        json!({
            "id": format!("{person}-{place}"),
            "personId": person,
            "offence": offence,
            "onRecord": counted.map(|known| known.incidents.len()),
            "elsewhere": (!checks.is_empty()).then(|| checks.iter().map(|check| check.count).sum::<u32>()),
            "checkedAt": checks.iter().map(|check| check.at).max(),
        })
    };
    against.collect::<BTreeSet<_>>().into_iter().enumerate().map(occasion).collect()
}

fn advisory(item: &Item<AdvisoryFacts>) -> Option<Value> {
    let facts = &item.facts;
    Some(json!({
        "id": item.id,
        "personId": facts.person_id,
        "state": facts.state(),
        "at": facts.at()?,
        "inError": facts.given_in_error.is_some(),
    }))
}

fn restorative(item: &Item<RestorativeMeetingFacts>) -> Vec<Value> {
    let (state, at) = item.facts.standing();
    let people: BTreeSet<Id> = item.facts.people().into_iter().map(|(_, id)| id).collect();
    let one = |(place, person): (usize, Id)| json!({ "id": format!("{}-{place}", item.id), "personId": person, "state": state, "at": at });
    people.into_iter().enumerate().map(one).collect()
}
