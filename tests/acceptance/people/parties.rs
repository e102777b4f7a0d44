use crate::harness::{App, Caller, at_once, id, incident, on_both_databases, party, person};
use serde_json::{Value, json};

on_both_databases!(
    a_child_who_is_victim_and_offender_is_one_person_with_two_links,
    the_same_person_in_the_same_role_is_refused_with_what_is_there_already,
    the_same_link_made_eight_times_at_once_is_there_once,
    a_link_needs_a_role_that_exists_and_a_person_who_does,
    a_link_is_withdrawn_with_a_reason_once_and_for_good,
    the_person_and_the_role_of_a_link_never_change,
    somebody_whose_age_is_not_known_counts_as_a_child,
);

fn begin(app: &App) -> (Caller, String, String) {
    let officer = app.officer();
    let case = officer.record_incident(&incident())["id"].as_str().expect("an id").to_owned();
    let who = officer.record_person(&person())["id"].as_str().expect("an id").to_owned();
    (officer, case, who)
}

fn add(officer: &Caller, case: &str, body: &Value) -> crate::harness::Reply {
    officer.put(&format!("/v1/incidents/{case}/parties/{}", id()), body)
}

fn a_child_who_is_victim_and_offender_is_one_person_with_two_links(app: &App) {
    let (officer, case, who) = begin(app);
    let (victim, offender) = (officer.link(&case, &who, "victim"), officer.link(&case, &who, "offender"));
    let file = officer.case_file(&case);
    assert_eq!(file["parties"], json!([victim, offender]));
    assert_eq!(file["persons"].as_array().map(Vec::len), Some(1));
    assert_eq!(file["etag"], "\"1.3\"");
    assert_eq!(officer.all(&format!("/v1/incidents/{case}/parties")), [victim.clone(), offender]);
    let one = officer.get(&format!("/v1/incidents/{case}/parties/{}", victim["id"].as_str().expect("an id")));
    assert_eq!((one.ok(), one.etag().as_str()), (victim, "\"1\""));
    let listed = officer.all("/v1/incidents");
    assert_eq!((&listed[0]["children"], &listed[0]["people"]), (&json!(1), &json!(1)));
}

fn the_same_person_in_the_same_role_is_refused_with_what_is_there_already(app: &App) {
    let (officer, case, who) = begin(app);
    let link = officer.link(&case, &who, "victim");
    let refused = app.unchanged(|| add(&officer, &case, &party(&who, "victim"))).refused(409, "party-already-recorded");
    assert_eq!(refused.0["existingId"], link["id"]);
}

fn the_same_link_made_eight_times_at_once_is_there_once(app: &App) {
    let (officer, case, who) = begin(app);
    let replies = at_once(8, |_| add(&officer, &case, &party(&who, "witness")));
    assert_eq!(replies.iter().filter(|reply| reply.status == 201).count(), 1);
    let file = officer.case_file(&case);
    assert_eq!(file["parties"].as_array().map(Vec::len), Some(1));
    for reply in replies.iter().filter(|reply| reply.status != 201) {
        assert_eq!(reply.refused(409, "party-already-recorded").0["existingId"], file["parties"][0]["id"]);
    }
}

fn a_link_needs_a_role_that_exists_and_a_person_who_does(app: &App) {
    let (officer, case, who) = begin(app);
    let mut without = party(&who, "victim");
    without.as_object_mut().expect("an object").remove("role");
    let refuse = |body: &Value| app.unchanged(|| add(&officer, &case, body));
    refuse(&without).field("/role", "required");
    for role in ["bully", "Victim", "", "suspect"] {
        refuse(&party(&who, role)).field("/role", "unknown-value");
    }
    let mut none = party(&who, "victim");
    none["role"] = Value::Null;
    refuse(&none).field("/role", "wrong-type");
    none["role"] = json!(["victim", "offender"]);
    refuse(&none).field("/role", "wrong-type");
    refuse(&party(&id(), "victim")).field("/personId", "not-found");
    app.unchanged(|| add(&officer, &id(), &party(&who, "victim"))).refused(404, "not-found");
}

fn a_link_is_withdrawn_with_a_reason_once_and_for_good(app: &App) {
    let (officer, case, who) = begin(app);
    let link = officer.link(&case, &who, "victim");
    let path = format!("/v1/incidents/{case}/parties/{}", link["id"].as_str().expect("an id"));
    app.unchanged(|| officer.patch(&path, "\"1\"", &json!({"withdrawnReason": "   "})).field("/withdrawnReason", "too-short"));
    app.unchanged(|| officer.patch(&path, "\"1\"", &json!({"withdrawn": true})).field("/withdrawn", "unknown-field"));
    officer.patch(&path, "\"1\"", &json!({"note": "Named by the head of year."})).expect(200);
    app.clock.move_minutes(1);
    let withdrawn = officer.patch(&path, "\"2\"", &json!({"withdrawnReason": "Recorded under the wrong case"})).ok();
    assert_eq!(withdrawn["withdrawn"]["reason"], "Recorded under the wrong case");
    assert_eq!(withdrawn["withdrawn"]["at"], "2026-11-24T09:01:00.000Z");
    assert_eq!(withdrawn["withdrawn"]["by"]["displayName"], "Enghraifft Demonstration");
    for body in [json!({"withdrawnReason": "Once more"}), json!({"withdrawnReason": null}), json!({"note": "After all"})] {
        app.unchanged(|| officer.patch(&path, "\"3\"", &body).refused(409, "already-withdrawn"));
    }
    let file = officer.case_file(&case);
    assert_eq!(file["parties"], json!([withdrawn]), "it stays in the case file with its reason");
    let counted = officer.all("/v1/incidents");
    assert_eq!((&counted[0]["children"], &counted[0]["people"]), (&json!(0), &json!(0)));
    // The same role is free again.
    officer.link(&case, &who, "victim");
}

fn the_person_and_the_role_of_a_link_never_change(app: &App) {
    let (officer, case, who) = begin(app);
    let path = format!("/v1/incidents/{case}/parties/{}", officer.link(&case, &who, "victim")["id"].as_str().expect("an id"));
    for (name, value) in [("role", "offender".to_owned()), ("personId", id())] {
        app.unchanged(|| officer.patch(&path, "\"1\"", &json!({name: value}))).field(&format!("/{name}"), "unknown-field");
    }
}

fn somebody_whose_age_is_not_known_counts_as_a_child(app: &App) {
    let (officer, case, _) = begin(app);
    for (body, role) in [
        (json!({}), "offender"),
        (json!({"dateOfBirth": "2008-11-24"}), "victim"),
        (json!({"dateOfBirth": "2008-11-25"}), "victim"),
        (json!({"statedAge": {"years": 17, "source": "school", "on": "2026-11-24"}}), "witness"),
        (json!({"dateOfBirth": "2012-01-01"}), "reporter"),
    ] {
        let who = officer.record_person(&body);
        officer.link(&case, who["id"].as_str().expect("an id"), role);
    }
    let listed = officer.all("/v1/incidents");
    assert_eq!((&listed[0]["children"], &listed[0]["people"]), (&json!(3), &json!(5)));
}
