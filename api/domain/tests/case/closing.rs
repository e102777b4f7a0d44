//! Nothing is finalised while anything is owed.

use crate::steps::{SHARE, officer, step};
use crate::story::{LATER, NEXT_DAY, Story, at};
use serde_json::json;
use waymark_domain::case::{AnswerFacts, CaseItem, ClosureFacts, Item, ItemKind, ReferralFacts};
use waymark_domain::closing::{may_close, reopen};
use waymark_domain::officer::OfficerRole;
use waymark_domain::party::PartyRole::{Offender, Victim};
use waymark_domain::text::PersonalText;
use waymark_domain::vocabulary::Vocabulary;
use waymark_domain::{Id, ProblemCode};

/// Out of scope, so that nothing is owed: what is asked here is not what is owed.
fn nothing_owed() -> Story {
    let mut story = Story::new();
    story.answer("image_of_child", None, "no");
    story
}

fn close(story: &mut Story) -> Id {
    story.add::<ClosureFacts>(json!({ "at": story.now }))
}

#[test]
fn an_empty_case_is_refused_with_the_list_of_what_is_owed() {
    let story = Story::new();
    for role in [OfficerRole::SchoolsOfficer, OfficerRole::Supervisor] {
        let refused = story.judge(|seen| may_close(seen, &story.case.items, role, Some(&PersonalText::new("enough")))).expect_err("owed");
        assert_eq!(refused.code, ProblemCode::SomethingOwed);
        assert!(refused.owed.iter().any(|one| one.code == "people_recorded" && !one.waivable));
    }
}

#[test]
fn only_an_officer_or_a_supervisor_closes() {
    let story = nothing_owed();
    for role in OfficerRole::ALL {
        let closes = story.judge(|seen| may_close(seen, &story.case.items, *role, None));
        let may = matches!(role, OfficerRole::SchoolsOfficer | OfficerRole::Supervisor);
        assert_eq!(closes.is_ok(), may, "{role:?}");
        if let Err(problem) = closes {
            assert_eq!(problem.code, ProblemCode::NotAllowed);
        }
    }
}

#[test]
fn a_child_not_notified_is_waived_by_nobody_and_a_child_added_later_is_owed_at_once() {
    let mut story = Story::new();
    let girl = story.child(Victim, "2010-04-01");
    let referral = story.refer("ppu", girl, LATER);
    assert!(!story.owes("ppu_notified", girl));
    let late = story.child(waymark_domain::party::PartyRole::Witness, "2011-04-01");
    assert!(story.owes("ppu_notified", late));
    let waivable = story
        .judge(|seen| seen.closable.reasons.iter().filter(|one| one.code == "ppu_notified").map(|one| one.waivable).collect::<Vec<_>>());
    assert_eq!(waivable, vec![false]);
    let mut withdrawn = story.case.items.find::<ReferralFacts>(referral).expect("there").facts.clone();
    withdrawn.withdrawn =
        Some(waymark_domain::party::Withdrawn { reason: PersonalText::new("wrong child"), at: at(NEXT_DAY), by: Id::now() });
    story.case.items.put(referral, withdrawn);
    assert!(story.owes("ppu_notified", girl), "a withdrawn notification notifies nobody");
}

#[test]
fn a_second_open_closure_is_refused_and_takes_the_same_slot() {
    let mut story = nothing_owed();
    let first = close(&mut story);
    let refused = story.judge(|seen| may_close(seen, &story.case.items, OfficerRole::Supervisor, None)).expect_err("closed");
    assert_eq!((refused.code, ItemKind::Closure.slot_taken()), (ProblemCode::AlreadyClosed, ProblemCode::AlreadyClosed));
    let facts = &story.case.items.find::<ClosureFacts>(first).expect("there").facts;
    assert_eq!(facts.slot().as_deref(), Some("closure"));
    let again = reopen(facts, at(NEXT_DAY), Id::now(), PersonalText::new("New facts (invented).")).expect("re-opened");
    assert_eq!(again.slot(), None, "a re-opened one makes room for the next");
    assert_eq!(reopen(&again, at(NEXT_DAY), Id::now(), PersonalText::new("x")).expect_err("open already").code, ProblemCode::NotClosed);
}

#[test]
fn while_closed_only_a_units_answer_and_the_reopening_are_written() {
    let mut story = Story::new();
    let girl = story.child(Victim, "2010-04-01");
    let referral = story.refer("ppu", girl, LATER);
    close(&mut story);
    let refused = story.try_answer("viewed", None, "no", serde_json::Value::Null).expect_err("closed");
    assert_eq!(refused.code, ProblemCode::IncidentClosed);
    story.then(referral, step("acknowledged", NEXT_DAY, "PPU desk")).expect("a late answer");
}

#[test]
fn reopening_keeps_the_closure_and_asks_both_questions_again() {
    let mut story = Story::new();
    let boy = story.child(Offender, "2010-04-01");
    story.crime(SHARE, &[(boy, "offender")]);
    story.nothing_aggravates();
    story.answer("adult_implicated", None, "no");
    story.looked_up(boy, 0, 0, "no");
    story.decide(boy, "no_prosecution");
    let closure = close(&mut story);
    let before = story.case.items.find::<ClosureFacts>(closure).expect("there").facts.clone();
    story.on("2026-03-10T10:00:00Z");
    let again = reopen(&before, story.now, Id::now(), PersonalText::new("An adult is named now (invented).")).expect("re-opened");
    again.check_change(&before).expect("only re-opens");
    story.check(&again).expect("fits");
    story.case.items.put(closure, again);

    let spent = |story: &Story| {
        story.judge(|seen| seen.questions.iter().filter(|one| one.again).map(|one| one.question.to_owned()).collect::<Vec<_>>())
    };
    assert_eq!(spent(&story), ["adult_implicated", "repeat_offender"]);
    assert!(story.judge(|seen| seen.routes[0].again), "the decision is asked again too");
    let kept = &story.case.items.find::<ClosureFacts>(closure).expect("kept").facts;
    assert_eq!((kept.at, kept.state()), (before.at, Some("reopened")));
    story.on("2026-03-10T11:00:00Z");
    story.answer("adult_implicated", None, "no");
    assert_eq!(spent(&story), ["repeat_offender"]);
}

#[test]
fn what_was_closed_cannot_be_rewritten() {
    let mut story = nothing_owed();
    let id = close(&mut story);
    let before = story.case.items.find::<ClosureFacts>(id).expect("there").facts.clone();
    let later = ClosureFacts { at: at("2026-03-03T10:05:00Z"), ..before.clone() };
    assert_eq!(later.check_change(&before).expect_err("rewritten")[0].code, "cannot-change");
    let again = reopen(&before, at("2026-03-02T10:00:00Z"), Id::now(), PersonalText::new("x")).expect("made");
    let refused = again.check(story.now).expect_err("before it was closed");
    assert_eq!((refused[0].pointer.as_str(), refused[0].code), ("/reopened/at", "too-early"));
}

#[test]
fn an_answer_not_known_to_a_deciding_question_keeps_the_case_open() {
    let mut story = Story::new();
    story.answer("adult_implicated", None, "not_known");
    assert!(story.in_the_way().iter().any(|reason| reason.starts_with("adult_implicated")));
    assert!(story.case.items.live::<AnswerFacts>().all(|item: &Item<AnswerFacts>| !item.facts.differs()));
    story.advised("expert", None);
    story.device(story.officer, "not_present", json!({ "owner": officer(), "reason": "At home (invented)." })).expect("recorded");
}
