//! Conditions with their names resolved, and their total evaluation: every comparison on something unknown is false.

use crate::instant::Instant;

/// A fact's value; unknown unless somebody said so.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Value<'v> {
    #[default]
    Unknown,
    Flag(bool),
    Code(&'v str),
    Count(u32),
    At(Instant),
}

impl Value<'_> {
    /// A moment, if known.
    pub fn at(moment: Option<Instant>) -> Self {
        moment.map_or(Self::Unknown, Self::At)
    }

    /// A count, if known.
    pub fn count(number: Option<u32>) -> Self {
        number.map_or(Self::Unknown, Self::Count)
    }

    /// How many there are.
    pub fn many(number: usize) -> Self {
        Self::Count(u32::try_from(number).unwrap_or(u32::MAX))
    }

    /// A flag, if known.
    pub fn flag(flag: Option<bool>) -> Self {
        flag.map_or(Self::Unknown, Self::Flag)
    }
}

/// Where a fact's value is found.
#[derive(Debug, Clone, Copy)]
pub enum Place {
    Incident(usize),
    Person(usize),
    Own(usize),
    IncidentAnswer(usize),
    OwnAnswer(usize),
    Nowhere,
}

/// A moment: the clock, or a fact and so many hours.
#[derive(Debug)]
pub enum When {
    Now,
    After(Place, u32),
}

/// A resolved expression. `is` with a code is `oneOf` with one.
#[derive(Debug)]
pub enum Condition {
    All(Vec<Condition>),
    Any(Vec<Condition>),
    Not(Box<Condition>),
    IsFlag(Place, bool),
    OneOf(Place, Vec<String>),
    Known(Place),
    Before(When, When),
    AtLeast(Place, u32),
}

/// What one subject can see: the incident, the person it is about, its own facts, the answers, the clock.
#[derive(Clone, Copy)]
pub struct View<'v> {
    pub incident: &'v [Value<'v>],
    pub person: &'v [Value<'v>],
    pub own: &'v [Value<'v>],
    pub incident_answers: &'v [Value<'v>],
    pub own_answers: &'v [Value<'v>],
    pub now: Instant,
}

impl<'v> View<'v> {
    fn value(&self, place: &Place) -> Value<'v> {
        let (list, at) = match place {
            Place::Incident(at) => (self.incident, at),
            Place::Person(at) => (self.person, at),
            Place::Own(at) => (self.own, at),
            Place::IncidentAnswer(at) => (self.incident_answers, at),
            Place::OwnAnswer(at) => (self.own_answers, at),
            Place::Nowhere => return Value::Unknown,
        };
        list.get(*at).copied().unwrap_or_default()
    }

    /// A moment, if its fact is known.
    pub fn moment(&self, when: &When) -> Option<Instant> {
        let see = |place: &Place| if let Value::At(at) = self.value(place) { Some(at) } else { None };
        when.read(see, self.now)
    }

    /// Whether a condition holds.
    pub fn holds(&self, condition: &Condition) -> bool {
        match condition {
            Condition::All(list) => list.iter().all(|c| self.holds(c)),
            Condition::Any(list) => list.iter().any(|c| self.holds(c)),
            Condition::Not(inner) => !self.holds(inner),
            Condition::IsFlag(place, flag) => self.value(place) == Value::Flag(*flag),
            Condition::OneOf(place, codes) => match self.value(place) {
                Value::Code(code) => codes.iter().any(|c| c == code),
                _ => false,
            },
            Condition::Known(place) => self.value(place) != Value::Unknown,
            Condition::Before(a, b) => match (self.moment(a), self.moment(b)) {
                (Some(a), Some(b)) => a < b,
                _ => false,
            },
            Condition::AtLeast(place, least) => matches!(self.value(place), Value::Count(n) if n >= *least),
        }
    }
}
