//! Everything recorded under an incident besides its parties and notes: one file for each kind, all of one shape.
//!
//! An item is written by a client under an id of its own, changed under a version, and never deleted: a mistake is withdrawn with
//! a reason. What is stored is the facts' JSON; what a database must be able to find (person, crime, slot, state) each kind tells.

mod act_dates;
mod advice;
mod advisory;
mod answer;
mod checks;
mod closure;
mod crime;
mod decision;
mod education_input;
mod exhibit;
mod mark;
mod parent_contact;
mod parts;
mod referral;
mod restorative_meeting;
mod school_procedures;
mod signposting;
mod viewing;
mod within;

pub use act_dates::ActDatesFacts;
pub use advice::{AdviceFacts, AdviceKind, VictimConfirms};
pub use advisory::{AdvisoryFacts, Giving, How, NotGiven, Present, PresentAs, Understood};
pub use answer::{AnswerFacts, AnswerValue, ElsewhereCheck};
pub use checks::ItemChecks;
pub use closure::ClosureFacts;
pub use crime::{CrimeCategory, CrimeFacts, CrimeLink, CrimeOutcome, CrimeRole, Transfer};
pub use decision::{DecisionFacts, Route};
pub use education_input::{EducationInputFacts, InputState};
pub use exhibit::{ExhibitFacts, ExhibitState, HandOver, Returned, Seized, Thing};
pub use mark::{Mark, MarkFacts, OutOfScope, Recipient, TellAgain};
pub use parent_contact::{ParentContactFacts, Parents};
pub use parts::{Reasoned, Somebody, limits};
pub use referral::{Channel, ReferralFacts, ReferralStep, ReferralTo, StepKind};
pub use restorative_meeting::{Invitation, InvitationAnswer, RestorativeMeetingFacts};
pub use school_procedures::{Procedures, SchoolProceduresFacts};
pub use signposting::{Service, SignpostingFacts};
pub use viewing::{Told, ViewingBasis, ViewingFacts};
pub use within::{check_people, check_within};

use crate::audit::RecordKind;
use crate::guidance::CaseRecords;
use crate::ids::Id;
use crate::instant::Instant;
use crate::party::{Withdrawn, check_reason};
use crate::problem::{FieldError, ProblemCode};
use crate::vocabulary;
use serde::Serialize;
use serde::de::DeserializeOwned;

/// What every kind of item tells about itself.
pub trait CaseItem: Serialize + DeserializeOwned + Clone {
    /// Which kind it is.
    const KIND: ItemKind;

    /// When its author wrote it, by the device's clock.
    fn written_at(&self) -> Instant;

    /// The account that wrote it.
    fn recorded_by(&self) -> Id;

    /// Whether and why it was taken back.
    fn withdrawn(&self) -> Option<&Withdrawn>;

    /// The kind's own rules.
    fn rules(&self, checks: &mut ItemChecks);

    /// Everything that cannot be so, all at once, without looking at the rest of the case.
    fn check(&self, now: Instant) -> Result<(), Vec<FieldError>> {
        let mut checks = ItemChecks::new(self.written_at(), now);
        self.rules(&mut checks);
        check_reason(self.withdrawn(), checks.inner());
        checks.finish()
    }

    /// What a change may not do: by default, point to somebody or something else.
    fn check_change(&self, before: &Self) -> Result<(), Vec<FieldError>> {
        let mut checks = ItemChecks::new(self.written_at(), self.written_at());
        checks.require(self.person_id() == before.person_id(), "/personId", "cannot-change");
        checks.require(self.crime_id() == before.crime_id(), "/crimeId", "cannot-change");
        checks.finish()
    }

    /// A name that only one live item of the incident may hold: how the same thing twice is refused.
    fn slot(&self) -> Option<String> {
        None
    }

    /// The person it is about.
    fn person_id(&self) -> Option<Id> {
        None
    }

    /// The crime it is about.
    fn crime_id(&self) -> Option<Id> {
        None
    }

    /// Where it stands.
    fn state(&self) -> Option<&'static str> {
        None
    }

    /// Where it goes: the unit of a referral.
    fn target(&self) -> Option<&'static str> {
        None
    }

    /// Every person it names, with the pointer: all must be on the case.
    fn people(&self) -> Vec<(String, Id)> {
        self.person_id().map(|id| ("/personId".to_owned(), id)).into_iter().collect()
    }

    /// Moments that cannot lie before the report to the police, with their pointers.
    fn after_report(&self) -> Vec<(String, Instant)> {
        Vec::new()
    }

    /// What else the rest of the case has to bear out.
    fn fits(&self, _case: &CaseRecords) -> Vec<FieldError> {
        Vec::new()
    }

    /// Another incident it points to.
    fn other_incident(&self) -> Option<Id> {
        None
    }
}

/// An item with its id.
#[derive(Debug, Clone)]
pub struct Item<T> {
    pub id: Id,
    pub facts: T,
}

macro_rules! kinds {
    ($($kind:ident = $code:literal, $list:ident: $facts:ident;)+) => {
        vocabulary! {
            /// The kinds of item; the code is also the [`RecordKind`]'s.
            ItemKind { $($kind = $code),+ }
        }

        impl ItemKind {
            /// The same kind in the log, in revisions and in the feed.
            pub const fn record(self) -> RecordKind {
                match self { $(Self::$kind => RecordKind::$kind),+ }
            }
        }

        /// All items of one incident, by kind; withdrawn ones included.
        #[derive(Debug, Clone, Default)]
        #[allow(missing_docs)]
        pub struct Items { $(pub $list: Vec<Item<$facts>>),+ }

        impl Items {
            /// Adds an item from its stored facts.
            pub fn read(&mut self, kind: ItemKind, id: Id, facts: serde_json::Value) -> Result<(), serde_json::Error> {
                match kind { $(ItemKind::$kind => self.$list.push(Item { id, facts: serde_json::from_value(facts)? })),+ }
                Ok(())
            }
        }

        $(impl Listed for $facts {
            fn list(items: &Items) -> &Vec<Item<Self>> { &items.$list }
            fn list_mut(items: &mut Items) -> &mut Vec<Item<Self>> { &mut items.$list }
        })+
    };
}

kinds! {
    Crime = "crime", crimes: CrimeFacts;
    Referral = "referral", referrals: ReferralFacts;
    Exhibit = "exhibit", exhibits: ExhibitFacts;
    Viewing = "viewing", viewings: ViewingFacts;
    Answer = "answer", answers: AnswerFacts;
    Decision = "decision", decisions: DecisionFacts;
    Advisory = "advisory", advisories: AdvisoryFacts;
    RestorativeMeeting = "restorative_meeting", restorative_meetings: RestorativeMeetingFacts;
    EducationInput = "education_input", education_inputs: EducationInputFacts;
    SchoolProcedures = "school_procedures", school_procedures: SchoolProceduresFacts;
    ParentContact = "parent_contact", parent_contacts: ParentContactFacts;
    Signposting = "signposting", signpostings: SignpostingFacts;
    Advice = "advice", advice: AdviceFacts;
    ActDates = "act_dates", act_dates: ActDatesFacts;
    Closure = "closure", closures: ClosureFacts;
    Mark = "mark", marks: MarkFacts;
}

/// Where items of a kind are kept in [`Items`].
pub trait Listed: CaseItem + 'static {
    /// The list.
    fn list(items: &Items) -> &Vec<Item<Self>>;
    /// The list, to change it.
    fn list_mut(items: &mut Items) -> &mut Vec<Item<Self>>;
}

impl Items {
    /// Those of a kind that were not withdrawn.
    pub fn live<T: Listed>(&self) -> impl Iterator<Item = &Item<T>> {
        T::list(self).iter().filter(|item| item.facts.withdrawn().is_none())
    }

    /// The live item with this id.
    pub fn find<T: Listed>(&self, id: Id) -> Option<&Item<T>> {
        self.live::<T>().find(|item| item.id == id)
    }

    /// Puts an item in, in place of the one with the same id: the case as it would be after a write, to be judged before it.
    pub fn put<T: Listed>(&mut self, id: Id, facts: T) {
        let list = T::list_mut(self);
        list.retain(|item| item.id != id);
        list.push(Item { id, facts });
    }

    /// The closure that stands, if the incident is closed.
    pub fn closure(&self) -> Option<&Item<ClosureFacts>> {
        self.live::<ClosureFacts>().find(|item| item.facts.reopened.is_none())
    }

    /// When the incident was last re-opened.
    pub fn reopened_at(&self) -> Option<Instant> {
        self.live::<ClosureFacts>().filter_map(|item| item.facts.reopened.as_ref()).map(|again| again.at).max()
    }
}

impl ItemKind {
    /// What to answer when a live item holds the slot already.
    pub const fn slot_taken(self) -> ProblemCode {
        match self {
            Self::Referral => ProblemCode::ReferralAlreadyMade,
            Self::Closure => ProblemCode::AlreadyClosed,
            _ => ProblemCode::AlreadyRecorded,
        }
    }

    /// What may still be written while the incident is closed: a late answer of a unit, the re-opening, and marks.
    pub const fn outlives_closure(self) -> bool {
        matches!(self, Self::Referral | Self::Closure | Self::Mark)
    }
}

/// The three members every kind has, as the trait wants them.
macro_rules! stamped {
    () => {
        fn written_at(&self) -> $crate::Instant {
            self.written_at
        }
        fn recorded_by(&self) -> $crate::Id {
            self.recorded_by
        }
        fn withdrawn(&self) -> Option<&$crate::party::Withdrawn> {
            self.withdrawn.as_ref()
        }
    };
}
use stamped;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::vocabulary::Vocabulary;

    #[test]
    fn a_kind_has_one_name_everywhere() {
        for kind in ItemKind::ALL {
            assert_eq!(kind.code(), kind.record().code());
        }
    }
}
