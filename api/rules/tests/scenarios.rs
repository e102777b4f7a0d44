//! What matters in the vectors, said by hand: the scenarios of the field and what the guidance asks in each. A refreshed vector that
//! contradicts a line here is wrong, however it came about.

mod support;

use serde_json::{Value, json};
use support::said::{said, said_under};

#[test]
fn a_new_case_has_both_routes_open_and_calls_nothing_not_needed() {
    let new = said("new-case");
    assert!(new.rows("steps").all(|s| s["state"] == "owed" || s["state"] == "waiting"));
    assert_eq!(new.closes(), "nobody");
}

#[test]
fn the_plain_case_owes_the_unit_both_children_and_closes_with_outcome_21() {
    let start = said("plain-case-recorded");
    for child in ["ann", "ben"] {
        assert_eq!(start.state("ppu_notified", child), "owed");
        assert_eq!(start.requirement("ppu_notified", child)["waivable"], false);
        assert_eq!(start.requirement("ppu_notified", child)["dueAt"], "2026-03-03T10:00:00.000Z");
    }
    assert_eq!(start.requirement("crime_reference", "crime")["dueAt"], "2026-03-03T09:00:00.000Z");
    assert_eq!(start.question("adult_implicated", "incident")["state"], "open");
    assert_eq!(start.question("repeat_offender", "ben")["suggested"], Value::Null, "nobody has checked yet");

    let done = said("plain-case-done");
    assert_eq!(done.route("ben")["route"], "no_prosecution");
    assert_eq!((&done.outcome("crime")["suggested"], &done.outcome("crime")["stands"]), (&json!("21"), &json!(true)));
    assert_eq!(done.step("cid"), "not_needed");
    assert_eq!(done.closes(), "officer");
}

#[test]
fn both_routes_run_and_neither_waits_for_the_other() {
    let new = said("plain-case-recorded");
    assert_eq!((new.step("ppu_notify"), new.step("crime_raised")), ("owed", "owed"));
    let no_crime = said("plain-case-no-crime-yet");
    assert_eq!((no_crime.step("ppu_notify"), no_crime.step("crime_raised")), ("done", "owed"));
    assert_eq!((no_crime.state("victim_has_crime", "ann"), no_crime.state("offender_has_crime", "ben")), ("owed", "owed"));
    assert_eq!(no_crime.requirement("victim_has_crime", "ann")["overdue"], true);
}

#[test]
fn two_children_who_are_both_victim_and_offender_are_two_people_with_two_crimes_and_both_are_told() {
    let both = said("both-victim-and-offender");
    assert_eq!((both.rows("people").count(), both.rows("outcomes").count()), (2, 2));
    for child in ["ann", "ben"] {
        assert_eq!(both.state("advisory_given", child), "met");
        assert_eq!(both.state("victim_has_crime", child), "met");
        assert_eq!(both.state("offender_has_crime", child), "met");
        assert_eq!(both.rows("requirements").filter(|r| r["requirement"] == "ppu_notified" && r["subjectId"] == child).count(), 1);
    }
    assert_eq!(both.closes(), "officer");
}

#[test]
fn under_13_is_urgent_blocks_closing_unsent_and_suggests_no_restorative_meeting() {
    let young = said("under-13");
    let owed = young.requirement("ppu_notified", "dai");
    assert_eq!((&owed["state"], &owed["urgent"], &owed["overdue"]), (&json!("owed"), &json!(true), &json!(true)));
    assert_eq!(owed["dueAt"], "2026-03-02T11:00:00.000Z");
    assert_eq!(young.requirement("ppu_notified", "eve")["urgent"], false);
    assert_eq!(young.row("people", &[("personId", "dai")])["under13"], true);
    assert_eq!(young.question("under_13", "incident")["suggested"], "yes");
    assert_eq!(young.route("dai")["suggested"], Value::Null, "no route by itself");
    assert_eq!(young.state("restorative_offered", "dai"), "not_needed");
    assert!(young.reasons().contains("ppu_notified"));
    assert_eq!(young.closes(), "nobody");
}

#[test]
fn an_adult_at_once_means_cid_and_no_restorative_path_and_support_for_the_child_stays() {
    let adult = said("adult-at-once");
    assert_eq!(adult.question("adult_implicated", "incident")["suggested"], "yes");
    assert_eq!(adult.route("huw")["route"], "cse");
    assert_eq!((adult.state("cid_referral", "huw"), adult.step("cid")), ("owed", "owed"));
    assert_eq!((adult.step("restorative"), adult.step("education"), adult.step("advisory")), ("not_needed", "not_needed", "not_needed"));
    assert_eq!((adult.state("signposted", "gwen"), adult.state("parents_told", "gwen")), ("owed", "owed"));
    let elsewhere = said("adult-nobody-charged");
    assert_eq!(elsewhere.state("cid_contacted", "incident"), "owed");
    assert_eq!(said("cid-contacted-about-the-incident").closes(), "officer");
}

#[test]
fn a_third_party_report_asks_for_advice_and_tells_the_unit_of_the_victim_and_of_the_pupil() {
    let report = said("third-party-report");
    assert_eq!(report.state("third_party_advice", "incident"), "owed");
    assert_eq!(report.requirement("third_party_advice", "incident")["notes"], json!(["5"]));
    assert_eq!(report.state("victim_confirmation", "incident"), "waiting");
    assert_eq!((report.state("ppu_notified", "jen"), report.state("ppu_notified", "kim")), ("met", "owed"));
    assert_eq!(said("third-party-unconfirmed").state("victim_confirmation", "incident"), "owed");
    let settled = said("third-party-settled");
    assert_eq!(settled.state("victim_confirmation", "incident"), "met", "no is an answer");
    assert_eq!((&settled.outcome("crime")["suggested"], settled.closes()), (&json!("18"), "supervisor"));
}

#[test]
fn a_crime_transferred_to_another_force_owes_no_outcome_here() {
    let two = said("two-forces");
    assert_eq!((two.state("crime_outcome", "crime"), two.state("crime_outcome", "crime-2")), ("met", "not_needed"));
    assert_eq!(two.closes(), "officer");
}

#[test]
fn one_earlier_occasion_is_no_repeat_two_are_and_two_for_another_offence_are_not() {
    let numbers = said("repeat-by-the-numbers");
    let suggested = |who| &numbers.question("repeat_offender", who)["suggested"];
    assert_eq!((suggested("one"), suggested("two"), suggested("other")), (&json!("no"), &json!("yes"), &json!("no")));
    assert_eq!(suggested("open"), &Value::Null, "one known elsewhere, the record not searched");
    assert_eq!(numbers.state("previous_checked", "open"), "owed");
}

#[test]
fn own_merit_overrides_the_count_with_a_reason_and_both_answers_are_kept() {
    let down = said("own-merit-down");
    let asked = down.question("repeat_offender", "ben");
    assert_eq!((&asked["answer"], &asked["suggested"], &asked["differs"]), (&json!("no"), &json!("yes"), &json!(true)));
    assert_eq!((&down.route("ben")["route"], down.closes()), (&json!("no_prosecution"), "officer"));
    let silent = said("own-merit-without-reason");
    assert_eq!(silent.problems(), [("answer_needs_reason", "ben"), ("decision_needs_reason", "ben")].into());
    assert_eq!(silent.closes(), "nobody");
}

#[test]
fn an_answer_is_asked_again_when_the_count_later_contradicts_it() {
    let overtaken = said("answer-overtaken");
    let asked = overtaken.question("repeat_offender", "ben");
    assert_eq!((&asked["state"], &asked["again"], &asked["suggested"]), (&json!("open"), &json!(true), &json!("yes")));
    assert_eq!(overtaken.closes(), "nobody");
}

#[test]
fn a_refused_device_is_no_dead_end_once_the_reason_is_there() {
    let device = said("device-refused");
    assert_eq!((device.state("exhibit_reason", "x-1"), device.state("exhibit_reason", "x-2")), ("met", "owed"));
    assert_eq!((device.state("exhibit_secured", "x-3"), device.state("exhibit_secured", "x-4")), ("met", "owed"));
    assert_eq!(device.state("exhibit_secured", "x-1"), "not_needed");
    assert_eq!(device.closes(), "supervisor");
}

#[test]
fn a_viewing_is_recorded_by_who_and_why_and_a_teacher_with_an_age_is_no_child() {
    let seen = said("teacher-saw-it");
    assert_eq!((seen.state("viewing_told", "v-1"), seen.state("viewing_told", "v-2")), ("met", "owed"));
    assert!(seen.rows("requirements").all(|r| r["subjectId"] != "head"));
    assert_eq!((seen.state("age_known", "tom"), seen.state("ppu_notified", "tom")), ("owed", "owed"));
    assert_eq!(said("seen-but-not-recorded").state("viewing_recorded", "incident"), "owed");
}

#[test]
fn a_unit_that_never_replies_is_chased_twice_escalated_and_waived_by_a_supervisor_only() {
    let silent = said("ppu-never-replies");
    for step in ["ppu_chase_1", "ppu_chase_2", "ppu_escalated"] {
        assert_eq!((silent.state(step, "ann"), silent.state(step, "ben")), ("owed", "met"));
    }
    assert_eq!(silent.requirement("ppu_updated", "ben")["waivable"], true);
    assert_eq!(silent.closes(), "supervisor");
    let early = said("ppu-chased-once");
    assert_eq!(
        (early.state("ppu_updated", "ann"), early.state("ppu_chase_1", "ann"), early.state("ppu_chase_2", "ann")),
        ("waiting", "owed", "not_needed")
    );
}

#[test]
fn a_child_added_later_is_owed_a_notification_that_nobody_can_waive() {
    let later = said("child-not-notified");
    assert_eq!(later.reasons(), ["ppu_notified"].into());
    assert_eq!(later.closes(), "nobody");
}

#[test]
fn the_wording_is_owed_until_given_or_not_given_with_a_reason_and_one_given_in_error_is_not_given() {
    assert_eq!(said("wording-not-given").closes(), "officer");
    assert_eq!(said("wording-given-twice").closes(), "officer");
    let owed = said("wording-owed");
    assert_eq!((owed.reasons(), owed.closes()), (["advisory_given"].into(), "nobody"));
    assert_eq!(owed.requirement("advisory_given", "ben")["notes"], json!(["8"]));
}

#[test]
fn a_restorative_meeting_declined_is_a_normal_outcome() {
    assert_eq!(said("restorative-declined").closes(), "officer");
}

#[test]
fn without_an_image_of_a_child_nothing_is_owed_and_nothing_forced() {
    let out = said("out-of-scope");
    assert_eq!(out.0["outOfScope"], true);
    assert!(out.rows("requirements").all(|r| r["state"] == "not_needed"));
    assert_eq!((out.rows("routes").count(), out.rows("outcomes").count(), out.closes()), (0, 0, "officer"));
}

#[test]
fn under_ten_is_never_an_offender() {
    let wrong = said("under-10-offender");
    assert!(wrong.problems().contains(&("offender_under_10", "ben")));
    assert!(wrong.rows("requirements").all(|r| r["subject"] != "offender"));
    assert_eq!((wrong.rows("routes").count(), wrong.closes()), (0, "nobody"));
    let involved = said("under-10-involved");
    assert_eq!((&involved.outcome("crime")["suggested"], involved.state("ppu_notified", "ben")), (&json!("11"), "met"));
    assert_eq!((involved.step("advisory"), involved.closes()), ("not_needed", "officer"));
}

#[test]
fn a_mixed_case_has_both_routes_at_once_and_each_crime_goes_its_own_way() {
    let mixed = said("mixed-routes");
    assert_eq!((&mixed.route("ben")["route"], &mixed.route("max")["route"]), (&json!("no_prosecution"), &json!("cse")));
    assert_eq!((mixed.state("cid_referral", "max"), mixed.state("cid_referral", "ben")), ("owed", "not_needed"));
    assert_eq!((mixed.state("advisory_given", "ben"), mixed.state("advisory_given", "max")), ("met", "not_needed"));
    assert_eq!((mixed.step("cid"), mixed.step("restorative")), ("owed", "done"));
    let suggested: Vec<_> = ["crime", "crime-2", "crime-3"].map(|id| &mixed.outcome(id)["suggested"]).into();
    assert_eq!(suggested, [&json!("21"), &Value::Null, &Value::Null], "the crime they share goes the more serious way");
}

#[test]
fn cid_has_its_life_and_its_result_closes_the_route() {
    assert_eq!(said("cid-accepted").state("cid_result", "max"), "waiting");
    let silent = said("cid-silent");
    assert_eq!((silent.state("cid_accepted", "max"), &silent.requirement("cid_accepted", "max")["overdue"]), ("owed", &json!(true)));
    assert_eq!(said("cid-just-told").state("cid_accepted", "max"), "waiting");
    assert_eq!(said("cid-result").closes(), "officer");
}

#[test]
fn handed_back_by_cid_moves_to_the_other_route_with_a_reason_and_a_new_decision() {
    let back = said("handed-back");
    let route = back.route("max");
    assert_eq!((&route["suggested"], &route["again"], &route["decided"]), (&json!("no_prosecution"), &json!(true), &Value::Null));
    assert_eq!(back.state("handback_reason", "cid-max"), "owed");
    assert_eq!((back.state("no_prosecution_decided", "max"), back.state("advisory_given", "max")), ("owed", "owed"));
    assert_eq!((back.closes(), said("handed-back-done").closes()), ("nobody", "officer"));
}

#[test]
fn reopening_asks_both_questions_and_the_route_again() {
    let again = said("reopened");
    assert_eq!(again.question("adult_implicated", "incident")["again"], true);
    assert_eq!(again.question("repeat_offender", "ben")["again"], true);
    assert_eq!((&again.route("ben")["again"], again.closes()), (&json!(true), "nobody"));
    assert_eq!(again.state("ppu_notified", "ann"), "met");
}

#[test]
fn an_aggravating_factor_routes_nobody_by_itself() {
    let factor = said("aggravating-factor");
    assert_eq!(factor.route("ben")["suggested"], Value::Null);
    assert_eq!((factor.state("route_open", "ben"), factor.state("expert_advice", "incident")), ("owed", "owed"));
    let decided = said("aggravating-decided");
    assert_eq!((decided.state("restorative_offered", "ben"), decided.closes()), ("not_needed", "officer"));
}

#[test]
fn a_decision_not_to_prosecute_says_why() {
    assert_eq!(said("decision-without-rationale").reasons(), ["no_prosecution_decided"].into());
}

#[test]
fn outcomes_and_crimes_that_cannot_stand_are_problems() {
    let outcomes = said("outcomes-that-cannot-stand");
    for wanted in [
        ("outcome_unknown", "c1"),
        ("outcome_not_valid_on_date", "c2"),
        ("outcome_needs_named_suspect", "c3"),
        ("outcome_not_for_suspect", "c4"),
        ("outcome_needs_reason", "c5"),
        ("outcome_not_for_suspect", "c7"),
    ] {
        assert!(outcomes.problems().contains(&wanted), "{wanted:?}");
    }
    assert_eq!(outcomes.outcome("c6")["stands"], true, "22 with a reason");
    let crimes = [
        ("link_to_nobody", "c1"),
        ("link_without_role", "c2"),
        ("link_not_under_10", "c3"),
        ("offence_unknown", "c4"),
        ("offence_not_valid_on_date", "c5"),
    ];
    assert_eq!(said("crimes-that-cannot-stand").problems(), crimes.into());
}

#[test]
fn a_pupil_of_18_is_an_adult_and_somebody_who_turned_18_since_is_a_child() {
    let pupils = said("eighteen-year-old-pupil");
    let seen = |who: &str| pupils.row("people", &[("personId", who)]);
    assert_eq!((&seen("ben")["adult"], &seen("ben")["child"]), (&json!(true), &json!(false)));
    assert_eq!((&seen("sam")["adult"], &seen("sam")["child"]), (&json!(false), &json!(true)));
    assert_eq!(pupils.question("adult_implicated", "incident")["suggested"], "yes");
    assert!(pupils.problems().contains(&("implicated_adult_under_18", "zed")));
}

#[test]
fn while_an_age_is_not_known_the_person_is_a_child_and_no_adult_is_ruled_out() {
    let unknown = said("age-not-known");
    assert_eq!(unknown.row("people", &[("personId", "ann")])["ageUnknown"], true);
    assert_eq!((unknown.state("age_known", "ann"), unknown.state("ppu_notified", "ann")), ("owed", "met"));
    assert_eq!(unknown.question("adult_implicated", "incident")["suggested"], Value::Null);
}

#[test]
fn outcome_22_needs_a_reason_under_the_first_pack_and_none_under_the_draft() {
    assert_eq!(said("outcome-22").problems(), [("outcome_needs_reason", "crime")].into());
    let draft = said_under("2024.1", "outcome-22");
    assert_eq!((draft.outcome("crime")["beside"] == json!(["22"]), draft.closes()), (true, "officer"));
}
