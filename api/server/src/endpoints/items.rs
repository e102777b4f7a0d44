//! The items of a case: for every kind the same four operations, written once. What a kind needs beyond that is in `case/kinds`.

use super::{Shared, answer, visible};
use crate::case::write::{self, change, create, in_case};
use crate::case::{kinds::Recorded, shape};
use crate::conditions::{require_change, require_create};
use crate::dto::common::{Names, Page};
use crate::dto::items::{WireItem, crime, ending, evidence, mark, pathway, referral, safeguarding};
use crate::dto::problem::{ReadProblems, WriteProblems};
use crate::dto::schema::WireId;
use crate::extract::{Actor, Behalfs, IdOf, IdsOf, Patch, ReadIncidents, RecordIncidents, Valid};
use crate::looks::{Look, consult};
use crate::problem::Refusal;
use crate::write_once::write_once;
use actix_web::{HttpRequest, HttpResponse, get, patch, put};
use serde_json::Value;
use std::sync::Arc;
use utoipa_actix_web::service_config::ServiceConfig;
use waymark_domain::case::CaseItem;
use waymark_domain::{Id, Problem};
use waymark_store::{case_items, officers};

/// Records a new item of a kind.
async fn put_item<K: WireItem>(
    state: Shared,
    actor: Actor<RecordIncidents>,
    ids: IdsOf,
    body: Valid<K::Create>,
    request: HttpRequest,
) -> Result<HttpResponse, Refusal>
where
    K::Facts: Recorded,
{
    require_create(request.headers())?;
    let (IdsOf(incident, id), behalf, viewer, shared) = (ids, actor.behalf(), actor.viewer(), Arc::clone(&state));
    let new = serde_json::to_value(&body.value).map_err(Problem::internal)?;
    // As it was sent: what a client saw is compared, and is no part of the record.
    let said: Value = serde_json::from_slice(body.raw.bytes()).map_err(Problem::internal)?;
    write_once(&state, &actor, &request, &body.raw, move |tx| create::<K>(tx, &shared, &viewer, &behalf, (incident, id), new, &said)).await
}

/// Changes an item of a kind, or takes it back.
async fn patch_item<K: WireItem>(
    state: Shared,
    actor: Actor<RecordIncidents>,
    ids: IdsOf,
    body: Patch,
    request: HttpRequest,
) -> Result<HttpResponse, Refusal>
where
    K::Facts: Recorded,
{
    let seen = require_change(request.headers())?;
    let (IdsOf(incident, id), behalf, viewer, shared) = (ids, actor.behalf(), actor.viewer(), Arc::clone(&state));
    let patch = body.patch;
    write_once(&state, &actor, &request, &body.raw, move |tx| change::<K>(tx, &shared, &viewer, &behalf, (incident, id), seen, &patch))
        .await
}

/// Reads an item of a kind.
async fn read_item<K: WireItem>(
    state: Shared,
    actor: Actor<ReadIncidents>,
    ids: IdsOf,
    request: HttpRequest,
) -> Result<HttpResponse, Refusal> {
    let (IdsOf(incident, id), viewer) = (ids, actor.viewer());
    let kind = <K::Facts as CaseItem>::KIND;
    let (item, version) = state
        .store
        .read(move |tx| {
            let record = in_case(tx, &viewer, incident, id, kind)?;
            Ok((write::info(tx, &record)?, record.version))
        })
        .await?;
    consult(&state, &actor, Look::Record { kind: kind.record(), id, incident: Some(incident), version, with: Vec::new() }).await?;
    Ok(answer(request.headers(), &crate::conditions::etag(version), &item))
}

/// All items of a kind of an incident, withdrawn ones included, oldest first.
async fn list_items<K: WireItem>(state: Shared, actor: Actor<ReadIncidents>, id: IdOf) -> Result<HttpResponse, Refusal> {
    let (incident, viewer) = (id.0, actor.viewer());
    let kind = <K::Facts as CaseItem>::KIND;
    let (items, named) = state
        .store
        .read(move |tx| {
            visible(tx, &viewer, incident)?;
            let records: Vec<_> = case_items::of_incident(tx, incident)?.into_iter().filter(|item| item.kind == kind).collect();
            let mut by: Vec<Id> = records.iter().flat_map(shape::officers).collect();
            by.sort_unstable();
            by.dedup();
            let names = Names(officers::find_many(tx, &by)?);
            let items: Vec<Value> = records.iter().map(|record| shape::info(record, &names)).collect();
            Ok((items, records.iter().map(|record| (record.id, record.version)).collect::<Vec<_>>()))
        })
        .await?;
    consult(&state, &actor, Look::List { kind: kind.record(), records: named }).await?;
    Ok(HttpResponse::Ok().json(serde_json::json!({ "items": items, "nextCursor": null })))
}

/// The four operations of one kind.
macro_rules! item_operations {
    ($($module:ident: $kind:ty, $create:ty, $fields:ty, $list:literal, $item:literal, $tag:literal,
        $put_id:literal $put_summary:literal, $patch_id:literal $patch_summary:literal, $get_id:literal $get_summary:literal, $list_id:literal $list_summary:literal;)+) => { $(
        mod $module {
            use super::*;

            #[doc = $put_summary]
            #[utoipa::path(tag = $tag, operation_id = $put_id, params(("id" = WireId, Path, description = "The incident."), ("itemId" = WireId, Path, description = "The new item's id, made by the caller.")),
                request_body = $create, responses((status = 201, description = "Recorded: it is on disk.", body = $kind), WriteProblems))]
            #[put($item)]
            pub async fn create_it(state: Shared, actor: Actor<RecordIncidents>, ids: IdsOf, body: Valid<$create>, request: HttpRequest) -> Result<HttpResponse, Refusal> {
                put_item::<$kind>(state, actor, ids, body, request).await
            }

            #[doc = $patch_summary]
            #[utoipa::path(tag = $tag, operation_id = $patch_id, params(("id" = WireId, Path, description = "The incident."), ("itemId" = WireId, Path, description = "The item.")),
                request_body(content = $fields, content_type = "application/merge-patch+json"), responses((status = 200, description = "As it is now.", body = $kind), WriteProblems))]
            #[patch($item)]
            pub async fn update_it(state: Shared, actor: Actor<RecordIncidents>, ids: IdsOf, body: Patch, request: HttpRequest) -> Result<HttpResponse, Refusal> {
                patch_item::<$kind>(state, actor, ids, body, request).await
            }

            #[doc = $get_summary]
            #[utoipa::path(tag = $tag, operation_id = $get_id, params(("id" = WireId, Path, description = "The incident."), ("itemId" = WireId, Path, description = "The item.")),
                responses((status = 200, description = "As recorded.", body = $kind), ReadProblems))]
            #[get($item)]
            pub async fn get_it(state: Shared, actor: Actor<ReadIncidents>, ids: IdsOf, request: HttpRequest) -> Result<HttpResponse, Refusal> {
                read_item::<$kind>(state, actor, ids, request).await
            }

            #[doc = $list_summary]
            #[utoipa::path(tag = $tag, operation_id = $list_id, params(("id" = WireId, Path, description = "The incident.")),
                responses((status = 200, description = "All of them.", body = Page<$kind>), ReadProblems))]
            #[get($list)]
            pub async fn list_them(state: Shared, actor: Actor<ReadIncidents>, id: IdOf) -> Result<HttpResponse, Refusal> {
                list_items::<$kind>(state, actor, id).await
            }
        }
    )+

        /// The routes of every kind.
        pub fn routes(routes: &mut ServiceConfig<'_>) {
            $(routes.service($module::create_it).service($module::update_it).service($module::get_it).service($module::list_them);)+
        }
    };
}

item_operations! {
    crimes_of_case: crime::Crime, crime::CrimeCreate, crime::CrimeFields, "/incidents/{id}/crimes", "/incidents/{id}/crimes/{itemId}", "crimes",
        "createCrime" "Record a crime.", "updateCrime" "Change a crime, or withdraw it with a reason.",
        "getCrime" "A crime.", "listCrimes" "Crimes of an incident, withdrawn ones included, oldest first.";
    referrals_of_case: referral::Referral, referral::ReferralCreate, referral::ReferralFields, "/incidents/{id}/referrals", "/incidents/{id}/referrals/{itemId}", "referrals",
        "createReferral" "Refer to the public protection unit or to CID.", "updateReferral" "Withdraw a referral with a reason; its life goes on by steps.",
        "getReferral" "A referral.", "listReferrals" "Referrals of an incident, withdrawn ones included, oldest first.";
    exhibits_of_case: evidence::Exhibit, evidence::ExhibitCreate, evidence::ExhibitFields, "/incidents/{id}/exhibits", "/incidents/{id}/exhibits/{itemId}", "exhibits",
        "createExhibit" "Record a device.", "updateExhibit" "Change a device, or withdraw it with a reason.",
        "getExhibit" "A device.", "listExhibits" "Devices seized, refused or not present of an incident, withdrawn ones included, oldest first.";
    viewings_of_case: evidence::Viewing, evidence::ViewingCreate, evidence::ViewingFields, "/incidents/{id}/viewings", "/incidents/{id}/viewings/{itemId}", "viewings",
        "createViewing" "Record who has seen the image.", "updateViewing" "Change a viewing, or withdraw it with a reason.",
        "getViewing" "A viewing.", "listViewings" "Viewings of an incident, withdrawn ones included, oldest first.";
    answers_of_case: pathway::Answer, pathway::AnswerCreate, pathway::AnswerFields, "/incidents/{id}/answers", "/incidents/{id}/answers/{itemId}", "answers",
        "createAnswer" "Answer a question of the pathway.", "updateAnswer" "Change an answer, or withdraw it with a reason.",
        "getAnswer" "An answer.", "listAnswers" "Answers of an incident, withdrawn ones included, oldest first.";
    decisions_of_case: pathway::Decision, pathway::DecisionCreate, pathway::DecisionFields, "/incidents/{id}/decisions", "/incidents/{id}/decisions/{itemId}", "decisions",
        "createDecision" "Record a decision on an offender's way out.", "updateDecision" "Change a decision, or withdraw it with a reason.",
        "getDecision" "A decision.", "listDecisions" "Decisions of an incident, withdrawn ones included, oldest first.";
    advisories_of_case: ending::Advisory, ending::AdvisoryCreate, ending::AdvisoryFields, "/incidents/{id}/advisories", "/incidents/{id}/advisories/{itemId}", "advisories",
        "createAdvisory" "Record a giving of the wording, or why it was not given.", "updateAdvisory" "Add whether it was understood, mark it given in error, or withdraw it.",
        "getAdvisory" "A giving of the wording.", "listAdvisories" "Givings of the wording of an incident, withdrawn ones included, oldest first.";
    restorative_meetings_of_case: ending::RestorativeMeeting, ending::RestorativeMeetingCreate, ending::RestorativeMeetingFields, "/incidents/{id}/restorative-meetings", "/incidents/{id}/restorative-meetings/{itemId}", "restorative-meetings",
        "createRestorativeMeeting" "Record a restorative meeting, from its first invitation on.", "updateRestorativeMeeting" "Change a restorative meeting, or withdraw it with a reason.",
        "getRestorativeMeeting" "A restorative meeting.", "listRestorativeMeetings" "Restorative meetings of an incident, withdrawn ones included, oldest first.";
    education_inputs_of_case: ending::EducationInput, ending::EducationInputCreate, ending::EducationInputFields, "/incidents/{id}/education-inputs", "/incidents/{id}/education-inputs/{itemId}", "education-inputs",
        "createEducationInput" "Record an education input.", "updateEducationInput" "Change an education input, or withdraw it with a reason.",
        "getEducationInput" "An education input.", "listEducationInputs" "Education inputs of an incident, withdrawn ones included, oldest first.";
    school_procedures_of_case: safeguarding::SchoolProcedures, safeguarding::SchoolProceduresCreate, safeguarding::SchoolProceduresFields, "/incidents/{id}/school-procedures", "/incidents/{id}/school-procedures/{itemId}", "school-procedures",
        "createSchoolProcedures" "Record what a school said of its safeguarding procedures.", "updateSchoolProcedures" "Change what a school said, or withdraw it with a reason.",
        "getSchoolProcedures" "What a school said.", "listAllSchoolProcedures" "What schools said of an incident, withdrawn ones included, oldest first.";
    parent_contacts_of_case: safeguarding::ParentContact, safeguarding::ParentContactCreate, safeguarding::ParentContactFields, "/incidents/{id}/parent-contacts", "/incidents/{id}/parent-contacts/{itemId}", "parent-contacts",
        "createParentContact" "Record that parents were told, or why not.", "updateParentContact" "Change a contact with parents, or withdraw it with a reason.",
        "getParentContact" "A contact with parents.", "listParentContacts" "Contacts with parents of an incident, withdrawn ones included, oldest first.";
    signpostings_of_case: safeguarding::Signposting, safeguarding::SignpostingCreate, safeguarding::SignpostingFields, "/incidents/{id}/signpostings", "/incidents/{id}/signpostings/{itemId}", "signpostings",
        "createSignposting" "Record what help a child was told about.", "updateSignposting" "Change a signposting, or withdraw it with a reason.",
        "getSignposting" "A signposting.", "listSignpostings" "Signpostings of an incident, withdrawn ones included, oldest first.";
    advice_of_case: safeguarding::Advice, safeguarding::AdviceCreate, safeguarding::AdviceFields, "/incidents/{id}/advice", "/incidents/{id}/advice/{itemId}", "advice",
        "createAdvice" "Record advice that was asked for.", "updateAdvice" "Change advice, or withdraw it with a reason.",
        "getAdvice" "Advice.", "listAllAdvice" "All advice of an incident, withdrawn ones included, oldest first.";
    act_dates_of_case: pathway::ActDates, pathway::ActDatesCreate, pathway::ActDatesFields, "/incidents/{id}/act-dates", "/incidents/{id}/act-dates/{itemId}", "act-dates",
        "createActDates" "Record when the image was taken and shared.", "updateActDates" "Change the dates of the act, or withdraw it with a reason.",
        "getActDates" "The dates of the act.", "listAllActDates" "All dates of the act of an incident, withdrawn ones included, oldest first.";
    closures_of_case: ending::Closure, ending::ClosureCreate, ending::ClosureFields, "/incidents/{id}/closures", "/incidents/{id}/closures/{itemId}", "closures",
        "createClosure" "Finalise the incident.", "updateClosure" "Re-open the incident with a reason.",
        "getClosure" "A closure.", "listClosures" "Closures of an incident, withdrawn ones included, oldest first.";
    marks_of_case: mark::Mark, mark::MarkCreate, mark::MarkFields, "/incidents/{id}/marks", "/incidents/{id}/marks/{itemId}", "marks",
        "createMark" "Mark the incident: out of scope, merged, handed over, moved to another pack, put right.", "updateMark" "Note who was told again, or undo the mark.",
        "getMark" "A mark.", "listMarks" "Marks of an incident, withdrawn ones included, oldest first.";
}

#[cfg(test)]
mod tests {
    use waymark_domain::case::ItemKind;
    use waymark_domain::vocabulary::Vocabulary;

    #[test]
    fn every_kind_of_item_is_a_schema_with_its_four_operations() {
        let document = crate::openapi::value();
        let operations: Vec<&str> = document["paths"]
            .as_object()
            .expect("paths")
            .values()
            .flat_map(|item| item.as_object().expect("operations").values())
            .filter_map(|operation| operation["operationId"].as_str())
            .collect();
        for kind in ItemKind::ALL {
            let name: String = kind.code().split('_').map(|part| part[..1].to_uppercase() + &part[1..]).collect();
            assert!(document["components"]["schemas"][&name]["properties"]["recordedBy"].is_object(), "{name}");
            for verb in ["create", "update", "get"] {
                assert!(operations.contains(&format!("{verb}{name}").as_str()), "{verb}{name}");
            }
        }
    }
}
