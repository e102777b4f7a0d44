//! The scenarios of the field, 1 to 10 by their numbers, on the shipped pack.

use crate::steps::{MAKE, SHARE, officer, plain};
use crate::story::{LATER, NEXT_DAY, Story, at};
use serde_json::json;
use waymark_domain::ProblemCode;
use waymark_domain::case::{MarkFacts, ViewingFacts};
use waymark_domain::case_access::check_decision;
use waymark_domain::closing::may_close;
use waymark_domain::occasions;
use waymark_domain::officer::OfficerRole;
use waymark_domain::party::PartyRole::{ImplicatedAdult, Offender, Victim, Witness};
use waymark_domain::text::PersonalText;
use waymark_rules::RequirementState;

#[test]
fn s01_plain_case_both_notified_no_to_both_questions_meeting_education_wording_outcome_21_and_closed() {
    let (mut story, [girl, boy, crime]) = plain();
    assert_eq!(story.route(boy).as_deref(), Some("no_prosecution"));
    story.decide(boy, "no_prosecution");
    assert!(story.owes("restorative_offered", boy));
    story.meeting(&[(girl, true, json!({ "personId": girl })), (boy, true, json!({ "personId": boy }))], true);
    story.educate(None);
    story.educate(Some(girl));
    story.educate(Some(boy));
    story.advisory(boy, crime, NEXT_DAY, "school office").expect("given");
    assert_eq!(story.judge(|seen| seen.outcomes[0].suggested.map(str::to_owned)).as_deref(), Some("21"));
    story.outcome(crime, "21", None);
    assert_eq!(story.in_the_way(), Vec::<String>::new());
    let owed = story.judge(|seen| may_close(seen, &story.case.items, OfficerRole::SchoolsOfficer, None)).expect("closes");
    assert!(owed.is_empty());
}

#[test]
fn s02_both_victim_and_offender_two_links_each_two_crimes_both_told_and_two_people() {
    let mut story = Story::new();
    let girl = story.child(Victim, "2011-06-01");
    let boy = story.child(Offender, "2011-01-01");
    story.link(girl, Offender).expect("both parts");
    story.link(boy, Victim).expect("both parts");
    let his = story.crime(SHARE, &[(girl, "victim"), (boy, "offender")]);
    let hers = story.crime(SHARE, &[(boy, "victim"), (girl, "offender")]);
    story.nothing_aggravates();
    story.answer("adult_implicated", None, "no");
    for child in [girl, boy] {
        story.looked_up(child, 0, 0, "no");
    }
    for child in [girl, boy] {
        assert!(story.owes("advisory_given", child), "each is told note 8");
        assert!(story.owes("ppu_notified", child));
    }
    assert_eq!(story.judge(|seen| seen.people.len()), 2);
    story.advisory(boy, his, NEXT_DAY, "school").expect("given");
    story.advisory(girl, hers, NEXT_DAY, "school").expect("given");
    assert!(!story.owes("advisory_given", girl) && !story.owes("advisory_given", boy));
}

#[test]
fn s03_under_13_is_urgent_blocks_closing_and_no_meeting_is_offered_by_itself() {
    let mut story = Story::new();
    let girl = story.child(Victim, "2012-12-01");
    let boy = story.child(Offender, "2013-09-01");
    story.crime(SHARE, &[(girl, "victim"), (boy, "offender")]);
    let urgent = story.judge(|seen| {
        let about = |one: &&waymark_rules::Owed<'_>| one.requirement == "ppu_notified" && one.subject_id == boy.to_string();
        seen.requirements.iter().find(about).is_some_and(|one| one.urgent && !one.waivable)
    });
    assert!(urgent);
    assert_eq!(story.suggested("under_13", story.incident_id()), Some("yes"));
    let refused =
        story.judge(|seen| may_close(seen, &story.case.items, OfficerRole::Supervisor, Some(&PersonalText::new("no")))).expect_err("owed");
    assert_eq!(refused.code, ProblemCode::SomethingOwed);
    assert!(refused.owed.iter().any(|one| one.code == "ppu_notified" && one.subject_id == boy.to_string() && !one.waivable));
    assert!(!story.owes("restorative_offered", boy));
}

#[test]
fn s04_adult_at_once_cid_is_owed_and_no_meeting_and_no_wording_for_him() {
    let mut story = Story::new();
    let girl = story.child(Victim, "2010-12-01");
    let man = story.someone(Some("2002-05-05"));
    story.link(man, Offender).expect("an offender");
    story.link(man, ImplicatedAdult).expect("an adult");
    story.crime("soa_grooming", &[(girl, "victim"), (man, "offender")]);
    assert_eq!(story.suggested("adult_implicated", story.incident_id()), Some("yes"));
    story.answer("adult_implicated", None, "yes");
    assert_eq!(story.route(man).as_deref(), Some("cse"));
    story.decide(man, "cse");
    assert!(story.owes("cid_referral", man));
    assert!(!story.owes("restorative_offered", man) && !story.owes("advisory_given", man));
    assert!(story.owes("signposted", girl), "support for the child is still offered");
    story.refer("cid", man, NEXT_DAY);
    assert!(!story.owes("cid_referral", man) && story.owes("cid_accepted", man));
}

#[test]
fn s05_third_party_report_prompts_for_advice_and_the_crime_may_still_be_raised() {
    let mut story = Story::new().reported("third_party", "other_pupil");
    let girl = story.child(Victim, "2011-03-03");
    let id = story.incident_id();
    assert!(story.owes("third_party_advice", id) && story.owes("victim_confirmation", id));
    story.advised("third_party", Some("not_yet"));
    assert_eq!(story.state("victim_confirmation", id), Some(RequirementState::Waiting));
    story.on("2026-03-03T12:00:00Z");
    story.add::<waymark_domain::case::AdviceFacts>(json!({
        "kind": "third_party", "asked": { "position": "force crime registrar" }, "by": officer(), "at": NEXT_DAY, "victimConfirms": "no",
    }));
    assert!(!story.owes("third_party_advice", id) && !story.owes("victim_confirmation", id));
    let crime = story.add::<waymark_domain::case::CrimeFacts>(json!({
        "offence": SHARE, "people": [{ "personId": girl, "role": "victim" }], "suspectUnknown": true,
    }));
    assert!(!story.owes("crime_suspect", crime) && !story.owes("victim_has_crime", girl));
    assert!(story.owes("ppu_notified", girl), "she is told of all the same");
}

#[test]
fn s06_two_offenders_two_forces_one_incident_and_one_crime_transferred() {
    let mut story = Story::new();
    let girl = story.child(Victim, "2010-06-01");
    let (here, there) = (story.child(Offender, "2010-04-01"), story.child(Offender, "2010-05-01"));
    story.crime(SHARE, &[(girl, "victim"), (here, "offender")]);
    let moved = story.crime(SHARE, &[(girl, "victim"), (there, "offender")]);
    assert!(story.owes("crime_outcome", moved));
    story.change::<waymark_domain::case::CrimeFacts>(moved, |facts| {
        facts.transferred = Some(waymark_domain::case::Transfer { force: "gwent".to_owned(), at: at(NEXT_DAY), reference: None });
    });
    assert!(!story.owes("crime_outcome", moved), "its outcome is the other force's");
    let schools = [waymark_domain::Id::now(), waymark_domain::Id::now()];
    for (school, state) in schools.into_iter().zip(["confirmed", "asked"]) {
        story.add::<waymark_domain::case::SchoolProceduresFacts>(
            json!({ "schoolId": school, "state": state, "at": LATER, "by": { "position": "safeguarding lead" } }),
        );
    }
    assert_eq!(story.state("school_procedures", story.incident_id()), Some(RequirementState::Waiting), "the school that is behind counts");
}

#[test]
fn s07_repeat_by_the_numbers_two_previous_for_the_same_offence_and_no_other() {
    for (found, elsewhere, suggested) in [(0, 0, "no"), (1, 0, "no"), (2, 0, "yes"), (1, 1, "yes"), (0, 3, "yes")] {
        let mut story = Story::new();
        let boy = story.child(Offender, "2010-04-01");
        story.crime(SHARE, &[(boy, "offender")]);
        story.looked_up(boy, found, elsewhere, "not_known");
        assert_eq!(story.suggested("repeat_offender", boy), Some(suggested), "{found} on record, {elsewhere} elsewhere");
    }
    // Two earlier occasions, for another offence.
    let mut story = Story::new();
    let boy = story.child(Offender, "2010-04-01");
    story.crime(SHARE, &[(boy, "offender")]);
    let earlier: Vec<_> = ["2025-01-10T10:00:00Z", "2025-05-10T10:00:00Z"].map(|when| earlier_case(boy, MAKE, when)).into();
    story.case.on_record = occasions::on_record(&story.case, &earlier);
    assert_eq!(story.case.on_record.iter().map(|known| known.incidents.len()).sum::<usize>(), 0);
    let same: Vec<_> = ["2025-01-10T10:00:00Z", "2025-05-10T10:00:00Z"].map(|when| earlier_case(boy, SHARE, when)).into();
    story.case.on_record = occasions::on_record(&story.case, &same);
    assert_eq!(story.suggested("repeat_offender", boy), Some("yes"));
}

fn earlier_case(offender: waymark_domain::Id, offence: &str, when: &str) -> waymark_domain::guidance::CaseRecords {
    let mut story = Story::new();
    story.case.persons.push((offender, serde_json::from_value(json!({})).expect("a person")));
    story.link(offender, Offender).expect("linked");
    story.crime(offence, &[(offender, "offender")]);
    if let Some(report) = &mut story.case.facts.report {
        report.reported_at = Some(at(when));
    }
    story.case
}

#[test]
fn s07_an_earlier_occasion_is_neither_this_case_nor_a_later_one_nor_one_merged_into_another() {
    let mut story = Story::new();
    let boy = story.child(Offender, "2010-04-01");
    story.crime(SHARE, &[(boy, "offender")]);
    let later = earlier_case(boy, SHARE, "2026-04-01T10:00:00Z");
    let mut merged = earlier_case(boy, SHARE, "2025-04-01T10:00:00Z");
    let mark =
        story.facts::<MarkFacts>(json!({ "mark": "merged_into", "incidentId": later.id, "at": LATER, "reason": "the same (invented)" }));
    merged.items.put(waymark_domain::Id::now(), mark);
    let others = [story.case.clone(), later, merged, earlier_case(boy, SHARE, "2025-06-01T10:00:00Z")];
    let counted = occasions::on_record(&story.case, &others);
    assert_eq!(counted.iter().map(|known| known.incidents.clone()).collect::<Vec<_>>(), vec![vec![others[3].id]]);
}

#[test]
fn s08_own_merit_down_is_a_supervisors_with_both_answers_kept_side_by_side() {
    let mut story = Story::new();
    let boy = story.child(Offender, "2010-04-01");
    story.crime(SHARE, &[(boy, "offender")]);
    story.nothing_aggravates();
    story.answer("adult_implicated", None, "no");
    story.looked_up(boy, 2, 0, "yes");
    assert_eq!(story.route(boy).as_deref(), Some("cse"));
    let decision = story.decide(boy, "no_prosecution");
    assert!(decision.is_override());
    assert_eq!(crate::steps::code(decision.computed.expect("suggested")), "cse");
    assert_eq!(check_decision(OfficerRole::SchoolsOfficer, &decision).expect_err("not his").code, ProblemCode::SupervisorNeeded);
    assert!(check_decision(OfficerRole::Supervisor, &decision).is_ok());
    assert_eq!(story.route(boy).as_deref(), Some("no_prosecution"));
    assert!(story.owes("advisory_given", boy), "the other route's duties follow");
}

#[test]
fn s09_device_not_surrendered_is_recorded_without_a_seizure_and_nothing_ends_there() {
    let mut story = Story::new();
    let boy = story.child(Offender, "2010-04-01");
    story.answer("device_involved", None, "yes");
    assert!(story.owes("evidence_recorded", story.incident_id()));
    let phone = story.device(boy, "refused", json!({ "reason": "His mother took it home (invented)." })).expect("recorded");
    assert!(!story.owes("evidence_recorded", story.incident_id()));
    assert!(!story.owes("exhibit_reason", phone) && !story.owes("exhibit_secured", phone));
    let seized = json!({ "at": LATER, "by": officer() });
    let refused = story.device(boy, "refused", json!({ "seized": seized })).expect_err("not both");
    assert_eq!((refused.errors[0].pointer.as_str(), refused.errors[0].code), ("/seized", "conflicts"));
}

#[test]
fn s10_teacher_saw_it_by_accident_who_when_why_and_told_whom_and_a_witness() {
    let mut story = Story::new();
    let head = story.someone(Some("1980-01-01"));
    story.link(head, Witness).expect("a witness");
    story.answer("viewed", None, "yes");
    assert!(story.owes("viewing_recorded", story.incident_id()));
    let viewing = story.add::<ViewingFacts>(json!({
        "who": { "personId": head, "position": "Head of Year" }, "at": LATER, "basis": "accident", "reason": "To find out what the fuss was.",
    }));
    assert!(story.owes("viewing_told", viewing));
    story.change::<ViewingFacts>(viewing, |facts| {
        facts.told = serde_json::from_value(json!({ "who": { "position": "safeguarding lead" }, "at": LATER })).expect("told");
    });
    assert!(!story.owes("viewing_told", viewing));
    assert!(story.judge(|seen| seen.routes.is_empty()), "a witness is no offender");
    let members = serde_json::to_value(&story.case.items.find::<ViewingFacts>(viewing).expect("there").facts).expect("json");
    let names: Vec<&String> = members.as_object().expect("an object").keys().collect();
    assert!(
        names.iter().all(|name| ["who", "at", "basis", "reason", "told", "writtenAt", "recordedBy", "withdrawn"].contains(&name.as_str())),
        "{names:?}"
    );
}
