//! `waymark officer add`.

use super::out::say;
use super::{block_on, open, sentence};
use crate::auth::password::{Passwords, check_new};
use crate::config::{DataArgs, DataSettings};
use clap::Args;
use std::io::{IsTerminal, Read};
use std::process::ExitCode;
use waymark_domain::officer::{Officer, OfficerFacts, OfficerRole, ScreenLanguage, fold_username};
use waymark_domain::text::PersonalText;
use waymark_domain::vocabulary::Vocabulary;
use waymark_domain::{Clock, Id, ProblemCode, SystemClock};
use waymark_store::{Keyring, officers};

#[derive(Args)]
pub struct AddArgs {
    /// The name to sign in with.
    #[arg(long, value_name = "NAME")]
    pub username: String,
    /// The officer's name, as colleagues should read it.
    #[arg(long, value_name = "NAME")]
    pub name: String,
    /// schools_officer, ppu, cid, supervisor, administrator or auditor.
    #[arg(long, default_value = "schools_officer", value_parser = role)]
    pub role: OfficerRole,
    /// Collar or shoulder number.
    #[arg(long, value_name = "NUMBER")]
    pub collar: Option<String>,
    /// The force, for example gwent.
    #[arg(long, value_name = "FORCE")]
    pub force: Option<String>,
    /// The team: its supervisors see the cases of its officers.
    #[arg(long, value_name = "TEAM")]
    pub team: Option<String>,
    /// Language of the screens: en or cy.
    #[arg(long, default_value = "en", value_parser = language)]
    pub language: ScreenLanguage,
    /// Read the password from standard input instead of making one.
    #[arg(long)]
    pub password_stdin: bool,
    #[command(flatten)]
    pub data: DataArgs,
}

fn role(text: &str) -> Result<OfficerRole, String> {
    OfficerRole::from_code(text)
        .ok_or_else(|| format!("expected one of {}", OfficerRole::ALL.iter().map(|r| r.code()).collect::<Vec<_>>().join(", ")))
}

fn language(text: &str) -> Result<ScreenLanguage, String> {
    ScreenLanguage::from_code(text).ok_or_else(|| "expected en or cy".to_owned())
}

/// Four groups of five characters without those that are mistaken for one another: more than 90 bits.
fn made_up() -> String {
    const SIGNS: &[u8] = b"abcdefghjkmnpqrstuvwxyz23456789";
    let group = || (0..5).map(|_| char::from(SIGNS[rand::random_range(0..SIGNS.len())])).collect::<String>();
    [group(), group(), group(), group()].join("-")
}

pub fn add(args: &AddArgs) -> Result<ExitCode, String> {
    let username = fold_username(&args.username);
    if username.is_empty() || username.chars().count() > 100 || username.chars().any(char::is_whitespace) {
        return Err("--username: expected 1 to 100 characters without spaces".to_owned());
    }
    let password = if args.password_stdin { from_stdin()? } else { made_up() };
    if check_new(&password, &username).is_err() {
        return Err("the password: expected 8 to 128 characters, and not the user name (15 or more are advised)".to_owned());
    }
    let settings = DataSettings::parse(&args.data).map_err(|error| error.to_string())?;
    let (_, store) = open(&args.data)?;
    let keys = Keyring::open(&settings.keys()).map_err(|error| error.to_string())?;
    let passwords = Passwords::new(keys.derive("password-pepper/1"))?;
    let officer = Officer {
        id: Id::now(),
        username: username.clone(),
        role: args.role,
        force: args.force.clone(),
        language: args.language,
        facts: OfficerFacts {
            display_name: PersonalText::new(args.name.trim()),
            collar_number: args.collar.clone().map(PersonalText::new),
        },
        version: 1,
        disabled: false,
        team: args.team.as_deref().map(str::trim).filter(|team| !team.is_empty()).map(str::to_owned),
    };
    let plain = password.clone();
    let done = block_on(async {
        let hash = passwords.hash(plain).await?;
        store.write(move |tx| Ok(officers::insert(tx, &officer, &hash, SystemClock.now())?)).await
    })?;
    match done {
        Ok(()) => {
            say(&format!("Added {username}."));
            if !args.password_stdin {
                say(&format!("Password, shown this once: {password}"));
            }
            Ok(ExitCode::SUCCESS)
        }
        Err(problem) if problem.code == ProblemCode::AlreadyExists => {
            Err(format!("there is an account {username} already; nothing was changed"))
        }
        Err(problem) => Err(sentence(&problem)),
    }
}

fn from_stdin() -> Result<String, String> {
    if std::io::stdin().is_terminal() {
        super::out::error("type the password, then Return and Ctrl-D (it shows on the screen)");
    }
    let mut text = String::new();
    std::io::stdin().lock().take(4096).read_to_string(&mut text).map_err(|error| error.to_string())?;
    Ok(text.trim_end_matches(['\r', '\n']).to_owned())
}
