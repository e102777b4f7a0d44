//! Nothing is printed that has no words in one of the languages.

use crate::pdf::codes::{CODES, code};
use crate::pdf::words::Word;
use waymark_domain::case as kinds;
use waymark_domain::case::ItemKind;
use waymark_domain::officer::ScreenLanguage::{English, Welsh};
use waymark_domain::vocabulary::Vocabulary;

#[test]
fn every_word_is_there_in_both_languages() {
    for word in Word::ALL {
        assert!(!word.of(English).is_empty() && !word.of(Welsh).is_empty(), "{word:?}");
    }
    let twice = CODES.iter().filter(|(known, ..)| CODES.iter().filter(|(other, ..)| other == known).count() > 1).count();
    assert_eq!(twice, 0, "a code has one meaning");
}

#[test]
fn every_code_that_is_printed_has_words_in_both_languages() {
    fn codes<V: Vocabulary>() -> Vec<&'static str> {
        V::ALL.iter().map(|value| value.code()).collect()
    }
    use waymark_domain::{incident, note, person, school};
    let lists = [
        codes::<incident::ReportChannel>(),
        codes::<incident::ReporterKind>(),
        codes::<incident::IncidentStatus>(),
        codes::<school::Country>(),
        codes::<person::Sex>(),
        codes::<person::PersonLanguage>(),
        codes::<person::AgeSource>(),
        codes::<note::NoteKind>(),
        codes::<kinds::AdviceKind>(),
        codes::<kinds::VictimConfirms>(),
        codes::<kinds::How>(),
        codes::<kinds::Understood>(),
        codes::<kinds::PresentAs>(),
        codes::<kinds::AnswerValue>(),
        codes::<kinds::CrimeCategory>(),
        codes::<kinds::InputState>(),
        codes::<kinds::Thing>(),
        codes::<kinds::ExhibitState>(),
        codes::<kinds::OutOfScope>(),
        codes::<kinds::Recipient>(),
        codes::<kinds::Parents>(),
        codes::<kinds::ReferralTo>(),
        codes::<kinds::StepKind>(),
        codes::<kinds::Channel>(),
        codes::<kinds::Procedures>(),
        codes::<kinds::Service>(),
        codes::<kinds::ViewingBasis>(),
        codes::<ItemKind>(),
        vec!["not_suitable", "held", "declined", "agreed", "invited", "involved_under_10", "officer", "supervisor", "school", "party"],
    ];
    for wanted in lists.concat() {
        assert!(CODES.iter().any(|(known, en, cy)| *known == wanted && !en.is_empty() && !cy.is_empty()), "{wanted}");
    }
    assert_eq!(code(English, "unheard_of"), "unheard_of");
}
