//! Every look is logged before the answer leaves (DPA 2018 s.62). The same account reading the same version on the same device again
//! within five minutes is the same consultation.

use crate::extract::actor::Behalfs;
use crate::state::State;
use sha2::{Digest, Sha256};
use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};
use waymark_domain::audit::{LogAction, LogEntry, RecordKind};
use waymark_domain::{Id, Instant, Problem};
use waymark_store::log;

const SAME_LOOK_MINUTES: i64 = 5;
const REMEMBERED: usize = 100_000;

type Key = [u8; 32];

/// Looks that are on disk already.
#[derive(Default)]
pub struct Looks {
    seen: Mutex<HashMap<Key, Instant>>,
}

impl Looks {
    fn is_recorded(&self, key: &Key, now: Instant) -> bool {
        let seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        seen.get(key).is_some_and(|at| *at <= now && now < at.plus_minutes(SAME_LOOK_MINUTES))
    }

    fn recorded(&self, key: Key, now: Instant) {
        let mut seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        if seen.len() >= REMEMBERED {
            seen.retain(|_, at| now < at.plus_minutes(SAME_LOOK_MINUTES));
            if seen.len() >= REMEMBERED {
                seen.clear();
            }
        }
        seen.insert(key, now);
    }
}

/// What was looked at.
pub enum Look {
    /// One record in one version, with the records that came with it.
    Record { kind: RecordKind, id: Id, incident: Option<Id>, version: i64, with: Vec<Id> },
    /// A list, with the records it named and their versions.
    List { kind: RecordKind, records: Vec<(Id, i64)> },
}

fn key(who: &impl Behalfs, look: &Look) -> Key {
    let behalf = who.behalf();
    let mut hash = Sha256::new();
    hash.update(behalf.officer.uuid().as_bytes());
    hash.update(behalf.device.or(behalf.session).map_or([0; 16], |id| *id.uuid().as_bytes()));
    match look {
        Look::Record { kind, id, version, .. } => {
            hash.update([b'r', *kind as u8]);
            hash.update(id.uuid().as_bytes());
            hash.update(version.to_be_bytes());
        }
        Look::List { kind, records } => {
            hash.update([b'l', *kind as u8]);
            for (id, version) in records {
                hash.update(id.uuid().as_bytes());
                hash.update(version.to_be_bytes());
            }
        }
    }
    hash.finalize().into()
}

/// Records a look unless it is on record. When this returns, the row is on disk.
pub async fn consult(state: &State, who: &impl Behalfs, look: Look) -> Result<(), Problem> {
    let behalf = who.behalf();
    let key = key(who, &look);
    if state.looks.is_recorded(&key, behalf.at) {
        return Ok(());
    }
    let entry = match look {
        Look::Record { kind, id, incident, version, with } => LogEntry {
            action: LogAction::Consultation,
            kind,
            record_id: Some(id),
            incident_id: incident,
            version: Some(version),
            fields: Vec::new(),
            records: with,
        },
        // An empty list names nobody, and "nobody found" is an answer too: it is logged like any other.
        Look::List { kind, records } => LogEntry {
            action: LogAction::Consultation,
            kind,
            record_id: None,
            incident_id: None,
            version: None,
            fields: Vec::new(),
            records: records.into_iter().map(|(id, _)| id).collect(),
        },
    };
    state.store.write(move |tx| Ok(log::add(tx, &behalf, &entry)?)).await?;
    state.looks.recorded(key, behalf.at);
    Ok(())
}
