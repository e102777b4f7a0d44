//! Several writes of one author: which may go side by side, which wait for which, and which cannot be tried.

use crate::dispatch::{Delegated, Outcome, Write, perform};
use crate::state::State;
use futures_util::StreamExt;
use futures_util::stream;
use actix_web::http::Method;
use std::collections::{HashMap, HashSet};
use std::sync::Arc;
use uuid::Uuid;
use waymark_domain::{Problem, ProblemCode};
use waymark_store::idempotency;

/// Writes that go to the store at once. Those of one case never do.
const SIDE_BY_SIDE: usize = 4;

/// A write with what it stands on: keys of earlier writes of the same author.
#[derive(Debug)]
pub struct Linked {
    pub write: Write,
    /// Its answer's ETag is the version that this write was made against.
    pub built_on: Option<String>,
    /// These must have succeeded.
    pub after: Vec<String>,
}

/// Performs writes in their order; what has nothing to do with each other may go side by side. The answers stand in the order of the writes.
pub async fn perform_all(state: &Arc<State>, author: &Delegated, trace: u128, writes: Vec<Result<Linked, Problem>>) -> Vec<Outcome> {
    let Plan { waves, stands_on } = plan(&writes);
    let mut writes: Vec<Option<Result<Linked, Problem>>> = writes.into_iter().map(Some).collect();
    let mut outcomes: Vec<Option<Outcome>> = writes.iter().map(|_| None).collect();
    for wave in waves {
        let jobs: Vec<_> = wave
            .into_iter()
            .filter_map(|at| {
                let write = writes[at].take()?;
                // What this stands on may be there in a moment: tried now, it might be refused for good.
                let early = stands_on[at].iter().any(|earlier| outcomes[*earlier].as_ref().is_some_and(Outcome::is_passing));
                Some((at, if early { Err(ProblemCode::NotTried.into()) } else { write }))
            })
            .collect();
        let done: Vec<(usize, Outcome)> = stream::iter(jobs)
            .map(|(at, write)| async move {
                let outcome = match write {
                    Ok(linked) => perform_linked(state, author, trace, linked).await,
                    Err(problem) => Outcome::refused(&problem, trace, ""),
                };
                (at, outcome)
            })
            .buffer_unordered(SIDE_BY_SIDE)
            .collect()
            .await;
        for (at, outcome) in done {
            outcomes[at] = Some(outcome);
        }
    }
    outcomes.into_iter().map(|outcome| outcome.unwrap_or_else(|| Outcome::refused(&ProblemCode::NotTried.into(), trace, ""))).collect()
}

/// What may go side by side, and which earlier writes each one stands on.
struct Plan {
    waves: Vec<Vec<usize>>,
    stands_on: Vec<Vec<usize>>,
}

/// Each wave holds what stands on nothing later than the wave before: a write of the same case, one that made what this one names, one
/// whose key it names. What only has to come after another does not stand on it: it is tried however the other ended.
fn plan(writes: &[Result<Linked, Problem>]) -> Plan {
    let mut last_of: HashMap<Uuid, usize> = HashMap::new();
    let mut of_key: HashMap<&str, usize> = HashMap::new();
    // The wave after the last write that names an id and is not of it.
    let mut named_until: HashMap<Uuid, usize> = HashMap::new();
    // No later write goes in an earlier wave.
    let mut floor = 0;
    let mut wave_of: Vec<usize> = Vec::with_capacity(writes.len());
    let (mut waves, mut stands_on): (Vec<Vec<usize>>, Vec<Vec<usize>>) = (Vec::new(), Vec::with_capacity(writes.len()));
    for (at, linked) in writes.iter().enumerate() {
        let Ok(linked) = linked else {
            wave_of.push(0);
            stands_on.push(Vec::new());
            put(&mut waves, 0, at);
            continue;
        };
        let own = ids_in(linked.write.path.as_bytes());
        let named: HashSet<Uuid> = own.iter().copied().chain(ids_in(&linked.write.body)).collect();
        let by_key = linked.after.iter().chain(&linked.built_on).filter_map(|key| of_key.get(key.as_str()));
        let mut earlier: Vec<usize> = named.iter().filter_map(|id| last_of.get(id)).chain(by_key).copied().collect();
        earlier.sort_unstable();
        earlier.dedup();
        let after = earlier.iter().map(|earlier| wave_of[*earlier] + 1).chain(own.iter().filter_map(|id| named_until.get(id)).copied());
        let mut wave = after.fold(floor, usize::max);
        // The rules of every case that a person is in look at the person, and no path says which cases those are.
        if linked.write.method == Method::PATCH && linked.write.path.starts_with("/persons/") {
            wave = wave.max(waves.len());
            floor = wave + 1;
        }
        put(&mut waves, wave, at);
        for id in named {
            let until = named_until.entry(id).or_default();
            *until = (*until).max(wave + 1);
        }
        wave_of.push(wave);
        stands_on.push(earlier);
        // What comes after and names the same case or thing goes after this.
        last_of.extend(own.into_iter().map(|id| (id, at)));
        of_key.insert(&linked.write.key, at);
    }
    Plan { waves, stands_on }
}

fn put(waves: &mut Vec<Vec<usize>>, wave: usize, at: usize) {
    if waves.len() <= wave {
        waves.resize_with(wave + 1, Vec::new);
    }
    waves[wave].push(at);
}

/// The ids that stand in a text, wherever.
fn ids_in(bytes: &[u8]) -> Vec<Uuid> {
    const LENGTH: usize = 36;
    let mut found = Vec::new();
    let mut at = 0;
    while at + LENGTH <= bytes.len() {
        // The first dash tells nearly everything else apart.
        if bytes[at + 8] == b'-'
            && let Some(id) = std::str::from_utf8(&bytes[at..at + LENGTH]).ok().and_then(|text| Uuid::try_parse(text).ok())
        {
            found.push(id);
            at += LENGTH;
        } else {
            at += 1;
        }
    }
    found
}

/// Performs one write when everything it stands on has succeeded.
pub async fn perform_linked(state: &Arc<State>, author: &Delegated, trace: u128, linked: Linked) -> Outcome {
    let Linked { mut write, built_on, after } = linked;
    let path = write.path.clone();
    match stands_on(state, author, write.key.clone(), built_on, after).await {
        Ok(etag) => {
            write.if_match = write.if_match.or(etag);
            perform(state, author, trace, write).await
        }
        Err(problem) => Outcome::refused(&problem, trace, &path),
    }
}

/// The ETag of what a write was built on, when all that it stands on is there. What was answered before is answered the same again.
async fn stands_on(
    state: &Arc<State>,
    author: &Delegated,
    own: String,
    built_on: Option<String>,
    after: Vec<String>,
) -> Result<Option<String>, Problem> {
    if built_on.is_none() && after.is_empty() {
        return Ok(None);
    }
    let officer = author.officer.id;
    state
        .store
        .read(move |tx| {
            let mut etag = None;
            let answered = idempotency::find(tx, officer, &own)?.is_some();
            for key in after.iter().chain(&built_on) {
                let answer = idempotency::find(tx, officer, key)?.map(|known| known.answer).filter(|answer| answer.status < 300);
                let Some(answer) = answer else {
                    if answered {
                        continue;
                    }
                    return Err(ProblemCode::NotTried.into());
                };
                if built_on.as_ref() == Some(key) {
                    etag = answer.etag;
                }
            }
            Ok(etag)
        })
        .await
}

#[cfg(test)]
mod tests {
    use super::*;
    use actix_web::web::Bytes;

    fn write(key: &str, path: &str, body: &str, after: &[&str]) -> Result<Linked, Problem> {
        let write = Write {
            method: Method::PUT,
            path: path.to_owned(),
            key: key.to_owned(),
            if_match: None,
            if_none_match: true,
            body: Bytes::copy_from_slice(body.as_bytes()),
        };
        Ok(Linked { write, built_on: None, after: after.iter().map(|key| (*key).to_owned()).collect() })
    }

    const A: &str = "0193d2a4-7b00-7c3b-8b1a-0000000000aa";
    const B: &str = "0193d2a4-7b00-7c3b-8b1a-0000000000bb";
    const P: &str = "0193d2a4-7b00-7c3b-8b1a-0000000000cc";
    const L: &str = "0193d2a4-7b00-7c3b-8b1a-0000000000dd";

    #[test]
    fn one_case_goes_in_order_and_two_cases_go_side_by_side() {
        let writes = [
            write("1", &format!("/incidents/{A}"), "{}", &[]),
            write("2", &format!("/incidents/{B}"), "{}", &[]),
            write("3", &format!("/incidents/{A}/notes/{L}"), "{}", &[]),
        ];
        assert_eq!(plan(&writes).waves, [vec![0, 1], vec![2]]);
    }

    #[test]
    fn what_names_an_earlier_thing_waits_for_it_wherever_it_names_it() {
        let writes = [
            write("1", &format!("/persons/{P}"), "{}", &[]),
            write("2", &format!("/incidents/{A}"), "{}", &[]),
            write("3", &format!("/incidents/{A}/parties/{L}"), &format!("{{\"personId\":\"{P}\"}}"), &[]),
            write("4", &format!("/incidents/{B}"), "{}", &["3"]),
            Err(ProblemCode::MalformedJson.into()),
        ];
        let plan = plan(&writes);
        assert_eq!(plan.waves, [vec![0, 1, 4], vec![2], vec![3]]);
        assert_eq!(plan.stands_on, [vec![], vec![], vec![0, 1], vec![2], vec![]]);
    }

    #[test]
    fn a_change_goes_after_what_names_the_thing_and_does_not_stand_on_it() {
        let writes = [
            write("1", &format!("/incidents/{A}/parties/{L}"), &format!("{{\"personId\":\"{P}\"}}"), &[]),
            write("2", &format!("/persons/{P}"), "{}", &[]),
        ];
        let plan = plan(&writes);
        assert_eq!(plan.waves, [vec![0], vec![1]]);
        assert!(plan.stands_on.iter().all(Vec::is_empty));
    }

    #[test]
    fn a_change_of_a_person_goes_between_what_came_before_and_what_comes_after_in_whatever_case() {
        let mut change = write("2", &format!("/persons/{P}"), "{}", &[]);
        if let Ok(linked) = &mut change {
            linked.write.method = Method::PATCH;
        }
        let writes = [
            write("1", &format!("/incidents/{A}/closures/{L}"), "{}", &[]),
            change,
            write("3", &format!("/incidents/{B}"), "{}", &[]),
            write("4", &format!("/incidents/{A}"), "{}", &[]),
        ];
        assert_eq!(plan(&writes).waves, [vec![0], vec![1], vec![2, 3]]);
    }
}
