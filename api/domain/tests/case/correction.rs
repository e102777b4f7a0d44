//! The wrong child was recorded.

use crate::steps::{SHARE, officer};
use crate::story::{NEXT_DAY, Story, at};
use serde_json::json;
use waymark_domain::case::{AdvisoryFacts, CaseItem, CrimeRole, ItemKind, Mark, MarkFacts, Reasoned, Recipient, ReferralFacts};
use waymark_domain::closing::may_close;
use waymark_domain::officer::OfficerRole;
use waymark_domain::party::PartyRole::{Offender, Victim};
use waymark_domain::putting_right::wrong_person;
use waymark_domain::text::PersonalText;
use waymark_domain::{Id, ProblemCode};

fn why() -> Reasoned {
    Reasoned { at: at(NEXT_DAY), by: Id::now(), reason: PersonalText::new("His brother was meant (invented).") }
}

#[test]
fn the_link_moves_the_wrong_childs_items_are_withdrawn_and_those_told_are_told_again() {
    let mut story = Story::new();
    let girl = story.child(Victim, "2010-06-01");
    let wrong = story.child(Offender, "2010-04-01");
    let right = story.someone(Some("2011-09-01"));
    let crime = story.crime(SHARE, &[(girl, "victim"), (wrong, "offender")]);
    let (hers, his) = (story.notify_in_full(girl), story.notify_in_full(wrong));
    story.school_confirms();
    story.support(wrong);
    let phone = story.device(wrong, "surrendered", json!({ "seized": { "at": NEXT_DAY, "by": officer() } })).expect("seized");
    let advisory = story.advisory(wrong, crime, NEXT_DAY, "school").expect("given");

    let correction = wrong_person(&story.case, wrong, right, &why()).expect("works out");
    assert_eq!(correction.roles, [Offender]);
    assert!(correction.withdrawn.contains(&(ItemKind::Referral, his)) && !correction.withdrawn.contains(&(ItemKind::Referral, hers)));
    assert_eq!(correction.crimes[0].facts.linked(CrimeRole::Offender).collect::<Vec<_>>(), [right]);
    assert_eq!(correction.exhibits.iter().map(|item| item.id).collect::<Vec<_>>(), [phone]);
    assert_eq!(
        correction.advisories.iter().map(|item| (item.id, item.facts.given_in_error.is_some())).collect::<Vec<_>>(),
        [(advisory, true)]
    );
    let Mark::Corrected { tell_again, .. } = &correction.mark.mark else { panic!("a correction") };
    let who: Vec<Recipient> = tell_again.iter().map(|one| one.who).collect();
    assert_eq!(who, [Recipient::PublicProtection, Recipient::School, Recipient::Parents, Recipient::YoungPerson]);
    correction.mark.check(story.now).expect("a mark that can be so");
}

#[test]
fn until_they_are_told_again_the_case_stays_open_and_a_wording_in_error_counts_for_nobody() {
    let mut story = Story::new();
    let wrong = story.child(Offender, "2010-04-01");
    let right = story.someone(Some("2011-09-01"));
    let crime = story.crime(SHARE, &[(wrong, "offender")]);
    story.refer("ppu", wrong, NEXT_DAY);
    let advisory = story.advisory(wrong, crime, NEXT_DAY, "school").expect("given");
    let correction = wrong_person(&story.case, wrong, right, &why()).expect("works out");
    let mark = Id::now();
    story.case.items.put(mark, correction.mark);
    correction.advisories.into_iter().for_each(|item| story.case.items.put(item.id, item.facts));
    let untold = |story: &Story| {
        let refused = story.judge(|seen| may_close(seen, &story.case.items, OfficerRole::SchoolsOfficer, None)).expect_err("owed");
        refused.owed.iter().filter(|one| one.code == "tell_again").count()
    };
    assert_eq!(untold(&story), 2);
    story.change::<MarkFacts>(mark, |facts| {
        if let Mark::Corrected { tell_again, .. } = &mut facts.mark {
            tell_again[0].told_at = Some(at(NEXT_DAY));
        }
    });
    assert_eq!(untold(&story), 1);
    assert!(story.case.items.find::<AdvisoryFacts>(advisory).expect("it was said, so it stays").facts.given_in_error.is_some());
    story.answer("image_of_child", None, "yes");
    story.answer("adult_implicated", None, "no");
    story.decide(wrong, "no_prosecution");
    assert!(story.owes("advisory_given", wrong), "in error is not given");
}

#[test]
fn nobody_is_exchanged_for_themselves_or_on_a_closed_case_or_when_not_on_it() {
    let mut story = Story::new();
    let boy = story.child(Offender, "2010-04-01");
    assert_eq!(wrong_person(&story.case, boy, boy, &why()).expect_err("same").errors[0].code, "conflicts");
    assert_eq!(wrong_person(&story.case, Id::now(), boy, &why()).expect_err("stranger").errors[0].code, "not-on-the-case");
    story.add::<waymark_domain::case::ClosureFacts>(json!({ "at": story.now }));
    assert_eq!(wrong_person(&story.case, boy, Id::now(), &why()).expect_err("closed").code, ProblemCode::IncidentClosed);
}

#[test]
fn a_link_the_right_child_holds_already_is_not_doubled() {
    let mut story = Story::new();
    let (wrong, right) = (story.child(Offender, "2010-04-01"), story.child(Offender, "2010-05-01"));
    story.crime(SHARE, &[(wrong, "offender"), (right, "offender")]);
    let correction = wrong_person(&story.case, wrong, right, &why()).expect("works out");
    assert_eq!(correction.crimes[0].facts.people.len(), 1);
    assert!(story.case.items.live::<ReferralFacts>().next().is_none());
}
