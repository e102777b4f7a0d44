//! A unit's inbox, and the steps of a referral's life.

use super::{Shared, visible};
use crate::case::kinds::take_step;
use crate::case::write::{Writing, in_case, info};
use crate::case::{Loaded, load};
use crate::dto::common::{Page, limit};
use crate::dto::guidance::{About, ReferralItem, ReferralQuery};
use crate::dto::items::referral::{Referral, StepCreate};
use crate::dto::problem::{ReadProblems, WriteProblems};
use crate::dto::schema::WireId;
use crate::extract::{Actor, Asked, Behalfs, IdsOf, ReadReferrals, TakeSteps, Valid};
use crate::looks::{Look, consult};
use crate::problem::Refusal;
use crate::write_once::write_once;
use actix_web::{HttpRequest, HttpResponse, get, post};
use std::sync::Arc;
use waymark_domain::audit::RecordKind;
use waymark_domain::case::{ItemKind, ReferralFacts, ReferralTo};
use waymark_domain::guidance::age_of;
use waymark_domain::officer::OfficerRole;
use waymark_domain::person::PersonFacts;
use waymark_domain::vocabulary::Vocabulary;
use waymark_domain::{Id, Instant, Problem};
use waymark_rules::RequirementState;
use waymark_store::Tx;
use waymark_store::case_items::{self, ItemRecord};

/// Take one more step of a referral: acknowledge it, write an update, hand it back, chase it.
///
/// A step that may not follow the last one is refused. A unit takes its own steps; an officer writes down what a unit said elsewhere, naming who said it.
#[utoipa::path(tag = "referrals", operation_id = "createReferralStep", params(("id" = WireId, Path, description = "The incident."), ("itemId" = WireId, Path, description = "The referral.")),
    request_body = StepCreate, responses((status = 201, description = "The referral as it is now.", body = Referral), WriteProblems))]
#[post("/incidents/{id}/referrals/{itemId}/steps")]
pub async fn create_referral_step(
    state: Shared,
    actor: Actor<TakeSteps>,
    ids: IdsOf,
    body: Valid<StepCreate>,
    request: HttpRequest,
) -> Result<HttpResponse, Refusal> {
    let (IdsOf(incident, id), behalf, viewer, shared) = (ids, actor.behalf(), actor.viewer(), Arc::clone(&state));
    let step = serde_json::to_value(&body.value).map_err(Problem::internal)?;
    write_once(&state, &actor, &request, &body.raw, move |tx| {
        tx.lock(incident)?;
        let old = in_case(tx, &viewer, incident, id, ItemKind::Referral)?;
        let incident = visible(tx, &viewer, incident)?;
        let case = load(tx, &shared, incident)?;
        let writing = Writing { state: &shared, viewer: &viewer, behalf: &behalf, case: &case, id, said: &serde_json::Value::Null };
        take_step(tx, &writing, &old, step)
    })
    .await
}

/// The referrals made to one's unit, the longest waiting first.
#[utoipa::path(tag = "referrals", operation_id = "listInbox", params(ReferralQuery), responses((status = 200, description = "A page of referrals.", body = Page<ReferralItem>), ReadProblems))]
#[get("/referrals")]
pub async fn list_inbox(state: Shared, actor: Actor<ReadReferrals>, query: Asked<ReferralQuery>) -> Result<HttpResponse, Refusal> {
    let (officer, viewer, now, shared, limit) = (actor.id(), actor.viewer(), actor.at(), Arc::clone(&state), limit(query.0.limit));
    let to = if actor.officer.role == OfficerRole::Cid { ReferralTo::Cid } else { ReferralTo::PublicProtection };
    let list = format!("referrals|{}|{}", to.code(), query.0.state.map_or("all", Vocabulary::code));
    let after: Option<(Instant, Id)> = query.0.cursor.as_deref().map(|cursor| state.cursors.read(&list, officer, cursor)).transpose()?;
    let states: Vec<&'static str> = query.0.state.iter().map(|step| step.code()).collect();
    let (items, last, named) = state
        .store
        .read(move |tx| {
            let mut found = case_items::referrals(tx, to, &states, &viewer.ids, after, limit + 1)?;
            let more = found.len() > limit as usize;
            found.truncate(limit as usize);
            let mut items = Vec::with_capacity(found.len());
            for referral in &found {
                let incident = visible(tx, &viewer, referral.incident_id)?;
                let case = load(tx, &shared, incident)?;
                items.push(item(tx, &case, referral, now)?);
            }
            let last = found.last().filter(|_| more).map(|last| (last.received_at, last.id));
            Ok((items, last, found.iter().map(|one| (one.id, one.version)).collect::<Vec<_>>()))
        })
        .await?;
    consult(&state, &actor, Look::List { kind: RecordKind::Referral, records: named }).await?;
    let next_cursor = last.map(|place| state.cursors.make(&list, officer, &place)).transpose()?;
    Ok(HttpResponse::Ok().json(Page { items, next_cursor }))
}

fn name(facts: &PersonFacts) -> String {
    let shown = |text: &Option<waymark_domain::text::PersonalText>| text.as_ref().map(|text| text.expose().to_owned());
    let full: Vec<String> = [shown(&facts.given_names), shown(&facts.family_name)].into_iter().flatten().collect();
    if full.is_empty() { shown(&facts.known_as).unwrap_or_default() } else { full.join(" ") }
}

fn item(tx: &mut impl Tx, case: &Loaded, record: &ItemRecord, now: Instant) -> Result<ReferralItem, Problem> {
    let facts: ReferralFacts = record.facts()?;
    let about = facts.person_id.map(|id| id.to_string());
    // What the pack still asks of this unit about this person: the soonest date, and whether any of it is late.
    let unit = facts.to.code();
    let (urgent, due_at, overdue) = case.judge(now, |rules| {
        let open = || {
            rules
                .requirements
                .iter()
                .filter(|one| open_still(one) && one.owed_by == unit && about.as_deref().is_none_or(|id| id == one.subject_id))
        };
        let due = open().filter_map(|one| one.due_at).map(|at| Instant::from_millis(at.0)).min();
        (rules_urgent(rules, about.as_deref()), due, open().any(|one| one.overdue))
    })?;
    let person = facts.person_id.and_then(|id| case.records.person(id).map(|facts| (id, facts)));
    Ok(ReferralItem {
        incident_id: case.incident.id,
        reference: case.incident.reference,
        school_name: case.incident.facts.school.as_ref().and_then(|school| school.name.as_ref()).map(|name| name.expose().to_owned()),
        person: person.map(|(id, facts)| About { id, display_name: name(facts), age: age_of(facts, &case.records).at_act() }),
        urgent,
        due_at,
        overdue,
        referral: info(tx, record)?,
    })
}

const fn open_still(one: &waymark_rules::Owed<'_>) -> bool {
    matches!(one.state, RequirementState::Owed | RequirementState::Waiting)
}

fn rules_urgent(rules: &waymark_rules::Evaluation<'_>, about: Option<&str>) -> bool {
    let young = rules.people.iter().any(|seen| about == Some(seen.person_id) && seen.under_13);
    young || rules.requirements.iter().any(|one| one.urgent && open_still(one) && about == Some(one.subject_id))
}
