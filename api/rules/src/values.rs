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

#[cfg(test)]
mod tests {
    use super::*;

    const FACT: Place = Place::Own(0);
    const AT: Instant = Instant(1_000);

    fn holds(value: Value<'_>, condition: &Condition) -> bool {
        let own = [value];
        View { incident: &[], person: &[], own: &own, incident_answers: &[], own_answers: &[], now: AT }.holds(condition)
    }

    fn every_comparison() -> [Condition; 6] {
        [
            Condition::IsFlag(FACT, true),
            Condition::IsFlag(FACT, false),
            Condition::OneOf(FACT, vec!["yes".to_owned()]),
            Condition::Before(When::Now, When::After(FACT, 0)),
            Condition::Before(When::After(FACT, 0), When::Now),
            Condition::AtLeast(FACT, 0),
        ]
    }

    #[test]
    fn every_comparison_on_something_unknown_is_false_and_its_negation_true() {
        for condition in every_comparison() {
            assert!(!holds(Value::Unknown, &condition), "{condition:?}");
            assert!(holds(Value::Unknown, &Condition::Not(Box::new(condition))));
        }
        assert!(!holds(Value::Unknown, &Condition::Known(FACT)));
    }

    #[test]
    fn whatever_has_a_value_is_known_even_when_it_says_no() {
        for value in [Value::Flag(false), Value::Code("no"), Value::Count(0), Value::At(Instant(0))] {
            assert!(holds(value, &Condition::Known(FACT)), "{value:?}");
        }
    }

    #[test]
    fn a_flag_that_is_false_is_not_the_same_as_one_that_is_unknown() {
        assert!(holds(Value::Flag(false), &Condition::IsFlag(FACT, false)));
        assert!(!holds(Value::Unknown, &Condition::IsFlag(FACT, false)));
        assert!(!holds(Value::Flag(true), &Condition::IsFlag(FACT, false)));
    }

    #[test]
    fn nothing_is_before_itself() {
        let before = |hours| Condition::Before(When::After(FACT, hours), When::Now);
        assert!(!holds(Value::At(AT), &before(0)));
        assert!(holds(Value::At(Instant(999)), &before(0)));
        assert!(!holds(Value::At(Instant(999)), &before(1)));
    }

    #[test]
    fn all_of_nothing_holds_and_any_of_nothing_does_not() {
        assert!(holds(Value::Unknown, &Condition::All(Vec::new())));
        assert!(!holds(Value::Unknown, &Condition::Any(Vec::new())));
    }

    #[test]
    fn a_value_of_another_kind_is_no_value() {
        assert!(!holds(Value::Count(1), &Condition::IsFlag(FACT, true)));
        assert!(!holds(Value::Code("1"), &Condition::AtLeast(FACT, 1)));
        assert!(!holds(Value::Count(1), &Condition::Before(When::After(FACT, 0), When::Now)));
        assert!(!holds(Value::Code("yes"), &Condition::Known(Place::Nowhere)));
    }

    #[test]
    fn at_least_counts_the_number_itself() {
        assert!(holds(Value::Count(2), &Condition::AtLeast(FACT, 2)));
        assert!(!holds(Value::Count(1), &Condition::AtLeast(FACT, 2)));
    }
}
