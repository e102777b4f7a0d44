//! The guidance packs that the server works by: those that come with it, and each one compiled once.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use waymark_domain::instant::Day;
use waymark_domain::{Instant, Problem};
use waymark_rules::Pack;
use waymark_store::packs::{self, PackRecord};
use waymark_store::{Store, Tx, WriteTx, person_search};

/// The packs in the binary. The first is in force where no other is.
const BUILT_IN: [&str; 2] =
    [include_str!("../../../openapi/rules/packs/2016.1.json"), include_str!("../../../openapi/rules/packs/2024.1-draft.json")];

/// A pack with what stands beside it in the database.
#[derive(Debug, Clone)]
pub struct Kept {
    pub pack: Arc<Pack>,
    /// The translation that an administrator approved; the pack's own goes before it.
    pub welsh_wording: Option<String>,
    pub record: PackRecord,
}

/// Compiled packs. Their name here is their fingerprint, not their version: what a transaction compiled and then undid is under the
/// version of no other pack.
#[derive(Default)]
pub struct GuidancePacks {
    compiled: Mutex<HashMap<String, Arc<Pack>>>,
}

impl GuidancePacks {
    /// The pack that holds a case. One is always kept before it can hold anything.
    pub fn get(&self, tx: &mut impl Tx, version: &str) -> Result<Kept, Problem> {
        let record = packs::find(tx, version)?.ok_or_else(|| Problem::internal("a case is held by a pack that is not kept"))?;
        self.kept(tx, record)
    }

    /// A pack whose row was read already: its day and its translation are the row's, its body is read and compiled the first time only.
    pub fn kept(&self, tx: &mut impl Tx, record: PackRecord) -> Result<Kept, Problem> {
        let pack = self.compiled(tx, &record)?;
        Ok(Kept { pack, welsh_wording: record.welsh.as_ref().map(|wording| wording.text.clone()), record })
    }

    /// The version that holds an incident recorded on a day.
    pub fn on_day(&self, tx: &mut impl Tx, day: Day) -> Result<String, Problem> {
        let in_force = packs::in_force(tx)?;
        let version = waymark_domain::packs::on_day(day, &in_force);
        version.map(str::to_owned).ok_or_else(|| Problem::internal("no guidance pack was in force on the day of the record"))
    }

    fn compiled(&self, tx: &mut impl Tx, record: &PackRecord) -> Result<Arc<Pack>, Problem> {
        if let Some(pack) = self.compiled.lock().unwrap_or_else(PoisonError::into_inner).get(&record.sha256) {
            return Ok(Arc::clone(pack));
        }
        let damaged = || Problem::internal(format!("pack {} in the database is damaged", record.version));
        let pack = Arc::new(Pack::parse(&packs::body(tx, &record.version)?).map_err(|_| damaged())?);
        if pack.sha256 != record.sha256 {
            return Err(damaged());
        }
        self.compiled.lock().unwrap_or_else(PoisonError::into_inner).insert(record.sha256.clone(), Arc::clone(&pack));
        Ok(pack)
    }
}

/// Makes a database ready to be served: before this, no incident can be recorded in it.
pub async fn prepare(store: &Store, now: Instant) -> Result<(), String> {
    store
        .write(move |tx| {
            ensure_built_in(tx, now)?;
            Ok(person_search::file_everybody_once(tx).map(|_| ())?)
        })
        .await
        .map_err(|problem| problem.cause.unwrap_or_else(|| problem.code.detail().to_owned()))
}

/// Keeps the packs that come with the server, and brings the first into force from its own date where none is. Refuses a database whose
/// pack of the same version is another one: cases are held by it, and a pack never changes once it is kept.
pub fn ensure_built_in(tx: &mut WriteTx<'_>, now: Instant) -> Result<(), Problem> {
    // Two servers may begin at once.
    tx.lock(packs::ALL)?;
    for text in BUILT_IN {
        let pack = waymark_domain::packs::read(text)?;
        let version = pack.source.version.as_str();
        let record = match packs::find(tx, version)? {
            Some(record) if record.sha256 == pack.sha256 => record,
            Some(_) => {
                let cause = format!("pack {version} in the database differs from the built-in one: a pack never changes once kept");
                return Err(Problem::internal(cause));
            }
            None => packs::keep(tx, None, version, text, now)?,
        };
        // The packs come in order, so this is the first; the others wait for an administrator.
        if packs::in_force(tx)?.is_empty() {
            let from = pack.source.from.as_deref().and_then(|from| Day::parse(from).ok());
            let from = from.ok_or_else(|| Problem::internal(format!("built-in pack {version} has no date")))?;
            packs::set_in_force(tx, None, &record, from)?;
        }
    }
    Ok(())
}
