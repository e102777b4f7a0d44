//! What handlers share.

use crate::auth::Authentication;
use crate::config::Settings;
use crate::cursor::Cursors;
use crate::guidance_packs::GuidancePacks;
use crate::looks::Looks;
use crate::metrics::Metrics;
use crate::openapi::Methods;
use crate::sealing::Sealing;
use serde_json::Value;
use std::collections::HashSet;
use std::sync::{Arc, Mutex, PoisonError};
use waymark_domain::{Clock, Id, Instant};
use waymark_store::Store;

/// Shared by all workers.
pub struct State {
    pub settings: Settings,
    pub store: Store,
    pub clock: Arc<dyn Clock>,
    pub auth: Authentication,
    pub cursors: Cursors,
    pub looks: Looks,
    pub packs: GuidancePacks,
    pub metrics: Metrics,
    pub sealing: Sealing,
    /// The document as it is served.
    pub openapi: String,
    /// Which methods each of its addresses takes.
    pub openapi_methods: Vec<Methods>,
    running: Mutex<HashSet<(Id, String)>>,
}

impl State {
    pub fn new(
        settings: Settings,
        store: Store,
        clock: Arc<dyn Clock>,
        auth: Authentication,
        cursors: Cursors,
        sealing: Sealing,
        document: &Value,
    ) -> Self {
        Self {
            settings,
            store,
            clock,
            auth,
            cursors,
            looks: Looks::default(),
            packs: GuidancePacks::default(),
            metrics: Metrics::default(),
            sealing,
            openapi: document.to_string(),
            openapi_methods: Methods::read(document),
            running: Mutex::default(),
        }
    }

    pub fn now(&self) -> Instant {
        self.clock.now()
    }

    /// Marks a write as running; `None` when the same key is running already.
    pub fn begin(self: &Arc<Self>, officer: Id, key: &str) -> Option<Running> {
        let entry = (officer, key.to_owned());
        let fresh = self.running.lock().unwrap_or_else(PoisonError::into_inner).insert(entry.clone());
        fresh.then(|| Running { state: Arc::clone(self), entry })
    }
}

/// A write in progress; dropping it ends it, whatever happened.
pub struct Running {
    state: Arc<State>,
    entry: (Id, String),
}

impl Drop for Running {
    fn drop(&mut self) {
        self.state.running.lock().unwrap_or_else(PoisonError::into_inner).remove(&self.entry);
    }
}
