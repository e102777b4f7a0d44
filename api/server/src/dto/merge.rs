//! RFC 7396 merge patches on wire types: what the patch makes of the record must be a valid record.

use crate::extract::json::typed;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};
use validator::Validate;
use waymark_domain::diff::merge_patch;
use waymark_domain::{FieldError, Problem};

/// A wire type that can be patched.
pub trait Patchable: DeserializeOwned + Validate {
    /// Its fields, as the wire names them. A field that is only taken away (null) would otherwise not be missed if it did not exist.
    const FIELDS: &'static [&'static str];

    /// Takes members away that a new choice makes meaningless (the end of a span when the moment is now exact).
    fn prepare(_current: &mut Map<String, Value>, _patch: &Map<String, Value>) {}
}

/// The record with the patch merged in.
pub fn merged<T: Patchable>(current: Value, patch: &Value) -> Result<T, Problem> {
    let (Some(fields), Value::Object(mut current)) = (patch.as_object(), current) else { return Err(Problem::field("", "wrong-type")) };
    let unknown: Vec<FieldError> = fields
        .keys()
        .filter(|name| !T::FIELDS.contains(&name.as_str()))
        .map(|name| FieldError::new(if plain(name) { format!("/{name}") } else { String::new() }, "unknown-field"))
        .collect();
    if !unknown.is_empty() {
        return Err(Problem::invalid(unknown));
    }
    T::prepare(&mut current, fields);
    let mut whole = Value::Object(current);
    merge_patch(&mut whole, patch.clone());
    typed(whole)
}

fn plain(name: &str) -> bool {
    name.len() <= 40 && name.bytes().all(|b| b.is_ascii_alphanumeric())
}

/// Whether a patch sets a member of an object to something.
pub fn sets(patch: &Map<String, Value>, object: &str, member: &str) -> bool {
    patch.get(object).and_then(|inner| inner.get(member)).is_some_and(|value| !value.is_null())
}

/// Takes a member of an object away.
pub fn take_away(current: &mut Map<String, Value>, object: &str, members: &[&str]) {
    if let Some(inner) = current.get_mut(object).and_then(Value::as_object_mut) {
        inner.retain(|name, _| !members.contains(&name.as_str()));
    }
}
