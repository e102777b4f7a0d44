//! The seized thing: a phone, a tablet, a computer. One that was refused or is not here is recorded too, and holds nothing up.

use super::parts::{Somebody, limits};
use super::{CaseItem, ItemChecks, ItemKind, stamped};
use crate::ids::Id;
use crate::instant::Instant;
use crate::party::Withdrawn;
use crate::text::PersonalText;
use crate::vocabulary;
use crate::vocabulary::Vocabulary;
use serde::{Deserialize, Serialize};

vocabulary! {
    /// What it is.
    Thing { Phone = "phone", Tablet = "tablet", Computer = "computer", Storage = "storage", Other = "other" }
}

vocabulary! {
    /// What became of it.
    ExhibitState { Surrendered = "surrendered", Refused = "refused", NotPresent = "not_present", Returned = "returned" }
}

/// How it came to the police.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Seized {
    pub at: Instant,
    pub by: Somebody,
    pub place: Option<PersonalText>,
}

/// It went from one keeper to the next.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct HandOver {
    pub at: Instant,
    pub from: Somebody,
    pub to: Somebody,
    pub place: Option<PersonalText>,
    pub reason: Option<PersonalText>,
}

/// It went back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Returned {
    pub at: Instant,
    pub by: Somebody,
    pub to: Somebody,
}

/// An exhibit. Nothing here asks what is on it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ExhibitFacts {
    pub thing: Thing,
    /// Make and colour, so that it is found again.
    pub description: Option<PersonalText>,
    pub owner: Option<Somebody>,
    pub state: ExhibitState,
    /// When it was handed over, refused or found missing.
    pub at: Instant,
    /// Who refused, or where it is.
    pub reason: Option<PersonalText>,
    pub seized: Option<Seized>,
    pub seal_number: Option<PersonalText>,
    pub exhibit_number: Option<PersonalText>,
    /// The reference of the force's property system.
    pub property_reference: Option<PersonalText>,
    pub kept_at: Option<PersonalText>,
    #[serde(default)]
    pub hand_overs: Vec<HandOver>,
    pub returned: Option<Returned>,
    pub written_at: Instant,
    pub recorded_by: Id,
    pub withdrawn: Option<Withdrawn>,
}

impl CaseItem for ExhibitFacts {
    const KIND: ItemKind = ItemKind::Exhibit;
    stamped!();

    fn rules(&self, checks: &mut ItemChecks) {
        checks.text(self.description.as_ref(), limits::NAME, "/description");
        checks.text(self.reason.as_ref(), limits::REASON, "/reason");
        for (text, pointer) in
            [(&self.seal_number, "/sealNumber"), (&self.exhibit_number, "/exhibitNumber"), (&self.property_reference, "/propertyReference")]
        {
            checks.text(text.as_ref(), limits::REFERENCE, pointer);
        }
        checks.text(self.kept_at.as_ref(), limits::NAME, "/keptAt");
        checks.past(self.at, "/at");
        if let Some(owner) = &self.owner {
            checks.somebody(owner, "/owner");
        }
        let away = matches!(self.state, ExhibitState::Refused | ExhibitState::NotPresent);
        checks.require(!(away && self.seized.is_some()), "/seized", "conflicts");
        checks.require(
            self.returned.is_some() == (self.state == ExhibitState::Returned),
            "/returned",
            if self.returned.is_some() { "conflicts" } else { "required" },
        );
        checks.require(self.seized.is_some() || self.returned.is_none(), "/seized", "required");
        checks.require(self.seized.is_some() || self.hand_overs.is_empty(), "/handOvers", "conflicts");
        if let Some(seized) = &self.seized {
            checks.past(seized.at, "/seized/at");
            checks.somebody(&seized.by, "/seized/by");
            checks.text(seized.place.as_ref(), limits::NAME, "/seized/place");
        }
        let mut latest = self.seized.as_ref().map(|seized| seized.at);
        checks.list(&self.hand_overs, "/handOvers");
        for (place, hand_over) in self.hand_overs.iter().enumerate() {
            let pointer = |name: &str| format!("/handOvers/{place}/{name}");
            checks.past(hand_over.at, &pointer("at"));
            checks.follows(latest, Some(hand_over.at), &pointer("at"));
            checks.somebody(&hand_over.from, &pointer("from"));
            checks.somebody(&hand_over.to, &pointer("to"));
            checks.text(hand_over.place.as_ref(), limits::NAME, &pointer("place"));
            checks.text(hand_over.reason.as_ref(), limits::REASON, &pointer("reason"));
            latest = Some(hand_over.at);
        }
        if let Some(returned) = &self.returned {
            checks.past(returned.at, "/returned/at");
            checks.follows(latest, Some(returned.at), "/returned/at");
            checks.somebody(&returned.by, "/returned/by");
            checks.somebody(&returned.to, "/returned/to");
        }
    }

    fn state(&self) -> Option<&'static str> {
        Some(self.state.code())
    }

    fn people(&self) -> Vec<(String, Id)> {
        self.owner.iter().filter_map(|owner| owner.person_id).map(|id| ("/owner/personId".to_owned(), id)).collect()
    }
}
