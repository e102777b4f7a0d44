//! Slows guessing down: after some wrong passwords each further try waits twice as long, per account and address and per address
//! alone. Nobody is locked out by somebody else's guesses: another address has its own count.

use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::{Mutex, PoisonError};
use waymark_domain::Instant;

/// Longest wait, in seconds.
const LONGEST: i64 = 15 * 60;
/// Wrong tries from one address, over all accounts, count a tenth.
const ADDRESS_FACTOR: u32 = 10;
/// Beyond this many entries the ones whose wait is over are dropped.
const REMEMBERED: usize = 50_000;

#[derive(Clone, Copy)]
struct Tries {
    wrong: u32,
    not_before: Instant,
}

type Key = (Option<String>, Option<IpAddr>);

/// Counts wrong passwords.
pub struct Throttle {
    free: u32,
    tries: Mutex<HashMap<Key, Tries>>,
}

impl Throttle {
    /// With so many free tries.
    pub fn new(free: u32) -> Self {
        Self { free, tries: Mutex::default() }
    }

    fn keys(account: &str, address: Option<IpAddr>) -> [(Key, u32); 2] {
        [((Some(account.to_owned()), address), 1), ((None, address), ADDRESS_FACTOR)]
    }

    /// Seconds to wait before a try is looked at, if any.
    pub fn wait(&self, account: &str, address: Option<IpAddr>, now: Instant) -> Option<u64> {
        let tries = self.tries.lock().unwrap_or_else(PoisonError::into_inner);
        let millis = Self::keys(account, address)
            .iter()
            .filter_map(|(key, _)| tries.get(key))
            .map(|t| t.not_before.millis() - now.millis())
            .max()?;
        u64::try_from(millis).ok().filter(|millis| *millis > 0).map(|millis| millis.div_ceil(1000))
    }

    /// A wrong password.
    pub fn wrong(&self, account: &str, address: Option<IpAddr>, now: Instant) {
        let mut tries = self.tries.lock().unwrap_or_else(PoisonError::into_inner);
        if tries.len() >= REMEMBERED {
            tries.retain(|_, t| t.not_before.plus_hours(1) > now);
        }
        for (key, factor) in Self::keys(account, address) {
            let entry = tries.entry(key).or_insert(Tries { wrong: 0, not_before: now });
            // Forgotten after an hour without a wrong try.
            if entry.not_before.plus_hours(1) < now {
                entry.wrong = 0;
            }
            entry.wrong += 1;
            let over = (entry.wrong / factor).saturating_sub(self.free.saturating_sub(1));
            let seconds = if over == 0 { 0 } else { (1_i64 << over.min(12)).min(LONGEST) };
            entry.not_before = now.plus_seconds(seconds);
        }
    }

    /// A right password forgets the account's wrong ones at this address.
    pub fn right(&self, account: &str, address: Option<IpAddr>) {
        self.tries.lock().unwrap_or_else(PoisonError::into_inner).remove(&(Some(account.to_owned()), address));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_wait_doubles_and_another_address_does_not_suffer() {
        let throttle = Throttle::new(3);
        let now = Instant::from_millis(1_000_000);
        let (here, there) = ("10.0.0.1".parse().ok(), "10.0.0.2".parse().ok());
        for _ in 0..2 {
            throttle.wrong("a", here, now);
        }
        assert_eq!(throttle.wait("a", here, now), None);
        throttle.wrong("a", here, now);
        assert_eq!(throttle.wait("a", here, now), Some(2));
        throttle.wrong("a", here, now);
        assert_eq!(throttle.wait("a", here, now), Some(4));
        assert_eq!(throttle.wait("a", there, now), None);
        assert_eq!(throttle.wait("a", here, now.plus_seconds(4)), None);
        throttle.right("a", here);
        assert_eq!(throttle.wait("a", here, now), None);
    }

    #[test]
    fn many_accounts_from_one_address_wait_too() {
        let throttle = Throttle::new(3);
        let now = Instant::from_millis(1_000_000);
        let here = "10.0.0.1".parse().ok();
        for n in 0..40 {
            throttle.wrong(&format!("name{n}"), here, now);
        }
        assert!(throttle.wait("fresh", here, now).is_some());
    }
}
