//! Which pack may be kept, come into force, hold a case.

use crate::story::{Story, pack};
use waymark_domain::ProblemCode;
use waymark_domain::guidance::case_facts;
use waymark_domain::instant::Day;
use waymark_domain::packs::{difference, may_come_into_force, read};
use waymark_domain::party::PartyRole::Victim;

const SHIPPED: &str = include_str!("../../../../openapi/rules/packs/2016.1.json");
const DRAFT: &str = include_str!("../../../../openapi/rules/packs/2024.1-draft.json");

fn day(text: &str) -> Day {
    Day::parse(text).expect("a day")
}

#[test]
fn a_pack_that_does_not_lint_is_refused_with_the_places() {
    let without_a_route = SHIPPED.replace("\"answer.adult_implicated\"", "\"answer.nobody_asks_this\"");
    let refused = read(&without_a_route).expect_err("refused");
    assert_eq!(refused.code, ProblemCode::PackRefused);
    assert!(!refused.errors.is_empty() && refused.cause.is_some());
    assert_eq!(read("{}").expect_err("refused").errors[0].code, "pack-malformed");
}

#[test]
fn a_pack_dated_before_one_in_force_or_a_draft_or_one_already_there_does_not_come_into_force() {
    let shipped = pack();
    let in_force = [("2020.1".to_owned(), day("2020-01-01"))];
    assert_eq!(may_come_into_force(&shipped, day("2019-12-31"), &in_force).expect_err("earlier").code, ProblemCode::PackDatedEarlier);
    assert_eq!(may_come_into_force(&shipped, day("2020-01-01"), &in_force).expect_err("same day").code, ProblemCode::PackDatedEarlier);
    assert!(may_come_into_force(&shipped, day("2020-01-02"), &in_force).is_ok());
    let again = [("2016.1".to_owned(), day("2016-01-01"))];
    assert_eq!(may_come_into_force(&shipped, day("2027-01-01"), &again).expect_err("there").code, ProblemCode::AlreadyExists);
    let draft = read(DRAFT).expect("the draft lints");
    assert_eq!(may_come_into_force(&draft, day("2027-01-01"), &again).expect_err("a draft").code, ProblemCode::PackNotIssued);
}

#[test]
fn a_preview_says_what_a_case_would_owe_under_another_pack() {
    let mut story = Story::new();
    story.child(Victim, "2010-04-01");
    let case = case_facts(&story.case).expect("read");
    let now = waymark_rules::Instant(story.now.millis());
    let strict = read(&SHIPPED.replace("\"waivable\": true", "\"waivable\": false")).expect("lints");
    let (old, new) = (waymark_rules::evaluate(&story.pack, &case, now), waymark_rules::evaluate(&strict, &case, now));
    assert!(difference(&old, &old).is_none());
    let changed = difference(&old, &new);
    assert!(!changed.added.is_empty() && changed.added.iter().all(|one| !one.waivable) && changed.gone.iter().all(|one| one.waivable));
}
