//! The case facts document: what both sides build from the case file, and all that the rules ever see of a case. No name, no
//! birth date, no text. Its JSON form is described in `openapi/rules/SPEC.md`, section 3.

use crate::codes as c;
use crate::instant::Instant;
use crate::parts::parts;
use serde::{Deserialize, Deserializer};

/// A code of a closed list. (By this name, because serde takes a written `&'static str` for a borrow of the input.)
pub type Code = &'static str;

/// Declares readers that take a code of one closed list only.
macro_rules! coded {
    ($($reader:ident $list:expr;)+) => { $(
        fn $reader<'de, D: Deserializer<'de>>(from: D) -> Result<Code, D::Error> {
            c::find($list, &String::deserialize(from)?).ok_or_else(|| serde::de::Error::custom("unknown code"))
        }
    )+ };
}
/// The same, for a code that may be absent or null.
macro_rules! maybe_coded {
    ($($reader:ident $list:expr;)+) => { $(
        fn $reader<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Code>, D::Error> {
            let known = |code: String| c::find($list, &code).ok_or_else(|| serde::de::Error::custom("unknown code"));
            Option::<String>::deserialize(from)?.map(known).transpose()
        }
    )+ };
}
coded! {
    status c::STATUS;
    role c::ROLE;
    link_role c::LINK_ROLE;
    referral_to c::REFERRAL_TO;
    referral_state c::REFERRAL_STATE;
    exhibit_state c::EXHIBIT;
    advice c::ADVICE;
    answer c::ANSWER;
    route c::ROUTE;
    advisory c::ADVISORY;
    restorative c::RESTORATIVE;
}
maybe_coded! {
    opt_country c::COUNTRY;
    opt_channel c::CHANNEL;
    opt_reporter c::REPORTER;
    opt_confirms c::CONFIRMS;
    opt_procedures c::PROCEDURES;
    opt_lesson c::LESSON;
    opt_parents c::PARENTS;
    opt_input c::INPUT;
    opt_answer c::ANSWER;
    opt_route c::ROUTE;
}

/// An identifier: ASCII letters, digits and hyphens, at most 64.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Id(String);

impl Id {
    /// As text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl<'de> Deserialize<'de> for Id {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let text = String::deserialize(from)?;
        let good = (1..=64).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
        if good { Ok(Self(text)) } else { Err(serde::de::Error::custom("not an identifier")) }
    }
}

/// A whole number from 0 to 9999.
fn count<'de, D: Deserializer<'de>>(from: D) -> Result<Option<u32>, D::Error> {
    match Option::<u32>::deserialize(from)? {
        Some(n) if n > 9_999 => Err(serde::de::Error::custom("too many")),
        n => Ok(n),
    }
}

parts! {
    /// The whole document. Lists left out are empty.
    Case {
        incident: Incident,
        #[serde(default)] persons: Vec<Person>,
        #[serde(default)] crimes: Vec<Crime>,
        #[serde(default)] referrals: Vec<Referral>,
        #[serde(default)] exhibits: Vec<Exhibit>,
        #[serde(default)] viewings: Vec<Viewing>,
        #[serde(default)] advice: Vec<Advice>,
        #[serde(default)] answers: Vec<Answer>,
        #[serde(default)] decisions: Vec<Decision>,
        #[serde(default)] occasions: Vec<Occasion>,
        #[serde(default)] advisories: Vec<Advisory>,
        #[serde(default)] restorative: Vec<Restorative>,
    }
    /// The incident's own facts.
    Incident {
        id: Id,
        #[serde(deserialize_with = "status")] status: Code,
        reported_at: Option<Instant>,
        happened_from: Option<Instant>,
        reopened_at: Option<Instant>,
        #[serde(default, deserialize_with = "opt_country")] country: Option<Code>,
        #[serde(default, deserialize_with = "opt_channel")] channel: Option<Code>,
        #[serde(default, deserialize_with = "opt_reporter")] reporter_kind: Option<Code>,
        #[serde(default, deserialize_with = "opt_confirms")] victim_confirms: Option<Code>,
        #[serde(default, deserialize_with = "opt_procedures")] school_procedures: Option<Code>,
        #[serde(default, deserialize_with = "opt_lesson")] general_education: Option<Code>,
    }
    /// Somebody with at least one live party; withdrawn parties are left out.
    Person {
        id: Id,
        roles: Vec<Role>,
        #[serde(default)] ages: Ages,
        added_at: Option<Instant>,
        #[serde(default, deserialize_with = "opt_parents")] parents: Option<Code>,
        signposted_at: Option<Instant>,
        #[serde(default, deserialize_with = "opt_input")] education: Option<Code>,
    }
    /// Whole years on the three dates; absent while not known.
    #[derive(Default)]
    Ages {
        #[serde(default, deserialize_with = "count")] taken: Option<u32>,
        #[serde(default, deserialize_with = "count")] shared: Option<u32>,
        #[serde(default, deserialize_with = "count")] reported: Option<u32>,
    }
    /// A crime and the people linked to it.
    Crime {
        id: Id,
        offence: Option<String>,
        #[serde(default)] reference: bool,
        transferred_at: Option<Instant>,
        #[serde(default)] suspect_unknown: bool,
        #[serde(default)] links: Vec<Link>,
        outcome: Option<Outcome>,
    }
    /// One person's part in a crime.
    Link {
        person_id: Id,
        #[serde(deserialize_with = "link_role")] role: Code,
    }
    /// The outcome recorded for a crime.
    Outcome {
        code: String,
        at: Instant,
        #[serde(default)] reason: bool,
    }
    /// A referral and where it stands.
    Referral {
        id: Id,
        #[serde(deserialize_with = "referral_to")] to: Code,
        person_id: Option<Id>,
        #[serde(deserialize_with = "referral_state")] state: Code,
        sent_at: Instant,
        at: Instant,
        #[serde(default, deserialize_with = "count")] chases: Option<u32>,
        escalated_at: Option<Instant>,
        #[serde(default)] reason: bool,
    }
    /// A device or other thing.
    Exhibit {
        id: Id,
        #[serde(deserialize_with = "exhibit_state")] state: Code,
        sealed: Option<bool>,
        located: Option<bool>,
        #[serde(default)] reason: bool,
    }
    /// Somebody has seen the image; nothing here says what it shows.
    Viewing {
        id: Id,
        told: Option<bool>,
        #[serde(default)] reason: bool,
    }
    /// Advice that was asked for and given.
    Advice {
        id: Id,
        #[serde(deserialize_with = "advice")] kind: Code,
        at: Instant,
    }
    /// An answer to a question of the pack.
    Answer {
        id: Id,
        question: String,
        subject_id: Option<Id>,
        #[serde(deserialize_with = "answer")] answer: Code,
        #[serde(default, deserialize_with = "opt_answer")] computed: Option<Code>,
        at: Instant,
        #[serde(default)] reason: bool,
    }
    /// A named person's decision on an offender's route.
    Decision {
        id: Id,
        person_id: Id,
        #[serde(deserialize_with = "route")] route: Code,
        #[serde(default, deserialize_with = "opt_route")] computed: Option<Code>,
        at: Instant,
        #[serde(default)] reason: bool,
    }
    /// Earlier occasions for one offence.
    Occasion {
        id: Id,
        person_id: Id,
        offence: String,
        #[serde(default, deserialize_with = "count")] on_record: Option<u32>,
        #[serde(default, deserialize_with = "count")] elsewhere: Option<u32>,
        checked_at: Option<Instant>,
    }
    /// One giving of the wording, or why it was not given.
    Advisory {
        id: Id,
        person_id: Id,
        #[serde(deserialize_with = "advisory")] state: Code,
        at: Instant,
        #[serde(default)] in_error: bool,
    }
    /// Where a restorative meeting stands for one person.
    Restorative {
        id: Id,
        person_id: Id,
        #[serde(deserialize_with = "restorative")] state: Code,
        at: Instant,
    }
}

/// A role of a party.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(transparent)]
pub struct Role(#[serde(deserialize_with = "role")] pub Code);

impl Case {
    /// Reads a document. Anything it does not know is refused; lists are put in the order of their ids, so that the answer
    /// does not depend on the order in which they were written. What is wrong is said without repeating any of it.
    pub fn parse(json: &str) -> Result<Self, String> {
        let malformed = |e: serde_json::Error| format!("not a case at line {}, column {}", e.line(), e.column());
        let mut case: Self = serde_json::from_str(json).map_err(malformed)?;
        let twice = sort(&mut case.persons, |x| &x.id)
            | sort(&mut case.crimes, |x| &x.id)
            | sort(&mut case.referrals, |x| &x.id)
            | sort(&mut case.exhibits, |x| &x.id)
            | sort(&mut case.viewings, |x| &x.id)
            | sort(&mut case.advice, |x| &x.id)
            | sort(&mut case.answers, |x| &x.id)
            | sort(&mut case.decisions, |x| &x.id)
            | sort(&mut case.occasions, |x| &x.id)
            | sort(&mut case.advisories, |x| &x.id)
            | sort(&mut case.restorative, |x| &x.id);
        let lost = case.referrals.iter().any(|r| !r.states().contains(&r.state));
        match (twice, lost) {
            (true, _) => Err("an id stands twice in one list".to_owned()),
            (_, true) => Err("a referral is in a state it cannot reach".to_owned()),
            _ => Ok(case),
        }
    }

    /// The place of a person in the list.
    pub fn person(&self, id: &Id) -> Option<usize> {
        self.persons.binary_search_by(|p| p.id.cmp(id)).ok()
    }
}

impl Referral {
    /// The states this kind of referral moves through, in order.
    pub fn states(&self) -> c::Codes {
        if self.to == "ppu" { c::PPU_STATE } else { c::CID_STATE }
    }
}

impl Person {
    /// Whether one of the person's live parties has this role.
    pub fn is(&self, role: &str) -> bool {
        self.roles.iter().any(|r| r.0 == role)
    }
}

fn sort<T>(list: &mut [T], id: impl Fn(&T) -> &Id) -> bool {
    list.sort_by(|a, b| id(a).cmp(id(b)));
    list.windows(2).any(|pair| matches!(pair, [a, b] if id(a) == id(b)))
}
