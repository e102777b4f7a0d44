//! The clock of a server under test: it stands still until the test moves it.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use waymark_domain::{Clock, Instant};

/// A Tuesday morning in term.
const START: &str = "2026-11-24T09:00:00.000Z";

#[derive(Clone)]
pub struct TestClock(Arc<AtomicI64>);

impl TestClock {
    pub fn new() -> Self {
        Self(Arc::new(AtomicI64::new(Instant::parse(START).expect("an instant").millis())))
    }

    pub fn move_seconds(&self, seconds: i64) {
        self.0.fetch_add(seconds * 1000, Ordering::SeqCst);
    }

    pub fn move_minutes(&self, minutes: i64) {
        self.move_seconds(minutes * 60);
    }

    pub fn move_hours(&self, hours: i64) {
        self.move_minutes(hours * 60);
    }
}

impl Clock for TestClock {
    fn now(&self) -> Instant {
        Instant::from_millis(self.0.load(Ordering::SeqCst))
    }
}
