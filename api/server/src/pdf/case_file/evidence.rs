//! The devices, each from hand to hand, and who has seen the image. Nothing of what it shows: nothing of that is recorded.

use crate::pdf::telling::{Telling, capital};
use crate::pdf::words::Word;
use waymark_domain::case::{ExhibitFacts, ViewingFacts};
use waymark_domain::summary::london;
use waymark_domain::text::PersonalText;

impl Telling<'_> {
    pub(super) fn evidence(&mut self) {
        self.heading(Word::Evidence);
        let case = self.from.case;
        if case.items.live::<ExhibitFacts>().next().is_none() && case.items.live::<ViewingFacts>().next().is_none() {
            self.nothing();
        }
        for item in case.items.live::<ExhibitFacts>() {
            self.exhibit(&item.facts);
        }
        if case.items.live::<ViewingFacts>().next().is_some() {
            self.subheading(self.word(Word::Viewings));
        }
        for item in case.items.live::<ViewingFacts>() {
            self.viewing(&item.facts);
        }
    }

    fn exhibit(&mut self, facts: &ExhibitFacts) {
        self.subheading(&self.thing(facts));
        self.pair(Word::State, capital(&format!("{}, {}", self.said(facts.state), london(facts.at))));
        if let Some(owner) = &facts.owner {
            self.pair(Word::Owner, self.somebody(owner));
        }
        self.personal(Word::Reason, facts.reason.as_ref());
        if let Some(seized) = &facts.seized {
            let said = [Some(london(seized.at)), self.with(Word::By, Some(&seized.by)), self.at(seized.place.as_ref())];
            self.pair(Word::Seized, self.joined(said));
        }
        self.personal(Word::ExhibitNumber, facts.exhibit_number.as_ref());
        self.personal(Word::Seal, facts.seal_number.as_ref());
        self.personal(Word::Property, facts.property_reference.as_ref());
        self.personal(Word::KeptAt, facts.kept_at.as_ref());
        for hand_over in &facts.hand_overs {
            let said = [
                Some(london(hand_over.at)),
                self.with(Word::From, Some(&hand_over.from)),
                self.with(Word::To, Some(&hand_over.to)),
                self.at(hand_over.place.as_ref()),
                hand_over.reason.as_ref().map(|reason| reason.expose().to_owned()),
            ];
            self.pair(Word::HandOver, self.joined(said));
        }
        if let Some(returned) = &facts.returned {
            let said = [Some(london(returned.at)), self.with(Word::By, Some(&returned.by)), self.with(Word::To, Some(&returned.to))];
            self.pair(Word::Returned, self.joined(said));
        }
        self.stamp(facts);
    }

    pub(super) fn at(&self, place: Option<&PersonalText>) -> Option<String> {
        place.map(|place| format!("{} {}", self.word(Word::At), place.expose()))
    }

    fn viewing(&mut self, facts: &ViewingFacts) {
        let told = facts.told.as_ref();
        let said = [
            Some(self.somebody(&facts.who)),
            Some(self.when(facts.at)),
            facts.basis.map(|basis| self.said(basis)),
            facts.reason.as_ref().map(|reason| reason.expose().to_owned()),
            told.map(|told| format!("{} {}, {}", self.word(Word::Told), self.somebody(&told.who), london(told.at))),
        ];
        self.paper.item(&self.joined(said));
    }
}
