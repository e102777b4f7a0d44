//! What every section of a printed case needs: words in its language, names, times, and the document being written.

use super::codes::code;
use super::paper::Paper;
use super::words::Word;
use waymark_domain::case::{CaseItem, CrimeFacts, ExhibitFacts, ReferralFacts, Somebody, Thing, ViewingFacts};
use waymark_domain::ids::Id;
use waymark_domain::instant::{Day, Instant};
use waymark_domain::officer::ScreenLanguage;
use waymark_domain::party::PartyRole;
use waymark_domain::summary::{Sources, london};
use waymark_domain::text::PersonalText;
use waymark_domain::vocabulary::Vocabulary;
use waymark_rules::Text;

/// A case on its way to paper.
pub(super) struct Telling<'t> {
    pub(super) from: Sources<'t>,
    pub(super) officer: &'t dyn Fn(Id) -> String,
    pub(super) paper: Paper,
}

/// A name as it is said, or nothing where none is known.
pub(super) fn full_name(person: &waymark_domain::person::PersonFacts, known_as: &str) -> Option<String> {
    let names = [&person.given_names, &person.family_name].into_iter().flatten().map(PersonalText::expose);
    let mut name = names.collect::<Vec<_>>().join(" ");
    if let Some(other) = &person.known_as {
        name = format!("{name} ({known_as} {})", other.expose()).trim_start().to_owned();
    }
    (!name.trim().is_empty()).then_some(name)
}

/// The same text with a capital at its head.
pub(super) fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

impl<'t> Telling<'t> {
    pub(super) fn word(&self, word: Word) -> &'static str {
        word.of(self.from.language)
    }

    pub(super) fn text<'x>(&self, text: &'x Text) -> &'x str {
        if self.from.language == ScreenLanguage::English { &text.en } else { &text.cy }
    }

    pub(super) fn code<'c>(&self, of: &'c str) -> &'c str {
        code(self.from.language, of)
    }

    pub(super) fn said<V: Vocabulary>(&self, value: V) -> String {
        self.code(value.code()).to_owned()
    }

    pub(super) fn when(&self, at: Option<Instant>) -> String {
        at.map_or_else(|| self.word(Word::NotKnown).to_owned(), london)
    }

    pub(super) fn day(day: &Day) -> String {
        day.0.format("%d/%m/%Y").to_string()
    }

    pub(super) fn role(&self, role: &str) -> String {
        let known = self.from.pack.source.roles.iter().find(|label| label.code == role);
        known.map_or_else(|| capital(self.code(role)), |label| self.text(&label.text).to_owned())
    }

    pub(super) fn roles(&self, id: Id) -> String {
        let mut roles: Vec<PartyRole> =
            self.from.case.live_parties().filter(|party| party.person_id == id).map(|party| party.role).collect();
        roles.sort_unstable();
        roles.dedup();
        roles.iter().map(|role| self.role(role.code())).collect::<Vec<_>>().join(", ")
    }

    pub(super) fn name(&self, id: Id) -> String {
        let person = self.from.case.person(id);
        let name = person.and_then(|person| full_name(person, self.word(Word::KnownAs)));
        name.unwrap_or_else(|| format!("{} ({})", self.roles(id), self.word(Word::NotKnown)).trim_start().to_owned())
    }

    /// Everybody with a part, those the case is about first.
    pub(super) fn everybody(&self) -> Vec<Id> {
        let mut ids: Vec<(PartyRole, Id)> = Vec::new();
        for party in self.from.case.live_parties() {
            match ids.iter_mut().find(|(_, id)| *id == party.person_id) {
                Some((role, _)) => *role = (*role).min(party.role),
                None => ids.push((party.role, party.person_id)),
            }
        }
        ids.sort_unstable();
        ids.into_iter().map(|(_, id)| id).collect()
    }

    pub(super) fn somebody(&self, who: &Somebody) -> String {
        let parts = [
            who.person_id.map(|id| self.name(id)),
            who.officer_id.map(|id| (self.officer)(id)),
            who.name.as_ref().map(|name| name.expose().to_owned()),
            who.position.as_ref().map(|position| position.expose().to_owned()),
        ];
        self.joined(parts)
    }

    /// The parts that are there, or "not known yet".
    pub(super) fn joined<const N: usize>(&self, parts: [Option<String>; N]) -> String {
        let there: Vec<String> = parts.into_iter().flatten().filter(|part| !part.trim().is_empty()).collect();
        if there.is_empty() { self.word(Word::NotKnown).to_owned() } else { there.join(", ") }
    }

    /// "to Mrs Evans", where there is somebody.
    pub(super) fn with(&self, word: Word, who: Option<&Somebody>) -> Option<String> {
        who.map(|who| format!("{} {}", self.word(word), self.somebody(who)))
    }

    pub(super) fn heading(&mut self, word: Word) {
        self.paper.heading(word.of(self.from.language));
    }

    pub(super) fn subheading(&mut self, text: &str) {
        self.paper.subheading(text);
    }

    pub(super) fn pair(&mut self, word: Word, value: impl AsRef<str>) {
        self.paper.pair(&capital(word.of(self.from.language)), value.as_ref());
    }

    /// A pair where there is a value.
    pub(super) fn personal(&mut self, word: Word, value: Option<&PersonalText>) {
        if let Some(value) = value.filter(|value| !value.is_blank()) {
            self.pair(word, value.expose());
        }
    }

    pub(super) fn nothing(&mut self) {
        self.paper.paragraph(Word::NoneRecorded.of(self.from.language));
    }

    /// Who wrote an item down, and when.
    pub(super) fn stamp<T: CaseItem>(&mut self, facts: &T) {
        let by = (self.officer)(facts.recorded_by());
        let text = format!("{} {by}, {}", self.word(Word::RecordedBy), london(facts.written_at()));
        self.paper.small(&text);
    }

    pub(super) fn offence(&self, code: Option<&str>) -> String {
        let known = self.from.pack.source.offences.iter().find(|known| Some(known.code.as_str()) == code);
        known.map_or_else(|| self.word(Word::NotKnown).to_owned(), |known| self.text(&known.text).to_owned())
    }

    pub(super) fn crime(&self, facts: &CrimeFacts) -> String {
        let reference = facts.reference.as_ref().map_or(String::new(), |reference| format!(" ({})", reference.expose()));
        let offence = match (&facts.offence, &facts.offence_words) {
            (None, Some(words)) => words.clone(),
            (code, _) => self.offence(code.as_deref()),
        };
        format!("{offence}{reference}")
    }

    pub(super) fn thing(&self, facts: &ExhibitFacts) -> String {
        let thing = if facts.thing == Thing::Phone { self.word(Word::Phone).to_owned() } else { self.said(facts.thing) };
        let described = facts.description.as_ref().map_or(String::new(), |text| format!(", {}", text.expose()));
        let number = facts.exhibit_number.as_ref().map_or(String::new(), |number| format!(" ({})", number.expose()));
        capital(&format!("{thing}{described}{number}"))
    }

    /// What a subject of the rules is called; nothing for the incident itself.
    pub(super) fn subject(&self, id: &str) -> Option<String> {
        // A referral about a crime stands in the rules' case once for each offender, with a number at its end.
        let id = Id::parse(id.get(..36)?).ok()?;
        let items = &self.from.case.items;
        if self.from.case.person(id).is_some() {
            return Some(self.name(id));
        }
        let crime = items.find::<CrimeFacts>(id).map(|item| self.crime(&item.facts));
        let exhibit = || items.find::<ExhibitFacts>(id).map(|item| self.thing(&item.facts));
        let viewing = || items.find::<ViewingFacts>(id).map(|item| self.somebody(&item.facts.who));
        let referral = || items.find::<ReferralFacts>(id).map(|item| self.referral_title(&item.facts));
        crime.or_else(exhibit).or_else(viewing).or_else(referral)
    }

    /// "CID: Aled Example".
    pub(super) fn referral_title(&self, facts: &ReferralFacts) -> String {
        let crime = facts.crime_id.and_then(|id| self.from.case.items.find::<CrimeFacts>(id));
        let about = facts.person_id.map(|id| self.name(id)).or_else(|| crime.map(|crime| self.crime(&crime.facts)));
        about.map_or_else(|| self.said(facts.to), |about| format!("{}: {about}", self.said(facts.to)))
    }
}
