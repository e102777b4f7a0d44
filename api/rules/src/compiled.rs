//! A pack that has passed the linter, its expressions resolved to places instead of names. There is no other way to one.

use crate::expr::{After, Expr, Moment, Scalar};
use crate::instant::{Day, Instant};
use crate::lint::{self, Refusal};
use crate::pack::{self, Source};
use crate::values::{Condition, Place, Value, When};
use crate::vocabulary::Scope;

/// A linted pack.
#[derive(Debug)]
pub struct Pack {
    /// The pack as written: texts, tables, wording.
    pub source: Source,
    /// SHA-256 of the text it was read from, in lower-case hexadecimal: what a record names beside the version.
    pub sha256: String,
    pub(crate) questions: Vec<Question>,
    /// Places in `questions`, each after those it refers to.
    pub(crate) order: Vec<usize>,
    pub(crate) routes: Vec<Condition>,
    /// Places of the questions that the routes ask about.
    pub(crate) route_questions: Vec<usize>,
    pub(crate) requirements: Vec<Requirement>,
    pub(crate) pending: Vec<Option<Condition>>,
    pub(crate) outcomes: Vec<(Option<Day>, Option<Day>)>,
    pub(crate) offences: Vec<(Option<Day>, Option<Day>)>,
    pub(crate) outcome_rules: Vec<Condition>,
    pub(crate) out_of_scope: Condition,
    /// Whether the question decides if the case is in scope at all.
    pub(crate) scope_question: Vec<bool>,
}

#[derive(Debug)]
pub(crate) struct Question {
    pub(crate) applies: Condition,
    pub(crate) suggest: Vec<(&'static str, Condition)>,
}

#[derive(Debug)]
pub(crate) struct Requirement {
    pub(crate) applies: Condition,
    pub(crate) met: Condition,
    pub(crate) waiting: Option<Condition>,
    pub(crate) urgent: Option<Condition>,
    pub(crate) due: Vec<(Option<Condition>, When)>,
}

impl Pack {
    /// Reads and lints a pack.
    pub fn parse(json: &str) -> Result<Self, Vec<Refusal>> {
        let source: Source = serde_json::from_str(json).map_err(|_| vec![Refusal::new("malformed", "")])?;
        let refusals = lint::lint(&source);
        if refusals.is_empty() { Ok(Self::compile(source, fingerprint(json))) } else { Err(refusals) }
    }

    fn compile(source: Source, sha256: String) -> Self {
        let with = Resolver(&source);
        let questions = source.questions.iter().map(|q| with.question(q)).collect();
        let routes = source.routes.iter().map(|r| with.condition(&r.when)).collect();
        let requirements = source.requirements.iter().map(|r| with.requirement(r)).collect();
        let pending = source.steps.iter().map(|s| s.pending_when.as_ref().map(|e| with.condition(e))).collect();
        let outcomes = source.outcomes.iter().map(|o| (day(o.from.as_deref()), day(o.to.as_deref()))).collect();
        let offences = source.offences.iter().map(|o| (day(o.from.as_deref()), day(o.to.as_deref()))).collect();
        let outcome_rules = source.outcome_rules.iter().map(|r| with.condition(&r.when)).collect();
        let out_of_scope = with.condition(&source.out_of_scope_when);
        let named = |exprs: &mut dyn Iterator<Item = &Expr>| {
            let mut hit = vec![false; source.questions.len()];
            exprs.for_each(|e| {
                e.facts(&mut |name| {
                    if let Some(mark) = question_place(&source, name).and_then(|at| hit.get_mut(at)) {
                        *mark = true;
                    }
                });
            });
            hit
        };
        let scope_question = named(&mut std::iter::once(&source.out_of_scope_when));
        let asked = named(&mut source.routes.iter().map(|r| &r.when));
        let route_questions = asked.iter().enumerate().filter(|(_, yes)| **yes).map(|(at, _)| at).collect();
        let order = lint::question_order(&source).unwrap_or_default();
        Self {
            questions,
            order,
            routes,
            route_questions,
            requirements,
            pending,
            outcomes,
            offences,
            outcome_rules,
            out_of_scope,
            scope_question,
            sha256,
            source,
        }
    }
}

/// The place of the question that a fact `answer.CODE` names.
pub(crate) fn question_place(source: &Source, fact: &str) -> Option<usize> {
    let code = fact.strip_prefix("answer.")?;
    source.questions.iter().position(|q| q.code == code)
}

fn fingerprint(text: &str) -> String {
    use sha2::{Digest, Sha256};
    Sha256::digest(text.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect()
}

fn day(text: Option<&str>) -> Option<Day> {
    text.and_then(Day::parse)
}

struct Resolver<'p>(&'p Source);

impl Resolver<'_> {
    fn question(&self, q: &pack::Question) -> Question {
        let suggest = q.suggest.iter().map(|s| (code(&s.answer), self.condition(&s.when))).collect();
        Question { applies: self.condition(&q.applies_when), suggest }
    }

    fn requirement(&self, r: &pack::Requirement) -> Requirement {
        Requirement {
            applies: self.condition(&r.applies_when),
            met: self.condition(&r.met_when),
            waiting: r.waiting_when.as_ref().map(|e| self.condition(e)),
            urgent: r.urgent_when.as_ref().map(|e| self.condition(e)),
            due: r.due.iter().map(|d| (d.when.as_ref().map(|e| self.condition(e)), self.after(&d.by))).collect(),
        }
    }

    fn condition(&self, e: &Expr) -> Condition {
        match e {
            Expr::All(list) => Condition::All(list.iter().map(|e| self.condition(e)).collect()),
            Expr::Any(list) => Condition::Any(list.iter().map(|e| self.condition(e)).collect()),
            Expr::Not(inner) => Condition::Not(Box::new(self.condition(inner))),
            Expr::Is(fact, Scalar::Flag(flag)) => Condition::IsFlag(self.place(fact), *flag),
            Expr::Is(fact, Scalar::Code(code)) => Condition::OneOf(self.place(fact), vec![code.clone()]),
            Expr::OneOf(fact, codes) => Condition::OneOf(self.place(fact), codes.clone()),
            Expr::Known(fact) => Condition::Known(self.place(fact)),
            Expr::Before(a, b) => Condition::Before(self.moment(a), self.moment(b)),
            Expr::AtLeast(fact, n) => Condition::AtLeast(self.place(fact), *n),
        }
    }

    fn moment(&self, moment: &Moment) -> When {
        match moment {
            Moment::Clock(_) => When::Now,
            Moment::After(after) => self.after(after),
        }
    }

    fn after(&self, after: &After) -> When {
        When::After(self.place(&after.fact), after.hours.unwrap_or(0) + 24 * after.days.unwrap_or(0))
    }

    /// A name the linter let through always resolves; `Nowhere` reads as unknown.
    fn place(&self, fact: &str) -> Place {
        if let Some(at) = question_place(self.0, fact) {
            let of_incident = self.0.questions.get(at).is_some_and(|q| q.subject == "incident");
            return if of_incident { Place::IncidentAnswer(at) } else { Place::OwnAnswer(at) };
        }
        match Scope::find(fact) {
            Some((Scope::Incident, at, _)) => Place::Incident(at),
            Some((Scope::Person, at, _)) => Place::Person(at),
            Some((_, at, _)) => Place::Own(at),
            None => Place::Nowhere,
        }
    }
}

fn code(answer: &str) -> &'static str {
    crate::codes::find(crate::codes::ANSWER, answer).unwrap_or("not_known")
}

impl When {
    pub(crate) fn read(&self, see: impl Fn(&Place) -> Option<Instant>, now: Instant) -> Option<Instant> {
        match self {
            Self::Now => Some(now),
            Self::After(place, hours) => see(place).map(|at| at.plus_hours(*hours)),
        }
    }
}

impl From<Option<&'static str>> for Value<'_> {
    fn from(code: Option<&'static str>) -> Self {
        code.map_or(Value::Unknown, Value::Code)
    }
}
