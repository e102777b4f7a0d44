//! What one kind of item needs beyond what all do: what the server sets, who may, and what else changes with it.

mod closure;
mod judged;
mod mark;
mod plain;
mod referral;

pub use referral::take_step;

use super::shape;
use super::write::Writing;
use crate::extract::json::facts_of;
use serde_json::{Value, json};
use waymark_domain::case::Listed;
use waymark_domain::{Id, Problem};
use waymark_store::WriteTx;

/// A kind as the server records it.
pub trait Recorded: Listed + PartialEq + Send {
    /// The facts of a new item from its checked wire form.
    fn from_wire(_tx: &mut WriteTx<'_>, writing: &Writing<'_>, body: Value) -> Result<Self, Problem> {
        stamped(body, writing)
    }

    /// The facts with what the server sets, or the refusal of them. `before` is what a change is made to.
    fn prepared(self, _tx: &mut WriteTx<'_>, _writing: &Writing<'_>, _before: Option<&Self>) -> Result<Self, Problem> {
        Ok(self)
    }

    /// Another incident whose writers have to wait too.
    fn other_incident_of(_body: &Value) -> Option<Id> {
        None
    }

    /// Whether one that stands like this can be changed at all.
    fn changeable(&self) -> Result<(), Problem> {
        Ok(())
    }

    /// Where a fault of a new one stands in what the client sent.
    fn pointer(pointer: String) -> String {
        pointer
    }

    /// What else changes once it is written.
    fn effects(&self, _tx: &mut WriteTx<'_>, _writing: &Writing<'_>) -> Result<(), Problem> {
        Ok(())
    }
}

/// A body with who recorded it.
fn stamped<T: Recorded>(mut body: Value, writing: &Writing<'_>) -> Result<T, Problem> {
    shape::tidy(&mut body);
    shape::fill_by(&mut body, writing.behalf.officer);
    body["recordedBy"] = json!(writing.behalf.officer);
    body["withdrawn"] = Value::Null;
    facts_of(body)
}
