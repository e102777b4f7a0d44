//! From bytes to a checked value. Every refusal is a code with a pointer; none carries what was sent.

use serde::de::DeserializeOwned;
use serde_json::Value;
use validator::{Validate, ValidationErrors, ValidationErrorsKind};
use waymark_domain::problem::FIELD_ERRORS;
use waymark_domain::{FieldError, Problem, ProblemCode, media, school_crime_beat};

/// Deepest nesting of objects and arrays.
pub const DEPTH: usize = 32;

/// One JSON value of allowed depth with no media and no School Crime Beat in it.
pub fn parse(bytes: &[u8]) -> Result<Value, Problem> {
    let value = clean(bytes)?;
    match school_crime_beat::find(&value) {
        Some(error) => Err(Problem::invalid(vec![FieldError { pointer: safe_pointer(&error.pointer), ..error }])),
        None => Ok(value),
    }
}

/// One JSON value of allowed depth with no media in it.
pub fn clean(bytes: &[u8]) -> Result<Value, Problem> {
    let text = std::str::from_utf8(bytes).map_err(|_| ProblemCode::InvalidEncoding)?;
    if deeper_than(bytes, DEPTH) {
        return Err(ProblemCode::TooDeep.into());
    }
    let value: Value = serde_json::from_str(text).map_err(|_| ProblemCode::MalformedJson)?;
    if let Some(found) = media::scan(&value) {
        return Err(Problem {
            errors: vec![FieldError::new(safe_pointer(&found.pointer), "media")],
            cause: Some(found.detector.to_owned()),
            ..ProblemCode::MediaNotAccepted.into()
        });
    }
    if let Some(pointer) = unstorable(&value, String::new()) {
        return Err(Problem::field(safe_pointer(&pointer), "control-character"));
    }
    Ok(value)
}

/// Where a string holds U+0000: PostgreSQL can store it in no text, so no database gets it, whatever the field's own rules say.
fn unstorable(value: &Value, at: String) -> Option<String> {
    match value {
        Value::String(text) => text.contains('\0').then_some(at),
        Value::Array(items) => items.iter().enumerate().find_map(|(index, item)| unstorable(item, format!("{at}/{index}"))),
        Value::Object(members) => members.iter().find_map(|(key, item)| unstorable(item, format!("{at}/{key}"))),
        _ => None,
    }
}

/// A key is the caller's own text and may hold anything: a pointer that is not made of short plain names is cut where it stops being so.
fn safe_pointer(pointer: &str) -> String {
    let plain = |part: &str| part.len() <= 40 && part.bytes().all(|b| b.is_ascii_alphanumeric());
    let mut safe = String::new();
    for part in pointer.split('/').skip(1).take(8) {
        if !plain(part) {
            break;
        }
        safe.push('/');
        safe.push_str(part);
    }
    safe
}

/// Counts brackets outside strings, so that no parser has to recurse to find out.
pub fn deeper_than(bytes: &[u8], most: usize) -> bool {
    let (mut depth, mut in_string, mut escaped) = (0_usize, false, false);
    for byte in bytes {
        match (in_string, *byte) {
            (true, _) if escaped => escaped = false,
            (true, b'\\') => escaped = true,
            (_, b'"') => in_string = !in_string,
            (false, b'{' | b'[') => {
                depth += 1;
                if depth > most {
                    return true;
                }
            }
            (false, b'}' | b']') => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    false
}

/// A value as its wire type, with the limits of that type.
pub fn typed<T: DeserializeOwned + Validate>(value: Value) -> Result<T, Problem> {
    let typed: T = serde_path_to_error::deserialize(value).map_err(|error| Problem::invalid(vec![field_error(&error)]))?;
    typed.validate().map_err(|errors| Problem::invalid(from_validator(&errors)))?;
    Ok(typed)
}

/// A checked body as the domain's facts: what a kind cannot do without is pointed to here.
pub fn facts_of<T: DeserializeOwned>(value: Value) -> Result<T, Problem> {
    serde_path_to_error::deserialize(value).map_err(|error| Problem::invalid(vec![field_error(&error)]))
}

/// What a body that is read as it stands was refused for: it was no JSON, or something in it did not fit.
pub fn refusal(error: &serde_path_to_error::Error<serde_json::Error>) -> Problem {
    if error.inner().is_data() { Problem::invalid(vec![field_error(error)]) } else { ProblemCode::MalformedJson.into() }
}

fn field_error(error: &serde_path_to_error::Error<serde_json::Error>) -> FieldError {
    let mut pointer = String::new();
    for segment in error.path() {
        match segment {
            serde_path_to_error::Segment::Map { key } => pointer.push_str(&format!("/{key}")),
            serde_path_to_error::Segment::Seq { index } => pointer.push_str(&format!("/{index}")),
            _ => {}
        }
    }
    let message = error.inner().to_string();
    let named = || message.split('`').nth(1).unwrap_or_default().to_owned();
    if message.starts_with("unknown field") {
        // The path ends at the unknown field itself.
        return FieldError::new(safe_pointer(&pointer), "unknown-field");
    }
    if message.starts_with("missing field") {
        return FieldError::new(safe_pointer(&format!("{pointer}/{}", named())), "required");
    }
    if message.starts_with("unknown variant") {
        return FieldError::new(safe_pointer(&pointer), "unknown-value");
    }
    // Our own types give a code of the table as their message.
    let ours = FIELD_ERRORS.iter().find(|(code, _)| message.as_str() == *code).map(|(code, _)| *code);
    FieldError::new(safe_pointer(&pointer), ours.unwrap_or("wrong-type"))
}

fn from_validator(errors: &ValidationErrors) -> Vec<FieldError> {
    let mut found = Vec::new();
    collect(errors, "", &mut found);
    found.sort_by(|a, b| a.pointer.cmp(&b.pointer));
    found
}

fn collect(errors: &ValidationErrors, at: &str, found: &mut Vec<FieldError>) {
    for (field, kind) in errors.errors() {
        let pointer = format!("{at}/{}", camel(field));
        match kind {
            ValidationErrorsKind::Struct(inner) => collect(inner, &pointer, found),
            ValidationErrorsKind::List(items) => {
                for (index, inner) in items {
                    collect(inner, &format!("{pointer}/{index}"), found);
                }
            }
            ValidationErrorsKind::Field(errors) => {
                found.extend(errors.iter().map(|error| FieldError::new(pointer.clone(), rule(error))));
            }
        }
    }
}

/// Our code for a rule of the validator: `length` is one rule with two ends.
fn rule(error: &validator::ValidationError) -> &'static str {
    let number = |name: &str| error.params.get(name).and_then(Value::as_u64);
    let length = match error.params.get("value") {
        Some(Value::String(text)) => text.chars().count() as u64,
        Some(Value::Array(items)) => items.len() as u64,
        _ => 0,
    };
    match error.code.as_ref() {
        "range" => "out-of-range",
        _ if number("min").is_some_and(|min| length < min) => "too-short",
        _ if matches!(error.params.get("value"), Some(Value::Array(_))) => "too-many",
        _ => "too-long",
    }
}

fn camel(field: &str) -> String {
    let mut out = String::with_capacity(field.len());
    let mut upper = false;
    for c in field.chars() {
        match c {
            '_' => upper = true,
            c if upper => {
                out.extend(c.to_uppercase());
                upper = false;
            }
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn brackets_in_strings_do_not_count_as_depth() {
        let text = format!("{{\"a\":\"{}\"}}", "[\\\"".repeat(100));
        assert!(!deeper_than(text.as_bytes(), DEPTH));
        assert!(deeper_than("[".repeat(33).as_bytes(), DEPTH));
        assert!(!deeper_than("[".repeat(32).as_bytes(), DEPTH));
        assert_eq!(parse("[".repeat(10_000).as_bytes()).expect_err("deep").code, ProblemCode::TooDeep);
    }

    #[test]
    fn what_was_sent_never_comes_back_in_a_pointer() {
        assert_eq!(safe_pointer("/report/Aled Prys/x"), "/report");
        assert_eq!(safe_pointer("/persons/0/givenNames"), "/persons/0/givenNames");
    }
}
