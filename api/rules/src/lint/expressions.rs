//! Every expression names facts that exist, that its subject has, that are known by then, and compares like with like.

use super::{Refusal, at};
use crate::codes as c;
use crate::expr::{After, Expr, MOST_DAYS, MOST_DEPTH, MOST_HOURS, Moment, Scalar};
use crate::pack::Source;
use crate::vocabulary::{Kind, Scope};

pub(super) fn check(pack: &Source, found: &mut Vec<Refusal>) {
    for q in &pack.questions {
        let mut on = Checker { pack, subject: &q.subject, stage: 1, at: at("questions", &q.code), found };
        on.expr(&q.applies_when);
        q.suggest.iter().for_each(|s| on.expr(&s.when));
    }
    for r in &pack.routes {
        Checker { pack, subject: "offender", stage: 2, at: at("routes", &r.code), found }.expr(&r.when);
    }
    for r in &pack.requirements {
        let mut on = Checker { pack, subject: &r.subject, stage: 4, at: at("requirements", &r.code), found };
        on.expr(&r.applies_when);
        on.expr(&r.met_when);
        r.waiting_when.iter().chain(&r.urgent_when).for_each(|e| on.expr(e));
        for due in &r.due {
            due.when.iter().for_each(|e| on.expr(e));
            on.after(&due.by);
        }
    }
    for s in &pack.steps {
        let mut on = Checker { pack, subject: "incident", stage: 4, at: at("steps", &s.code), found };
        s.pending_when.iter().for_each(|e| on.expr(e));
    }
    for r in &pack.outcome_rules {
        Checker { pack, subject: "crime", stage: 3, at: at("outcomeRules", &r.outcome), found }.expr(&r.when);
    }
    Checker { pack, subject: "incident", stage: 1, at: "outOfScopeWhen".to_owned(), found }.expr(&pack.out_of_scope_when);
}

struct Checker<'c> {
    pack: &'c Source,
    subject: &'c str,
    stage: u8,
    at: String,
    found: &'c mut Vec<Refusal>,
}

impl Checker<'_> {
    fn refuse(&mut self, code: &'static str) {
        self.found.push(Refusal::new(code, self.at.clone()));
    }

    fn expr(&mut self, e: &Expr) {
        if e.depth() > MOST_DEPTH {
            return self.refuse("too-deep");
        }
        self.operator(e);
    }

    fn operator(&mut self, e: &Expr) {
        match e {
            Expr::All(list) | Expr::Any(list) => list.iter().for_each(|e| self.operator(e)),
            Expr::Not(inner) => self.operator(inner),
            Expr::Is(fact, Scalar::Flag(_)) => self.fact(fact, |kind| matches!(kind, Kind::Flag)),
            Expr::Is(fact, Scalar::Code(code)) => self.coded(fact, std::slice::from_ref(code)),
            Expr::OneOf(fact, codes) => self.coded(fact, codes),
            Expr::Known(fact) => self.fact(fact, |_| true),
            Expr::Before(a, b) => [a, b].into_iter().for_each(|m| {
                if let Moment::After(after) = m {
                    self.after(after);
                }
            }),
            Expr::AtLeast(fact, _) => self.fact(fact, |kind| matches!(kind, Kind::Count)),
        }
    }

    fn after(&mut self, after: &After) {
        self.fact(&after.fact, |kind| matches!(kind, Kind::Instant));
        if after.hours.is_some_and(|n| n > MOST_HOURS) || after.days.is_some_and(|n| n > MOST_DAYS) {
            self.refuse("out-of-range");
        }
    }

    fn fact(&mut self, name: &str, fits: impl Fn(Kind) -> bool) {
        if let Some(kind) = self.kind(name)
            && !fits(kind)
        {
            self.refuse("ill-typed");
        }
    }

    fn coded(&mut self, name: &str, codes: &[String]) {
        let Some(kind) = self.kind(name) else { return };
        let known = |code: &String| match kind {
            Kind::Code(list) => c::find(list, code).is_some(),
            Kind::Offence => self.pack.offences.iter().any(|o| &o.code == code),
            _ => self.pack.outcomes.iter().any(|o| &o.code == code),
        };
        if !matches!(kind, Kind::Code(_) | Kind::Offence | Kind::Outcome) || codes.is_empty() {
            self.refuse("ill-typed");
        } else if !codes.iter().all(known) {
            self.refuse("unknown-code");
        }
    }

    /// The kind of a fact this subject may name here; otherwise the reason goes on the list.
    fn kind(&mut self, name: &str) -> Option<Kind> {
        if let Some(code) = name.strip_prefix("answer.") {
            let Some(question) = self.pack.questions.iter().find(|q| q.code == code) else {
                self.refuse("unknown-question");
                return None;
            };
            if question.subject != "incident" && question.subject != self.subject {
                self.refuse("fact-not-of-subject");
                return None;
            }
            return Some(Kind::Code(c::ANSWER));
        }
        let Some((scope, _, def)) = Scope::find(name) else {
            self.refuse("unknown-fact");
            return None;
        };
        if !sees(self.subject, scope) {
            self.refuse("fact-not-of-subject");
        } else if def.stage > self.stage {
            self.refuse("fact-too-early");
        } else {
            return Some(def.kind);
        }
        None
    }
}

/// Which facts a subject can see: everybody the incident's, people their own, offenders theirs too, things theirs.
fn sees(subject: &str, scope: Scope) -> bool {
    match scope {
        Scope::Incident => true,
        Scope::Person => matches!(subject, "child" | "victim" | "offender"),
        _ => subject == scope.code(),
    }
}
