//! A restorative meeting: who was invited, what each said, whether it was held. A refusal is an ordinary answer.

use super::parts::{Reasoned, Somebody, limits};
use super::{CaseItem, ItemChecks, ItemKind, stamped};
use crate::ids::Id;
use crate::instant::Instant;
use crate::party::Withdrawn;
use crate::text::PersonalText;
use serde::{Deserialize, Serialize};

/// What somebody said to the invitation. For a child a parent may answer: then `by` is the parent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct InvitationAnswer {
    pub agreed: bool,
    pub by: Somebody,
    pub at: Instant,
    pub reason: Option<PersonalText>,
}

/// One invitation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Invitation {
    pub who: Somebody,
    pub at: Instant,
    /// In order; the child may agree and a parent refuse.
    #[serde(default)]
    pub answers: Vec<InvitationAnswer>,
}

/// A meeting, from the first invitation on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct RestorativeMeetingFacts {
    pub invitations: Vec<Invitation>,
    /// Coercion, a gap of power: why none is offered.
    pub not_suitable: Option<Reasoned>,
    pub held_at: Option<Instant>,
    pub led_by: Option<Somebody>,
    /// What was agreed there.
    pub agreed: Option<PersonalText>,
    pub written_at: Instant,
    pub recorded_by: Id,
    pub withdrawn: Option<Withdrawn>,
}

impl Invitation {
    /// Whether they take part, and since when: the last word of each person counts, and one no is not undone by another's yes.
    fn verdict(&self) -> Option<(bool, Instant)> {
        let mut words: Vec<&InvitationAnswer> = Vec::new();
        for answer in &self.answers {
            words.retain(|earlier| earlier.by != answer.by);
            words.push(answer);
        }
        words.iter().find(|word| !word.agreed).or(words.last()).map(|word| (word.agreed, word.at))
    }
}

impl RestorativeMeetingFacts {
    /// Where it stands, and since when. One refusal ends it, whoever refuses.
    pub fn standing(&self) -> (&'static str, Instant) {
        let verdicts: Vec<_> = self.invitations.iter().map(Invitation::verdict).collect();
        let latest = |moments: &mut dyn Iterator<Item = Instant>| moments.max().unwrap_or(self.written_at);
        let refusals = || verdicts.iter().flatten().filter(|(agreed, _)| !agreed).map(|(_, at)| *at);
        if let Some(not) = &self.not_suitable {
            ("not_suitable", not.at)
        } else if let Some(held) = self.held_at {
            ("held", held)
        } else if refusals().next().is_some() {
            ("declined", latest(&mut refusals()))
        } else if !verdicts.is_empty() && verdicts.iter().all(Option::is_some) {
            ("agreed", latest(&mut verdicts.iter().flatten().map(|(_, at)| *at)))
        } else {
            ("invited", latest(&mut self.invitations.iter().map(|invitation| invitation.at)))
        }
    }
}

impl CaseItem for RestorativeMeetingFacts {
    const KIND: ItemKind = ItemKind::RestorativeMeeting;
    stamped!();

    fn rules(&self, checks: &mut ItemChecks) {
        checks.require(!self.invitations.is_empty(), "/invitations", "required");
        checks.list(&self.invitations, "/invitations");
        checks.reasoned(self.not_suitable.as_ref(), "/notSuitable");
        checks.require(self.not_suitable.is_none() || self.held_at.is_none(), "/heldAt", "conflicts");
        checks.text(self.agreed.as_ref(), limits::TEXT, "/agreed");
        checks.require(self.agreed.is_none() || self.held_at.is_some(), "/agreed", "conflicts");
        if let Some(by) = &self.led_by {
            checks.somebody(by, "/ledBy");
        }
        if let Some(held) = self.held_at {
            checks.past(held, "/heldAt");
        }
        for (place, invitation) in self.invitations.iter().enumerate() {
            let pointer = |name: &str| format!("/invitations/{place}/{name}");
            checks.somebody(&invitation.who, &pointer("who"));
            checks.past(invitation.at, &pointer("at"));
            checks.follows(Some(invitation.at), self.held_at, "/heldAt");
            checks.list(&invitation.answers, &pointer("answers"));
            for (at, answer) in invitation.answers.iter().enumerate() {
                let pointer = |name: &str| format!("/invitations/{place}/answers/{at}/{name}");
                checks.somebody(&answer.by, &pointer("by"));
                checks.past(answer.at, &pointer("at"));
                checks.follows(Some(invitation.at), Some(answer.at), &pointer("at"));
                checks.text(answer.reason.as_ref(), limits::REASON, &pointer("reason"));
                checks.require(answer.agreed || answer.reason.is_some(), &pointer("reason"), "required");
            }
        }
    }

    fn state(&self) -> Option<&'static str> {
        Some(self.standing().0)
    }

    fn people(&self) -> Vec<(String, Id)> {
        let invited = self.invitations.iter().enumerate();
        invited.filter_map(|(at, one)| one.who.person_id.map(|id| (format!("/invitations/{at}/who/personId"), id))).collect()
    }
}
