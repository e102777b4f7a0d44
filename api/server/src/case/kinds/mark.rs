//! Marks: out of scope, merged, handed over, moved to another pack, put right.

use super::Recorded;
use crate::case::write::Writing;
use crate::endpoints::visible;
use serde_json::{Value, json};
use waymark_domain::case::{CaseItem, Item, ItemKind, Listed, Mark, MarkFacts, Reasoned};
use waymark_domain::incident::IncidentStatus;
use waymark_domain::officer::OfficerRole;
use waymark_domain::party::{PartyFacts, Withdrawn};
use waymark_domain::person::PersonFacts;
use waymark_domain::putting_right::{Correction, wrong_person};
use waymark_domain::text::PersonalText;
use waymark_domain::{FieldError, Id, Problem, ProblemCode};
use waymark_rules::PackStatus;
use waymark_store::case_items::{self, ItemRecord};
use waymark_store::incidents::{self, Standing};
use waymark_store::parties::PartyRecord;
use waymark_store::{Tx, WriteTx, officers, packs, parties};

/// Members that a kind of mark has, besides those all have.
fn members(mark: &str) -> &'static [&'static str] {
    match mark {
        "out_of_scope" => &["because"],
        "merged_into" => &["incidentId"],
        "handed_over" => &["toOfficerId"],
        "pack_moved" => &["to"],
        "corrected" => &["wrongPersonId", "rightPersonId"],
        _ => &[],
    }
}

impl Recorded for MarkFacts {
    fn from_wire(_tx: &mut WriteTx<'_>, writing: &Writing<'_>, mut body: Value) -> Result<Self, Problem> {
        let mark = body["mark"].as_str().unwrap_or_default().to_owned();
        let own = members(&mark);
        let all = ["because", "incidentId", "toOfficerId", "to", "wrongPersonId", "rightPersonId"];
        let given = |name: &str| body.get(name).is_some_and(|value| !value.is_null());
        let errors: Vec<FieldError> = all
            .iter()
            .filter_map(|name| match (own.contains(name), given(name)) {
                (true, false) => Some(FieldError::new(format!("/{name}"), "required")),
                (false, true) => Some(FieldError::new(format!("/{name}"), "conflicts")),
                _ => None,
            })
            .collect();
        if !errors.is_empty() {
            return Err(Problem::invalid(errors));
        }
        match mark.as_str() {
            "pack_moved" => body["from"] = json!(writing.case.incident.guidance_pack),
            "corrected" => body["tellAgain"] = json!([]),
            _ => {}
        }
        super::stamped(body, writing)
    }

    /// Two incidents merged into each other at once would leave none that carries on.
    fn other_incident_of(body: &Value) -> Option<Id> {
        body.get("incidentId").and_then(Value::as_str).and_then(|text| Id::parse(text).ok())
    }

    fn prepared(self, tx: &mut WriteTx<'_>, writing: &Writing<'_>, before: Option<&Self>) -> Result<Self, Problem> {
        let undoable = matches!(self.mark, Mark::OutOfScope { .. } | Mark::MergedInto { .. });
        if self.withdrawn.is_some() {
            // What was handed over, moved or put right is undone by doing it again the other way, never by pretending it was not done.
            return if undoable { Ok(self) } else { Err(Problem::field("/withdrawnReason", "cannot-change")) };
        }
        if before.is_some() {
            return Ok(self);
        }
        match &self.mark {
            Mark::OutOfScope { .. } => Ok(self),
            Mark::MergedInto { incident_id } => mergeable(tx, writing, *incident_id).map(|()| self),
            Mark::HandedOver { to_officer_id } => takes_over(tx, writing, *to_officer_id).map(|()| self),
            Mark::PackMoved { to, .. } => holds_cases(tx, writing, to).map(|()| self),
            Mark::Corrected { wrong_person_id, right_person_id, .. } => {
                crate::endpoints::persons::linkable(tx, writing.viewer, *right_person_id, "/rightPersonId")?;
                let correction = wrong_person(&writing.case.records, *wrong_person_id, *right_person_id, &why(&self, writing))?;
                Ok(Self { mark: correction.mark.mark, ..self })
            }
        }
    }

    fn effects(&self, tx: &mut WriteTx<'_>, writing: &Writing<'_>) -> Result<(), Problem> {
        let known = writing.case.records.items.find::<MarkFacts>(writing.id).is_some();
        if known || self.withdrawn.is_some() {
            return Ok(());
        }
        let incident = &writing.case.incident;
        let standing = Standing { owner: incident.owner_id, status: incident.status, pack: &incident.guidance_pack };
        match &self.mark {
            Mark::HandedOver { to_officer_id } => {
                incidents::stand(tx, incident.id, &Standing { owner: *to_officer_id, ..standing }, writing.behalf.at)?;
            }
            Mark::PackMoved { to, .. } => {
                incidents::stand(tx, incident.id, &Standing { pack: to, ..standing }, writing.behalf.at)?;
            }
            Mark::Corrected { wrong_person_id, right_person_id, .. } => {
                let correction = wrong_person(&writing.case.records, *wrong_person_id, *right_person_id, &why(self, writing))?;
                put_right(tx, writing, self, &correction, (*wrong_person_id, *right_person_id))?;
            }
            Mark::OutOfScope { .. } | Mark::MergedInto { .. } => {}
        }
        Ok(())
    }
}

fn why(mark: &MarkFacts, writing: &Writing<'_>) -> Reasoned {
    Reasoned { at: mark.at, by: writing.behalf.officer, reason: mark.reason.clone() }
}

/// Into an incident that one sees, that is not this one, and that was not itself merged: a chain would hide where the record goes on.
fn mergeable(tx: &mut WriteTx<'_>, writing: &Writing<'_>, into: Id) -> Result<(), Problem> {
    if into == writing.case.incident.id {
        return Err(ProblemCode::MergeIntoItself.into());
    }
    visible(tx, writing.viewer, into).map_err(|_| Problem::field("/incidentId", "not-found"))?;
    let other = case_items::as_items(&case_items::of_incident(tx, into)?)?;
    let merged = other.live::<MarkFacts>().any(|item| matches!(item.facts.mark, Mark::MergedInto { .. }));
    if merged { Err(Problem::field("/incidentId", "conflicts")) } else { Ok(()) }
}

/// To an account that can have a case, and not to whoever has it.
fn takes_over(tx: &mut WriteTx<'_>, writing: &Writing<'_>, to: Id) -> Result<(), Problem> {
    let officer = officers::find(tx, to).map_err(|_| Problem::field("/toOfficerId", "not-found"))?;
    let fits = matches!(officer.role, OfficerRole::SchoolsOfficer | OfficerRole::Supervisor) && !officer.disabled;
    if fits && to != writing.case.incident.owner_id { Ok(()) } else { Err(Problem::field("/toOfficerId", "conflicts")) }
}

/// To a pack that is kept and issued; a draft judges nobody. A closed case is re-opened first.
fn holds_cases(tx: &mut WriteTx<'_>, writing: &Writing<'_>, to: &str) -> Result<(), Problem> {
    if writing.case.incident.status == IncidentStatus::Closed {
        return Err(ProblemCode::IncidentClosed.into());
    }
    let record = packs::find(tx, to)?.ok_or_else(|| Problem::field("/to", "not-found"))?;
    let kept = writing.state.packs.kept(tx, record)?;
    if kept.pack.source.status == PackStatus::Issued { Ok(()) } else { Err(ProblemCode::PackNotIssued.into()) }
}

/// Everything that a correction does, in the transaction of its mark.
fn put_right(
    tx: &mut WriteTx<'_>,
    writing: &Writing<'_>,
    mark: &MarkFacts,
    correction: &Correction,
    (wrong, right): (Id, Id),
) -> Result<(), Problem> {
    let withdrawn = Withdrawn { reason: short(&mark.reason), at: writing.behalf.at, by: writing.behalf.officer };
    for (kind, id) in &correction.withdrawn {
        take_back(tx, writing, *kind, *id, &withdrawn)?;
    }
    each(tx, writing, &correction.crimes)?;
    each(tx, writing, &correction.exhibits)?;
    each(tx, writing, &correction.viewings)?;
    each(tx, writing, &correction.meetings)?;
    each(tx, writing, &correction.advisories)?;
    let incident = writing.case.incident.id;
    let linked: Vec<PartyRecord> = writing.case.parties.iter().filter(|party| party.facts.withdrawn.is_none()).cloned().collect();
    for party in linked.iter().filter(|party| party.facts.person_id == wrong) {
        parties::update(tx, writing.behalf, party, PartyFacts { withdrawn: Some(withdrawn.clone()), ..party.facts.clone() })?;
    }
    for role in &correction.roles {
        if parties::holding(tx, incident, right, *role)?.is_none() {
            let facts = PartyFacts { person_id: right, role: *role, note: None, written_at: mark.written_at, withdrawn: None };
            parties::insert(tx, writing.behalf, Id::now(), incident, facts)?;
        }
    }
    // Nobody of an age that the role cannot have takes a wrong person's place.
    let person = waymark_store::persons::find(tx, right)?.ok_or_else(|| Problem::field("/rightPersonId", "not-found"))?;
    for role in &correction.roles {
        fits(*role, &person.facts, writing)?;
    }
    Ok(())
}

fn fits(role: waymark_domain::party::PartyRole, person: &PersonFacts, writing: &Writing<'_>) -> Result<(), Problem> {
    waymark_domain::case::check_people(role, person, &writing.case.records).map_err(|problem| {
        let code = problem.errors.first().map_or("conflicts", |error| error.code);
        Problem::field("/rightPersonId", code)
    })
}

/// A reason of a mark may be longer than the reason of a withdrawal.
fn short(reason: &PersonalText) -> PersonalText {
    PersonalText::new(reason.expose().chars().take(waymark_domain::party::limits::REASON).collect::<String>())
}

fn stored(tx: &mut impl Tx, id: Id) -> Result<ItemRecord, Problem> {
    case_items::find(tx, id)?.ok_or_else(|| Problem::internal("an item of the case is gone"))
}

fn each<T: Listed>(tx: &mut WriteTx<'_>, writing: &Writing<'_>, items: &[Item<T>]) -> Result<(), Problem> {
    for item in items {
        let old = stored(tx, item.id)?;
        case_items::update(tx, writing.behalf, &old, &item.facts)?;
    }
    Ok(())
}

fn take_back(tx: &mut WriteTx<'_>, writing: &Writing<'_>, kind: ItemKind, id: Id, withdrawn: &Withdrawn) -> Result<(), Problem> {
    use waymark_domain::case as kinds;
    fn of<T: CaseItem>(tx: &mut WriteTx<'_>, writing: &Writing<'_>, old: &ItemRecord, withdrawn: &Withdrawn) -> Result<(), Problem> {
        let mut body = old.body.clone();
        body["withdrawn"] = serde_json::to_value(withdrawn).map_err(Problem::internal)?;
        let facts: T = serde_json::from_value(body).map_err(Problem::internal)?;
        case_items::update(tx, writing.behalf, old, &facts)?;
        Ok(())
    }
    let old = stored(tx, id)?;
    match kind {
        ItemKind::Referral => of::<kinds::ReferralFacts>(tx, writing, &old, withdrawn),
        ItemKind::Answer => of::<kinds::AnswerFacts>(tx, writing, &old, withdrawn),
        ItemKind::Decision => of::<kinds::DecisionFacts>(tx, writing, &old, withdrawn),
        ItemKind::EducationInput => of::<kinds::EducationInputFacts>(tx, writing, &old, withdrawn),
        ItemKind::ParentContact => of::<kinds::ParentContactFacts>(tx, writing, &old, withdrawn),
        ItemKind::Signposting => of::<kinds::SignpostingFacts>(tx, writing, &old, withdrawn),
        _ => Err(Problem::internal("a correction withdraws no such kind")),
    }
}
