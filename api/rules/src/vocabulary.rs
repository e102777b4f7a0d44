//! Every fact an expression may name, with its kind and the stage from which it is known. `openapi/rules/facts.json` is the
//! same list for readers and for the twin; a test holds the two together.

use crate::codes as c;

/// What kind of value a fact has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// True or false.
    Flag,
    /// One of a closed list.
    Code(&'static [&'static str]),
    /// One of the pack's offences.
    Offence,
    /// One of the pack's outcomes.
    Outcome,
    /// A whole number from nought.
    Count,
    /// A moment.
    Instant,
}

/// What a fact belongs to: the part of its name before the dot.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    Incident,
    Person,
    Offender,
    Crime,
    Exhibit,
    Referral,
    Viewing,
}

/// One fact of the vocabulary.
#[derive(Debug, Clone, Copy)]
pub struct FactDef {
    /// The name without its scope.
    pub name: &'static str,
    /// Its kind.
    pub kind: Kind,
    /// From which stage it is known: 1 recorded, 2 questions, 3 routes, 4 outcomes.
    pub stage: u8,
}

macro_rules! scopes {
    ($($scope:ident $facts:ident { $($fact:ident = $name:literal $kind:expr, $stage:literal;)+ })+) => {
        $(
            /// The facts of one scope; the number is the place in its list of values.
            #[derive(Debug, Clone, Copy)]
            pub enum $facts { $($fact),+ }
            impl $facts {
                /// Every fact of the scope, in order.
                pub const ALL: &'static [FactDef] = &[$(FactDef { name: $name, kind: $kind, stage: $stage }),+];
            }
        )+
        impl Scope {
            /// Every scope.
            pub const ALL: &'static [Self] = &[$(Self::$scope),+];
            /// The facts of this scope.
            pub const fn facts(self) -> &'static [FactDef] {
                match self { $(Self::$scope => $facts::ALL),+ }
            }
        }
    };
}

use Kind::{Code, Count, Flag, Instant, Offence, Outcome};

scopes! {
    Incident IncidentFact {
        Country = "country" Code(c::COUNTRY), 1;
        Channel = "channel" Code(c::CHANNEL), 1;
        ReporterKind = "reporterKind" Code(c::REPORTER), 1;
        ReportedAt = "reportedAt" Instant, 1;
        HappenedFrom = "happenedFrom" Instant, 1;
        ReopenedAt = "reopenedAt" Instant, 1;
        Closed = "closed" Flag, 1;
        VictimConfirms = "victimConfirms" Code(c::CONFIRMS), 1;
        SchoolProcedures = "schoolProcedures" Code(c::PROCEDURES), 1;
        GeneralEducation = "generalEducation" Code(c::LESSON), 1;
        ThirdPartyAdviceAt = "thirdPartyAdviceAt" Instant, 1;
        ExpertAdviceAt = "expertAdviceAt" Instant, 1;
        People = "people" Count, 1;
        Children = "children" Count, 1;
        AdultsImplicated = "adultsImplicated" Count, 1;
        Under13 = "under13" Count, 1;
        AgesUnknown = "agesUnknown" Count, 1;
        Victims = "victims" Count, 1;
        Offenders = "offenders" Count, 1;
        Crimes = "crimes" Count, 1;
        Exhibits = "exhibits" Count, 1;
        Viewings = "viewings" Count, 1;
        CidReferrals = "cidReferrals" Count, 1;
        SuspectsUnknown = "suspectsUnknown" Count, 1;
        AggravatingYes = "aggravatingYes" Count, 2;
        OnCse = "onCse" Count, 3;
        OnNoProsecution = "onNoProsecution" Count, 3;
        Undecided = "undecided" Count, 3;
    }
    Person PersonFact {
        Child = "child" Flag, 1;
        Adult = "adult" Flag, 1;
        YoungestAge = "youngestAge" Count, 1;
        AgeAtAct = "ageAtAct" Count, 1;
        Victim = "victim" Flag, 1;
        Offender = "offender" Flag, 1;
        Witness = "witness" Flag, 1;
        AddedAt = "addedAt" Instant, 1;
        CrimesAsVictim = "crimesAsVictim" Count, 1;
        CrimesAsOffender = "crimesAsOffender" Count, 1;
        PpuReferral = "ppuReferral" Code(c::PPU_STATE), 1;
        PpuNotifiedAt = "ppuNotifiedAt" Instant, 1;
        PpuChases = "ppuChases" Count, 1;
        PpuEscalatedAt = "ppuEscalatedAt" Instant, 1;
        Parents = "parents" Code(c::PARENTS), 1;
        SignpostedAt = "signpostedAt" Instant, 1;
        Education = "education" Code(c::INPUT), 1;
        VictimOnNoProsecution = "victimOnNoProsecution" Flag, 3;
    }
    Offender OffenderFact {
        PreviousSameOffence = "previousSameOffence" Count, 1;
        PreviousChecked = "previousChecked" Flag, 1;
        CidReferral = "cidReferral" Code(c::CID_STATE), 1;
        CidSentAt = "cidSentAt" Instant, 1;
        CidStateAt = "cidStateAt" Instant, 1;
        Advisory = "advisory" Code(c::ADVISORY), 1;
        Restorative = "restorative" Code(c::RESTORATIVE), 1;
        SuggestedRoute = "suggestedRoute" Code(c::ROUTE), 3;
        Route = "route" Code(c::ROUTE), 3;
        RouteDecided = "routeDecided" Flag, 3;
        RouteDecidedAt = "routeDecidedAt" Instant, 3;
        RouteReasoned = "routeReasoned" Flag, 3;
    }
    Crime CrimeFact {
        Offence = "offence" Offence, 1;
        HasReference = "hasReference" Flag, 1;
        TransferredAt = "transferredAt" Instant, 1;
        Victims = "victims" Count, 1;
        Offenders = "offenders" Count, 1;
        SuspectUnknown = "suspectUnknown" Flag, 1;
        UnderTenOnly = "underTenOnly" Flag, 1;
        AdultSuspect = "adultSuspect" Flag, 1;
        Route = "route" Code(c::ROUTE), 3;
        Outcome = "outcome" Outcome, 1;
        OutcomeStands = "outcomeStands" Flag, 4;
    }
    Exhibit ExhibitFact {
        State = "state" Code(c::EXHIBIT), 1;
        Sealed = "sealed" Flag, 1;
        Located = "located" Flag, 1;
        ReasonRecorded = "reasonRecorded" Flag, 1;
    }
    Referral ReferralFact {
        To = "to" Code(c::REFERRAL_TO), 1;
        State = "state" Code(c::REFERRAL_STATE), 1;
        SentAt = "sentAt" Instant, 1;
        StateAt = "stateAt" Instant, 1;
        ReasonRecorded = "reasonRecorded" Flag, 1;
    }
    Viewing ViewingFact {
        Told = "told" Flag, 1;
        ReasonRecorded = "reasonRecorded" Flag, 1;
    }
}

impl Scope {
    /// The part of a fact's name before the dot.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Incident => "incident",
            Self::Person => "person",
            Self::Offender => "offender",
            Self::Crime => "crime",
            Self::Exhibit => "exhibit",
            Self::Referral => "referral",
            Self::Viewing => "viewing",
        }
    }

    /// Finds a fact by its full name: scope, place, definition.
    pub fn find(name: &str) -> Option<(Self, usize, FactDef)> {
        let (scope, rest) = name.split_once('.')?;
        let scope = Self::ALL.iter().copied().find(|s| s.code() == scope)?;
        let place = scope.facts().iter().position(|f| f.name == rest)?;
        scope.facts().get(place).map(|def| (scope, place, *def))
    }
}
