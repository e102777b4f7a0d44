//! Recording an incident, reading it, correcting it, finding it again.

mod change;
mod paging;
mod record;
mod reference;

use crate::harness::App;
use waymark_domain::school::{Country, School, SchoolPhase};
use waymark_domain::{Clock, Id};
use waymark_store::schools as store;

/// Puts a school into the list, as an import does.
fn list_school(app: &App, number: u32, name: &str) -> String {
    let school = School {
        id: Id::now(),
        official_number: Some(format!("66{number:05}")),
        name: name.to_owned(),
        name_cy: None,
        town: Some("Trefenghraifft".to_owned()),
        local_authority: None,
        postcode: None,
        phase: SchoolPhase::Secondary,
        country: Country::Wales,
        welsh_medium: Some(true),
        open: true,
        updated_at: app.clock.now(),
        version: 1,
    };
    let id = school.id.to_string();
    crate::harness::wait(app.store.write(move |tx| Ok(store::import(tx, school)?))).expect("a school");
    id
}
