//! Referrals: made by an officer, answered by a unit, step by step.

use super::Recorded;
use crate::case::shape::tidy;
use crate::case::write::{Writing, info, put};
use crate::conditions::etag;
use crate::extract::json::facts_of;
use crate::write_once::Written;
use serde_json::{Value, json};
use waymark_domain::case::{ReferralFacts, ReferralStep, ReferralTo, StepKind};
use waymark_domain::case_access::{check_step, may_refer};
use waymark_domain::vocabulary::Vocabulary;
use waymark_domain::{Problem, ProblemCode, viewers as ids};
use waymark_store::case_items::ItemRecord;
use waymark_store::{WriteTx, case_items, viewers};

impl Recorded for ReferralFacts {
    /// The first step is part of making it.
    fn from_wire(_tx: &mut WriteTx<'_>, writing: &Writing<'_>, mut body: Value) -> Result<Self, Problem> {
        if !may_refer(writing.viewer.role) {
            return Err(ProblemCode::NotAllowed.into());
        }
        let first = if body["to"] == ReferralTo::Cid.code() { StepKind::Sent } else { StepKind::Notified };
        let mut take = |name: &str| body.as_object_mut().and_then(|body| body.remove(name)).unwrap_or_default();
        let step = json!({
            "step": first, "at": take("at"), "by": take("by"), "to": take("toldWhom"), "how": take("how"), "text": take("text"),
            "agencies": take("agencies"), "reference": take("reference"), "recordedBy": writing.behalf.officer
        });
        body["steps"] = json!([step]);
        super::stamped(body, writing)
    }

    /// The first step was sent flat.
    fn pointer(pointer: String) -> String {
        match pointer.strip_prefix("/steps/0/") {
            Some("to") => "/toldWhom".to_owned(),
            Some(rest) => rest.strip_prefix("to/").map_or_else(|| format!("/{rest}"), |rest| format!("/toldWhom/{rest}")),
            None => pointer,
        }
    }

    /// A unit sees a case while a referral to it stands.
    fn effects(&self, tx: &mut WriteTx<'_>, writing: &Writing<'_>) -> Result<(), Problem> {
        let (incident, unit) = (&writing.case.incident, ids::unit(self.to));
        let standing = case_items::of_incident(tx, incident.id)?
            .iter()
            .filter(|item| item.kind == waymark_domain::case::ItemKind::Referral && !item.withdrawn)
            .any(|item| item.body["to"] == self.to.code());
        if standing {
            viewers::add(tx, incident.id, unit, incident.version, writing.behalf.at)?;
        } else {
            viewers::remove(tx, incident.id, unit, incident.version, writing.behalf.at)?;
        }
        Ok(())
    }
}

/// Takes one more step of a referral.
pub fn take_step(tx: &mut WriteTx<'_>, writing: &Writing<'_>, old: &ItemRecord, mut body: Value) -> Result<Written, Problem> {
    if old.withdrawn {
        return Err(ProblemCode::AlreadyWithdrawn.into());
    }
    tidy(&mut body);
    body["recordedBy"] = json!(writing.behalf.officer);
    let step: ReferralStep = facts_of(body)?;
    let referral: ReferralFacts = old.facts()?;
    check_step(writing.viewer.role, referral.to, &step)?;
    let record = put(tx, writing, old, referral.with_step(step)?).map_err(at_the_step)?;
    let location = format!("/v1/incidents/{}/referrals/{}", writing.case.incident.id, record.id);
    Written::created(&info(tx, &record)?, etag(record.version), location)
}

/// The step is the whole body, so its faults are pointed to without the way through the list.
fn at_the_step(mut problem: Problem) -> Problem {
    for error in &mut problem.errors {
        let mut parts = error.pointer.splitn(4, '/').skip(1);
        if let (Some("steps"), Some(_), Some(rest)) = (parts.next(), parts.next(), parts.next()) {
            error.pointer = format!("/{rest}");
        }
    }
    problem
}
