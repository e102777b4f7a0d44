//! Which questions are asked, what the rules suggest, what was answered, and whether that answer still counts.

use super::Run;
use crate::answer::{Asked, QuestionState};
use crate::case::Answer;
use crate::values::Value;
use crate::vocabulary::IncidentFact;

impl<'e> Run<'e> {
    /// Walks the questions so that each comes after those it refers to, and lists them in the pack's order.
    pub(super) fn questions(&mut self) -> Vec<Asked<'e>> {
        let pack = self.pack;
        let mut found: Vec<(usize, Vec<Asked<'e>>)> = Vec::new();
        for &at in &pack.order {
            let Some(question) = pack.source.questions.get(at) else { continue };
            let mut asked = Vec::new();
            for (place, id) in self.subjects(&question.subject) {
                let (entry, value) = self.ask(at, place, id);
                self.keep(at, place, value);
                asked.extend(entry);
            }
            found.push((at, asked));
        }
        found.sort_by_key(|(at, _)| *at);
        self.count_aggravating(&found);
        found.into_iter().flat_map(|(_, asked)| asked).collect()
    }

    fn ask(&self, at: usize, place: usize, id: &'e str) -> (Option<Asked<'e>>, Value<'e>) {
        let pack = self.pack;
        let (Some(question), Some(rule)) = (pack.source.questions.get(at), pack.questions.get(at)) else {
            return (None, Value::Unknown);
        };
        let view = self.view(&question.subject, place);
        let mut entry = Asked {
            question: &question.code,
            subject: &question.subject,
            subject_id: id,
            state: QuestionState::NotNeeded,
            answer: None,
            suggested: None,
            differs: false,
            again: false,
            notes: &question.notes,
            waivable: question.waivable,
        };
        if !view.holds(&rule.applies) {
            return (Some(entry), Value::Unknown);
        }
        entry.suggested = rule.suggest.iter().find(|(_, when)| view.holds(when)).map(|(answer, _)| *answer);
        entry.state = QuestionState::Open;
        let Some(answer) = self.recorded(&question.code, &question.subject, id) else {
            return (Some(entry), Value::Unknown);
        };
        if question.decisive && self.is_spent(answer, entry.suggested) {
            entry.again = true;
            return (Some(entry), Value::Unknown);
        }
        entry.answer = Some(answer.answer);
        entry.differs = answer.answer != "not_known" && entry.suggested.is_some_and(|s| s != answer.answer);
        if answer.answer != "not_known" || question.settled_by_not_known {
            entry.state = QuestionState::Answered;
        }
        (Some(entry), Value::Code(answer.answer))
    }

    /// The latest answer to a question about a subject. One without a subject is about the incident.
    pub(super) fn recorded(&self, question: &str, subject: &str, id: &str) -> Option<&'e Answer> {
        let about = |a: &&Answer| match &a.subject_id {
            Some(subject_id) => subject_id.as_str() == id,
            None => subject == "incident",
        };
        self.case.answers.iter().filter(|a| a.question == question).filter(about).max_by_key(|a| a.at)
    }

    /// Given before the case was re-opened, or on another suggestion than the one that now contradicts it.
    fn is_spent(&self, answer: &Answer, suggested: Option<&'static str>) -> bool {
        let reopened = self.case.incident.reopened_at.is_some_and(|again| answer.at < again);
        reopened || (suggested.is_some() && answer.computed != suggested && suggested != Some(answer.answer))
    }

    fn keep(&mut self, at: usize, place: usize, value: Value<'e>) {
        let slot = match self.pack.source.questions.get(at).map(|q| q.subject.as_str()) {
            Some("incident") => self.incident_answers.get_mut(at),
            Some("crime") => self.crime_answers.get_mut(place).and_then(|answers| answers.get_mut(at)),
            _ => self.person_answers.get_mut(place).and_then(|answers| answers.get_mut(at)),
        };
        if let Some(slot) = slot {
            *slot = value;
        }
    }

    /// A factor that the record itself shows counts until somebody has answered otherwise: nothing is routed by itself meanwhile.
    fn count_aggravating(&mut self, found: &[(usize, Vec<Asked<'e>>)]) {
        let questions = &self.pack.source.questions;
        let grouped = found.iter().filter(|(at, _)| questions.get(*at).is_some_and(|q| q.group.is_some()));
        let yes = grouped.flat_map(|(_, asked)| asked).filter(|q| q.answer.or(q.suggested) == Some("yes")).count();
        self.facts.incident.set(IncidentFact::AggravatingYes as usize, Value::many(yes));
    }

    /// Out of scope: only the questions that say so remain.
    pub(super) fn leave_scope(&mut self, questions: &mut [Asked<'e>]) {
        for entry in questions {
            let at = self.pack.source.questions.iter().position(|q| q.code == entry.question);
            if at.and_then(|at| self.pack.scope_question.get(at)) != Some(&true) {
                entry.state = QuestionState::NotNeeded;
                (entry.answer, entry.suggested, entry.differs, entry.again) = (None, None, false, false);
            }
        }
    }
}
