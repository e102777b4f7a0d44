//! Guidance note 4: this can never be a School Crime Beat incident. The words are refused as a field and as a value, in any spelling;
//! a sentence that merely mentions them is text like any other.

use crate::problem::FieldError;
use serde_json::Value;

fn is_the_words(text: &str) -> bool {
    if text.len() > 80 {
        return false;
    }
    let letters: String = text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect();
    letters == "schoolcrimebeat"
        || letters == "isschoolcrimebeat"
        || letters == "schoolcrimebeatincident"
        || letters == "trechutroseddaumewnysgolion"
}

/// Finds the first field or value that says so.
pub fn find(value: &Value) -> Option<FieldError> {
    let mut stack = vec![(String::new(), value)];
    while let Some((pointer, value)) = stack.pop() {
        match value {
            Value::String(text) if is_the_words(text) => return Some(FieldError::new(pointer, "school-crime-beat")),
            Value::Array(items) => stack.extend(items.iter().enumerate().map(|(at, item)| (format!("{pointer}/{at}"), item))),
            Value::Object(fields) => {
                for (key, item) in fields {
                    if is_the_words(key) {
                        return Some(FieldError::new(format!("{pointer}/schoolCrimeBeat"), "school-crime-beat"));
                    }
                    stack.push((format!("{pointer}/{}", key.replace('~', "~0").replace('/', "~1")), item));
                }
            }
            _ => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn any_spelling_as_field_or_value_but_not_in_a_sentence() {
        for bad in [
            json!({"schoolCrimeBeat": true}),
            json!({"a": {"school_crime_beat": null}}),
            json!({"kind": "SCHOOL CRIME BEAT"}),
            json!({"tags": ["x", "School-Crime-Beat"]}),
            json!({"report": {"channel": "schoolCrimeBeat"}}),
        ] {
            assert!(find(&bad).is_some(), "{bad}");
        }
        assert!(
            find(&json!({"narrative": "The head asked whether this is a School Crime Beat matter; I explained that it is not."})).is_none()
        );
    }
}
