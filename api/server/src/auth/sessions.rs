//! Sessions that were looked up a moment ago, so that a burst of requests does not ask the database who is calling each time. What ends
//! a session in this process ends it here at once; another process notices within seconds.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};
use waymark_domain::officer::Officer;
use waymark_domain::{Id, Instant};
use waymark_store::sessions::Session;

/// Seconds for which a look-up is believed.
const BELIEVED: i64 = 5;
const REMEMBERED: usize = 10_000;

/// Who is calling.
#[derive(Clone)]
pub struct Known {
    pub session: Session,
    pub officer: Officer,
}

/// How a caller names the session.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Presented {
    /// SHA-256 of a cookie's secret.
    Cookie([u8; 32]),
    /// The id in a checked token.
    Token(Id),
}

/// See the module.
#[derive(Default)]
pub struct KnownSessions {
    seen: Mutex<HashMap<Presented, (Known, Instant)>>,
}

impl KnownSessions {
    /// The session, if it was looked up just now.
    pub fn get(&self, presented: Presented, now: Instant) -> Option<Known> {
        let seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        let (known, at) = seen.get(&presented)?;
        (*at <= now && now < at.plus_seconds(BELIEVED) && now < known.session.expires_at).then(|| known.clone())
    }

    /// Forgets every session on a device.
    pub fn forget_device(&self, device: Id) {
        let mut seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        seen.retain(|_, (known, _)| known.session.device_id != Some(device));
    }

    /// Remembers a look-up.
    pub fn put(&self, presented: Presented, known: Known, now: Instant) {
        let mut seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        if seen.len() >= REMEMBERED {
            seen.clear();
        }
        seen.insert(presented, (known, now));
    }

    /// A session ended or changed.
    pub fn forget(&self, session: Id) {
        self.seen.lock().unwrap_or_else(PoisonError::into_inner).retain(|_, (known, _)| known.session.id != session);
    }
}
