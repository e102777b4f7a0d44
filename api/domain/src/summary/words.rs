//! The words of the summaries, in both languages.

use crate::officer::ScreenLanguage;

macro_rules! words {
    ($($name:ident: $en:literal, $cy:literal;)+) => {
        /// Labels.
        #[derive(Debug, Clone, Copy)]
        pub enum Word { $($name),+ }

        impl Word {
            pub const fn of(self, language: ScreenLanguage) -> &'static str {
                match (self, language) { $((Self::$name, ScreenLanguage::English) => $en, (Self::$name, ScreenLanguage::Welsh) => $cy),+ }
            }
        }
    };
}

words! {
    IncidentLog: "Incident log", "Log digwyddiad";
    Crime: "Crime", "Trosedd";
    Notification: "Public protection notification", "Hysbysiad diogelu'r cyhoedd";
    Reference: "Waymark reference", "Cyfeirnod Waymark";
    Written: "Written", "Ysgrifennwyd";
    Guidance: "Guidance", "Canllawiau";
    Reported: "Reported", "Rhoddwyd gwybod";
    By: "by", "gan";
    LogReference: "Force log", "Log yr heddlu";
    Happened: "Happened", "Digwyddodd";
    NotKnown: "not known yet", "ddim yn hysbys eto";
    School: "School", "Ysgol";
    People: "People", "Pobl";
    Others: "Others involved", "Eraill dan sylw";
    KnownAs: "known as", "a elwir yn";
    Born: "born", "ganwyd";
    Age: "age", "oed";
    About: "said to be", "dywedir";
    Year: "year", "blwyddyn";
    Account: "Account", "Hanes";
    Safeguarding: "Safeguarding", "Diogelu";
    ChildrenNotified: "children notified to public protection", "o blant wedi'u hysbysu i ddiogelu'r cyhoedd";
    Acknowledged: "acknowledged", "wedi'u cydnabod";
    Of: "of", "o";
    Crimes: "Crimes", "Troseddau";
    Offence: "Offence", "Trosedd";
    ClassCode: "class", "dosbarth";
    ForceReference: "Force reference", "Cyfeirnod yr heddlu";
    Nobody: "not known", "ddim yn hysbys";
    Outcome: "Outcome", "Canlyniad";
    Devices: "Devices", "Dyfeisiau";
    ExhibitNumber: "exhibit", "eitem";
    Seal: "seal", "sêl";
    KeptAt: "kept at", "cedwir yn";
    Answers: "Answers", "Atebion";
    Factors: "Aggravating factors", "Ffactorau gwaethygol";
    Suggested: "suggested", "awgrymwyd";
    Parents: "Parents or carers", "Rhieni neu ofalwyr";
    Procedures: "School's own safeguarding procedures", "Gweithdrefnau diogelu'r ysgol ei hun";
}

/// What a code reads as. Codes of different lists that are the same word mean the same here.
pub const CODES: &[(&str, &str, &str)] = &[
    ("school_101", "the school, by 101", "yr ysgol, drwy 101"),
    ("school_officer", "the schools officer", "y swyddog ysgolion"),
    ("third_party", "a third party", "trydydd parti"),
    ("other", "other", "arall"),
    ("child", "the child", "y plentyn"),
    ("other_pupil", "another pupil", "disgybl arall"),
    ("parent_carer", "a parent or carer", "rhiant neu ofalwr"),
    ("school_staff", "school staff", "staff yr ysgol"),
    ("safeguarding_lead", "the safeguarding lead", "yr arweinydd diogelu"),
    ("other_professional", "another professional", "gweithiwr proffesiynol arall"),
    ("officer", "an officer", "swyddog"),
    ("anonymous", "somebody unnamed", "rhywun dienw"),
    ("phone", "phone", "ffôn"),
    ("tablet", "tablet", "llechen"),
    ("computer", "computer", "cyfrifiadur"),
    ("storage", "storage", "storfa"),
    ("surrendered", "handed over", "wedi'i throsglwyddo"),
    ("refused", "refused", "gwrthodwyd"),
    ("not_present", "not present", "ddim yn bresennol"),
    ("returned", "returned", "wedi'i dychwelyd"),
    ("yes", "yes", "ie"),
    ("no", "no", "na"),
    ("not_known", "not known", "ddim yn hysbys"),
    ("told", "told", "wedi cael gwybod"),
    ("not_told", "not told", "heb gael gwybod"),
    ("refused_contact", "refused contact", "gwrthodwyd cyswllt"),
    ("cannot_be_traced", "cannot be traced", "ni ellir dod o hyd iddynt"),
    ("asked", "asked", "gofynnwyd"),
    ("confirmed", "confirmed", "cadarnhawyd"),
];

/// A code in words.
pub fn code(language: ScreenLanguage, code: &str) -> &str {
    let known = CODES.iter().find(|(known, _, _)| *known == code);
    known.map_or(code, |(_, en, cy)| if language == ScreenLanguage::English { en } else { cy })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::case::{AnswerValue, ExhibitState, Parents, Procedures, Thing};
    use crate::incident::{ReportChannel, ReporterKind};
    use crate::vocabulary::Vocabulary;

    #[test]
    fn every_code_that_is_printed_has_words_in_both_languages() {
        fn codes<V: Vocabulary>() -> Vec<&'static str> {
            V::ALL.iter().map(|value| value.code()).collect()
        }
        let lists = [
            codes::<AnswerValue>(),
            codes::<ExhibitState>(),
            codes::<Thing>(),
            codes::<Parents>(),
            codes::<Procedures>(),
            codes::<ReportChannel>(),
            codes::<ReporterKind>(),
        ];
        for wanted in lists.concat() {
            assert!(CODES.iter().any(|(known, en, cy)| *known == wanted && !en.is_empty() && !cy.is_empty()), "{wanted}");
        }
    }
}
