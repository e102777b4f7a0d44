//! The questions with what the rules made of them and what a person answered, side by side; then the way out for each offender.

use crate::pdf::telling::{Telling, capital};
use crate::pdf::words::Word;
use waymark_domain::case::{AnswerFacts, DecisionFacts, Item, ReferralFacts, ReferralTo};
use waymark_domain::ids::Id;
use waymark_domain::summary::london;
use waymark_domain::vocabulary::Vocabulary;
use waymark_rules::{Asked, QuestionState, RouteOf};

/// The id of the person or crime an answer is about.
fn subject_of(facts: &AnswerFacts) -> Option<String> {
    facts.person_id.or(facts.crime_id).map(|id| id.to_string())
}

impl<'t> Telling<'t> {
    pub(super) fn questions(&mut self) {
        self.heading(Word::Questions);
        let (case, pack, evaluation) = (self.from.case, self.from.pack, self.from.evaluation);
        let mut told: Vec<Id> = Vec::new();
        for question in pack.source.questions.iter().filter(|question| question.group.is_none()) {
            for asked in evaluation.questions.iter().filter(|asked| asked.question == question.code) {
                let recorded = self.recorded(asked);
                if asked.state != QuestionState::NotNeeded || recorded.is_some() {
                    self.question(&question.code, asked.subject_id);
                    told.extend(recorded.map(|item| item.id));
                    self.asked(Some(asked), recorded.map(|item| &item.facts));
                }
            }
        }
        // An answer stays on record when its question is not asked any more: of somebody whose part was withdrawn, or by another pack.
        let grouped = |code: &str| pack.source.questions.iter().any(|question| question.code == code && question.group.is_some());
        for item in case.items.live::<AnswerFacts>().filter(|item| !told.contains(&item.id) && !grouped(&item.facts.question)) {
            self.question(&item.facts.question, &subject_of(&item.facts).unwrap_or_default());
            self.asked(None, Some(&item.facts));
        }
    }

    fn question(&mut self, code: &str, subject_id: &str) {
        let known = self.from.pack.source.questions.iter().find(|question| question.code == code);
        let text = known.map_or(code, |question| self.text(&question.text));
        let about = self.subject(subject_id).map_or(String::new(), |name| format!("{name}: "));
        self.subheading(&format!("{about}{text}"));
    }

    fn recorded(&self, asked: &Asked<'_>) -> Option<&'t Item<AnswerFacts>> {
        let about = |facts: &AnswerFacts| subject_of(facts).map_or(asked.subject == "incident", |id| id == asked.subject_id);
        self.from.case.items.live::<AnswerFacts>().find(|item| item.facts.question == asked.question && about(&item.facts))
    }

    fn asked(&mut self, asked: Option<&Asked<'_>>, facts: Option<&AnswerFacts>) {
        // Where somebody answered, what the rules said then is what stands beside it; else what they say now.
        let computed = facts.map_or(asked.and_then(|asked| asked.suggested), |facts| facts.computed.map(Vocabulary::code));
        let computed = computed.map_or_else(|| self.word(Word::NoSuggestion), |code| self.code(code));
        self.pair(Word::Computed, capital(computed));
        let Some(facts) = facts else {
            self.pair(Word::Chosen, capital(self.word(Word::NotAnswered)));
            return;
        };
        let differs = facts.differs().then(|| self.word(Word::Differs).to_owned());
        let again = asked.is_some_and(|asked| asked.again).then(|| self.word(Word::AskedAgain).to_owned());
        self.pair(Word::Chosen, capital(&self.joined([Some(self.said(facts.answer)), Some(london(facts.at)), differs, again])));
        if let Some(by) = &facts.decided_by {
            self.pair(Word::DecidedBy, self.somebody(by));
        }
        self.personal(Word::Reason, facts.reason.as_ref());
        self.personal(Word::Note, facts.note.as_ref());
        self.occasions(facts);
        self.stamp(facts);
    }

    /// How often before: as counted here, and as looked for elsewhere.
    fn occasions(&mut self, facts: &AnswerFacts) {
        let case = self.from.case;
        for counted in case.on_record.iter().filter(|counted| facts.person_id == Some(counted.person_id)) {
            let offence = self.offence(Some(&counted.offence));
            self.pair(Word::OnRecord, format!("{}: {}", offence, counted.incidents.len()));
        }
        for check in &facts.checked_elsewhere {
            let said = [
                Some(check.place.expose().to_owned()),
                Some(format!("{} {}", check.count, self.word(Word::Found))),
                check.offence.as_deref().map(|offence| self.offence(Some(offence))),
                self.with(Word::By, Some(&check.by)),
                Some(london(check.at)),
            ];
            self.pair(Word::CheckedElsewhere, self.joined(said));
        }
    }

    pub(super) fn routes(&mut self) {
        self.heading(Word::Routes);
        let (case, evaluation) = (self.from.case, self.from.evaluation);
        let to_cid: Vec<&ReferralFacts> =
            case.items.live::<ReferralFacts>().map(|item| &item.facts).filter(|facts| facts.to == ReferralTo::Cid).collect();
        if evaluation.routes.is_empty() && to_cid.is_empty() && case.items.live::<DecisionFacts>().next().is_none() {
            self.nothing();
        }
        for route in &evaluation.routes {
            self.subheading(&self.subject(route.person_id).unwrap_or_default());
            let decided =
                case.items.live::<DecisionFacts>().map(|item| &item.facts).find(|facts| facts.person_id.to_string() == route.person_id);
            self.route(Some(route), decided);
        }
        // A decision stays on record when the person is on no route any more.
        let routed = |facts: &DecisionFacts| evaluation.routes.iter().any(|route| route.person_id == facts.person_id.to_string());
        for facts in case.items.live::<DecisionFacts>().map(|item| &item.facts).filter(|facts| !routed(facts)) {
            self.subheading(&self.name(facts.person_id));
            self.route(None, Some(facts));
        }
        for facts in to_cid {
            self.subheading(&format!("{}, {}", self.word(Word::Referral), self.referral_title(facts)));
            self.steps(facts);
        }
    }

    fn route(&mut self, route: Option<&RouteOf<'_>>, decided: Option<&DecisionFacts>) {
        let pack = self.from.pack;
        let words = |telling: &Self, code: &str| {
            let known = pack.source.routes.iter().find(|known| known.code == code);
            known.map_or_else(|| code.to_owned(), |known| telling.text(&known.text).to_owned())
        };
        let computed = decided.map_or(route.and_then(|route| route.suggested), |facts| facts.computed.map(Vocabulary::code));
        let computed = computed.map_or_else(|| capital(self.word(Word::NoSuggestion)), |code| words(self, code));
        self.pair(Word::Computed, computed);
        if let Some(facts) = decided {
            self.pair(Word::Decided, words(self, facts.route.code()));
            let differs = facts.is_override().then(|| self.word(Word::Differs).to_owned());
            let again = route.is_some_and(|route| route.again).then(|| self.word(Word::AskedAgain).to_owned());
            self.pair(Word::DecidedBy, self.joined([Some(self.somebody(&facts.decided_by)), Some(london(facts.at)), differs, again]));
            self.personal(Word::Rationale, Some(&facts.rationale));
            self.stamp(facts);
        } else {
            self.pair(Word::Decided, capital(self.word(Word::NotDecided)));
        }
        let open = |code: &&str| pack.source.questions.iter().find(|question| question.code == **code);
        let waiting: Vec<&str> =
            route.iter().flat_map(|route| &route.waiting_for).filter_map(open).map(|question| self.text(&question.text)).collect();
        if !waiting.is_empty() {
            self.pair(Word::WaitingFor, waiting.join(" "));
        }
    }
}
