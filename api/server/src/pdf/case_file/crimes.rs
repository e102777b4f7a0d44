//! The crimes: what, by which law, whom they are about, and how each ended.

use crate::pdf::telling::{Telling, capital};
use crate::pdf::words::Word;
use waymark_domain::case::{CrimeFacts, CrimeRole};
use waymark_domain::summary::london;
use waymark_domain::vocabulary::Vocabulary;

impl Telling<'_> {
    pub(super) fn crimes(&mut self) {
        self.heading(Word::Crimes);
        let case = self.from.case;
        if case.items.live::<CrimeFacts>().next().is_none() {
            self.nothing();
        }
        for (at, item) in case.items.live::<CrimeFacts>().enumerate() {
            self.one_crime(at + 1, &item.facts);
        }
    }

    fn one_crime(&mut self, number: usize, facts: &CrimeFacts) {
        let pack = self.from.pack;
        self.subheading(&format!("{number}. {}", self.crime(facts)));
        if let Some(offence) = pack.source.offences.iter().find(|known| Some(&known.code) == facts.offence.as_ref()) {
            self.pair(Word::Law, &offence.law);
            if let Some(class) = &offence.class_code {
                self.pair(Word::ClassCode, class);
            }
        }
        let reference = facts.reference.as_ref().map(|reference| reference.expose().to_owned());
        let recorded = facts.recorded_at.map(|at| format!("{} {}", self.word(Word::CrimeRecorded), london(at)));
        self.pair(Word::ForceReference, self.joined([reference, facts.force.clone(), recorded]));
        for role in CrimeRole::ALL {
            let names: Vec<String> = facts.linked(*role).map(|id| self.name(id)).collect();
            let label = self.role(role.code());
            if !names.is_empty() {
                self.paper.pair(&label, &names.join("; "));
            } else if *role == CrimeRole::Offender && facts.suspect_unknown {
                self.paper.pair(&label, self.word(Word::Nobody));
            }
        }
        if let Some(transfer) = &facts.transferred {
            let reference = transfer.reference.as_ref().map(|reference| reference.expose().to_owned());
            self.pair(Word::Transferred, self.joined([Some(transfer.force.clone()), Some(london(transfer.at)), reference]));
        }
        if let Some(category) = facts.category {
            self.pair(Word::Category, capital(&self.said(category)));
        }
        if let Some(outcome) = &facts.outcome {
            let known = pack.source.outcomes.iter().find(|known| known.code == outcome.code);
            let words = known.map_or(String::new(), |known| format!(" {}", self.text(&known.text)));
            let said = [
                Some(format!("{}{words}", outcome.code)),
                Some(london(outcome.at)),
                self.with(Word::By, Some(&outcome.by)),
                outcome.reason.as_ref().map(|reason| reason.expose().to_owned()),
            ];
            self.pair(Word::Outcome, self.joined(said));
        }
        self.personal(Word::Note, facts.note.as_ref());
        self.stamp(facts);
    }
}
