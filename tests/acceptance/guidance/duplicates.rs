//! Two incidents that may be one: suggested by the server, merged and parted by a person, both references kept.

use crate::harness::{App, at_once, id, incident, on_both_databases};
use crate::scenarios::{Case, SHARE, text};
use serde_json::{Value, json};

on_both_databases!(
    the_same_incident_twice_is_suggested_merged_and_parted_by_a_person,
    what_cannot_be_merged_is_refused,
    two_that_are_merged_into_each_other_at_once_leave_one_that_carries_on,
);

fn merge(case: &Case<'_>, into: &str) -> crate::harness::Reply {
    case.put("marks", json!({"mark": "merged_into", "incidentId": into, "at": case.now(), "reason": "The same report, taken twice."}))
}

fn the_same_incident_twice_is_suggested_merged_and_parted_by_a_person(app: &App) {
    let first = Case::reported(app);
    let girl = first.child("victim", "2011-04-01");
    let second = first.another(&incident());
    assert_eq!(second.officer.all(&second.path("duplicates")).len(), 1, "the same school on the same day");
    second.link(&girl, "victim").created();
    let found = second.officer.all(&second.path("duplicates"));
    assert_eq!(found.len(), 1);
    let one = &found[0];
    assert_eq!(
        (&one["incidentId"], &one["reference"], &one["sameSchool"], &one["peopleInCommon"]),
        (&json!(first.id), &first.file()["reference"], &json!(true), &json!(1))
    );
    assert!(one["score"].as_u64().expect("a score") >= 85, "{one}");
    // Another school, weeks before: nothing of the kind.
    let mut body = incident();
    body["school"] = json!({"name": "Another school (demonstration)"});
    body["report"]["reportedAt"] = json!("2026-09-01T09:00:00Z");
    body["happened"] = json!({"kind": "exact", "at": "2026-08-30T09:00:00Z"});
    let far = first.another(&body);
    assert_eq!(far.officer.all(&far.path("duplicates")), Vec::<Value>::new());

    let mark = merge(&second, &first.id).created();
    let text_of = |name: &str| text(&mark, name);
    assert_eq!((text_of("incidentId"), text_of("state")), (first.id.clone(), "merged_into".to_owned()));
    app.unchanged(|| second.put("crimes", second.crime_body(SHARE, &[(&girl, "victim")]))).refused(409, "incident-merged");
    app.unchanged(|| second.link(&girl, "witness")).refused(409, "incident-merged");
    app.unchanged(|| second.close()).refused(409, "incident-merged");
    let narrative = json!({"narrative": "Too late."});
    app.unchanged(|| second.officer.patch(&format!("/v1/incidents/{}", second.id), "\"1\"", &narrative)).refused(409, "incident-merged");
    second.officer.write_note(&second.id, "The caller rang again.");
    assert_eq!(first.officer.all(&first.path("duplicates")), Vec::<Value>::new(), "not suggested any more");
    let references = [&first, &second].map(|case| text(&case.file(), "reference"));
    assert_ne!(references[0], references[1], "both references are kept");
    let concern = |case: &Case<'_>| {
        let listed = case.supervised().officer.all("/v1/concerns");
        listed.iter().any(|one| one["incidentId"] == case.id.as_str())
    };
    assert_eq!((concern(&first), concern(&second)), (true, false), "the one that carries on is looked after");
    app.unchanged(|| merge(&second, &first.id)).refused(409, "already-recorded");
    app.unchanged(|| merge(&first, &second.id)).field("/incidentId", "conflicts");

    // They were two after all.
    let parted = second.patch("marks", &text(&mark, "id"), &json!({"withdrawnReason": "They were two incidents after all"})).ok();
    assert_eq!(parted["withdrawn"]["reason"], "They were two incidents after all");
    second.crime(SHARE, &[(&girl, "victim")]);
    assert_eq!(second.officer.all(&second.path("duplicates")).len(), 1);
    merge(&second, &first.id).created();
}

fn what_cannot_be_merged_is_refused(app: &App) {
    let case = Case::reported(app);
    app.unchanged(|| merge(&case, &case.id)).refused(422, "merge-into-itself");
    app.unchanged(|| merge(&case, &id())).field("/incidentId", "not-found");
    let theirs = Case::reported(app);
    app.unchanged(|| merge(&case, &theirs.id)).field("/incidentId", "not-found");
    app.unchanged(|| case.put("marks", json!({"mark": "merged_into", "at": case.now(), "reason": "A reason."})))
        .field("/incidentId", "required");
    // A supervisor, who sees both, merges them.
    let sergeant = case.supervised();
    assert!(sergeant.officer.all(&sergeant.path("duplicates")).iter().any(|one| one["incidentId"] == theirs.id.as_str()));
    merge(&sergeant, &theirs.id).created();
}

fn two_that_are_merged_into_each_other_at_once_leave_one_that_carries_on(app: &App) {
    let case = Case::reported(app);
    for _ in 0..5 {
        let pair = [case.another(&incident()), case.another(&incident())];
        let replies = at_once(2, |at| merge(&pair[at], &pair[1 - at].id));
        let statuses: Vec<u16> = replies.iter().map(|reply| reply.status).collect();
        assert_eq!(statuses.iter().filter(|status| **status == 201).count(), 1, "{statuses:?}");
        replies.iter().find(|reply| reply.status != 201).expect("one is refused").field("/incidentId", "conflicts");
    }
}
