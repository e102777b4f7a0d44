//! What was done for and with the young people: restorative meetings, education, and the wording given.

use crate::pdf::telling::{Telling, capital};
use crate::pdf::words::Word;
use waymark_domain::case::{AdvisoryFacts, EducationInputFacts, Giving, Invitation, RestorativeMeetingFacts};
use waymark_domain::summary::london;

impl Telling<'_> {
    pub(super) fn meetings(&mut self) {
        self.heading(Word::Meetings);
        let case = self.from.case;
        if case.items.live::<RestorativeMeetingFacts>().next().is_none() {
            self.nothing();
        }
        for item in case.items.live::<RestorativeMeetingFacts>() {
            let facts = &item.facts;
            let (state, since) = facts.standing();
            self.subheading(&format!("{}: {}, {}", self.word(Word::Meeting), self.code(state), london(since)));
            for invitation in &facts.invitations {
                self.invitation(invitation);
            }
            if let Some(not) = &facts.not_suitable {
                let said = format!("{}, {} {}, {}", london(not.at), self.word(Word::By), (self.officer)(not.by), not.reason.expose());
                self.pair(Word::NotSuitable, said);
            }
            if let Some(held) = facts.held_at {
                self.pair(Word::Held, london(held));
            }
            if let Some(by) = &facts.led_by {
                self.pair(Word::LedBy, self.somebody(by));
            }
            self.personal(Word::AgreedThere, facts.agreed.as_ref());
            self.stamp(facts);
        }
    }

    fn invitation(&mut self, invitation: &Invitation) {
        let mut said = vec![format!("{}, {}", self.somebody(&invitation.who), london(invitation.at))];
        for answer in &invitation.answers {
            let word = self.word(if answer.agreed { Word::Agreed } else { Word::Declined });
            let reason = answer.reason.as_ref().map_or(String::new(), |reason| format!(", {}", reason.expose()));
            let (by, at) = (self.word(Word::By), london(answer.at));
            said.push(format!("{word} {by} {}, {at}{reason}", self.somebody(&answer.by)));
        }
        if invitation.answers.is_empty() {
            said.push(self.word(Word::NoAnswer).to_owned());
        }
        self.pair(Word::Invited, said.join("\n"));
    }

    pub(super) fn education(&mut self) {
        self.heading(Word::Education);
        let case = self.from.case;
        if case.items.live::<EducationInputFacts>().next().is_none() {
            self.nothing();
        }
        for item in case.items.live::<EducationInputFacts>() {
            let facts = &item.facts;
            let whom = facts.person_id.map_or_else(|| self.word(Word::GeneralLesson).to_owned(), |id| self.name(id));
            let said = [
                Some(format!("{whom}: {}", self.said(facts.state))),
                Some(london(facts.at)),
                self.with(Word::By, Some(&facts.by)),
                self.at(facts.place.as_ref()),
                facts.reason.as_ref().map(|reason| reason.expose().to_owned()),
                facts.note.as_ref().map(|note| note.expose().to_owned()),
            ];
            self.paper.item(&self.joined(said));
        }
    }

    pub(super) fn advisories(&mut self) {
        self.heading(Word::Advisories);
        let case = self.from.case;
        if case.items.live::<AdvisoryFacts>().next().is_none() {
            self.nothing();
        }
        for item in case.items.live::<AdvisoryFacts>() {
            let facts = &item.facts;
            self.subheading(&self.name(facts.person_id));
            if let Some(given) = &facts.given {
                self.giving(given);
            }
            if let Some(not) = &facts.not_given {
                let said = [Some(london(not.at)), self.with(Word::By, Some(&not.by)), Some(not.reason.expose().to_owned())];
                self.pair(Word::NotGiven, self.joined(said));
            }
            if let Some(error) = &facts.given_in_error {
                let said = format!("{}, {} {}, {}", london(error.at), self.word(Word::By), (self.officer)(error.by), error.reason.expose());
                self.pair(Word::InError, said);
            }
            self.stamp(facts);
        }
    }

    fn giving(&mut self, given: &Giving) {
        let said = [Some(london(given.at)), self.with(Word::By, Some(&given.by)), self.at(given.place.as_ref())];
        self.pair(Word::Given, self.joined(said));
        self.pair(Word::HowGiven, capital(&self.joined([Some(self.said(given.how)), Some(self.said(given.language))])));
        let present = given.present.iter().map(|one| format!("{} ({})", self.somebody(&one.who), self.said(one.part)));
        let present: Vec<String> = present.collect();
        if !present.is_empty() {
            self.pair(Word::Present, present.join("; "));
        }
        if let Some(understood) = given.understood {
            self.pair(Word::Understood, capital(&self.said(understood)));
        }
        match &given.wording {
            Some(wording) => {
                self.pair(Word::Guidance, format!("{}, {} {}", wording.pack, self.word(Word::OnNote), wording.note));
                self.paper.wording(&wording.text, wording.language);
            }
            None => {
                self.paper.paragraph(self.word(Word::NoWording));
            }
        }
    }
}
