//! Accounts, put into the store without a detour: there is no endpoint that makes one.

use super::{App, wait};
use std::sync::OnceLock;
use waymark_domain::officer::{Officer, OfficerFacts, OfficerRole, ScreenLanguage};
use waymark_domain::text::PersonalText;
use waymark_domain::vocabulary::Vocabulary;
use waymark_domain::{Clock, Id};
use waymark_server::auth::password::Passwords;
use waymark_store::{Keyring, officers};

/// The password of every account.
pub const PASSWORD: &str = "an invented pass phrase";
/// The root key of every server: one hash of the password then serves them all.
pub const KEYS: Keyring = Keyring::from_root([7; 32]);

/// An account that can sign in.
#[derive(Clone)]
pub struct Account {
    pub id: Id,
    pub username: String,
}

/// Hashing is slow by design, so it is done once.
fn hash() -> &'static str {
    static HASH: OnceLock<String> = OnceLock::new();
    HASH.get_or_init(|| {
        let passwords = Passwords::new(KEYS.derive("password-pepper/1")).expect("a hasher");
        wait(passwords.hash(PASSWORD.to_owned())).expect("a hash")
    })
}

impl App {
    /// A new account with a role by its code, in the team that most are in.
    pub fn account(&self, role: &str, display_name: &str) -> Account {
        self.account_in("Demonstration team", role, display_name)
    }

    /// A new account in a team.
    pub fn account_in(&self, team: &str, role: &str, display_name: &str) -> Account {
        let id = Id::now();
        let account = Account { id, username: format!("officer-{id}") };
        let officer = Officer {
            id,
            username: account.username.clone(),
            role: OfficerRole::from_code(role).expect("a role"),
            force: Some("Demonstration force".to_owned()),
            language: ScreenLanguage::English,
            facts: OfficerFacts { display_name: PersonalText::new(display_name), collar_number: None },
            version: 1,
            disabled: false,
            team: Some(team.to_owned()),
        };
        let now = self.clock.now();
        wait(self.store.write(move |tx| Ok(officers::insert(tx, &officer, hash(), now)?))).expect("an account");
        account
    }
}
