//! Arguments of handlers that cannot hold nonsense: who may call, what was sent, which record is meant.

pub mod actor;
pub mod body;
pub mod json;
pub mod path;
pub mod query;

pub use actor::{Actor, Behalfs, OwnAccount, ReadIncidents, ReadSchools, RecordIncidents};
pub use body::{Patch, Valid};
pub use path::{IdOf, IdsOf};
pub use query::Asked;
