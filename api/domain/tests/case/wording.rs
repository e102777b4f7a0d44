//! Note 8, word for word.

use crate::steps::{MAKE, SHARE, officer};
use crate::story::{NEXT_DAY, Story, pack};
use serde_json::json;
use waymark_domain::case::AdvisoryFacts;
use waymark_domain::guidance::check_advised;
use waymark_domain::officer::ScreenLanguage::{English, Welsh};
use waymark_domain::party::PartyRole::{Offender, Victim};
use waymark_domain::wording::{check_translation, fill};
use waymark_domain::{Id, ProblemCode};

/// The wording as the guidance has it, split at its one blank.
const BEFORE: &str = "You have been recorded on police systems against ";
const AFTER: &str = " and we (the Police) have taken no further action against you. In the future, if you require an enhanced DBS check, \
    it is unlikely this log will be disclosed unless it shows a pattern of behaviour. However, any decision to disclose is based on all \
    factors and information available at the time of the decision.";

#[test]
fn only_the_crime_type_is_filled_in() {
    let pack = pack();
    for offence in &pack.source.offences {
        let wording = fill(&pack, None, &offence.code, English).expect("filled");
        assert_eq!(wording.text, format!("{BEFORE}{}{AFTER}", offence.text.en));
        assert_eq!((wording.crime_words.as_str(), wording.note.as_str(), wording.pack.as_str()), (offence.text.en.as_str(), "8", "2016.1"));
    }
    assert_eq!(fill(&pack, None, "no_such_offence", English).expect_err("refused").errors[0].code, "unknown-value");
}

#[test]
fn welsh_without_an_approved_translation_is_refused_and_never_given_in_english_instead() {
    let pack = pack();
    assert_eq!(fill(&pack, None, SHARE, Welsh).expect_err("refused").code, ProblemCode::WordingNotApproved);
    let approved = "(prawf) (add crime type) (prawf)";
    let wording = fill(&pack, Some(approved), SHARE, Welsh).expect("filled");
    assert_eq!(wording.text, format!("(prawf) {} (prawf)", wording.crime_words));
    assert!(wording.crime_words.contains("ffotograff"), "the crime type is in Welsh too");
}

#[test]
fn a_translation_has_exactly_one_blank() {
    let pack = pack();
    assert!(check_translation(&pack, "un (add crime type) bwlch").is_ok());
    for bad in ["dim bwlch", "(add crime type) dau (add crime type)", ""] {
        assert_eq!(check_translation(&pack, bad).expect_err("refused").errors[0].code, "bad-format");
    }
    assert_eq!(check_translation(&pack, &"a".repeat(5_000)).expect_err("refused").errors[0].code, "too-long");
}

#[test]
fn the_clients_own_text_is_not_the_one_recorded() {
    let mut story = Story::new();
    let boy = story.child(Offender, "2010-04-01");
    let crime = story.crime(MAKE, &[(boy, "offender")]);
    let edited = json!({ "pack": "2016.1", "note": "8", "language": "en", "crimeWords": "nothing", "text": "You are in no trouble." });
    let facts: AdvisoryFacts = story.facts(json!({
        "personId": boy, "crimeId": crime,
        "given": { "at": NEXT_DAY, "language": "en", "how": "in_person", "by": officer(), "wording": edited },
    }));
    let facts = facts.with_wording(fill(&story.pack, None, MAKE, English).expect("filled"));
    story.check(&facts).expect("recorded");
    story.case.items.put(Id::now(), facts);
    let said = story
        .case
        .items
        .live::<AdvisoryFacts>()
        .next()
        .and_then(|item| item.facts.given.clone())
        .and_then(|given| given.wording)
        .expect("said");
    assert!(said.text.starts_with(BEFORE) && said.text.ends_with(AFTER));
}

#[test]
fn it_is_not_said_to_a_victim_or_to_somebody_on_the_other_route() {
    let mut story = Story::new();
    let girl = story.child(Victim, "2010-06-01");
    let boy = story.child(Offender, "2010-04-01");
    let crime = story.crime(SHARE, &[(girl, "victim"), (boy, "offender")]);
    let refused = story.advisory(girl, crime, NEXT_DAY, "school").expect_err("a victim");
    assert_eq!((refused.errors[0].pointer.as_str(), refused.errors[0].code), ("/personId", "role-missing"));
    story.nothing_aggravates();
    assert!(story.judge(|seen| check_advised(seen, boy)).is_ok());
    let merit = json!({ "reason": "A name has come up (invented).", "decidedBy": officer() });
    story.try_answer("adult_implicated", None, "yes", merit).expect("an answer");
    assert_eq!(story.judge(|seen| check_advised(seen, boy)).expect_err("other route").errors[0].code, "other-route");
}

#[test]
fn a_giving_names_its_crime_and_is_not_also_a_not_giving() {
    let mut story = Story::new();
    let boy = story.child(Offender, "2010-04-01");
    let given = json!({ "at": NEXT_DAY, "language": "en", "how": "in_person", "by": officer() });
    let not = json!({ "at": NEXT_DAY, "by": officer(), "reason": "Moved away (invented)." });
    let pointers = |problem: waymark_domain::Problem| problem.errors.into_iter().map(|error| error.pointer).collect::<Vec<_>>();
    assert_eq!(pointers(story.try_add::<AdvisoryFacts>(json!({ "personId": boy })).expect_err("neither")), ["/given"]);
    let both = story.try_add::<AdvisoryFacts>(json!({ "personId": boy, "given": given, "notGiven": not })).expect_err("both");
    assert_eq!(pointers(both), ["/notGiven", "/crimeId"]);
}
