//! What is refused when it is written, and where it says so.

use crate::steps::{SHARE, officer, step};
use crate::story::{LATER, NEXT_DAY, Story, at};
use serde_json::{Value, json};
use waymark_domain::case::{
    AnswerFacts, CaseItem, CrimeFacts, CrimeOutcome, DecisionFacts, EducationInputFacts, ExhibitFacts, ItemKind, MarkFacts,
    ParentContactFacts, ReferralFacts, ReferralTo, RestorativeMeetingFacts, SignpostingFacts, Somebody, StepKind, ViewingFacts,
};
use waymark_domain::guidance::{case_facts, evaluate, refuse_problems};
use waymark_domain::party::PartyRole::{ImplicatedAdult, Offender, Victim};
use waymark_domain::problem::FIELD_ERRORS;
use waymark_domain::text::PersonalText;
use waymark_domain::vocabulary::Vocabulary;
use waymark_domain::{Id, Problem, ProblemCode};

fn says(problem: &Problem, pointer: &str, code: &str) -> bool {
    assert!(problem.errors.iter().all(|error| FIELD_ERRORS.iter().any(|(known, _)| *known == error.code)), "{:?}", problem.errors);
    problem.code == ProblemCode::Invalid && problem.errors.iter().any(|error| error.pointer == pointer && error.code == code)
}

#[track_caller]
fn refused<T>(result: Result<T, Problem>, pointer: &str, code: &str) {
    let problem = result.err().expect("refused");
    assert!(says(&problem, pointer, code), "{:?} {:?}", problem.code, problem.errors);
}

/// The problems the rules would find after a crime was written as given.
fn after(story: &Story, id: Id, crime: &CrimeFacts) -> Result<(), Problem> {
    let seen = case_facts(&story.case.with(id, crime))?;
    let touched: Vec<Id> = crime.people.iter().map(|link| link.person_id).chain([id]).collect();
    refuse_problems(&evaluate(&story.pack, &seen, story.now), &[], &touched)
}

fn outcome(code: &str, when: &str, reason: Option<&str>) -> Option<CrimeOutcome> {
    let by = Somebody { name: Some(PersonalText::new("PC 1234 Invented")), ..Somebody::default() };
    Some(CrimeOutcome { code: code.to_owned(), at: at(when), by, reason: reason.map(PersonalText::new) })
}

#[test]
fn an_outcome_must_be_valid_on_its_date_need_no_missing_suspect_and_give_a_reason_where_it_is_not_suggested() {
    let mut story = Story::new();
    let boy = story.child(Offender, "2010-04-01");
    let id = story.crime(SHARE, &[(boy, "offender")]);
    let crime = story.case.items.find::<CrimeFacts>(id).expect("there").facts.clone();
    let with = |outcome| CrimeFacts { outcome, ..crime.clone() };
    refused(after(&story, id, &with(outcome("22", "2018-03-01T00:00:00Z", Some("r")))), "/outcome/code", "not-valid-on-date");
    refused(after(&story, id, &with(outcome("99", NEXT_DAY, Some("r")))), "/outcome/code", "unknown-value");
    refused(after(&story, id, &with(outcome("3", NEXT_DAY, Some("r")))), "/outcome/code", "not-for-suspect");
    let nobody = CrimeFacts { suspect_unknown: true, people: Vec::new(), ..with(outcome("21", NEXT_DAY, Some("r"))) };
    refused(after(&story, id, &nobody), "/outcome/code", "needs-named-suspect");
    story.nothing_aggravates();
    story.answer("adult_implicated", None, "no");
    story.looked_up(boy, 0, 0, "no");
    refused(after(&story, id, &with(outcome("8", NEXT_DAY, None))), "/outcome/reason", "required");
    assert!(after(&story, id, &with(outcome("8", NEXT_DAY, Some("Agreed (invented).")))).is_ok());
    assert!(after(&story, id, &with(outcome("21", NEXT_DAY, None))).is_ok());
}

#[test]
fn a_crime_is_about_somebody_and_everybody_in_it_is_on_the_case_with_that_part() {
    let mut story = Story::new();
    let girl = story.child(Victim, "2010-04-01");
    refused(story.try_add::<CrimeFacts>(json!({ "offence": SHARE, "people": [] })), "/people", "required");
    let stranger = json!({ "people": [{ "personId": Id::now(), "role": "victim" }] });
    refused(story.try_add::<CrimeFacts>(stranger), "/people/0/personId", "not-on-the-case");
    let wrong_part = story.facts::<CrimeFacts>(json!({ "people": [{ "personId": girl, "role": "offender" }] }));
    refused(after(&story, Id::now(), &wrong_part), "/people", "role-missing");
    let twice = json!({ "people": [{ "personId": girl, "role": "victim" }, { "personId": girl, "role": "victim" }] });
    refused(story.try_add::<CrimeFacts>(twice), "/people/1", "conflicts");
    let unknown_and_named = json!({ "people": [{ "personId": girl, "role": "offender" }], "suspectUnknown": true });
    refused(story.try_add::<CrimeFacts>(unknown_and_named), "/suspectUnknown", "conflicts");
    let both = json!({ "people": [{ "personId": girl, "role": "victim" }, { "personId": girl, "role": "offender" }] });
    assert!(story.try_add::<CrimeFacts>(both).is_ok(), "one child may be both");
}

#[test]
fn an_offence_was_law_when_it_happened() {
    let mut story = Story::new();
    let girl = story.child(Victim, "2010-04-01");
    let crime = |code: &str| story.facts::<CrimeFacts>(json!({ "offence": code, "people": [{ "personId": girl, "role": "victim" }] }));
    refused(after(&story, Id::now(), &crime("cjca_private_image")), "/offence", "not-valid-on-date");
    refused(after(&story, Id::now(), &crime("no_such_offence")), "/offence", "unknown-value");
    assert!(after(&story, Id::now(), &crime("soa_intimate_image")).is_ok());
}

#[test]
fn nobody_under_ten_is_an_offender_and_outcome_11_is_suggested_for_a_crime_of_theirs() {
    let mut story = Story::new();
    let small = story.someone(Some("2017-01-01"));
    refused(story.link(small, Offender), "/role", "under-10");
    story.link(small, waymark_domain::party::PartyRole::Other).expect("involved");
    let as_offender = story.facts::<CrimeFacts>(json!({ "people": [{ "personId": small, "role": "offender" }] }));
    refused(after(&story, Id::now(), &as_offender), "/people", "under-10");
    story.crime(SHARE, &[(small, "involved_under_10")]);
    assert_eq!(story.judge(|seen| seen.outcomes[0].suggested.map(str::to_owned)).as_deref(), Some("11"));
    assert!(story.owes("ppu_notified", small));
    let fourteen = story.someone(Some("2011-01-01"));
    refused(story.link(fourteen, ImplicatedAdult), "/role", "not-an-adult");
}

#[test]
fn an_answer_is_to_a_question_of_the_pack_about_the_right_kind_of_subject() {
    let mut story = Story::new();
    let boy = story.child(Offender, "2010-04-01");
    refused(story.try_answer("what_does_it_show", None, "yes", Value::Null), "/question", "unknown-value");
    refused(story.try_answer("repeat_offender", None, "no", Value::Null), "/personId", "required");
    refused(story.try_answer("adult_implicated", Some(boy), "no", Value::Null), "/personId", "conflicts");
    refused(story.try_answer("repeat_offender", Some(Id::now()), "no", Value::Null), "/personId", "not-on-the-case");
}

#[test]
fn a_choice_against_the_rules_needs_a_reason_and_a_named_decider_and_both_answers_are_kept() {
    let mut story = Story::new();
    let boy = story.child(Offender, "2010-04-01");
    story.crime(SHARE, &[(boy, "offender")]);
    story.looked_up(boy, 2, 0, "not_known");
    let check = json!([{ "by": officer(), "at": LATER, "where": "elsewhere", "count": 0 }]);
    refused(story.try_answer("repeat_offender", Some(boy), "no", json!({ "checkedElsewhere": check })), "/reason", "required");
    let reason = json!({ "checkedElsewhere": check, "reason": "He was the victim both times (invented)." });
    refused(story.try_answer("repeat_offender", Some(boy), "no", reason), "/decidedBy", "required");
    let whole =
        json!({ "checkedElsewhere": check, "reason": "He was the victim both times (invented).", "decidedBy": { "name": "Sgt Invented" } });
    story.try_answer("repeat_offender", Some(boy), "no", whole).expect("an override");
    assert_eq!(story.computed("repeat_offender", boy).map(Vocabulary::code), Some("yes"));
    let differs =
        story.judge(|seen| seen.questions.iter().any(|one| one.question == "repeat_offender" && one.differs && one.answer == Some("no")));
    assert!(differs);
}

#[test]
fn with_no_signal_the_repeat_question_stays_open() {
    let mut story = Story::new();
    let boy = story.child(Offender, "2010-04-01");
    story.crime(SHARE, &[(boy, "offender")]);
    assert!(story.case.on_record.is_empty(), "the server has not counted");
    assert_eq!(story.suggested("repeat_offender", boy), None);
    assert!(story.owes("previous_checked", boy));
    assert!(story.in_the_way().iter().any(|reason| reason.starts_with("repeat_offender")));
}

#[test]
fn a_referral_takes_no_step_that_skips_one_and_none_after_its_end() {
    let legal = [
        ("ppu", vec!["notified", "acknowledged", "updated", "updated", "closed"]),
        ("ppu", vec!["notified", "chased", "acknowledged", "chased", "escalated", "updated"]),
        ("cid", vec!["sent", "accepted", "result"]),
        ("cid", vec!["sent", "chased", "handed_back"]),
        ("cid", vec!["sent", "accepted", "handed_back"]),
    ];
    let illegal = [
        ("ppu", vec!["acknowledged"]),
        ("ppu", vec!["notified", "updated"]),
        ("ppu", vec!["notified", "closed"]),
        ("ppu", vec!["notified", "notified"]),
        ("ppu", vec!["notified", "acknowledged", "acknowledged"]),
        ("ppu", vec!["notified", "acknowledged", "updated", "closed", "updated"]),
        ("ppu", vec!["sent"]),
        ("cid", vec!["sent", "result"]),
        ("cid", vec!["sent", "handed_back", "accepted"]),
        ("cid", vec!["sent", "acknowledged"]),
        ("cid", vec!["chased"]),
    ];
    let walk = |to: &str, steps: &[&str]| {
        let mut story = Story::new();
        let child = story.child(Victim, "2011-01-01");
        let steps: Vec<_> = steps.iter().map(|one| step(one, LATER, "desk")).collect();
        let whole: ReferralFacts = story.facts(json!({ "to": to, "personId": child, "steps": steps }));
        let mut grown: Result<ReferralFacts, Problem> = Ok(ReferralFacts { steps: Vec::new(), ..whole.clone() });
        for one in steps {
            grown = grown.and_then(|facts| facts.with_step(one));
        }
        let checked = story.check(&whole);
        assert_eq!(checked.is_ok(), grown.is_ok(), "written at once or step by step is the same");
        checked
    };
    for (to, steps) in legal {
        assert!(walk(to, &steps).is_ok(), "{to} {steps:?}");
    }
    for (to, steps) in illegal {
        refused(walk(to, &steps), &format!("/steps/{}/step", steps.len() - 1), "wrong-step");
    }
}

#[test]
fn the_same_referral_twice_takes_the_same_slot_until_the_first_is_over() {
    let mut story = Story::new();
    let (girl, boy) = (story.child(Victim, "2011-01-01"), story.child(Offender, "2011-02-01"));
    let slot = |story: &Story, id| story.case.items.find::<ReferralFacts>(id).expect("there").facts.slot();
    let first = story.refer("ppu", girl, LATER);
    let (again, other, cid) = (story.refer("ppu", girl, NEXT_DAY), story.refer("ppu", boy, LATER), story.refer("cid", girl, LATER));
    assert_eq!(slot(&story, first), slot(&story, again));
    assert_ne!(slot(&story, first), slot(&story, other));
    assert_ne!(slot(&story, first), slot(&story, cid));
    assert_eq!(ItemKind::Referral.slot_taken(), ProblemCode::ReferralAlreadyMade);
    story.then(cid, step("handed_back", NEXT_DAY, "DC Invented")).expect("handed back");
    assert_eq!(slot(&story, cid), None, "another may be made after the hand-back");
}

#[test]
fn a_referral_is_written_on_and_never_rewritten() {
    let mut story = Story::new();
    let girl = story.child(Victim, "2011-01-01");
    let id = story.refer("ppu", girl, LATER);
    let before = story.case.items.find::<ReferralFacts>(id).expect("there").facts.clone();
    let mut after = before.clone();
    after.steps[0].at = at(NEXT_DAY);
    assert_eq!(after.check_change(&before).expect_err("rewritten")[0].code, "history-rewritten");
    let moved = ReferralFacts { to: ReferralTo::Cid, ..before.clone() };
    assert_eq!(moved.check_change(&before).expect_err("moved")[0].code, "cannot-change");
    assert_eq!(before.of(StepKind::Notified).count(), 1);
}

#[test]
fn times_that_contradict_each_other_are_refused_at_the_one_that_comes_too_early() {
    let mut story = Story::new();
    let girl = story.child(Victim, "2010-04-01");
    let boy = story.child(Offender, "2010-05-01");
    let before = "2026-03-01T10:00:00Z";
    let crime = story.crime(SHARE, &[(girl, "victim"), (boy, "offender")]);
    refused(story.advisory(boy, crime, before, "school"), "/given/at", "before-reported");
    let early = step("notified", before, "schools officer");
    refused(story.try_add::<ReferralFacts>(json!({ "to": "ppu", "personId": girl, "steps": [early] })), "/steps/0/at", "before-reported");
    let steps = [step("notified", NEXT_DAY, "schools officer"), step("acknowledged", LATER, "PPU desk")];
    refused(story.try_add::<ReferralFacts>(json!({ "to": "ppu", "personId": girl, "steps": steps })), "/steps/1/at", "too-early");
    let seized = json!({ "at": NEXT_DAY, "by": officer() });
    let returned = json!({ "seized": seized, "returned": { "at": LATER, "by": officer(), "to": { "position": "his mother" } } });
    refused(story.device(boy, "returned", returned), "/returned/at", "too-early");
    let handed = json!({ "seized": seized, "handOvers": [{ "at": LATER, "from": officer(), "to": { "position": "property store" } }] });
    refused(story.device(boy, "surrendered", handed), "/handOvers/0/at", "too-early");
    let told_first = json!({ "who": { "position": "teacher" }, "at": NEXT_DAY, "told": { "who": { "position": "DSP" }, "at": LATER } });
    refused(story.try_add::<ViewingFacts>(told_first), "/told/at", "too-early");
    let held_first = json!({ "invitations": [{ "who": { "personId": girl }, "at": NEXT_DAY }], "heldAt": LATER });
    refused(story.try_add::<RestorativeMeetingFacts>(held_first), "/heldAt", "too-early");
    let outcome_first = json!({
        "people": [{ "personId": girl, "role": "victim" }], "recordedAt": NEXT_DAY, "outcome": { "code": "21", "at": LATER, "by": officer() },
    });
    refused(story.try_add::<CrimeFacts>(outcome_first), "/outcome/at", "too-early");
    let future = json!({ "personId": girl, "services": ["ceop"], "at": "2026-03-09T00:00:00Z", "by": officer() });
    refused(story.try_add::<SignpostingFacts>(future), "/at", "in-the-future");
    let shared_first = json!({ "takenOn": "2026-02-02", "sharedOn": "2026-02-01" });
    refused(story.try_add::<waymark_domain::case::ActDatesFacts>(shared_first), "/sharedOn", "too-early");
}

#[test]
fn what_must_be_said_is_asked_for() {
    let mut story = Story::new();
    let boy = story.child(Offender, "2010-05-01");
    let decision = json!({ "personId": boy, "route": "no_prosecution", "decidedBy": {}, "rationale": " ", "at": LATER });
    let problem = story.try_add::<DecisionFacts>(decision).expect_err("refused");
    assert!(says(&problem, "/decidedBy", "required") && says(&problem, "/rationale", "too-short"));
    let girl = story.child(Victim, "2010-05-01");
    let not_hers = json!({ "personId": girl, "route": "cse", "decidedBy": officer(), "rationale": "r", "at": LATER });
    refused(story.try_add::<DecisionFacts>(not_hers), "/personId", "role-missing");
    let silent = json!({ "personId": boy, "state": "not_told", "at": LATER, "by": officer() });
    refused(story.try_add::<ParentContactFacts>(silent), "/reason", "required");
    let lesson = json!({ "state": "declined", "at": LATER, "by": officer(), "reason": "no time" });
    refused(story.try_add::<EducationInputFacts>(lesson), "/state", "conflicts");
    refused(story.try_add::<ReferralFacts>(json!({ "to": "ppu", "steps": [step("notified", LATER, "officer")] })), "/personId", "required");
    let long = json!({ "thing": "phone", "state": "surrendered", "at": LATER, "sealNumber": "9".repeat(41) });
    refused(story.try_add::<ExhibitFacts>(long), "/sealNumber", "too-long");
    let unsaid = json!({ "invitations": [{ "who": { "personId": boy }, "at": LATER, "answers": [{ "agreed": false, "by": { "personId": boy }, "at": LATER }] }] });
    refused(story.try_add::<RestorativeMeetingFacts>(unsaid), "/invitations/0/answers/0/reason", "required");
    let withdrawn =
        json!({ "question": "viewed", "answer": "no", "at": LATER, "withdrawn": { "reason": "", "at": LATER, "by": Id::now() } });
    refused(story.try_add::<AnswerFacts>(withdrawn), "/withdrawnReason", "too-short");
}

#[test]
fn an_incident_is_not_merged_into_itself() {
    let mut story = Story::new();
    let own = story.incident_id();
    let merge = |into: Id| json!({ "mark": "merged_into", "incidentId": into, "at": LATER, "reason": "The same children (invented)." });
    assert_eq!(story.try_add::<MarkFacts>(merge(own)).expect_err("refused").code, ProblemCode::MergeIntoItself);
    let id = story.try_add::<MarkFacts>(merge(Id::now())).expect("merged");
    let facts = &story.case.items.find::<MarkFacts>(id).expect("there").facts;
    assert_eq!(facts.slot().as_deref(), Some("merged_into"), "into one other at a time");
    let refused = story.try_answer("viewed", None, "no", Value::Null).expect_err("merged");
    assert_eq!(refused.code, ProblemCode::IncidentMerged);
    story.change::<MarkFacts>(id, |facts| {
        facts.withdrawn = Some(waymark_domain::party::Withdrawn { reason: PersonalText::new("Two after all."), at: at(NEXT_DAY), by: own });
    });
    assert!(story.try_answer("viewed", None, "no", Value::Null).is_ok(), "undone by a person");
}

#[test]
fn an_item_says_the_same_after_it_was_stored() {
    let mut story = Story::new();
    let girl = story.child(Victim, "2010-04-01");
    story.crime(SHARE, &[(girl, "victim")]);
    story.notify_in_full(girl);
    story.add::<MarkFacts>(json!({ "mark": "handed_over", "toOfficerId": Id::now(), "at": LATER, "reason": "On leave (invented)." }));
    let document = waymark_domain::guidance::case_document(&story.case);
    let mut again = waymark_domain::case::Items::default();
    for item in &story.case.items.crimes {
        again.read(ItemKind::Crime, item.id, serde_json::to_value(&item.facts).expect("json")).expect("reads");
    }
    for item in &story.case.items.referrals {
        again.read(ItemKind::Referral, item.id, serde_json::to_value(&item.facts).expect("json")).expect("reads");
    }
    for item in &story.case.items.marks {
        again.read(ItemKind::Mark, item.id, serde_json::to_value(&item.facts).expect("json")).expect("reads");
    }
    assert_eq!(again.marks[0].facts, story.case.items.marks[0].facts);
    story.case.items = again;
    assert_eq!(waymark_domain::guidance::case_document(&story.case), document);
}
