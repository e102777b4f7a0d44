//! A body of every kind of item with every member filled in, so that each of its texts has a place.

use serde_json::{Value, json};

const AT: &str = "2026-11-24T08:56:00Z";

fn somebody() -> Value {
    json!({"name": "Demonstration officer", "position": "Schools officer"})
}

fn reasoned() -> Value {
    json!({"at": AT, "reason": "A reason"})
}

/// The path's part and the body to create one. `with` are an incident's person and crime.
pub fn new(kind: &str, person: &str, crime: &str) -> Option<(&'static str, Value)> {
    Some(match kind {
        "Crime" => (
            "crimes",
            json!({"offence": "pca_distribute_show", "offenceWords": "Words", "reference": "CR/1", "force": "Demonstration", "recordedAt": AT,
                "people": [{"personId": person, "role": "offender"}], "suspectUnknown": false,
                "transferred": {"force": "Another", "at": AT, "reference": "T/1"},
                "outcome": {"code": "21", "at": AT, "by": somebody(), "reason": "A reason"}, "category": "not_yet_known", "note": "A note", "writtenAt": AT}),
        ),
        "Referral" => (
            "referrals",
            json!({"to": "ppu", "personId": person, "crimeId": null, "at": AT, "by": somebody(), "toldWhom": somebody(), "how": "phone", "text": "Told by telephone.",
                "agencies": ["Children's services"], "reference": "PPN/1", "writtenAt": AT}),
        ),
        "ReferralStep" => (
            "steps",
            json!({"step": "chased", "at": AT, "by": somebody(), "to": somebody(), "how": "phone", "text": "Asked again.", "agencies": ["Children's services"],
                "reference": "PPN/1"}),
        ),
        "Exhibit" => (
            "exhibits",
            json!({"thing": "phone", "description": "Black", "owner": somebody(), "state": "surrendered", "at": AT, "reason": "A reason",
                "seized": {"at": AT, "by": somebody(), "place": "Office"}, "sealNumber": "S1", "exhibitNumber": "E1", "propertyReference": "P1", "keptAt": "Store",
                "handOvers": [{"at": AT, "from": somebody(), "to": somebody(), "place": "Store", "reason": "A reason"}],
                "returned": {"at": AT, "by": somebody(), "to": somebody()}, "writtenAt": AT}),
        ),
        "Viewing" => (
            "viewings",
            json!({"who": somebody(), "at": AT, "basis": "accident", "reason": "A reason", "told": {"who": somebody(), "at": AT}, "writtenAt": AT}),
        ),
        "Answer" => (
            "answers",
            json!({"question": "repeat_offender", "personId": person, "crimeId": null, "answer": "not_known", "computed": null, "at": AT, "reason": "A reason",
                "decidedBy": somebody(), "checkedElsewhere": [{"by": somebody(), "at": AT, "where": "Records", "count": 0, "offence": "pca_distribute_show"}], "note": "A note",
                "writtenAt": AT}),
        ),
        "Decision" => (
            "decisions",
            json!({"personId": person, "route": "cse", "computed": null, "decidedBy": somebody(), "rationale": "A reason", "at": AT, "writtenAt": AT}),
        ),
        "Advisory" => (
            "advisories",
            json!({"personId": person, "crimeId": crime, "given": {"at": AT, "language": "en", "place": "Office", "how": "in_person", "by": somebody(),
                "present": [{"who": somebody(), "as": "parent_carer"}], "understood": "yes", "text": "Words"},
                "notGiven": {"at": AT, "by": somebody(), "reason": "A reason"}, "writtenAt": AT}),
        ),
        "RestorativeMeeting" => (
            "restorative-meetings",
            json!({"invitations": [{"who": somebody(), "at": AT, "answers": [{"agreed": true, "by": somebody(), "at": AT, "reason": "A reason"}]}],
                "notSuitable": reasoned(), "heldAt": AT, "ledBy": somebody(), "agreed": "They agreed.", "writtenAt": AT}),
        ),
        "EducationInput" => (
            "education-inputs",
            json!({"personId": person, "state": "given", "at": AT, "by": somebody(), "place": "Hall", "reason": "A reason", "note": "A note", "writtenAt": AT}),
        ),
        "SchoolProcedures" => (
            "school-procedures",
            json!({"schoolId": null, "state": "confirmed", "at": AT, "by": somebody(), "note": "A note", "writtenAt": AT}),
        ),
        "ParentContact" => (
            "parent-contacts",
            json!({"personId": person, "state": "told", "who": somebody(), "at": AT, "by": somebody(), "reason": "A reason", "language": "cy", "writtenAt": AT}),
        ),
        "Signposting" => {
            ("signpostings", json!({"personId": person, "services": ["childline"], "at": AT, "by": somebody(), "writtenAt": AT}))
        }
        "Advice" => (
            "advice",
            json!({"kind": "third_party", "asked": somebody(), "by": somebody(), "at": AT, "said": "Record it.", "victimConfirms": "not_yet", "writtenAt": AT}),
        ),
        "ActDates" => ("act-dates", json!({"takenOn": "2026-11-20", "sharedOn": "2026-11-21", "source": "The child", "writtenAt": AT})),
        "Closure" => (
            "closures",
            json!({"at": AT, "reason": "A reason", "owed": [{"kind": "a_kind", "code": "a_code", "subject": "a_subject", "subjectId": "0193d2a4-7b00-7c3b-8b1a-00000000abcd", "waivable": false}], "writtenAt": AT}),
        ),
        "Mark" => ("marks", json!({"mark": "out_of_scope", "because": "no_image", "at": AT, "reason": "A reason", "writtenAt": AT})),
        _ => return None,
    })
}

/// One that can be recorded, to be changed afterwards.
pub fn recordable(kind: &str, person: &str, crime: &str) -> Option<(&'static str, Value)> {
    let (plural, mut body) = new(kind, person, crime)?;
    let take = |body: &mut Value, name: &str| drop(body.as_object_mut().expect("an object").remove(name));
    match kind {
        "Crime" => ["offence", "outcome", "transferred"].iter().for_each(|name| take(&mut body, name)),
        "Answer" => body["checkedElsewhere"][0]["offence"] = Value::Null,
        "Advisory" => ["given", "crimeId"].iter().for_each(|name| take(&mut body, name)),
        "RestorativeMeeting" => take(&mut body, "notSuitable"),
        "Exhibit" => take(&mut body, "returned"),
        "Closure" => ["owed", "reason"].iter().for_each(|name| take(&mut body, name)),
        _ => {}
    }
    Some((plural, body))
}

/// What can be changed of one, filled in.
pub fn changed(kind: &str, person: &str, crime: &str) -> Option<Value> {
    let (_, mut body) = new(kind, person, crime)?;
    Some(match kind {
        "Referral" => json!({}),
        "Advisory" => json!({"understood": "yes", "givenInError": reasoned()}),
        "Closure" => json!({"reopened": reasoned()}),
        "Mark" => json!({"tellAgain": [{"who": "ppu", "itemId": person, "toldAt": AT}]}),
        _ => {
            body.as_object_mut().expect("an object").remove("writtenAt");
            body
        }
    })
}
