//! The scenarios of the field, by their numbers, on the shipped pack.

use crate::steps::{MAKE, SHARE, officer, step};
use crate::story::{LATER, NEXT_DAY, REPORTED, Story, at};
use serde_json::json;
use waymark_domain::ProblemCode;
use waymark_domain::case::{AdvisoryFacts, CaseItem, Mark, MarkFacts, ReferralFacts, ViewingFacts};
use waymark_domain::case_access::check_decision;
use waymark_domain::closing::may_close;
use waymark_domain::officer::OfficerRole;
use waymark_domain::party::PartyRole::{ImplicatedAdult, Offender, Victim, Witness};
use waymark_domain::text::PersonalText;
use waymark_domain::{occasions, packs};
use waymark_rules::RequirementState;

/// Two fifteen-year-olds with everything done but the ending.
fn plain() -> (Story, [waymark_domain::Id; 3]) {
    let mut story = Story::new();
    let girl = story.child(Victim, "2010-06-01");
    let boy = story.child(Offender, "2010-04-01");
    let crime = story.crime("cja_possess", &[(girl, "victim"), (boy, "offender")]);
    story.school_confirms();
    for child in [girl, boy] {
        story.notify_in_full(child);
        story.support(child);
    }
    story.nothing_aggravates();
    story.answer("adult_implicated", None, "no");
    story.looked_up(boy, 0, 0, "no");
    (story, [girl, boy, crime])
}

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
    let refused = story.judge(|seen| may_close(seen, &story.case.items, OfficerRole::Supervisor, Some(&PersonalText::new("no")))).expect_err("owed");
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
        story.add::<waymark_domain::case::SchoolProceduresFacts>(json!({ "schoolId": school, "state": state, "at": LATER, "by": { "position": "safeguarding lead" } }));
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
    let mark = story.facts::<MarkFacts>(json!({ "mark": "merged_into", "incidentId": later.id, "at": LATER, "reason": "the same (invented)" }));
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
    assert!(names.iter().all(|name| ["who", "at", "basis", "reason", "told", "writtenAt", "recordedBy", "withdrawn"].contains(&name.as_str())), "{names:?}");
}

#[test]
fn s12_ppu_never_replies_chases_escalation_supervisors_reason_and_a_late_reply_still_attaches() {
    let (mut story, [girl, boy, crime]) = plain();
    // The same case, with her notification never answered.
    story.case.items.referrals.retain(|item| item.facts.person_id != Some(girl));
    let referral = story.refer("ppu", girl, LATER);
    story.decide(boy, "no_prosecution");
    story.meeting(&[(boy, false, json!({ "personId": boy }))], false);
    story.educate(None);
    story.educate(Some(girl));
    story.educate(Some(boy));
    story.advisory(boy, crime, NEXT_DAY, "school").expect("given");
    story.outcome(crime, "21", None);
    for (day, requirement) in [("2026-03-07T12:00:00Z", "ppu_chase_1"), ("2026-03-12T12:00:00Z", "ppu_chase_2")] {
        story.on(day);
        assert!(story.owes(requirement, girl), "{requirement}");
        story.then(referral, step("chased", day, "schools officer")).expect("chased");
        assert!(!story.owes(requirement, girl));
    }
    story.on("2026-03-16T12:00:00Z");
    assert!(story.owes("ppu_escalated", girl));
    story.then(referral, step("escalated", "2026-03-16T12:00:00Z", "schools officer")).expect("escalated");
    assert!(!story.owes("ppu_escalated", girl) && story.owes("ppu_updated", girl));

    let close = |role, reason: Option<&str>| {
        let reason = reason.map(PersonalText::new);
        story.judge(|seen| may_close(seen, &story.case.items, role, reason.as_ref()))
    };
    assert_eq!(close(OfficerRole::SchoolsOfficer, Some("x")).expect_err("not his").code, ProblemCode::SupervisorNeeded);
    assert_eq!(close(OfficerRole::Supervisor, None).expect_err("a reason").errors[0].code, "required");
    let owed = close(OfficerRole::Supervisor, Some("No answer in 14 days (invented).")).expect("closes");
    assert!(owed.iter().any(|one| one.code == "ppu_updated"));
    story.add::<waymark_domain::case::ClosureFacts>(json!({ "at": story.now, "owed": owed, "reason": "No answer in 14 days (invented)." }));
    story.on("2026-03-20T12:00:00Z");
    story.then(referral, step("acknowledged", "2026-03-20T09:00:00Z", "PPU desk")).expect("a late reply");
    assert_eq!(story.case.items.find::<ReferralFacts>(referral).expect("there").facts.state(), Some("acknowledged"));
}

#[test]
fn s14_wording_given_twice_is_two_records_and_neither_is_overwritten() {
    let (mut story, [_, boy, crime]) = plain();
    let first = story.advisory(boy, crime, NEXT_DAY, "school").expect("given");
    story.on("2026-03-04T18:00:00Z");
    let second = story.advisory(boy, crime, "2026-03-04T17:00:00Z", "at home").expect("given again");
    let slots: Vec<_> = story.case.items.live::<AdvisoryFacts>().map(|item| item.facts.slot()).collect();
    assert_eq!((first == second, slots), (false, vec![None, None]));
    let said = |id| story.case.items.find::<AdvisoryFacts>(id).and_then(|item| item.facts.given.as_ref()).and_then(|given| given.wording.clone()).expect("said");
    assert_eq!(said(first), said(second));
    let mut changed = story.case.items.find::<AdvisoryFacts>(first).expect("there").facts.clone();
    let before = changed.clone();
    changed.given.as_mut().and_then(|given| given.wording.as_mut()).expect("said").text.push_str(" and more");
    assert_eq!(changed.check_change(&before).expect_err("refused")[0].code, "cannot-change");
}

#[test]
fn s15_wording_never_given_is_met_only_by_a_reason() {
    let (mut story, [_, boy, crime]) = plain();
    story.decide(boy, "no_prosecution");
    assert!(story.owes("advisory_given", boy));
    let blank = story.try_add::<AdvisoryFacts>(json!({ "personId": boy, "crimeId": crime, "notGiven": { "at": LATER, "by": officer(), "reason": " " } }));
    assert_eq!(blank.expect_err("a reason").errors[0].pointer, "/notGiven/reason");
    story.add::<AdvisoryFacts>(json!({ "personId": boy, "notGiven": { "at": LATER, "by": officer(), "reason": "Moved away (invented)." } }));
    assert!(!story.owes("advisory_given", boy));
}

#[test]
fn s17_a_refused_meeting_is_an_ordinary_answer_whoever_refuses_and_education_goes_ahead() {
    for (child_agrees, parent_agrees) in [(true, false), (false, true)] {
        let (mut story, [girl, boy, crime]) = plain();
        story.decide(boy, "no_prosecution");
        let says = |agreed: bool, by: serde_json::Value| json!({ "agreed": agreed, "by": by, "at": LATER, "reason": "as said (invented)" });
        let answers = [says(child_agrees, json!({ "personId": boy })), says(parent_agrees, json!({ "position": "his father" }))];
        let meeting = story.add::<waymark_domain::case::RestorativeMeetingFacts>(json!({ "invitations": [
            { "who": { "personId": boy }, "at": LATER, "answers": answers },
            { "who": { "personId": girl }, "at": LATER, "answers": [says(true, json!({ "personId": girl }))] },
        ] }));
        assert_eq!(story.case.items.find::<waymark_domain::case::RestorativeMeetingFacts>(meeting).expect("there").facts.state(), Some("declined"));
        assert!(!story.owes("restorative_offered", boy));
        story.educate(Some(boy));
        assert!(!story.owes("offender_education", boy));
        story.outcome(crime, "21", None);
        assert!(!story.owes("crime_outcome", crime));
    }
}

#[test]
fn s18_not_in_scope_owes_nothing_and_forces_no_crime() {
    let mut story = Story::new();
    story.answer("image_of_child", None, "no");
    assert!(story.judge(|seen| seen.out_of_scope));
    assert_eq!(story.in_the_way(), Vec::<String>::new());
    story.add::<MarkFacts>(json!({ "mark": "out_of_scope", "because": "no_image", "at": LATER, "reason": "Rude text, no picture (invented)." }));
    assert!(story.case.items.crimes.is_empty());
    assert!(story.judge(|seen| may_close(seen, &story.case.items, OfficerRole::SchoolsOfficer, None)).is_ok());
}

#[test]
fn s19_guidance_changes_mid_case_only_by_a_mark_with_a_reason_and_the_wording_given_stays() {
    let (mut story, [_, boy, crime]) = plain();
    let given = story.advisory(boy, crime, NEXT_DAY, "school").expect("given");
    let newer = include_str!("../../../../openapi/rules/packs/2016.1.json").replace("\"version\": \"2016.1\"", "\"version\": \"2016.2\"").replacen(
        "\"waivable\": true",
        "\"waivable\": false",
        1,
    );
    let newer = packs::read(&newer).expect("lints");
    let day = |text| waymark_domain::instant::Day::parse(text).expect("a day");
    let in_force = [("2016.1".to_owned(), day("2016-01-01")), ("2016.2".to_owned(), day("2026-03-03"))];
    assert_eq!(packs::on_day(day("2026-03-02"), &in_force), Some("2016.1"));
    assert_eq!(packs::on_day(day("2026-03-03"), &in_force), Some("2016.2"), "new cases use the new one");
    let blank = story.try_add::<MarkFacts>(json!({ "mark": "pack_moved", "from": "2016.1", "to": "2016.2", "at": LATER, "reason": "" }));
    assert_eq!(blank.expect_err("a reason").errors[0].pointer, "/reason");
    story.add::<MarkFacts>(json!({ "mark": "pack_moved", "from": "2016.1", "to": "2016.2", "at": LATER, "reason": "Clearer (invented)." }));
    assert!(story.case.items.live::<MarkFacts>().any(|item| matches!(&item.facts.mark, Mark::PackMoved { to, .. } if to == "2016.2")));
    story.pack = newer;
    assert_eq!(story.judge(|seen| seen.pack.to_owned()), "2016.2");
    let wording = story.case.items.find::<AdvisoryFacts>(given).and_then(|item| item.facts.given.clone()).and_then(|given| given.wording).expect("said");
    assert_eq!(wording.pack, "2016.1");
}

#[test]
fn a_mixed_case_has_both_routes_at_once_and_cid_handing_back_moves_to_the_other_with_its_reason() {
    let mut story = Story::new();
    let girl = story.child(Victim, "2010-06-01");
    let (first, again) = (story.child(Offender, "2010-04-01"), story.child(Offender, "2010-05-01"));
    story.crime(SHARE, &[(girl, "victim"), (first, "offender")]);
    story.crime(SHARE, &[(girl, "victim"), (again, "offender")]);
    story.nothing_aggravates();
    story.answer("adult_implicated", None, "no");
    story.looked_up(first, 0, 0, "no");
    story.looked_up(again, 2, 0, "yes");
    assert_eq!((story.route(first).as_deref(), story.route(again).as_deref()), (Some("no_prosecution"), Some("cse")));
    let referral = story.refer("cid", again, NEXT_DAY);
    let wordless = waymark_domain::case::ReferralStep { text: None, ..step("handed_back", NEXT_DAY, "DC Invented") };
    assert_eq!(story.then(referral, wordless).expect_err("a reason").errors[0].code, "required");
    story.then(referral, step("handed_back", NEXT_DAY, "DC Invented")).expect("handed back");
    assert_eq!(story.route(again).as_deref(), Some("no_prosecution"));
    assert!(!story.owes("handback_reason", referral));
}

#[test]
fn a_cid_referral_about_a_crime_is_about_its_offenders_and_nobody_else() {
    let mut story = Story::new();
    let girl = story.child(Victim, "2010-06-01");
    let men = [story.someone(Some("2000-04-01")), story.someone(Some("2001-04-01")), story.someone(Some("2002-04-01"))];
    men.iter().for_each(|man| story.link(*man, Offender).expect("an offender"));
    let ours = story.crime(SHARE, &[(girl, "victim"), (men[0], "offender"), (men[1], "offender")]);
    story.crime(SHARE, &[(girl, "victim"), (men[2], "offender")]);
    let unknown = story.add::<waymark_domain::case::CrimeFacts>(json!({ "offence": MAKE, "people": [{ "personId": girl, "role": "victim" }], "suspectUnknown": true }));
    story.answer("adult_implicated", None, "yes");
    for crime in [ours, unknown] {
        story.add::<ReferralFacts>(json!({ "to": "cid", "crimeId": crime, "steps": [step("sent", REPORTED, "schools officer")] }));
    }
    assert_eq!(men.map(|man| story.owes("cid_referral", man)), [false, false, true]);
}

#[test]
fn ages_count_on_three_dates_and_eighteen_at_the_act_is_adult() {
    let mut story = Story::new();
    let turned = story.child(Offender, "2008-03-01");
    let seen = story.judge(|seen| seen.people.iter().find(|one| one.person_id == turned.to_string()).map(|one| (one.child, one.adult)));
    assert_eq!(seen, Some((true, false)), "seventeen when it happened, eighteen when reported");
    let pupil = story.child(Offender, "2008-02-01");
    assert_eq!(story.suggested("adult_implicated", story.incident_id()), Some("yes"), "a pupil of eighteen is an adult");
    story.add::<waymark_domain::case::ActDatesFacts>(json!({ "takenOn": "2025-06-01", "sharedOn": "2025-06-02", "source": "her own word" }));
    let adult = story.judge(|seen| seen.people.iter().any(|one| one.person_id == pupil.to_string() && one.adult));
    assert!(!adult, "the dates of the act count, not of the report");
}
