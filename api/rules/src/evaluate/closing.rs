//! Nothing is finalised while anything is owed, and the answer says what.

use crate::answer::{Asked, Closable, Owed, Problem, QuestionState, Reason, RequirementState};

pub(super) fn closable<'e>(questions: &[Asked<'e>], requirements: &[Owed<'e>], problems: &[Problem<'e>]) -> Closable<'e> {
    let mut reasons = Vec::new();
    for q in questions.iter().filter(|q| q.state == QuestionState::Open) {
        reasons.push(Reason { kind: "question", code: q.question, subject: q.subject, subject_id: q.subject_id, waivable: q.waivable });
    }
    for r in requirements.iter().filter(|r| matches!(r.state, RequirementState::Owed | RequirementState::Waiting)) {
        reasons.push(Reason {
            kind: "requirement",
            code: r.requirement,
            subject: r.subject,
            subject_id: r.subject_id,
            waivable: r.waivable,
        });
    }
    for p in problems {
        reasons.push(Reason { kind: "problem", code: p.code, subject: p.subject, subject_id: p.subject_id, waivable: false });
    }
    Closable { officer: reasons.is_empty(), supervisor: reasons.iter().all(|r| r.waivable), reasons }
}
