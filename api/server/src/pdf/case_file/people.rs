//! Everybody with a part in it: who they are, and how old on the days that matter.

use crate::pdf::telling::{Telling, capital};
use crate::pdf::words::Word;
use waymark_domain::guidance::age_of;
use waymark_domain::ids::Id;

impl Telling<'_> {
    pub(super) fn people(&mut self) {
        self.heading(Word::People);
        let everybody = self.everybody();
        if everybody.is_empty() {
            self.nothing();
        }
        for id in everybody {
            self.person(id);
        }
    }

    fn person(&mut self, id: Id) {
        let case = self.from.case;
        self.subheading(&self.name(id));
        self.pair(Word::Parts, self.roles(id));
        self.pair(Word::Ages, self.child_or_adult(id));
        let Some(person) = case.person(id) else { return };
        if let Some(born) = &person.date_of_birth {
            self.pair(Word::Born, Self::day(born));
        }
        if let Some(stated) = &person.stated_age {
            let (said_by, on) = (self.word(Word::SaidBy), self.word(Word::On));
            self.pair(Word::StatedAge, format!("{}, {said_by} {} {on} {}", stated.years, self.said(stated.source), Self::day(&stated.on)));
        }
        if let Some(sex) = person.sex {
            self.pair(Word::Sex, capital(&self.said(sex)));
        }
        self.personal(Word::School, person.school_name.as_ref());
        self.personal(Word::Year, person.year_group.as_ref());
        self.personal(Word::Position, person.position.as_ref());
        if person.language.is_some() || person.language_other.is_some() {
            let other = person.language_other.as_ref().map(|text| text.expose().to_owned());
            self.pair(Word::Language, self.joined([person.language.map(|language| self.said(language)), other]));
        }
        for note in case.live_parties().filter(|party| party.person_id == id).filter_map(|party| party.note.as_ref()) {
            self.personal(Word::Note, Some(note));
        }
    }

    /// "Child: age 14 when taken, 15 when reported".
    fn child_or_adult(&self, id: Id) -> String {
        let key = id.to_string();
        let seen = self.from.evaluation.people.iter().find(|seen| seen.person_id == key);
        let mut parts = Vec::new();
        if let Some(seen) = seen {
            let kind = if seen.adult {
                Some(Word::Adult)
            } else if seen.child {
                Some(Word::Child)
            } else {
                None
            };
            parts.extend(kind.map(|kind| self.word(kind).to_owned()));
            for (holds, word) in [(seen.age_unknown, Word::AgeUnknown), (seen.under_10, Word::Under10), (seen.under_13, Word::Under13)] {
                if holds {
                    parts.push(self.word(word).to_owned());
                }
            }
        }
        let ages = self.from.case.person(id).map(|person| age_of(person, self.from.case)).unwrap_or_default();
        for (age, word) in [(ages.taken, Word::AgeTaken), (ages.shared, Word::AgeShared), (ages.reported, Word::AgeReported)] {
            parts.extend(age.map(|age| self.age_when(age, word)));
        }
        if parts.is_empty() { self.word(Word::NotKnown).to_owned() } else { parts.join(", ") }
    }

    /// Welsh says "14 oed pan dynnwyd", English "age 14 when taken".
    fn age_when(&self, age: u32, word: Word) -> String {
        let (said, when) = (self.word(Word::Age), self.word(word));
        match self.from.language {
            waymark_domain::officer::ScreenLanguage::English => format!("{said} {age} {when}"),
            waymark_domain::officer::ScreenLanguage::Welsh => format!("{age} {said} {when}"),
        }
    }
}
