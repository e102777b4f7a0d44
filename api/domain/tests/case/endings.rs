//! The scenarios of the field from 12 on, and mixed cases, on the shipped pack.

use crate::steps::{MAKE, SHARE, officer, plain, step};
use crate::story::{LATER, NEXT_DAY, REPORTED, Story};
use serde_json::json;
use waymark_domain::ProblemCode;
use waymark_domain::case::{AdvisoryFacts, CaseItem, Mark, MarkFacts, ReferralFacts};
use waymark_domain::closing::may_close;
use waymark_domain::officer::OfficerRole;
use waymark_domain::packs;
use waymark_domain::party::PartyRole::{Offender, Victim};
use waymark_domain::text::PersonalText;

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
    let said = |id| {
        story
            .case
            .items
            .find::<AdvisoryFacts>(id)
            .and_then(|item| item.facts.given.as_ref())
            .and_then(|given| given.wording.clone())
            .expect("said")
    };
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
    let blank = story.try_add::<AdvisoryFacts>(
        json!({ "personId": boy, "crimeId": crime, "notGiven": { "at": LATER, "by": officer(), "reason": " " } }),
    );
    assert_eq!(blank.expect_err("a reason").errors[0].pointer, "/notGiven/reason");
    story
        .add::<AdvisoryFacts>(json!({ "personId": boy, "notGiven": { "at": LATER, "by": officer(), "reason": "Moved away (invented)." } }));
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
        assert_eq!(
            story.case.items.find::<waymark_domain::case::RestorativeMeetingFacts>(meeting).expect("there").facts.state(),
            Some("declined")
        );
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
    story.add::<MarkFacts>(
        json!({ "mark": "out_of_scope", "because": "no_image", "at": LATER, "reason": "Rude text, no picture (invented)." }),
    );
    assert!(story.case.items.crimes.is_empty());
    assert!(story.judge(|seen| may_close(seen, &story.case.items, OfficerRole::SchoolsOfficer, None)).is_ok());
}

#[test]
fn s19_guidance_changes_mid_case_only_by_a_mark_with_a_reason_and_the_wording_given_stays() {
    let (mut story, [_, boy, crime]) = plain();
    let given = story.advisory(boy, crime, NEXT_DAY, "school").expect("given");
    let newer = include_str!("../../../../openapi/rules/packs/2016.1.json")
        .replace("\"version\": \"2016.1\"", "\"version\": \"2016.2\"")
        .replacen("\"waivable\": true", "\"waivable\": false", 1);
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
    let wording = story
        .case
        .items
        .find::<AdvisoryFacts>(given)
        .and_then(|item| item.facts.given.clone())
        .and_then(|given| given.wording)
        .expect("said");
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
    let unknown = story.add::<waymark_domain::case::CrimeFacts>(
        json!({ "offence": MAKE, "people": [{ "personId": girl, "role": "victim" }], "suspectUnknown": true }),
    );
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
    story
        .add::<waymark_domain::case::ActDatesFacts>(json!({ "takenOn": "2025-06-01", "sharedOn": "2025-06-02", "source": "her own word" }));
    let adult = story.judge(|seen| seen.people.iter().any(|one| one.person_id == pupil.to_string() && one.adult));
    assert!(!adult, "the dates of the act count, not of the report");
}
