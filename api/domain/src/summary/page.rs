//! The lines of a summary, section by section.

use super::words::{Word, code};
use super::{Form, Sources, london, notified};
use crate::case::{AnswerFacts, CrimeFacts, CrimeRole, ExhibitFacts, ParentContactFacts, SchoolProceduresFacts};
use crate::guidance::age_of;
use crate::ids::Id;
use crate::incident::Happened;
use crate::instant::Instant;
use crate::officer::ScreenLanguage;
use crate::party::PartyRole;
use crate::text::PersonalText;
use crate::vocabulary::Vocabulary;
use waymark_rules::Text;

pub(super) struct Page<'s> {
    from: Sources<'s>,
    lines: Vec<String>,
}

impl<'s> Page<'s> {
    pub(super) fn new(from: Sources<'s>) -> Self {
        Self { from, lines: Vec::new() }
    }

    pub(super) fn finish(self) -> String {
        let mut text = self.lines.join("\n");
        text.push('\n');
        text
    }

    fn word(&self, word: Word) -> &'static str {
        word.of(self.from.language)
    }

    fn text<'t>(&self, text: &'t Text) -> &'t str {
        if self.from.language == ScreenLanguage::English { &text.en } else { &text.cy }
    }

    fn code<'c>(&self, of: &'c str) -> &'c str {
        code(self.from.language, of)
    }

    fn when(&self, at: Option<Instant>) -> String {
        at.map_or_else(|| self.word(Word::NotKnown).to_owned(), london)
    }

    fn line(&mut self, label: Word, value: impl std::fmt::Display) {
        self.lines.push(format!("{}: {value}", self.word(label)));
    }

    fn section(&mut self, label: Word) {
        self.lines.push(String::new());
        self.lines.push(self.word(label).to_uppercase());
    }

    pub(super) fn heading(&mut self, form: Form) {
        let title = match form {
            Form::IncidentLog => Word::IncidentLog,
            Form::Crime => Word::Crime,
            Form::PublicProtection => Word::Notification,
        };
        self.lines.push("OFFICIAL-SENSITIVE".to_owned());
        self.lines.push(self.word(title).to_owned());
        self.line(Word::Reference, self.from.reference);
        self.line(Word::Written, london(self.from.now));
        let pack = &self.from.pack.source;
        self.line(Word::Guidance, format!("{} ({})", self.text(&pack.title), pack.version));
    }

    pub(super) fn report(&mut self) {
        let facts = &self.from.case.facts;
        self.lines.push(String::new());
        let report = facts.report.as_ref();
        let mut reported = vec![self.when(facts.reported_at())];
        reported.extend(report.and_then(|report| report.channel).map(|channel| self.code(channel.code()).to_owned()));
        let by = report.and_then(|report| report.reporter_kind);
        reported.extend(by.map(|kind| format!("{} {}", self.word(Word::By), self.code(kind.code()))));
        self.line(Word::Reported, reported.join(", "));
        if let Some(log) = report.and_then(|report| report.log_reference.as_ref()) {
            self.line(Word::LogReference, log.expose());
        }
        let happened = match &facts.happened {
            Some(Happened::Exact { at }) => london(*at),
            Some(Happened::Between { from, to }) => format!("{} - {}", london(*from), london(*to)),
            Some(Happened::NotKnown) | None => self.when(None),
        };
        self.line(Word::Happened, happened);
        if let Some(name) = facts.school.as_ref().and_then(|school| school.name.as_ref()) {
            self.line(Word::School, name.expose());
        }
    }

    fn roles(&self, id: Id) -> String {
        let role = |role: PartyRole| {
            let label = self.from.pack.source.roles.iter().find(|label| label.code == role.code());
            label.map_or(role.code(), |label| self.text(&label.text))
        };
        let mut roles: Vec<PartyRole> =
            self.from.case.live_parties().filter(|party| party.person_id == id).map(|party| party.role).collect();
        roles.sort_unstable();
        roles.into_iter().map(role).collect::<Vec<_>>().join(", ")
    }

    fn name(&self, id: Id) -> String {
        let Some(person) = self.from.case.person(id) else { return self.word(Word::NotKnown).to_owned() };
        let names = [&person.given_names, &person.family_name].into_iter().flatten().map(PersonalText::expose);
        let mut name = names.collect::<Vec<_>>().join(" ");
        if let Some(known_as) = &person.known_as {
            name = format!("{name} ({} {})", self.word(Word::KnownAs), known_as.expose()).trim_start().to_owned();
        }
        if name.is_empty() { self.word(Word::NotKnown).to_owned() } else { name }
    }

    fn age(&self, id: Id) -> Option<String> {
        let person = self.from.case.person(id)?;
        let ages = age_of(person, self.from.case);
        let age = ages.at_act().map(|age| format!("{} {age}", self.word(Word::Age)));
        match (&person.date_of_birth, age) {
            (Some(born), age) => Some(
                [Some(format!("{} {}", self.word(Word::Born), born.0.format("%d/%m/%Y"))), age]
                    .into_iter()
                    .flatten()
                    .collect::<Vec<_>>()
                    .join(", "),
            ),
            (None, Some(age)) => Some(format!("{} {age}", self.word(Word::About))),
            (None, None) => None,
        }
    }

    /// Everybody with a part, or only some.
    pub(super) fn people(&mut self, only: Option<&[Id]>) {
        self.section(Word::People);
        let mut ids: Vec<Id> = self.from.case.live_parties().map(|party| party.person_id).collect();
        ids.sort_unstable();
        ids.dedup();
        for id in ids.into_iter().filter(|id| only.is_none_or(|only| only.contains(id))) {
            let mut parts = vec![format!("{}: {}", self.roles(id), self.name(id))];
            parts.extend(self.age(id));
            if let Some(person) = self.from.case.person(id) {
                parts.extend(person.school_name.as_ref().map(|school| school.expose().to_owned()));
                parts.extend(person.year_group.as_ref().map(|year| format!("{} {}", self.word(Word::Year), year.expose())));
                parts.extend(person.position.as_ref().map(|position| position.expose().to_owned()));
            }
            self.lines.push(format!("- {}", parts.join(", ")));
        }
    }

    /// The others in it, as a notification about one child names them: by part and age, not by name.
    pub(super) fn others(&mut self, about: Id) {
        let mut ids: Vec<Id> = self.from.case.live_parties().map(|party| party.person_id).filter(|id| *id != about).collect();
        ids.sort_unstable();
        ids.dedup();
        if ids.is_empty() {
            return;
        }
        self.section(Word::Others);
        for id in ids {
            let age = self.from.case.person(id).and_then(|person| age_of(person, self.from.case).at_act());
            let age = age.map_or(String::new(), |age| format!(", {} {age}", self.word(Word::Age)));
            self.lines.push(format!("- {}{age}", self.roles(id)));
        }
    }

    pub(super) fn account(&mut self) {
        if let Some(narrative) = &self.from.case.facts.narrative {
            self.section(Word::Account);
            self.lines.push(narrative.expose().to_owned());
        }
    }

    pub(super) fn safeguarding(&mut self) {
        self.section(Word::Safeguarding);
        let count = notified(self.from.case, self.from.evaluation);
        let (of, notified, acknowledged) = (self.word(Word::Of), self.word(Word::ChildrenNotified), self.word(Word::Acknowledged));
        self.lines.push(format!("{} {of} {} {notified}, {} {acknowledged}", count.notified, count.children, count.acknowledged));
        self.procedures();
    }

    fn procedures(&mut self) {
        let states: Vec<_> = self.from.case.items.live::<SchoolProceduresFacts>().map(|item| item.facts.state.code()).collect();
        for state in states {
            self.line(Word::Procedures, self.code(state));
        }
    }

    pub(super) fn child(&mut self, id: Id) {
        self.section(Word::Safeguarding);
        let contacts = self.from.case.items.live::<ParentContactFacts>().map(|item| &item.facts).filter(|facts| facts.person_id == id);
        let contacts: Vec<_> = contacts.cloned().collect();
        for contact in contacts {
            let reason = contact.reason.as_ref().map_or(String::new(), |reason| format!(": {}", reason.expose()));
            self.line(Word::Parents, format!("{}{reason} ({})", self.code(contact.state.code()), london(contact.at)));
        }
        self.procedures();
    }

    pub(super) fn crimes(&mut self) {
        let crimes: Vec<CrimeFacts> = self.from.case.items.live::<CrimeFacts>().map(|item| item.facts.clone()).collect();
        if !crimes.is_empty() {
            self.section(Word::Crimes);
        }
        for crime in crimes {
            self.crime(&crime);
        }
    }

    pub(super) fn crime(&mut self, crime: &CrimeFacts) {
        let pack = self.from.pack;
        let offence = pack.source.offences.iter().find(|known| Some(&known.code) == crime.offence.as_ref());
        let offence = offence.map_or_else(
            || self.word(Word::NotKnown).to_owned(),
            |known| {
                let class = known.class_code.as_ref().map_or(String::new(), |class| format!(", {} {class}", self.word(Word::ClassCode)));
                format!("{} ({}{class})", self.text(&known.text), known.law)
            },
        );
        self.line(Word::Offence, offence);
        if let Some(reference) = &crime.reference {
            self.line(Word::ForceReference, format!("{} {}", reference.expose(), crime.force.as_deref().unwrap_or_default()).trim_end());
        }
        for role in [CrimeRole::Victim, CrimeRole::Offender, CrimeRole::InvolvedUnder10] {
            let names: Vec<String> = crime.linked(role).map(|id| self.name(id)).collect();
            let label = pack.source.roles.iter().find(|label| label.code == role.code()).map_or("", |label| self.text(&label.text));
            let other = pack.source.roles.iter().find(|label| label.code == "other").map_or("", |label| self.text(&label.text));
            if !names.is_empty() {
                self.lines.push(format!("{}: {}", if label.is_empty() { other } else { label }, names.join("; ")));
            } else if role == CrimeRole::Offender && crime.suspect_unknown {
                self.lines.push(format!("{label}: {}", self.word(Word::Nobody)));
            }
        }
        if let Some(outcome) = &crime.outcome {
            let known = pack.source.outcomes.iter().find(|known| known.code == outcome.code).map_or("", |known| self.text(&known.text));
            self.line(Word::Outcome, format!("{} {known} ({})", outcome.code, london(outcome.at)));
        }
    }

    pub(super) fn exhibits(&mut self) {
        let exhibits: Vec<ExhibitFacts> = self.from.case.items.live::<ExhibitFacts>().map(|item| item.facts.clone()).collect();
        if exhibits.is_empty() {
            return;
        }
        self.section(Word::Devices);
        for exhibit in exhibits {
            let mut parts = vec![format!("{}: {}", self.code(exhibit.thing.code()), self.code(exhibit.state.code()))];
            for (word, text) in
                [(Word::ExhibitNumber, &exhibit.exhibit_number), (Word::Seal, &exhibit.seal_number), (Word::KeptAt, &exhibit.kept_at)]
            {
                parts.extend(text.as_ref().map(|text| format!("{} {}", self.word(word), text.expose())));
            }
            self.lines.push(format!("- {}", parts.join(", ")));
        }
    }

    /// The pack's questions as answered: the grouped ones are the aggravating factors, of which a "no" is not worth a line.
    pub(super) fn answers(&mut self, factors: bool) {
        self.section(if factors { Word::Factors } else { Word::Answers });
        let answers: Vec<AnswerFacts> = self.from.case.items.live::<AnswerFacts>().map(|item| item.facts.clone()).collect();
        let mut any = false;
        for question in self.from.pack.source.questions.iter().filter(|question| question.group.is_some() == factors) {
            for answer in answers.iter().filter(|answer| answer.question == question.code) {
                if factors && answer.answer.code() == "no" {
                    continue;
                }
                let about = answer.person_id.map_or(String::new(), |id| format!("{}: ", self.name(id)));
                let other = answer.computed.filter(|_| answer.differs()).map(|computed| self.code(computed.code()));
                let other = other.map_or(String::new(), |other| format!(" ({} {other})", self.word(Word::Suggested)));
                self.lines.push(format!("- {about}{} {}{other}", self.text(&question.text), self.code(answer.answer.code())));
                any = true;
            }
        }
        if !any {
            self.lines.push(format!("- {}", self.word(Word::NotKnown)));
        }
    }
}
