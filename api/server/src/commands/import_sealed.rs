//! `waymark import-sealed`: takes in what a phone exported as a sealed file. Taking the same file twice changes nothing.

use super::out::{error, say};
use super::{open, sentence};
use crate::app::state_for;
use crate::config::{ServeArgs, Settings};
use crate::dto::sealed::SealedItem;
use crate::endpoints::sealed_batches::{Opening, take};
use crate::extract::frame;
use serde::Deserialize;
use serde_json::value::RawValue;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;
use waymark_domain::held::HeldWhy;
use waymark_domain::{Clock, Id, SystemClock};
use waymark_store::{Keyring, WriteTx, devices};

const FORMAT: &str = "waymark-sealed/1";
/// Items that are taken in at once.
const TOGETHER: usize = 200;

/// What the phone wrote.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Exported {
    format: String,
    device_id: Id,
    items: Vec<Box<RawValue>>,
}

/// What became of a file's items.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub struct Counts {
    pub performed: usize,
    /// Performed or held at another time.
    pub before: usize,
    /// Waiting for a supervisor from now on.
    pub held: usize,
    pub refused: usize,
}

/// Takes the files in, one after another. Fails when an item could neither be performed nor held.
pub fn run(files: &[PathBuf], args: &ServeArgs) -> Result<ExitCode, String> {
    let counts = take_in(files, args)?;
    Ok(if counts.iter().all(|counts| counts.refused == 0) { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// The same, and says for each file what became of its items.
pub fn take_in(files: &[PathBuf], args: &ServeArgs) -> Result<Vec<Counts>, String> {
    let settings = Settings::parse(args).map_err(|error| error.to_string())?;
    let (_, store) = open(&args.data)?;
    let keys = Keyring::open(&settings.data.keys()).map_err(|error| error.to_string())?;
    let state = state_for(settings, store, &keys, Arc::new(SystemClock))?;
    let mut all = Vec::with_capacity(files.len());
    for file in files {
        let counts = actix_web::rt::System::new().block_on(import(&state, file))?;
        let Counts { performed, before, held, refused: left } = counts;
        say(&format!(
            "{}: {performed} performed, {before} were here before, {held} wait for a supervisor, {left} do not open or are refused",
            file.display()
        ));
        all.push(counts);
    }
    Ok(all)
}

async fn import(state: &Arc<crate::state::State>, file: &Path) -> Result<Counts, String> {
    let text = std::fs::read(file).map_err(|error| format!("{}: {error}", file.display()))?;
    let exported: Exported = frame(&text).map_err(|_| format!("{}: this is not a file that the phone app exported", file.display()))?;
    if exported.format != FORMAT {
        return Err(format!("{}: the file is of another form; {FORMAT} was expected", file.display()));
    }
    let id = exported.device_id;
    let found = state.store.read(move |tx| Ok(devices::find(tx, id)?)).await.map_err(|problem| sentence(&problem))?;
    let device = found.ok_or_else(|| format!("{}: the device it was exported from is not registered here", file.display()))?;
    let why = Some(if device.revoked.is_some() { HeldWhy::Revoked } else { HeldWhy::Erased });
    let now = SystemClock.now();
    let opening = Opening { device: &device, trace: rand::random(), clock_off: 0, why, at: now };
    let (mut counts, mut received) = (Counts::default(), Vec::new());
    for part in exported.items.chunks(TOGETHER) {
        let items = part.iter().map(|raw| frame::<SealedItem>(raw.get().as_bytes())).collect();
        for answer in take(state, &opening, items).await.map_err(|problem| sentence(&problem))? {
            received.extend(answer.seq.filter(|_| answer.status < 300));
            match answer.status {
                200..=299 if answer.replayed => counts.before += 1,
                202 => counts.held += 1,
                200..=299 => counts.performed += 1,
                status => {
                    counts.refused += 1;
                    error(&format!("item {}: {status} {}", answer.seq.unwrap_or_default(), answer.code.as_deref().unwrap_or_default()));
                }
            }
        }
    }
    // They have arrived, though not from the phone: no contact of it, and no gap any more.
    let settle = move |tx: &mut WriteTx<'_>| {
        tx.lock(id)?;
        Ok(devices::settle(tx, id, &received, &[], now)?)
    };
    state.store.write(settle).await.map_err(|problem| sentence(&problem))?;
    Ok(counts)
}
