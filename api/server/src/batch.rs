//! Several writes of one author: which may go side by side, which wait for which, and which cannot be tried.

use crate::dispatch::{Delegated, Outcome, Write, perform};
use crate::state::State;
use actix_web::http::Method;
use futures_util::StreamExt;
use futures_util::stream;
use std::collections::{HashMap, HashSet};
use std::sync::Arc;
use uuid::Uuid;
use waymark_domain::{Id, Problem, ProblemCode};
use waymark_store::{ReadTx, idempotency, parties};

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
    let Plan { waves, stands_on } = match cases_of(state, &writes).await {
        Ok(cases) => plan(&writes, &cases),
        Err(problem) => return writes.iter().map(|_| Outcome::refused(&problem, trace, "")).collect(),
    };
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

/// The cases of each person whom these writes change: what is owed in a case depends on its people, and no path says whose it is.
async fn cases_of(state: &State, writes: &[Result<Linked, Problem>]) -> Result<HashMap<Uuid, Vec<Uuid>>, Problem> {
    let changes = writes.iter().flatten().map(|linked| &linked.write).filter(|write| write.method == Method::PATCH);
    let people: HashSet<Id> = changes.filter_map(|write| Id::parse(write.path.strip_prefix("/persons/")?).ok()).collect();
    if people.is_empty() {
        return Ok(HashMap::new());
    }
    let look_up = move |tx: &mut ReadTx<'_>| {
        let of = |person: Id| Ok((person.uuid(), parties::incidents_of(tx, person)?.into_iter().map(Id::uuid).collect()));
        people.into_iter().map(of).collect()
    };
    state.store.read(look_up).await
}

/// Writes that have to do with each other (a case, its people, whatever names what another one makes, or its key) go one after the other in
/// the order in which they were made; those of another case go beside them. So the history of a case is in the order of writing.
fn plan(writes: &[Result<Linked, Problem>], cases: &HashMap<Uuid, Vec<Uuid>>) -> Plan {
    let of = |linked: &Linked| {
        let own = ids_in(linked.write.path.as_bytes());
        let cases: Vec<Uuid> = own.iter().filter_map(|id| cases.get(id)).flatten().copied().collect();
        [own, cases].concat()
    };
    let paths: Vec<Vec<Uuid>> = writes.iter().map(|linked| linked.as_ref().map_or_else(|_| Vec::new(), of)).collect();
    // A school or an officer is named by many cases and made by none of these writes: it ties nothing together.
    let made: HashSet<Uuid> = paths.iter().flatten().copied().collect();
    let mut last_of: HashMap<Uuid, usize> = HashMap::new();
    let mut first_naming: HashMap<Uuid, usize> = HashMap::new();
    let mut of_key: HashMap<&str, usize> = HashMap::new();
    let mut ties = Ties((0..writes.len()).collect());
    let mut stands_on: Vec<Vec<usize>> = Vec::with_capacity(writes.len());
    for (at, linked) in writes.iter().enumerate() {
        let Ok(linked) = linked else {
            stands_on.push(Vec::new());
            continue;
        };
        let named: HashSet<Uuid> =
            paths[at].iter().copied().chain(ids_in(&linked.write.body).into_iter().filter(|id| made.contains(id))).collect();
        let by_key = linked.after.iter().chain(&linked.built_on).filter_map(|key| of_key.get(key.as_str()));
        let mut earlier: Vec<usize> = named.iter().filter_map(|id| last_of.get(id)).chain(by_key).copied().collect();
        earlier.sort_unstable();
        earlier.dedup();
        let naming = named.iter().map(|id| *first_naming.entry(*id).or_insert(at));
        for other in naming.chain(earlier.iter().copied()) {
            ties.tie(other, at);
        }
        stands_on.push(earlier);
        last_of.extend(paths[at].iter().map(|id| (*id, at)));
        of_key.insert(&linked.write.key, at);
    }
    let mut done: HashMap<usize, usize> = HashMap::new();
    let mut waves: Vec<Vec<usize>> = Vec::new();
    for at in 0..writes.len() {
        let wave = done.entry(ties.group(at)).or_insert(0);
        put(&mut waves, *wave, at);
        *wave += 1;
    }
    Plan { waves, stands_on }
}

/// Groups of what is tied together, by one of its members (union-find).
struct Ties(Vec<usize>);

impl Ties {
    fn group(&mut self, at: usize) -> usize {
        let mut root = at;
        while self.0[root] != root {
            root = self.0[root];
        }
        self.0[at] = root;
        root
    }

    fn tie(&mut self, one: usize, other: usize) {
        let (one, other) = (self.group(one), self.group(other));
        self.0[other] = one;
    }
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
    fn one_case_goes_in_order_with_its_people_and_another_goes_beside_it() {
        let school = "0193d2a4-7b00-7c3b-8b1a-0000000000ee";
        let at_school = format!("{{\"school\":{{\"id\":\"{school}\"}}}}");
        let writes = [
            write("1", &format!("/persons/{P}"), "{}", &[]),
            write("2", &format!("/incidents/{A}"), &at_school, &[]),
            write("3", &format!("/incidents/{B}"), &at_school, &[]),
            write("4", &format!("/incidents/{A}/parties/{L}"), &format!("{{\"personId\":\"{P}\"}}"), &[]),
        ];
        // The link ties the person and the case together, so that they too are in the order of writing.
        assert_eq!(plan(&writes, &HashMap::new()).waves, [vec![0, 2], vec![1], vec![3]]);
    }

    #[test]
    fn what_names_an_earlier_thing_or_its_key_stands_on_it() {
        let writes = [
            write("1", &format!("/persons/{P}"), "{}", &[]),
            write("2", &format!("/incidents/{A}"), "{}", &[]),
            write("3", &format!("/incidents/{A}/parties/{L}"), &format!("{{\"personId\":\"{P}\"}}"), &[]),
            write("4", &format!("/incidents/{B}"), "{}", &["3"]),
            Err(ProblemCode::MalformedJson.into()),
        ];
        let plan = plan(&writes, &HashMap::new());
        assert_eq!(plan.waves, [vec![0, 4], vec![1], vec![2], vec![3]]);
        assert_eq!(plan.stands_on, [vec![], vec![], vec![0, 1], vec![2], vec![]]);
    }

    #[test]
    fn a_change_goes_after_what_names_the_thing_and_does_not_stand_on_it() {
        let link = format!("{{\"personId\":\"{P}\"}}");
        let writes = [
            write("1", &format!("/incidents/{A}/parties/{L}"), &link, &[]),
            write("2", &format!("/persons/{P}"), "{}", &[]),
            write("3", &format!("/incidents/{B}"), "{}", &[]),
        ];
        let plan = plan(&writes, &HashMap::new());
        assert_eq!(plan.waves, [vec![0, 2], vec![1]]);
        assert!(plan.stands_on.iter().all(Vec::is_empty));
    }

    #[test]
    fn a_change_of_a_person_stays_in_its_place_among_the_writes_of_every_case_the_person_is_in() {
        let id = |text: &str| Uuid::try_parse(text).expect("an id");
        let cases = HashMap::from([(id(P), vec![id(A)])]);
        let writes = [
            write("1", &format!("/incidents/{A}/closures/{L}"), "{}", &[]),
            write("2", &format!("/persons/{P}"), "{}", &[]),
            write("3", &format!("/incidents/{B}"), "{}", &[]),
            write("4", &format!("/incidents/{A}"), "{}", &[]),
        ];
        assert_eq!(plan(&writes, &cases).waves, [vec![0, 2], vec![1], vec![3]]);
    }
}
