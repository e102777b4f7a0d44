//! Answers, decisions and the advisory wording: what the rules suggest, and the exact text, are the server's to set.

use super::Recorded;
use crate::case::write::Writing;
use serde_json::Value;
use waymark_domain::Problem;
use waymark_domain::case::{AdvisoryFacts, AnswerFacts, CaseItem, CrimeFacts, DecisionFacts};
use waymark_domain::case_access::check_decision;
use waymark_domain::guidance::{CaseRecords, check_advised, check_answer, suggested_answer, suggested_route};
use waymark_domain::wording::fill;
use waymark_store::WriteTx;

/// The case without a decision: the route that the rules suggest is asked as if nobody had decided yet.
fn undecided(writing: &Writing<'_>) -> CaseRecords {
    let mut records = writing.case.records.clone();
    records.items.decisions.retain(|item| item.id != writing.id);
    records
}

/// What the client says the rules suggested is for comparing, never for recording.
fn unjudged<T: Recorded>(mut body: Value, writing: &Writing<'_>) -> Result<T, Problem> {
    body["computed"] = Value::Null;
    super::stamped(body, writing)
}

/// Raises the alarm when the client says that it saw another suggestion.
fn compare<T: CaseItem>(tx: &mut WriteTx<'_>, writing: &Writing<'_>, computed: &Value) -> Result<(), Problem> {
    match writing.said.get("computed") {
        Some(seen) if !seen.is_null() && seen != computed => writing.alarm(tx, T::KIND, "computed"),
        _ => Ok(()),
    }
}

impl Recorded for AnswerFacts {
    fn from_wire(_tx: &mut WriteTx<'_>, writing: &Writing<'_>, body: Value) -> Result<Self, Problem> {
        unjudged(body, writing)
    }

    fn prepared(self, tx: &mut WriteTx<'_>, writing: &Writing<'_>, _before: Option<&Self>) -> Result<Self, Problem> {
        check_answer(&writing.case.kept.pack, &self)?;
        if self.withdrawn.is_some() {
            return Ok(self);
        }
        let subject = self.person_id.or(self.crime_id).unwrap_or(writing.case.incident.id);
        // What was found elsewhere comes with the answer, so it is put in first; the suggestion reads no answer, only what was found.
        let records = writing.case.records.with(writing.id, &Self { computed: None, ..self.clone() });
        let computed = writing.case.judge_as(&records, writing.behalf.at, |rules| suggested_answer(rules, &self.question, subject))?;
        compare::<Self>(tx, writing, &serde_json::to_value(computed).map_err(Problem::internal)?)?;
        Ok(Self { computed, ..self })
    }
}

impl Recorded for DecisionFacts {
    fn from_wire(_tx: &mut WriteTx<'_>, writing: &Writing<'_>, body: Value) -> Result<Self, Problem> {
        unjudged(body, writing)
    }

    fn prepared(self, tx: &mut WriteTx<'_>, writing: &Writing<'_>, _before: Option<&Self>) -> Result<Self, Problem> {
        let computed = writing.case.judge_as(&undecided(writing), writing.behalf.at, |rules| suggested_route(rules, self.person_id))?;
        compare::<Self>(tx, writing, &serde_json::to_value(computed).map_err(Problem::internal)?)?;
        let decision = Self { computed, ..self };
        if decision.withdrawn.is_none() {
            check_decision(writing.viewer.role, &decision)?;
        }
        Ok(decision)
    }
}

impl Recorded for AdvisoryFacts {
    fn prepared(self, tx: &mut WriteTx<'_>, writing: &Writing<'_>, before: Option<&Self>) -> Result<Self, Problem> {
        let (Some(given), Some(crime), None) = (&self.given, self.crime_id, before) else { return Ok(self) };
        let kept = &writing.case.kept;
        // A crime that is not on the case, or has no offence yet, has no words to fill in.
        let crime = writing.case.records.items.find::<CrimeFacts>(crime).ok_or_else(|| Problem::field("/crimeId", "not-on-the-case"))?;
        let offence = crime.facts.offence.as_deref().ok_or_else(|| Problem::field("/crimeId", "offence-missing"))?;
        let wording = fill(&kept.pack, kept.welsh_wording.as_deref(), offence, given.language)?;
        writing.case.judge(writing.behalf.at, |rules| check_advised(rules, self.person_id))??;
        if writing.said.pointer("/given/text").and_then(Value::as_str).is_some_and(|seen| seen.trim() != wording.text.trim()) {
            writing.alarm(tx, Self::KIND, "wording")?;
        }
        Ok(self.with_wording(wording))
    }
}
