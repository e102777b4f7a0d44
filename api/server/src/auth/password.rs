//! Passwords: argon2id with a pepper from outside the database, two at a time (64 MiB each, so that a flood of sign-ins cannot take
//! the memory), and the same work for a name that does not exist.

use argon2::password_hash::rand_core::OsRng;
use argon2::password_hash::{PasswordHash, PasswordHasher, PasswordVerifier, SaltString};
use argon2::{Algorithm, Argon2, Params, Version};
use std::sync::Arc;
use tokio::sync::Semaphore;
use waymark_domain::{Problem, ProblemCode};

/// Fewest characters of a password (OWASP ASVS 5.0, 6.2.1: eight, fifteen advised).
pub const MIN_CHARS: usize = 8;
/// Most characters of a password.
pub const MAX_CHARS: usize = 128;

/// KiB, rounds, lanes; 64 MiB and 3 rounds are above the floor of ASVS 5.0 appendix C.
const COST: (u32, u32, u32) = (64 * 1024, 3, 1);
/// How many are hashed at once.
const AT_ONCE: usize = 2;

#[derive(Clone)]
struct Hasher {
    pepper: Arc<[u8; 32]>,
}

impl Hasher {
    fn argon2(&self) -> Result<Argon2<'_>, String> {
        let params = Params::new(COST.0, COST.1, COST.2, None).map_err(|error| error.to_string())?;
        Argon2::new_with_secret(self.pepper.as_slice(), Algorithm::Argon2id, Version::V0x13, params).map_err(|error| error.to_string())
    }

    fn hash(&self, password: &str) -> Result<String, String> {
        let salt = SaltString::generate(&mut OsRng);
        self.argon2()?.hash_password(password.as_bytes(), &salt).map(|hash| hash.to_string()).map_err(|error| error.to_string())
    }

    fn verify(&self, password: &str, stored: &str) -> Result<bool, String> {
        let hash = PasswordHash::new(stored).map_err(|error| error.to_string())?;
        Ok(self.argon2()?.verify_password(password.as_bytes(), &hash).is_ok())
    }
}

/// Hashes and checks passwords.
pub struct Passwords {
    hasher: Hasher,
    slots: Arc<Semaphore>,
    /// What an unknown name is checked against, so that its answer takes as long.
    nobody: String,
}

impl Passwords {
    /// With a pepper.
    pub fn new(pepper: [u8; 32]) -> Result<Self, String> {
        let hasher = Hasher { pepper: Arc::new(pepper) };
        let nobody = hasher.hash(&super::secret())?;
        Ok(Self { hasher, slots: Arc::new(Semaphore::new(AT_ONCE)), nobody })
    }

    async fn run<T: Send + 'static>(&self, work: impl FnOnce(&Hasher) -> Result<T, String> + Send + 'static) -> Result<T, Problem> {
        let _slot = self.slots.acquire().await.map_err(Problem::internal)?;
        let hasher = self.hasher.clone();
        tokio::task::spawn_blocking(move || work(&hasher))
            .await
            .map_err(|_| Problem::internal("hashing panicked"))?
            .map_err(Problem::internal)
    }

    /// A PHC string of a new password.
    pub async fn hash(&self, password: String) -> Result<String, Problem> {
        self.run(move |hasher| hasher.hash(&password)).await
    }

    /// Whether a password fits what is stored; with nothing stored, the same work and `false`.
    pub async fn verify(&self, password: String, stored: Option<String>) -> Result<bool, Problem> {
        let known = stored.is_some();
        let against = stored.unwrap_or_else(|| self.nobody.clone());
        Ok(self.run(move |hasher| hasher.verify(&password, &against)).await? && known)
    }

    /// Whether a stored hash was made with less than today's cost.
    pub fn is_weak(stored: &str) -> bool {
        let Ok(hash) = PasswordHash::new(stored) else { return true };
        Params::try_from(&hash).map_or(true, |params| (params.m_cost(), params.t_cost(), params.p_cost()) != COST)
    }
}

/// Refuses a password that is too short or too long, or that is the account's own name.
pub fn check_new(password: &str, username: &str) -> Result<(), &'static str> {
    let chars = password.chars().count();
    if chars < MIN_CHARS || password.to_lowercase() == username.to_lowercase() {
        Err("too-short")
    } else if chars > MAX_CHARS {
        Err("too-long")
    } else {
        Ok(())
    }
}

/// Kept for callers that only have the code.
pub fn wrong() -> Problem {
    ProblemCode::WrongCredentials.into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test(flavor = "current_thread")]
    async fn the_right_password_the_wrong_one_and_nobody() {
        let passwords = Passwords::new([1; 32]).expect("makes");
        let stored = passwords.hash("correct horse".to_owned()).await.expect("hashes");
        assert!(stored.starts_with("$argon2id$v=19$m=65536,t=3,p=1$"), "{stored}");
        assert!(passwords.verify("correct horse".to_owned(), Some(stored.clone())).await.expect("runs"));
        assert!(!passwords.verify("wrong horse".to_owned(), Some(stored.clone())).await.expect("runs"));
        assert!(!passwords.verify("correct horse".to_owned(), None).await.expect("runs"));
        let other_pepper = Passwords::new([2; 32]).expect("makes");
        assert!(!other_pepper.verify("correct horse".to_owned(), Some(stored.clone())).await.expect("runs"));
        assert!(!Passwords::is_weak(&stored));
        assert!(Passwords::is_weak("$argon2id$v=19$m=19456,t=2,p=1$c2FsdHNhbHQ$aGFzaGhhc2hoYXNoaGFzaA"));
    }
}
