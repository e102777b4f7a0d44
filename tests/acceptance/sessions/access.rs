use crate::harness::{App, Caller, id, incident, note, on_both_databases, party, person};
use serde_json::json;

on_both_databases!(
    without_signing_in_nothing_of_the_api_can_be_called,
    an_account_of_another_role_may_neither_read_nor_record_incidents,
    what_one_officer_recorded_is_not_there_for_another,
);

fn without_signing_in_nothing_of_the_api_can_be_called(app: &App) {
    let document = waymark_server::openapi::value();
    let mut called = 0;
    for (path, item) in document["paths"].as_object().expect("paths") {
        for (method, operation) in item.as_object().expect("operations") {
            if operation["security"] == json!([{}]) {
                continue;
            }
            called += 1;
            let path = format!("/v1{}", path.replace("{id}", &id()).replace("{itemId}", &id()));
            let method = method.to_uppercase();
            app.unchanged(|| {
                app.anybody().request(&method, &path).key(&id()).header("if-none-match", "*").header("if-match", "\"1\"").send()
            })
            .refused(401, "not-signed-in");
        }
    }
    assert!(called >= 25, "{called}");
}

/// Reads and writes of every kind of record, each well-formed.
fn tries(caller: &Caller, case: &str, who: &str, link: &str, text: &str) -> Vec<crate::harness::Reply> {
    let of = |path: &str| caller.get(path);
    vec![
        of(&format!("/v1/incidents/{case}")),
        of(&format!("/v1/incidents/{case}/parties")),
        of(&format!("/v1/incidents/{case}/parties/{link}")),
        of(&format!("/v1/incidents/{case}/notes")),
        of(&format!("/v1/incidents/{case}/notes/{text}")),
        of(&format!("/v1/incidents/{case}/history")),
        of(&format!("/v1/persons/{who}")),
        caller.patch(&format!("/v1/incidents/{case}"), "\"1\"", &json!({"narrative": "Another's words."})),
        caller.patch(&format!("/v1/persons/{who}"), "\"1\"", &json!({"familyName": "Arall"})),
        caller.patch(&format!("/v1/incidents/{case}/parties/{link}"), "\"1\"", &json!({"note": "Another's words."})),
        caller.patch(&format!("/v1/incidents/{case}/notes/{text}"), "\"1\"", &json!({"withdrawnReason": "Another's reason."})),
        caller.put(&format!("/v1/incidents/{case}/parties/{}", id()), &party(who, "witness")),
        caller.put(&format!("/v1/incidents/{case}/notes/{}", id()), &note("Another's words.")),
    ]
}

fn a_case(officer: &Caller) -> [String; 4] {
    let text = |value: &serde_json::Value| value["id"].as_str().expect("an id").to_owned();
    let (case, who) = (text(&officer.record_incident(&incident())), text(&officer.record_person(&person())));
    let (link, words) = (text(&officer.link(&case, &who, "victim")), text(&officer.write_note(&case, "The phone is in the safe.")));
    [case, who, link, words]
}

fn an_account_of_another_role_may_neither_read_nor_record_incidents(app: &App) {
    let [case, who, link, text] = a_case(&app.officer());
    for role in ["administrator", "auditor"] {
        let caller = app.signed_in(role);
        let refused = app.unchanged(|| {
            let mut replies = tries(&caller, &case, &who, &link, &text);
            replies.push(caller.get("/v1/incidents"));
            replies.push(caller.get("/v1/changes"));
            replies.push(caller.put(&format!("/v1/incidents/{}", id()), &incident()));
            replies.push(caller.put(&format!("/v1/persons/{}", id()), &person()));
            replies
        });
        refused.iter().for_each(|reply| drop(reply.refused(403, "not-allowed")));
        caller.get("/v1/schools").expect(200);
        caller.get("/v1/officers/me").expect(200);
    }
}

fn what_one_officer_recorded_is_not_there_for_another(app: &App) {
    let [case, who, link, text] = a_case(&app.officer());
    let other = app.officer();
    for reply in app.unchanged(|| tries(&other, &case, &who, &link, &text)) {
        reply.refused(404, "not-found");
    }
    assert!(other.all("/v1/incidents").is_empty());
    assert!(other.get("/v1/changes").ok()["items"].as_array().expect("items").is_empty());
    // The id is taken for everybody, and says no more than that.
    app.unchanged(|| {
        other.put(&format!("/v1/incidents/{case}"), &incident()).refused(412, "already-exists");
        other.put(&format!("/v1/persons/{who}"), &person()).refused(412, "already-exists");
    });
    let own = other.record_incident(&incident());
    let own = own["id"].as_str().expect("an id");
    app.unchanged(|| {
        other.put(&format!("/v1/incidents/{own}/parties/{}", id()), &party(&who, "victim")).field("/personId", "not-found");
        other.get(&format!("/v1/incidents/{own}/parties/{link}")).refused(404, "not-found");
        other.get(&format!("/v1/incidents/{own}/notes/{text}")).refused(404, "not-found");
    });
}
