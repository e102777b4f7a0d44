//! Arguments of handlers that cannot hold nonsense: who may call, what was sent, which record is meant.

pub mod actor;
mod batch_body;
pub mod body;
mod drop_box;
pub mod json;
mod pack_body;
pub mod path;
pub mod query;

pub use actor::{
    Actor, Behalfs, KeepPacks, OwnAccount, ReadIncidents, ReadPacks, ReadReferrals, ReadSchools, RecordIncidents, SearchPersons, Supervise,
    TakeSteps,
};
pub use batch_body::{Framed, FramedWrite, frame};
pub use body::{Patch, Valid};
pub use drop_box::DropBox;
pub use pack_body::{PackBody, VersionOf};
pub use path::{IdOf, IdsOf};
pub use query::Asked;
