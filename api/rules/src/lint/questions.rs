//! Questions as a graph: no cycle, none that can never be asked; and no requirement that can never apply.

use super::{Refusal, at};
use crate::compiled::question_place;
use crate::expr::Expr;
use crate::pack::{Question, Source};

pub(super) fn check(pack: &Source, found: &mut Vec<Refusal>) {
    let (order, stuck) = sort(pack);
    if let Some(question) = stuck.and_then(|place| pack.questions.get(place)) {
        found.push(Refusal::new("question-cycle", at("questions", &question.code)));
        return;
    }
    let mut reachable = vec![true; pack.questions.len()];
    for place in order {
        if let (Some(question), Some(mark)) = (pack.questions.get(place), constant_of(pack, place, &reachable)) {
            if let Some(seen) = reachable.get_mut(place) {
                *seen = mark;
            }
            if !mark {
                found.push(Refusal::new("question-unreachable", at("questions", &question.code)));
            }
        }
    }
    for r in &pack.requirements {
        if constant(pack, &r.applies_when, &reachable) == Some(false) {
            found.push(Refusal::new("requirement-unreachable", at("requirements", &r.code)));
        }
    }
}

/// The questions in an order in which each comes after those it refers to; none when they go round in a circle.
pub(crate) fn question_order(pack: &Source) -> Option<Vec<usize>> {
    let (order, stuck) = sort(pack);
    if stuck.is_some() { None } else { Some(order) }
}

fn sort(pack: &Source) -> (Vec<usize>, Option<usize>) {
    let needs: Vec<Vec<usize>> = pack.questions.iter().map(|q| refers_to(pack, q)).collect();
    let mut order: Vec<usize> = Vec::new();
    while order.len() < needs.len() {
        let ready = |(place, need): &(usize, &Vec<usize>)| !order.contains(place) && need.iter().all(|other| order.contains(other));
        match needs.iter().enumerate().find(ready) {
            Some((place, _)) => order.push(place),
            None => return (Vec::new(), (0..needs.len()).find(|place| !order.contains(place))),
        }
    }
    (order, None)
}

fn refers_to(pack: &Source, question: &Question) -> Vec<usize> {
    let mut places = Vec::new();
    for e in std::iter::once(&question.applies_when).chain(question.suggest.iter().map(|s| &s.when)) {
        e.facts(&mut |name| places.extend(question_place(pack, name)));
    }
    places
}

fn constant_of(pack: &Source, place: usize, reachable: &[bool]) -> Option<bool> {
    pack.questions.get(place).map(|q| constant(pack, &q.applies_when, reachable) != Some(false))
}

/// What an expression is whatever the facts; `None` when it depends on them.
pub(super) fn constant(pack: &Source, e: &Expr, reachable: &[bool]) -> Option<bool> {
    let never_answered = |fact: &str| question_place(pack, fact).is_some_and(|at| reachable.get(at) == Some(&false));
    match e {
        Expr::All(list) => {
            let parts: Vec<_> = list.iter().map(|e| constant(pack, e, reachable)).collect();
            if parts.contains(&Some(false)) || contradicts(list) {
                Some(false)
            } else if parts.contains(&None) {
                None
            } else {
                Some(true)
            }
        }
        Expr::Any(list) => {
            let parts: Vec<_> = list.iter().map(|e| constant(pack, e, reachable)).collect();
            if parts.contains(&Some(true)) {
                Some(true)
            } else if parts.contains(&None) {
                None
            } else {
                Some(false)
            }
        }
        Expr::Not(inner) => constant(pack, inner, reachable).map(|held| !held),
        Expr::Is(fact, _) | Expr::OneOf(fact, _) | Expr::Known(fact) if never_answered(fact) => Some(false),
        _ => None,
    }
}

/// Two different values demanded of one fact.
fn contradicts(list: &[Expr]) -> bool {
    list.iter().enumerate().any(|(place, e)| {
        list.iter().take(place).any(|other| match (e, other) {
            (Expr::Is(a, x), Expr::Is(b, y)) => a == b && x != y,
            _ => false,
        })
    })
}
