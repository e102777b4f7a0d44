//! Bodies of everyday requests, and fresh ids. Every person and school is invented.

use serde_json::{Value, json};

/// A fresh UUID of version 7.
pub fn id() -> String {
    uuid::Uuid::now_v7().to_string()
}

pub fn incident() -> Value {
    json!({
        "school": {"name": "Ysgol Enghraifft (demonstration)"},
        "report": {"channel": "school_officer", "reporterKind": "safeguarding_lead", "reportedAt": "2026-11-24T08:50:00Z"},
        "happened": {"kind": "between", "from": "2026-11-20T18:00:00Z", "to": "2026-11-23T08:00:00Z"},
        "narrative": "Reported by the safeguarding lead. The phone is in the school safe, switched off. Nobody has looked at it.",
        "writtenAt": "2026-11-24T08:55:00Z"
    })
}

pub fn person() -> Value {
    json!({
        "givenNames": "Enghraifft", "familyName": "Demonstration", "dateOfBirth": "2011-05-17", "sex": "female", "yearGroup": "Year 10",
        "language": "cy", "writtenAt": "2026-11-24T08:55:00Z"
    })
}

pub fn party(person: &str, role: &str) -> Value {
    json!({"personId": person, "role": role, "writtenAt": "2026-11-24T08:56:00Z"})
}

pub fn note(text: &str) -> Value {
    json!({"kind": "fact", "text": text, "writtenAt": "2026-11-24T08:57:00Z"})
}
