//! Ids that are none, or another's.

use super::target::Target;
use crate::harness::{App, id, incident, on_both_databases, party, person};
use serde_json::json;

on_both_databases!(a_malformed_id_in_an_address_is_refused, a_malformed_id_in_a_body_is_refused, an_unknown_id_is_not_found);

/// Not UUIDs of version 7 in their canonical form.
fn malformed() -> Vec<String> {
    let good = id();
    let as_version = |version: &str| format!("{}{version}{}", &good[..14], &good[15..]);
    vec![
        "1".to_owned(),
        "me".to_owned(),
        good.replace('-', ""),
        format!("{{{good}}}"),
        format!("urn:uuid:{good}"),
        good[..35].to_owned(),
        format!("{good}0"),
        good.replace('7', "g"),
        as_version("4"),
        as_version("1"),
        format!("{}c{}", &good[..19], &good[20..]),
        "00000000-0000-0000-0000-000000000000".to_owned(),
        "ffffffff-ffff-ffff-ffff-ffffffffffff".to_owned(),
        "6ba7b810-9dad-11d1-80b4-00c04fd430c8".to_owned(),
    ]
}

fn a_malformed_id_in_an_address_is_refused(app: &App) {
    let target = Target::new(app);
    let officer = &target.officer;
    app.unchanged(|| {
        for bad in malformed() {
            let bad = bad.replace('{', "%7B").replace('}', "%7D");
            let case = &target.incident;
            for path in [
                format!("/v1/incidents/{bad}"),
                format!("/v1/incidents/{bad}/parties"),
                format!("/v1/incidents/{bad}/notes"),
                format!("/v1/incidents/{bad}/history"),
                format!("/v1/incidents/{case}/parties/{bad}"),
                format!("/v1/incidents/{case}/notes/{bad}"),
                format!("/v1/persons/{bad}"),
                format!("/v1/devices/{bad}"),
                format!("/v1/schools/{bad}"),
            ] {
                officer.get(&path).refused(400, "malformed-id");
            }
            officer.put(&format!("/v1/incidents/{bad}"), &incident()).refused(400, "malformed-id");
            officer.put(&format!("/v1/persons/{bad}"), &person()).refused(400, "malformed-id");
            officer.put(&format!("/v1/devices/{bad}"), &json!({"name": "Android"})).refused(400, "malformed-id");
            officer.put(&format!("/v1/incidents/{case}/parties/{bad}"), &party(&target.person, "witness")).refused(400, "malformed-id");
            officer.patch(&format!("/v1/incidents/{bad}"), "\"1\"", &json!({})).refused(400, "malformed-id");
        }
    });
}

fn a_malformed_id_in_a_body_is_refused(app: &App) {
    let target = Target::new(app);
    let (link, who, case) = (target.write("createParty"), target.write("createPerson"), target.write("createIncident"));
    app.unchanged(|| {
        for bad in malformed() {
            let code = if uuid::Uuid::try_parse(&bad).is_ok() && bad.len() == 36 { "not-a-uuid-v7" } else { "bad-format" };
            target.send(&link, &party(&bad, "witness")).field("/personId", code);
            target.send(&who, &json!({"schoolId": bad})).field("/schoolId", code);
            target.send(&case, &json!({"school": {"id": bad}, "writtenAt": "2026-11-24T08:55:00Z"})).field("/school/id", code);
        }
        target.send(&link, &party(&id(), "witness")).field("/personId", "not-found");
        target.send(&who, &json!({"schoolId": id()})).field("/schoolId", "not-found");
        target
            .send(&link, &json!({"personId": 7, "role": "witness", "writtenAt": "2026-11-24T08:55:00Z"}))
            .field("/personId", "wrong-type");
    });
}

fn an_unknown_id_is_not_found(app: &App) {
    let target = Target::new(app);
    let (officer, case) = (&target.officer, &target.incident);
    app.unchanged(|| {
        for path in [
            format!("/v1/incidents/{}", id()),
            format!("/v1/incidents/{}/parties", id()),
            format!("/v1/incidents/{}/history", id()),
            format!("/v1/incidents/{case}/parties/{}", id()),
            // A note is not a party, and a party of another case is not one of this.
            format!("/v1/incidents/{case}/parties/{}", target.note),
            format!("/v1/incidents/{case}/notes/{}", target.party),
            format!("/v1/persons/{case}"),
            format!("/v1/devices/{}", id()),
            format!("/v1/schools/{}", id()),
        ] {
            officer.get(&path).refused(404, "not-found");
        }
        officer.patch(&format!("/v1/incidents/{}", id()), "\"1\"", &json!({})).refused(404, "not-found");
        officer.patch(&format!("/v1/persons/{}", id()), "\"1\"", &json!({})).refused(404, "not-found");
    });
    let other = officer.record_incident(&incident())["id"].as_str().expect("an id").to_owned();
    app.unchanged(|| officer.get(&format!("/v1/incidents/{other}/parties/{}", target.party)).refused(404, "not-found"));
    app.unchanged(|| {
        officer.patch(&format!("/v1/incidents/{other}/parties/{}", target.party), "\"1\"", &json!({"note": "x"})).refused(404, "not-found")
    });
}
