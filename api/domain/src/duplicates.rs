//! May two incidents be the same one? A score to suggest it by; only a person merges, and can undo it.

use crate::guidance::CaseRecords;
use crate::ids::Id;
use crate::incident::Happened;
use crate::instant::Instant;
use crate::phonetic::{search_keys, sounds};

/// From this score on it is suggested.
pub const SUGGEST_FROM: u32 = 50;

/// What is compared of an incident.
#[derive(Debug, Clone)]
pub struct Candidate {
    pub id: Id,
    /// A school of the list, or the sound of the typed name.
    pub school: Option<String>,
    /// When it happened, or else was reported.
    pub at: Option<Instant>,
    pub people: Vec<Id>,
    /// Search keys of the people ([`crate::phonetic::search_keys`]): two records of one child share some.
    pub keys: Vec<String>,
}

impl Candidate {
    /// What is compared of a case. Only those involved count: one safeguarding lead reports many incidents.
    pub fn of(case: &CaseRecords) -> Self {
        let school = case.facts.school.as_ref();
        let typed = school.and_then(|school| school.name.as_ref()).and_then(|name| sounds(name.expose()).into_iter().next());
        let mut people: Vec<Id> = case.live_parties().filter(|party| party.role.is_involved()).map(|party| party.person_id).collect();
        people.sort_unstable();
        people.dedup();
        Self {
            id: case.id,
            school: school.and_then(|school| school.id).map(|id| id.to_string()).or(typed),
            at: case.facts.happened.as_ref().and_then(Happened::earliest).or(case.facts.reported_at()),
            keys: people.iter().filter_map(|id| case.person(*id)).flat_map(search_keys).collect(),
            people,
        }
    }
}

/// How alike two incidents are, and in what.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Likeness {
    /// 0 to 100.
    pub score: u32,
    pub same_school: bool,
    pub hours_apart: Option<i64>,
    pub people_in_common: usize,
    pub names_alike: bool,
}

/// Compares two incidents.
pub fn likeness(a: &Candidate, b: &Candidate) -> Likeness {
    let same_school = a.school.is_some() && a.school == b.school;
    let hours_apart = a.at.zip(b.at).map(|(a, b)| (a.millis() - b.millis()).abs() / 3_600_000);
    let people_in_common = a.people.iter().filter(|person| b.people.contains(person)).count();
    let names_alike = people_in_common == 0 && a.keys.iter().any(|key| b.keys.contains(key));
    let near = match hours_apart {
        Some(..24) => 30,
        Some(24..72) => 20,
        Some(72..=168) => 10,
        _ => 0,
    };
    let people = match (people_in_common, names_alike) {
        (0, false) => 0,
        (0, true) => 25,
        (1, _) => 35,
        _ => 50,
    };
    // The same people months apart are a second occasion, not the same one: without nearness the score stays below the line.
    let score = if near == 0 && hours_apart.is_some() { people / 2 } else { people + near + if same_school { 20 } else { 0 } };
    Likeness { score, same_school, hours_apart, people_in_common, names_alike }
}

/// Those that may be the same as an incident, the likeliest first.
pub fn suggest<'c>(incident: &Candidate, others: &'c [Candidate]) -> Vec<(&'c Candidate, Likeness)> {
    let others = others.iter().filter(|other| other.id != incident.id);
    let mut found: Vec<_> = others.map(|other| (other, likeness(incident, other))).filter(|(_, like)| like.score >= SUGGEST_FROM).collect();
    found.sort_by(|(a, x), (b, y)| y.score.cmp(&x.score).then(a.id.cmp(&b.id)));
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn candidate(school: &str, at: &str, people: &[Id], keys: &[&str]) -> Candidate {
        let keys = keys.iter().map(|key| (*key).to_owned()).collect();
        Candidate { id: Id::now(), school: Some(school.to_owned()), at: Instant::parse(at).ok(), people: people.to_vec(), keys }
    }

    #[test]
    fn the_same_school_and_day_and_child_is_suggested() {
        let child = Id::now();
        let a = candidate("s1", "2026-03-02T10:00:00Z", &[child], &[]);
        let b = candidate("s1", "2026-03-02T15:00:00Z", &[child, Id::now()], &[]);
        let found = suggest(&a, std::slice::from_ref(&b));
        assert_eq!(found.first().map(|(other, like)| (other.id, like.score)), Some((b.id, 85)));
    }

    #[test]
    fn one_child_entered_twice_is_found_by_the_sound_of_the_name() {
        let a = candidate("s1", "2026-03-02T10:00:00Z", &[Id::now()], &["n:RS:TFS"]);
        let b = candidate("s1", "2026-03-02T12:00:00Z", &[Id::now()], &["n:RS:TFS"]);
        assert!(likeness(&a, &b).names_alike && likeness(&a, &b).score >= SUGGEST_FROM);
    }

    #[test]
    fn the_same_school_on_the_same_day_with_other_children_is_suggested_no_more_than_weakly() {
        let a = candidate("s1", "2026-03-02T10:00:00Z", &[Id::now()], &[]);
        let b = candidate("s1", "2026-03-02T10:30:00Z", &[Id::now()], &[]);
        assert_eq!(likeness(&a, &b).score, 50);
        let other_school = candidate("s2", "2026-03-02T10:30:00Z", &[Id::now()], &[]);
        assert!(suggest(&a, &[other_school]).is_empty());
    }

    #[test]
    fn the_same_children_a_year_later_are_another_occasion() {
        let (x, y) = (Id::now(), Id::now());
        let a = candidate("s1", "2026-03-02T10:00:00Z", &[x, y], &[]);
        let b = candidate("s1", "2025-03-02T10:00:00Z", &[x, y], &[]);
        assert!(suggest(&a, &[b]).is_empty());
    }

    #[test]
    fn an_incident_is_never_its_own_duplicate() {
        let a = candidate("s1", "2026-03-02T10:00:00Z", &[Id::now()], &[]);
        assert!(suggest(&a, std::slice::from_ref(&a)).is_empty());
    }
}
