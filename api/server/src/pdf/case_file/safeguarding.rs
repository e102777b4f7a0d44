//! Safeguarding: each child's notification from first to last, the school, parents, where help is, and what aggravates.

use crate::pdf::telling::{Telling, capital};
use crate::pdf::words::Word;
use waymark_domain::case::{
    AnswerFacts, ParentContactFacts, ReferralFacts, ReferralStep, ReferralTo, SchoolProceduresFacts, SignpostingFacts,
};
use waymark_domain::ids::Id;
use waymark_domain::summary::{london, notified};
use waymark_domain::text::PersonalText;

impl Telling<'_> {
    pub(super) fn safeguarding(&mut self) {
        self.heading(Word::Safeguarding);
        let count = notified(self.from.case, self.from.evaluation);
        let [of, told, answered] = [Word::Of, Word::ChildrenNotified, Word::Acknowledged].map(|word| self.word(word));
        self.paper.paragraph(&format!("{} {of} {} {told}, {} {answered}.", count.notified, count.children, count.acknowledged));
        self.procedures();
        self.factors();
        let cared_for: Vec<Id> = self.everybody().into_iter().filter(|id| self.is_child(*id) || self.is_cared_for(*id)).collect();
        for id in &cared_for {
            self.child(*id);
        }
        let case = self.from.case;
        let elsewhere =
            |facts: &&ReferralFacts| facts.to == ReferralTo::PublicProtection && !facts.person_id.is_some_and(|id| cared_for.contains(&id));
        for facts in case.items.live::<ReferralFacts>().map(|item| &item.facts).filter(elsewhere) {
            self.subheading(&self.referral_title(facts));
            self.steps(facts);
        }
    }

    fn is_child(&self, id: Id) -> bool {
        let key = id.to_string();
        self.from.evaluation.people.iter().any(|seen| seen.child && seen.person_id == key)
    }

    /// Somebody for whom something of this was done, though no child.
    fn is_cared_for(&self, id: Id) -> bool {
        let items = &self.from.case.items;
        items.live::<ParentContactFacts>().any(|item| item.facts.person_id == id)
            || items.live::<SignpostingFacts>().any(|item| item.facts.person_id == id)
            || items.live::<ReferralFacts>().any(|item| item.facts.to == ReferralTo::PublicProtection && item.facts.person_id == Some(id))
    }

    fn procedures(&mut self) {
        let case = self.from.case;
        for item in case.items.live::<SchoolProceduresFacts>() {
            let facts = &item.facts;
            let note = facts.note.as_ref().map(|note| note.expose().to_owned());
            let said = [Some(self.said(facts.state)), Some(self.somebody(&facts.by)), Some(london(facts.at)), note];
            self.pair(Word::Procedures, capital(&self.joined(said)));
        }
    }

    fn factors(&mut self) {
        let (case, pack) = (self.from.case, self.from.pack);
        self.subheading(self.word(Word::Factors));
        let mut any = false;
        for question in pack.source.questions.iter().filter(|question| question.group.is_some()) {
            for facts in case.items.live::<AnswerFacts>().map(|item| &item.facts).filter(|facts| facts.question == question.code) {
                let because = [&facts.reason, &facts.note].into_iter().flatten().map(PersonalText::expose).collect::<Vec<_>>().join(". ");
                let because = if because.is_empty() { because } else { format!(" ({because})") };
                self.paper.item(&format!("{} {}{because}", self.text(&question.text), capital(&self.said(facts.answer))));
                any = true;
            }
        }
        if !any {
            self.nothing();
        }
    }

    fn child(&mut self, id: Id) {
        let case = self.from.case;
        self.subheading(&self.name(id));
        let own = |facts: &&ReferralFacts| facts.to == ReferralTo::PublicProtection && facts.person_id == Some(id);
        let referrals: Vec<&ReferralFacts> = case.items.live::<ReferralFacts>().map(|item| &item.facts).filter(own).collect();
        if referrals.is_empty() && self.is_child(id) {
            self.paper.paragraph(self.word(Word::NoReferral));
        }
        for facts in referrals {
            self.steps(facts);
        }
        for facts in case.items.live::<ParentContactFacts>().map(|item| &item.facts).filter(|facts| facts.person_id == id) {
            let by = self.with(Word::By, Some(&facts.by));
            let said = [
                Some(self.said(facts.state)),
                facts.who.as_ref().map(|who| self.somebody(who)),
                Some(london(facts.at)),
                by,
                facts.language.map(|language| self.said(language)),
                facts.reason.as_ref().map(|reason| reason.expose().to_owned()),
            ];
            self.pair(Word::Parents, capital(&self.joined(said)));
        }
        for facts in case.items.live::<SignpostingFacts>().map(|item| &item.facts).filter(|facts| facts.person_id == id) {
            let services = facts.services.iter().map(|service| self.said(*service)).collect::<Vec<_>>().join(", ");
            self.pair(Word::Signposted, self.joined([Some(services), Some(london(facts.at)), self.with(Word::By, Some(&facts.by))]));
        }
    }

    /// The life of a referral, step by step.
    pub(super) fn steps(&mut self, facts: &ReferralFacts) {
        for step in &facts.steps {
            self.step(step);
        }
    }

    fn step(&mut self, step: &ReferralStep) {
        let agencies = step.agencies.iter().map(PersonalText::expose).collect::<Vec<_>>().join(", ");
        let said = [
            Some(format!("{} {}", london(step.at), self.said(step.step))),
            self.with(Word::By, Some(&step.by)),
            self.with(Word::To, step.to.as_ref()),
            Some(self.said(step.how)),
            step.reference.as_ref().map(|reference| format!("{} {}", self.word(Word::TheirReference), reference.expose())),
            (!agencies.is_empty()).then(|| format!("{}: {agencies}", self.word(Word::Agencies))),
        ];
        let text = step.text.as_ref().filter(|text| !text.is_blank()).map_or(String::new(), |text| format!("\n{}", text.expose()));
        self.paper.item(&format!("{}{text}", self.joined(said)));
    }
}
