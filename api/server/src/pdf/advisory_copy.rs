//! The copy of the wording for the young person it was given to. Nobody else of the case is in it.

use super::codes::code;
use super::paper::Paper;
use super::telling::full_name;
use super::words::Word;
use waymark_domain::case::{AdvisoryFacts, Somebody};
use waymark_domain::guidance::CaseRecords;
use waymark_domain::ids::Id;
use waymark_domain::officer::ScreenLanguage;
use waymark_domain::party::PartyRole;
use waymark_domain::school::Country;
use waymark_domain::summary::london;
use waymark_domain::text::PersonalText;
use waymark_domain::vocabulary::Vocabulary;

/// Where help is. Meic answers for Wales.
const HELP: &[(&str, &str, &str, Option<Country>)] = &[
    (
        "Childline",
        "Free and private, day or night: 0800\u{a0}1111, childline.org.uk",
        "Am ddim ac yn breifat, ddydd neu nos: 0800\u{a0}1111, childline.org.uk",
        None,
    ),
    (
        "Report Remove",
        "Asks for a picture or video of you to be taken off the internet: childline.org.uk/remove",
        "Gofyn i lun neu fideo ohonoch gael ei dynnu oddi ar y rhyngrwyd: childline.org.uk/remove",
        None,
    ),
    (
        "CEOP",
        "Tells a specialist if somebody is pressing or frightening you online: ceop.police.uk/safety-centre",
        "Rhoi gwybod i arbenigwr os oes rhywun yn pwyso arnoch neu’n eich dychryn ar-lein: ceop.police.uk/safety-centre",
        None,
    ),
    (
        "Meic",
        "For children and young people in Wales, in Welsh or English: 080880\u{a0}23456, text 84001, meic.cymru",
        "I blant a phobl ifanc yng Nghymru, yn Gymraeg neu’n Saesneg: 080880\u{a0}23456, neges destun 84001, meic.cymru",
        Some(Country::Wales),
    ),
];

/// The copy as PDF, in the language in which the wording was given. Nothing where nothing was given, where it was taken back, or where it
/// was given in error: what it says would not be true.
pub fn advisory_copy(case: &CaseRecords, reference: &str, advisory: &AdvisoryFacts, officer: &dyn Fn(Id) -> String) -> Option<Vec<u8>> {
    describe(case, reference, advisory, officer).map(|paper| paper.to_bytes())
}

/// The copy as a description.
pub(super) fn describe(case: &CaseRecords, reference: &str, advisory: &AdvisoryFacts, officer: &dyn Fn(Id) -> String) -> Option<Paper> {
    if advisory.withdrawn.is_some() || advisory.given_in_error.is_some() {
        return None;
    }
    let given = advisory.given.as_ref()?;
    let wording = given.wording.as_ref()?;
    let language = wording.language;
    let word = |word: Word| word.of(language);
    let mut paper = Paper::new(language, word(Word::CopyTitle), reference, &format!("{} {}", word(Word::Given), london(given.at)));
    let person = case.person(advisory.person_id).and_then(|person| full_name(person, word(Word::KnownAs)));
    paper.pair(word(Word::Reference), reference);
    paper.pair(word(Word::GivenTo), person.as_deref().unwrap_or(word(Word::NotKnown)));
    paper.pair(word(Word::When), &london(given.at));
    if let Some(by) = giver(case, &given.by, officer) {
        paper.pair(word(Word::GivenBy), &by);
    }
    paper.pair(word(Word::Language), code(language, language.code()));
    paper.heading(word(Word::TheWording));
    paper.wording(&wording.text, language);
    let other = if language == ScreenLanguage::Welsh { ScreenLanguage::English } else { ScreenLanguage::Welsh };
    for language in [language, other] {
        help(&mut paper, case.country, language);
    }
    paper.small(word(Word::KeepThis));
    Some(paper)
}

/// Who gave it: an officer, a name written out, or a grown-up of the case by their part in it. Never a child's name.
fn giver(case: &CaseRecords, by: &Somebody, officer: &dyn Fn(Id) -> String) -> Option<String> {
    let grown_up = |id: &Id| {
        let parts = [PartyRole::SafeguardingLead, PartyRole::AppropriateAdult];
        case.live_parties().any(|party| party.person_id == *id && parts.contains(&party.role))
    };
    let written = |text: &Option<PersonalText>| text.as_ref().map(|text| text.expose().to_owned());
    let person = by.person_id.filter(grown_up).and_then(|id| case.person(id)).and_then(|person| full_name(person, ""));
    let parts: Vec<String> = [by.officer_id.map(officer), person, written(&by.name), written(&by.position)].into_iter().flatten().collect();
    (!parts.is_empty()).then(|| parts.join(", "))
}

fn help(paper: &mut Paper, country: Option<Country>, language: ScreenLanguage) {
    paper.heading(Word::HelpTitle.of(language)).in_language(language);
    for (name, en, cy, _) in HELP.iter().filter(|(.., only)| only.is_none() || *only == country) {
        paper.pair(name, if language == ScreenLanguage::English { en } else { cy }).in_language(language);
    }
}
