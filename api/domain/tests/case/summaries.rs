//! The case in plain text, for the forms it is typed into elsewhere.

use crate::steps::{SHARE, step};
use crate::story::{LATER, Story};
use serde_json::json;
use waymark_domain::case::{CrimeFacts, ReferralFacts};
use waymark_domain::officer::ScreenLanguage::{self, English, Welsh};
use waymark_domain::party::PartyRole::{Offender, Victim, Witness};
use waymark_domain::summary::{Form, Notified, Sources, notified, summary};
use waymark_domain::vocabulary::Vocabulary;
use waymark_domain::{Id, Problem};

fn told() -> (Story, Id, Id, Id) {
    let mut story = Story::new();
    let girl = story.child(Victim, "2010-06-01");
    let boy = story.child(Offender, "2010-04-01");
    story.child(Witness, "2011-04-01");
    let crime = story.crime(SHARE, &[(girl, "victim"), (boy, "offender")]);
    story.notify_in_full(girl);
    story.refer("ppu", boy, LATER);
    story.support(girl);
    story.school_confirms();
    story.answer("coercion", None, "yes");
    story.answer("profit", None, "no");
    story.device(boy, "surrendered", json!({ "exhibitNumber": "INV/1", "sealNumber": "S1" })).expect("recorded");
    (story, girl, boy, crime)
}

fn write(story: &Story, form: Form, subject: Option<Id>, language: ScreenLanguage) -> Result<String, Problem> {
    story.judge(|evaluation| {
        let sources = Sources { case: &story.case, pack: &story.pack, evaluation, reference: "KV-4M2-7Q", language, now: story.now };
        summary(sources, form, subject)
    })
}

#[test]
fn three_children_two_notified_one_acknowledged() {
    let (story, ..) = told();
    let count = story.judge(|seen| notified(&story.case, seen));
    assert_eq!(count, Notified { children: 3, notified: 2, acknowledged: 1 });
}

#[test]
fn the_incident_log_says_who_what_when_and_what_was_done() {
    let (story, ..) = told();
    let text = write(&story, Form::IncidentLog, None, English).expect("written");
    for line in [
        "OFFICIAL-SENSITIVE",
        "Waymark reference: KV-4M2-7Q",
        "Reported: 02/03/2026 09:30, the schools officer, by the safeguarding lead",
        "- Victim: Invented Enghraifft, born 01/06/2010, age 15",
        "2 of 3 children notified to public protection, 1 acknowledged",
        "Force reference: 2600000001 south-wales",
        "- phone: handed over, exhibit INV/1, seal S1",
    ] {
        assert!(text.lines().any(|one| one == line), "{line}\n{text}");
    }
}

#[test]
fn every_form_is_written_in_both_languages_without_a_missing_word() {
    let (story, girl, _, crime) = told();
    for form in Form::ALL {
        let subject = match form {
            Form::IncidentLog => None,
            Form::Crime => Some(crime),
            Form::PublicProtection => Some(girl),
        };
        let (en, cy) = (write(&story, *form, subject, English).expect("written"), write(&story, *form, subject, Welsh).expect("written"));
        assert_ne!(en, cy);
        assert_eq!(en.lines().count(), cy.lines().count());
        assert!(!en.contains(": ,") && !en.contains("  ") && !cy.contains("  "), "{en}{cy}");
        let english = ["Victim", "Offence", "Reported", "handed over", "not known"];
        assert!(english.iter().all(|word| !cy.contains(word)), "{cy}");
    }
}

#[test]
fn a_notification_about_one_child_names_no_other_in_its_lists() {
    let (mut story, girl, boy, _) = told();
    if let Some((_, facts)) = story.case.persons.iter_mut().find(|(id, _)| *id == boy) {
        facts.family_name = Some(waymark_domain::text::PersonalText::new("Arall"));
    }
    let text = write(&story, Form::PublicProtection, Some(girl), English).expect("written");
    assert!(text.contains("Invented Enghraifft") && !text.contains("Arall"), "{text}");
    assert!(
        text.contains("- Offender, age 15") && text.contains("coercion, a threat or blackmail? yes") && !text.contains("profit"),
        "{text}"
    );
}

#[test]
fn a_form_about_nothing_on_the_case_is_refused() {
    let (story, ..) = told();
    assert_eq!(write(&story, Form::Crime, None, English).expect_err("refused").errors[0].code, "required");
    assert_eq!(write(&story, Form::PublicProtection, Some(Id::now()), English).expect_err("refused").errors[0].code, "not-on-the-case");
}

#[test]
fn an_unknown_suspect_and_withdrawn_things_read_as_they_are() {
    let (mut story, girl, _, crime) = told();
    story.add::<CrimeFacts>(json!({ "people": [{ "personId": girl, "role": "victim" }], "suspectUnknown": true }));
    let mut gone = story.case.items.find::<CrimeFacts>(crime).expect("there").facts.clone();
    gone.withdrawn = Some(serde_json::from_value(json!({ "reason": "twice", "at": LATER, "by": Id::now() })).expect("withdrawn"));
    story.case.items.put(crime, gone);
    let text = write(&story, Form::IncidentLog, None, English).expect("written");
    assert!(text.contains("Offender: not known") && !text.contains("2600000001"), "{text}");
    assert!(story.case.items.live::<ReferralFacts>().all(|item| !item.facts.of(step("closed", LATER, "x").step).any(|_| true)));
}
