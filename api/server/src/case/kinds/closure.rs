//! Closing and re-opening.

use super::Recorded;
use crate::case::write::Writing;
use serde_json::{Value, json};
use waymark_domain::case::{CaseItem, ClosureFacts, MarkFacts};
use waymark_domain::closing::may_close;
use waymark_domain::incident::IncidentStatus;
use waymark_domain::problem::Owed;
use waymark_domain::{Problem, ProblemCode};
use waymark_store::WriteTx;
use waymark_store::incidents::{self, Standing};

fn keys(owed: &[Owed]) -> Vec<(String, String, String)> {
    let mut keys: Vec<_> = owed.iter().map(|one| (one.kind.clone(), one.code.clone(), one.subject_id.clone())).collect();
    keys.sort_unstable();
    keys
}

impl Recorded for ClosureFacts {
    fn prepared(self, tx: &mut WriteTx<'_>, writing: &Writing<'_>, before: Option<&Self>) -> Result<Self, Problem> {
        if before.is_some() {
            return Ok(self);
        }
        let items = &writing.case.records.items;
        // What goes on elsewhere is closed there: its list of what is owed would be worked down in vain.
        if items.live::<MarkFacts>().any(|item| item.facts.is_merged()) {
            return Err(ProblemCode::IncidentMerged.into());
        }
        let owed = writing.case.judge(writing.behalf.at, |rules| may_close(rules, items, writing.viewer.role, self.reason.as_ref()))??;
        let seen: Option<Vec<Owed>> = writing.said.get("owed").and_then(|seen| serde_json::from_value(seen.clone()).ok());
        if seen.is_some_and(|seen| keys(&seen) != keys(&owed)) {
            writing.alarm(tx, Self::KIND, "owed")?;
        }
        Ok(Self { owed, ..self })
    }

    fn changeable(&self) -> Result<(), Problem> {
        if self.reopened.is_some() { Err(ProblemCode::NotClosed.into()) } else { Ok(()) }
    }

    fn effects(&self, tx: &mut WriteTx<'_>, writing: &Writing<'_>) -> Result<(), Problem> {
        let incident = &writing.case.incident;
        let status = if self.reopened.is_some() { IncidentStatus::Open } else { IncidentStatus::Closed };
        incidents::stand(
            tx,
            incident.id,
            &Standing { owner: incident.owner_id, status, pack: &incident.guidance_pack },
            writing.behalf.at,
        )?;
        Ok(())
    }

    fn from_wire(_tx: &mut WriteTx<'_>, writing: &Writing<'_>, mut body: Value) -> Result<Self, Problem> {
        body["owed"] = json!([]);
        super::stamped(body, writing)
    }
}
