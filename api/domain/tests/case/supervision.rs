//! The supervisor's list, and incidents that may be the same.

use crate::steps::SHARE;
use crate::story::{LATER, NEXT_DAY, Story};
use serde_json::json;
use waymark_domain::case::{ClosureFacts, Mark, MarkFacts};
use waymark_domain::duplicates::{Candidate, suggest};
use waymark_domain::party::PartyRole::{Offender, SafeguardingLead, Victim};
use waymark_domain::supervision::{Concern, concerns};

fn of(story: &Story) -> Vec<Concern> {
    story.judge(|seen| concerns(&story.case, seen, story.now))
}

#[test]
fn a_case_is_on_the_list_for_what_is_late_overridden_or_closed_with_something_owed() {
    let mut story = Story::new();
    story.on(LATER);
    let boy = story.child(Offender, "2010-04-01");
    assert_eq!(of(&story), [Concern::ChildNotNotified]);
    let referral = story.refer("ppu", boy, LATER);
    assert_eq!(of(&story), [Concern::NotAcknowledged]);
    story.on("2026-03-03T09:31:00Z");
    assert_eq!(of(&story), [Concern::CrimeClockPassed, Concern::NotAcknowledged, Concern::Overdue]);
    story.crime(SHARE, &[(boy, "offender")]);
    story.then(referral, crate::steps::step("acknowledged", LATER, "PPU desk")).expect("acknowledged");
    assert_eq!(of(&story), []);
    story.on(NEXT_DAY);
    story.nothing_aggravates();
    story.answer("adult_implicated", None, "no");
    story.looked_up(boy, 2, 0, "yes");
    story.decide(boy, "no_prosecution");
    assert_eq!(of(&story), [Concern::RouteOverridden]);
    let owed = json!([{ "kind": "requirement", "code": "ppu_updated", "subject": "child", "subjectId": boy, "waivable": true }]);
    story.add::<ClosureFacts>(json!({ "at": NEXT_DAY, "owed": owed, "reason": "No answer (invented)." }));
    assert_eq!(of(&story), [Concern::RouteOverridden, Concern::ClosedWithOwed]);
}

#[test]
fn two_reports_of_one_event_are_suggested_and_not_for_their_reporter_alone() {
    let mut first = Story::new();
    let girl = first.child(Victim, "2010-04-01");
    let mut second = Story::new();
    second.case.persons = first.case.persons.clone();
    second.link(girl, Victim).expect("linked");
    let (a, b) = (Candidate::of(&first.case), Candidate::of(&second.case));
    assert_eq!(suggest(&a, &[b]).len(), 1);

    let lead = first.child(SafeguardingLead, "1980-04-01");
    assert!(!Candidate::of(&first.case).people.contains(&lead));
    let merged = first.facts::<MarkFacts>(json!({ "mark": "merged_into", "incidentId": second.case.id, "at": LATER, "reason": "same" }));
    assert_eq!(merged.mark, Mark::MergedInto { incident_id: second.case.id });
}
