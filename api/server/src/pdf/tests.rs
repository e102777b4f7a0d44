//! What comes out of the printer, read back from the bytes.

mod languages;
mod reader;
mod sample;

use super::paper::Paper;
use super::words::Word;
use super::{advisory_copy, case_file};
use reader::{Document, flat};
use sample::{REFERENCE, Sample, full, large, officer_name};
use waymark_domain::case as kinds;
use waymark_domain::case::{AdvisoryFacts, ItemKind};
use waymark_domain::officer::ScreenLanguage::{English, Welsh};

fn text_of(bytes: &[u8]) -> String {
    flat(&Document::read(bytes).pages().join("\n"))
}

#[test]
fn every_page_has_the_marking_twice_the_reference_and_its_number() {
    for (language, marking, of) in
        [(English, "OFFICIAL-SENSITIVE", "Page {} of {}"), (Welsh, "SWYDDOGOL-SENSITIF / OFFICIAL-SENSITIVE", "Tudalen {} o {}")]
    {
        let pages = Document::read(&full().print(language)).pages();
        assert!(pages.len() > 3, "{} pages", pages.len());
        for (at, page) in pages.iter().enumerate() {
            assert_eq!(page.lines().filter(|line| *line == marking).count(), 2, "page {}", at + 1);
            assert!(page.contains(REFERENCE));
            let number = of.replacen("{}", &(at + 1).to_string(), 1).replacen("{}", &pages.len().to_string(), 1);
            assert!(page.lines().any(|line| line == number), "{number}");
        }
    }
}

#[test]
fn the_case_file_tells_everything_in_the_order_of_the_pathway() {
    let text = text_of(&full().print(English));
    let mut from = 0;
    for wanted in [
        "Case file KV-4M2-7D",
        "The report",
        "The school, through the schools officer",
        "NWP-20260302-114",
        "27/02/2026 18:00 – 01/03/2026 20:00",
        "Image shared 01/03/2026",
        "Keep in touch with the family.",
        "People",
        "Tŷ Ŵyn Enghraifft",
        "Victim, Offender",
        "Child, age 15 when taken, age 15 when shared, age 15 when reported",
        "Account",
        "“Nobody has looked at it,” she said.",
        "Safeguarding",
        "1 of 2 children notified to public protection, 1 acknowledged.",
        "Was there coercion, a threat or blackmail? Yes (The messages stopped when she asked.)",
        "A strategy meeting is held on Friday.",
        "Her mother",
        "Report Remove, Childline, Meic",
        "No notification recorded.",
        "Evidence",
        "Phone, black, cracked glass (SE/1)",
        "A0012345",
        "from PC 1234 Siân Enghraifft, to property officer, at Bangor, kept safe",
        "Sioned Athrawes, 02/03/2026 09:30, by accident",
        "Crimes",
        "1. Distributing or showing an indecent photograph of a child (26000123456)",
        "Protection of Children Act 1978, s.1(1)(b)",
        "21 ",
        "The two questions, and others",
        "Tŷ Ŵyn Enghraifft: Is this a repeat offender",
        "By the rules No",
        "Answered Yes, 02/03/2026 11:00, differs from the rules",
        "Insp Invented",
        "PND, 1 found",
        "Routes and decisions",
        "Not in the public interest.",
        "Restorative meetings",
        "declined by Her mother, 03/03/2026 10:00, Not now.",
        "Education",
        "General lesson or assembly: given",
        "The wording given",
        "Mrs Evans Enghraifft (a parent or carer)",
        "You have been recorded on police systems against",
        "Notes",
        "her form tutor be told — “neb arall”",
        "Closing and re-opening",
        "Mali Dyfeisiedig: The Public Protection Unit and other agencies say what they are doing.",
        "A second phone was found.",
        "Marks on the case",
        "Moved to another school.",
        "Still owed",
        "Tŷ Ŵyn Enghraifft: Notify the Public Protection Unit about this child.",
        "Taken back",
        "Viewing, 03/03/2026 10:00, by PC 1234 Siân Enghraifft, Recorded twice.",
    ] {
        let at = text[from..].find(wanted).unwrap_or_else(|| panic!("{wanted} is not after {}", &text[from.saturating_sub(40)..from]));
        from += at;
    }
    assert!(!text.contains("Nobody Secret"), "what was taken back is out of view");
}

#[test]
fn the_welsh_case_file_is_in_welsh_and_keeps_its_letters() {
    let bytes = full().print(Welsh);
    let text = text_of(&bytes);
    for wanted in ["Ffeil achos", "Tŷ Ŵyn", "Dŵr y Felin", "15 oed pan dynnwyd", "Yr adroddiad", "Yn dal yn ddyledus", "Diogelu", "sêl"]
    {
        assert!(text.contains(wanted), "{wanted}");
    }
    let plain = Document::read(&bytes).plain();
    assert!(plain.contains("/Lang (cy-GB)"));
    assert!(plain.contains("<rdf:li>cy-GB</rdf:li>"));
    assert!(plain.contains("/Lang (en-GB)"), "the wording was given in English, and says so");
}

#[test]
fn a_case_of_which_nothing_is_known_yet_can_be_printed() {
    let mut sample = Sample::reported();
    sample.case.facts.school = None;
    sample.case.facts.report = None;
    sample.case.facts.happened = None;
    sample.case.facts.narrative = None;
    sample.case.country = None;
    for language in [English, Welsh] {
        let text = text_of(&sample.print(language));
        assert!(text.contains(Word::NoneRecorded.of(language)));
        assert!(text.contains(Word::NotKnown.of(language)));
    }
}

#[test]
fn thirty_people_and_sixty_crimes_make_a_document_of_a_reasonable_size() {
    let bytes = large().print(English);
    assert!(bytes.len() < 400_000, "{} bytes", bytes.len());
    let pages = Document::read(&bytes).pages();
    assert!((20..120).contains(&pages.len()), "{} pages", pages.len());
    let text = flat(&pages.join("\n"));
    assert!(text.contains("60. Taking, permitting to be taken"));
    assert!(pages.join("").replace("\n", "").contains(&"x".repeat(200)), "a word without end goes on over the line");
}

#[test]
fn the_same_case_at_the_same_moment_gives_the_same_bytes() {
    let sample = full();
    assert_eq!(sample.print(English), sample.print(English));
}

#[test]
fn the_copy_has_the_recorded_wording_and_nobody_elses_data() {
    for language in [English, Welsh] {
        let mut sample = full();
        let crime = sample.case.items.crimes[0].id;
        let offender = sample.case.persons[1].0;
        let id = sample.advisory(offender, crime, language);
        let advisory = &sample.case.items.find::<AdvisoryFacts>(id).expect("there").facts;
        let bytes = advisory_copy(&sample.case, REFERENCE, advisory, &officer_name).expect("a copy");
        let text = text_of(&bytes);
        let wording = &advisory.given.as_ref().expect("given").wording.as_ref().expect("recorded").text;
        assert!(text.contains(&flat(wording)), "{text}");
        for wanted in
            ["Tŷ Ŵyn Enghraifft", REFERENCE, "03/03/2026 10:00", "PC 1234 Siân Enghraifft", "0800 1111", "Report Remove", "CEOP", "Meic"]
        {
            assert!(text.contains(wanted), "{wanted}");
        }
        for help in [Word::HelpTitle.of(English), Word::HelpTitle.of(Welsh)] {
            assert!(text.contains(help), "{help}");
        }
        for other in ["Mali", "Dyfeisiedig", "Sioned", "Evans", "mother", "26000123456"] {
            assert!(!text.contains(other), "{other}");
        }
        assert_eq!(Document::read(&bytes).pages().len(), 1, "one sheet");
    }
}

#[test]
fn a_child_who_is_named_as_the_giver_by_mistake_is_not_named_on_the_copy() {
    let mut sample = full();
    let victim = sample.case.persons[0].0;
    let mut advisory = sample.case.items.advisories[0].facts.clone();
    advisory.given.as_mut().expect("given").by = kinds::Somebody { person_id: Some(victim), ..kinds::Somebody::default() };
    sample.case.country = Some(waymark_domain::school::Country::England);
    let text = text_of(&advisory_copy(&sample.case, REFERENCE, &advisory, &officer_name).expect("a copy"));
    assert!(!text.contains("Mali") && !text.contains("Dyfeisiedig"));
    assert!(!text.contains("Meic"), "Meic answers for Wales");
}

#[test]
fn there_is_no_copy_of_what_was_not_given_or_should_not_have_been() {
    let sample = full();
    let given = sample.case.items.advisories[0].facts.clone();
    let none = |advisory: &AdvisoryFacts| advisory_copy(&sample.case, REFERENCE, advisory, &officer_name).is_none();
    assert!(!none(&given));
    assert!(none(&AdvisoryFacts { given: None, ..given.clone() }));
    let error =
        kinds::Reasoned { at: given.written_at, by: sample.officer, reason: waymark_domain::text::PersonalText::new("wrong child") };
    assert!(none(&AdvisoryFacts { given_in_error: Some(error), ..given }));
}

#[test]
fn the_document_has_a_structure_a_title_and_a_language() {
    let bytes = full().print(English);
    let document = Document::read(&bytes);
    let plain = document.plain();
    for wanted in ["/Marked true", "/DisplayDocTitle true", "/StructTreeRoot", "/Lang (en-GB)", "/Title (Case file KV-4M2-7D)", "/Tabs /S"]
    {
        assert!(plain.contains(wanted), "{wanted}");
    }
    assert_eq!(document.count("/S /H1"), 1);
    assert!(document.count("/S /H2") >= 13, "one for each section");
    assert!(document.count("/S /LBody") > 5);
    assert_eq!(document.count("/S /LI"), document.count("/S /LBody"));
}

#[test]
fn a_heading_is_never_the_last_thing_on_a_page() {
    for filler in 25..45 {
        let mut paper = Paper::new(English, "Title", "R", "Printed");
        for _ in 0..filler {
            paper.paragraph("A line.");
        }
        paper.heading("Heading").subheading("Sub").paragraph(&"Words that go on. ".repeat(30));
        let pages = Document::read(&paper.to_bytes()).pages();
        let page = pages.iter().find(|page| page.contains("Heading\n")).expect("the heading");
        assert!(page.contains("Sub\n") && page.contains("Words that go on. Words"), "after {filler} lines");
    }
}

#[test]
fn what_was_answered_and_decided_stays_in_the_file_when_it_is_not_asked_any_more() {
    let mut sample = full();
    sample.case.parties.retain(|party| party.role != waymark_domain::party::PartyRole::Offender);
    let text = text_of(&sample.print(English));
    assert!(text.contains("Known to the school’s officer before."), "the answer");
    assert!(text.contains("Not in the public interest."), "the decision");
    assert!(!text.contains("Offender, "), "the part is gone");
}

#[test]
fn parents_and_help_of_somebody_who_is_no_child_are_in_the_file_too() {
    let mut sample = full();
    let adult = sample.case.persons[2].0;
    let facts = serde_json::json!({ "personId": adult, "services": ["ceop"], "at": sample::LATER, "by": sample::somebody("PC Invented") });
    sample.add(ItemKind::Signposting, facts);
    assert!(text_of(&sample.print(English)).contains("Sioned Athrawes Told where help is CEOP"));
}

#[test]
fn the_officers_name_is_asked_for_by_id() {
    let sample = full();
    let bytes = sample.with(English, |sources| case_file(sources, &sample.notes, &|id| format!("officer {id}")));
    assert!(text_of(&bytes).contains(&format!("officer {}", sample.officer)));
}
