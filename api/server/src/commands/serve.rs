//! `waymark serve`.

use super::demo;
use super::out::say;
use crate::app::Application;
use crate::config::{ServeArgs, Settings};
use crate::guidance_packs;
use std::process::ExitCode;
use std::sync::Arc;
use tracing_subscriber::EnvFilter;
use waymark_domain::{Clock, SystemClock};
use waymark_store::{Keyring, Store};

pub fn run(args: &ServeArgs) -> Result<ExitCode, String> {
    let settings = Settings::parse(args).map_err(|error| error.to_string())?;
    let filter = EnvFilter::try_from_env("WAYMARK_LOG").unwrap_or_else(|_| EnvFilter::new("info"));
    let log = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr);
    // People read the demonstration's log, machines the rest.
    if settings.demo() {
        log.init()
    } else {
        log.json().init()
    }
    let keys = Keyring::open(&settings.data.keys()).map_err(|error| error.to_string())?;
    let store = Store::open(&settings.data.database, &keys, settings.data.kind).map_err(|error| error.to_string())?;
    actix_web::rt::System::new().block_on(async move {
        guidance_packs::prepare(&store, SystemClock.now()).await?;
        let demonstration = if settings.demo() { Some(demo::fill(&store, &keys).await?) } else { None };
        let public_url = settings.public_url.clone();
        let app = Application::bind(settings, store, &keys, Arc::new(SystemClock))?;
        say(&format!("Waymark listens on http://{}", app.address()));
        say("");
        say(&format!("  open            {public_url}"));
        say(&format!("  documentation   {public_url}/docs/"));
        if let Some(accounts) = demonstration {
            say("");
            say("  Demonstration: every person, school and case is invented. Sign in with");
            for account in accounts {
                say(&format!("    {:<18} {:<22} {}", account.username, account.password, account.what));
            }
        }
        if !crate::assets::present() {
            say("");
            say("  The app's files are not built in: run `npm --prefix pwa ci && npm --prefix pwa run build`, then start again.");
        }
        app.run().await.map_err(|error| error.to_string())
    })?;
    Ok(ExitCode::SUCCESS)
}
