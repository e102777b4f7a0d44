//! Arguments of handlers that cannot hold nonsense: who may call, what was sent, which record is meant.

pub mod actor;
pub mod body;
pub mod json;
mod pack_body;
pub mod path;
pub mod query;

pub use actor::{
    Actor, Behalfs, KeepPacks, OwnAccount, ReadIncidents, ReadPacks, ReadReferrals, ReadSchools, RecordIncidents, SearchPersons, Supervise,
    TakeSteps,
};
pub use body::{Patch, Valid};
pub use pack_body::{PackBody, VersionOf};
pub use path::{IdOf, IdsOf};
pub use query::Asked;
