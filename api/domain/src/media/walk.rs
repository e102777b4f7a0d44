//! Every string of a body, at any depth: one by one, then joined with its siblings, then all of them together, so that pieces spread
//! over elements or fields are seen as the whole they make. Without recursion: a body nested deep costs no stack.

use super::Detection;
use super::fold::JOIN;
use serde_json::Value;
use std::borrow::Cow;

/// What one container holds directly, in its order.
#[derive(Default)]
struct Joined {
    text: String,
    parts: usize,
}

impl Joined {
    fn push(&mut self, part: &str) {
        if self.parts > 0 {
            self.text.push(JOIN);
        }
        self.text.push_str(part);
        self.parts += 1;
    }

    fn push_value(&mut self, value: &Value) {
        if let Some(part) = as_text(value) {
            self.push(&part);
        }
    }
}

/// Numbers and truth values count: a list of bytes need not be a string.
fn as_text(value: &Value) -> Option<Cow<'_, str>> {
    match value {
        Value::String(text) => Some(Cow::Borrowed(text)),
        Value::Number(number) => Some(Cow::Owned(number.to_string())),
        Value::Bool(bit) => Some(Cow::Borrowed(if *bit { "1" } else { "0" })),
        _ => None,
    }
}

fn look(text: &str, pointer: impl FnOnce() -> String) -> Option<Detection> {
    super::scan_text(text).map(|(detector, length)| Detection { pointer: pointer(), detector, length })
}

/// Looks at keys first: a pointer must not carry what a key hid.
pub fn scan(body: &Value) -> Option<Detection> {
    if let Value::String(text) = body {
        return look(text, String::new);
    }
    containers(body, keys).or_else(|| containers(body, values))
}

/// Goes through the containers, outer ones first, and at last looks at all their parts together.
fn containers(body: &Value, see: fn(&str, &Value, &mut Joined) -> Option<Detection>) -> Option<Detection> {
    let (mut all, mut stack, mut seen) = (Joined::default(), vec![(String::new(), body)], 0);
    while let Some((pointer, container)) = stack.pop() {
        let mut here = Joined::default();
        if let Some(found) = see(&pointer, container, &mut here) {
            return Some(found);
        }
        if here.parts > 1
            && let Some(found) = look(&here.text, || pointer.clone())
        {
            return Some(found);
        }
        if here.parts > 0 {
            all.push(&here.text);
            seen += 1;
        }
        let first = stack.len();
        stack.extend(
            children(container)
                .filter(|(_, child)| child.is_array() || child.is_object())
                .map(|(step, child)| (format!("{pointer}/{step}"), child)),
        );
        stack[first..].reverse();
    }
    (seen > 1).then(|| look(&all.text, String::new)).flatten()
}

fn keys(pointer: &str, container: &Value, here: &mut Joined) -> Option<Detection> {
    container.as_object()?.keys().find_map(|key| {
        here.push(key);
        look(key, || pointer.to_owned())
    })
}

fn values(pointer: &str, container: &Value, here: &mut Joined) -> Option<Detection> {
    children(container).find_map(|(step, child)| {
        here.push_value(child);
        child.as_str().and_then(|text| look(text, || format!("{pointer}/{step}")))
    })
}

/// The children of a container, each with its step of an RFC 6901 pointer.
fn children(container: &Value) -> impl Iterator<Item = (Cow<'_, str>, &Value)> {
    let (items, fields) = (container.as_array(), container.as_object());
    let items = items.into_iter().flatten().enumerate().map(|(at, item)| (Cow::Owned(at.to_string()), item));
    let step = |key: &'_ str| key.replace('~', "~0").replace('/', "~1");
    items.chain(fields.into_iter().flatten().map(move |(key, item)| (Cow::Owned(step(key)), item)))
}
