//! A referral to the public protection unit or to CID: a life written down step by step, never rewritten.
//!
//! Public protection: notified, acknowledged, updated (as often as they write), closed. CID: sent, accepted, result, or handed back
//! with a reason. A chase and an escalation are steps too, but move nothing.

use super::parts::{Somebody, limits};
use super::{CaseItem, ItemChecks, ItemKind, stamped};
use crate::ids::Id;
use crate::instant::Instant;
use crate::party::Withdrawn;
use crate::problem::{FieldError, Problem};
use crate::text::PersonalText;
use crate::vocabulary;
use crate::vocabulary::Vocabulary;
use serde::{Deserialize, Serialize};

vocabulary! {
    /// Where it goes.
    ReferralTo { PublicProtection = "ppu", Cid = "cid" }
}

vocabulary! {
    /// What happened to a referral.
    StepKind {
        Notified = "notified",
        Acknowledged = "acknowledged",
        Updated = "updated",
        Closed = "closed",
        Sent = "sent",
        Accepted = "accepted",
        HandedBack = "handed_back",
        Result = "result",
        Chased = "chased",
        Escalated = "escalated",
    }
}

vocabulary! {
    /// How word was passed.
    Channel { Here = "here", Form = "form", Email = "email", Phone = "phone", InPerson = "in_person", Other = "other" }
}

impl StepKind {
    /// A chase or an escalation: noted, without moving the referral.
    pub const fn is_remark(self) -> bool {
        matches!(self, Self::Chased | Self::Escalated)
    }

    /// Whether the unit itself takes this step.
    pub const fn is_units(self) -> bool {
        matches!(self, Self::Acknowledged | Self::Updated | Self::Closed | Self::Accepted | Self::HandedBack | Self::Result)
    }
}

/// Every legal move. `None` is a referral that does not exist yet.
pub(super) const fn may_follow(to: ReferralTo, from: Option<StepKind>, step: StepKind) -> bool {
    use ReferralTo::{Cid, PublicProtection};
    use StepKind::{Accepted, Acknowledged, Chased, Closed, Escalated, HandedBack, Notified, Result, Sent, Updated};
    match (to, from, step) {
        (PublicProtection, None, Notified) | (Cid, None, Sent) => true,
        (PublicProtection, Some(Notified), Acknowledged) => true,
        (PublicProtection, Some(Acknowledged | Updated), Updated) => true,
        (PublicProtection, Some(Updated), Closed) => true,
        (Cid, Some(Sent), Accepted | HandedBack) => true,
        // CID may find only on looking closer that it is not theirs.
        (Cid, Some(Accepted), HandedBack | Result) => true,
        (_, Some(Closed | HandedBack | Result), _) => false,
        (_, Some(_), Chased | Escalated) => true,
        _ => false,
    }
}

/// One step: what, when, by whom, in whose words, and which account wrote it down.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ReferralStep {
    pub step: StepKind,
    pub at: Instant,
    pub by: Somebody,
    /// Who was told or asked.
    pub to: Option<Somebody>,
    pub how: Channel,
    pub text: Option<PersonalText>,
    /// Other agencies named, such as children's services.
    #[serde(default)]
    pub agencies: Vec<PersonalText>,
    pub reference: Option<PersonalText>,
    pub recorded_by: Id,
}

/// A referral.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ReferralFacts {
    pub to: ReferralTo,
    pub person_id: Option<Id>,
    pub crime_id: Option<Id>,
    pub steps: Vec<ReferralStep>,
    pub written_at: Instant,
    pub recorded_by: Id,
    pub withdrawn: Option<Withdrawn>,
}

impl ReferralFacts {
    /// The step that says where it stands.
    pub fn standing(&self) -> Option<&ReferralStep> {
        self.steps.iter().rfind(|step| !step.step.is_remark())
    }

    /// When it went out.
    pub fn sent_at(&self) -> Option<Instant> {
        self.steps.first().map(|step| step.at)
    }

    /// Steps of a kind.
    pub fn of(&self, kind: StepKind) -> impl Iterator<Item = &ReferralStep> {
        self.steps.iter().filter(move |step| step.step == kind)
    }

    /// Over: another one may be made about the same person.
    pub fn is_over(&self) -> bool {
        self.standing().is_some_and(|step| matches!(step.step, StepKind::Closed | StepKind::HandedBack | StepKind::Result))
    }

    /// The referral with one more step. A step that skips one, or repeats one that has no repeat, is refused.
    pub fn with_step(&self, step: ReferralStep) -> Result<Self, Problem> {
        if !may_follow(self.to, self.standing().map(|at| at.step), step.step) {
            return Err(Problem::field("/step", "wrong-step"));
        }
        let mut next = self.clone();
        next.steps.push(step);
        Ok(next)
    }
}

impl CaseItem for ReferralFacts {
    const KIND: ItemKind = ItemKind::Referral;
    stamped!();

    fn rules(&self, checks: &mut ItemChecks) {
        match self.to {
            ReferralTo::PublicProtection => {
                checks.require(self.person_id.is_some(), "/personId", "required");
                checks.require(self.crime_id.is_none(), "/crimeId", "conflicts");
            }
            ReferralTo::Cid => checks.require(self.person_id.is_none() || self.crime_id.is_none(), "/crimeId", "conflicts"),
        }
        checks.require(!self.steps.is_empty(), "/steps", "required");
        checks.list(&self.steps, "/steps");
        let (mut standing, mut latest) = (None, None);
        for (place, step) in self.steps.iter().enumerate() {
            let pointer = |name: &str| format!("/steps/{place}/{name}");
            checks.require(may_follow(self.to, standing, step.step), &pointer("step"), "wrong-step");
            checks.past(step.at, &pointer("at"));
            checks.follows(latest, Some(step.at), &pointer("at"));
            checks.somebody(&step.by, &pointer("by"));
            if let Some(to) = &step.to {
                checks.somebody(to, &pointer("to"));
            }
            let must_say = matches!(step.step, StepKind::Updated | StepKind::HandedBack | StepKind::Result);
            if must_say {
                checks.needed(step.text.as_ref(), limits::TEXT, &pointer("text"));
            } else {
                checks.text(step.text.as_ref(), limits::TEXT, &pointer("text"));
            }
            checks.list(&step.agencies, &pointer("agencies"));
            for (at, agency) in step.agencies.iter().enumerate() {
                checks.needed(Some(agency), limits::NAME, &format!("/steps/{place}/agencies/{at}"));
            }
            checks.text(step.reference.as_ref(), limits::REFERENCE, &pointer("reference"));
            if !step.step.is_remark() {
                standing = Some(step.step);
            }
            latest = Some(step.at);
        }
    }

    fn check_change(&self, before: &Self) -> Result<(), Vec<FieldError>> {
        let mut checks = ItemChecks::new(self.written_at, self.written_at);
        let same = self.to == before.to && self.person_id == before.person_id && self.crime_id == before.crime_id;
        checks.require(same, "/to", "cannot-change");
        checks.require(self.steps.starts_with(&before.steps), "/steps", "history-rewritten");
        checks.finish()
    }

    fn slot(&self) -> Option<String> {
        let about = self.person_id.map(|id| format!(":{id}")).or_else(|| self.crime_id.map(|id| format!(":crime:{id}")));
        (!self.is_over()).then(|| format!("{}{}", self.to.code(), about.unwrap_or_default()))
    }

    fn person_id(&self) -> Option<Id> {
        self.person_id
    }

    fn crime_id(&self) -> Option<Id> {
        self.crime_id
    }

    fn state(&self) -> Option<&'static str> {
        self.standing().map(|step| step.step.code())
    }

    fn target(&self) -> Option<&'static str> {
        Some(self.to.code())
    }

    fn after_report(&self) -> Vec<(String, Instant)> {
        self.sent_at().map(|at| ("/steps/0/at".to_owned(), at)).into_iter().collect()
    }
}
