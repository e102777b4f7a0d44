//! What every kind of item has in common: its address, its versions, its place in the case and in the history.

use crate::harness::{App, id, on_both_databases};
use crate::scenarios::{Case, SHARE, text};
use serde_json::{Value, json};

on_both_databases!(
    an_item_has_one_address_versions_and_a_place_in_the_history,
    an_item_is_changed_by_merging_and_withdrawn_for_good,
    what_an_item_points_to_is_there,
    texts_and_papers_are_made_of_what_is_in_the_case,
);

fn an_item_has_one_address_versions_and_a_place_in_the_history(app: &App) {
    let case = Case::reported(app);
    let path = case.path(&format!("exhibits/{}", id()));
    let body = json!({"thing": "phone", "state": "surrendered", "at": case.now(), "seized": {"at": case.now(), "by": case.me()},
        "writtenAt": case.now()});
    let key = id();
    let send = |body: &Value| case.officer.creating(&path).key(&key).json(body).send();
    let made = send(&body);
    let item = made.created();
    assert_eq!((made.header("location"), made.etag()), (path.clone(), "\"1\"".to_owned()));
    assert_eq!(case.file()["etag"], "\"1.2\"", "the case has moved on");
    app.unchanged(|| {
        assert_eq!(send(&body).created(), item, "sent again it is the same");
        let mut other = body.clone();
        other["thing"] = json!("tablet");
        send(&other).refused(422, "idempotency-key-reused");
        case.officer.put(&path, &body).refused(412, "already-exists");
        case.officer.request("PUT", &path).key(&id()).json(&body).send().refused(428, "precondition-required");
        case.officer.request("PUT", &path).header("if-none-match", "*").json(&body).send().refused(400, "idempotency-key-missing");
        case.officer.request("PATCH", &path).key(&id()).json(&json!({"sealNumber": "S1"})).send().refused(428, "precondition-required");
        case.officer.delete(&path).refused(405, "method-not-allowed");
    });
    assert_eq!(case.officer.request("GET", &path).header("if-none-match", "\"1\"").send().status, 304);
    let changed = case.officer.patch(&path, "\"1\"", &json!({"sealNumber": "S1"})).ok();
    assert_eq!((&changed["sealNumber"], &changed["version"], &changed["etag"]), (&json!("S1"), &json!(2), &json!("\"2\"")));
    let stale = app.unchanged(|| case.officer.patch(&path, "\"1\"", &json!({"keptAt": "Store"}))).refused(412, "stale");
    assert_eq!((&stale.0["currentEtag"], &stale.0["changedFields"]), (&json!("\"2\""), &json!(["sealNumber"])));
    app.unchanged(|| assert_eq!(case.officer.patch(&path, "\"2\"", &json!({"sealNumber": "S1"})).ok(), changed, "nothing new"));
    assert_eq!(case.officer.get(&path).ok(), changed);
    assert_eq!(case.officer.all(&case.path("exhibits")), std::slice::from_ref(&changed));
    assert_eq!(case.file()["items"]["exhibits"], json!([changed]));
    let history = case.officer.all(&case.path("history"));
    assert_eq!((&history[0]["kind"], &history[0]["version"]), (&json!("exhibit"), &json!(2)));
    assert_eq!(history[0]["changes"], json!([{"field": "sealNumber", "before": null, "after": "S1"}]));
    // Its address is in its own incident and under its own kind.
    let other = case.another(&crate::harness::incident());
    let item = text(&item, "id");
    app.unchanged(|| {
        for path in [other.path(&format!("exhibits/{item}")), case.path(&format!("viewings/{item}")), case.path(&format!("notes/{item}"))] {
            case.officer.get(&path).refused(404, "not-found");
            case.officer.patch(&path, "\"2\"", &json!({"withdrawnReason": "A reason."})).refused(404, "not-found");
        }
        case.step(&case.officer, &item, "chased", &case.me()).refused(404, "not-found");
        case.officer.get(&case.path("pictures")).refused(404, "not-found");
        case.officer.get(&case.path("exhibits/one")).refused(400, "malformed-id");
    });
}

fn an_item_is_changed_by_merging_and_withdrawn_for_good(app: &App) {
    let case = Case::reported(app);
    let boy = case.child("offender", "2011-04-01");
    let phone = json!({"thing": "phone", "state": "surrendered", "at": case.now(), "description": "Black", "sealNumber": "S1",
        "seized": {"at": case.now(), "by": case.me(), "place": "Office"}});
    let item = text(&case.record("exhibits", phone), "id");
    let next = case.patch("exhibits", &item, &json!({"seized": {"place": null}, "sealNumber": null})).ok();
    assert_eq!(
        (&next["seized"]["place"], &next["seized"]["by"]["officerId"], &next["sealNumber"]),
        (&Value::Null, &json!(case.account.id), &Value::Null)
    );
    assert_eq!(next["description"], "Black", "what was not sent stays");
    for (body, pointer, code) in [
        (json!({"thing": null}), "/thing", "required"),
        (json!({"thing": "car"}), "/thing", "unknown-value"),
        (json!({"sealNumber": 7}), "/sealNumber", "wrong-type"),
        (json!({"seized": {"colour": "red"}}), "/seized/colour", "unknown-field"),
        (json!({"version": 9}), "/version", "unknown-field"),
        (json!({"recordedBy": id()}), "/recordedBy", "unknown-field"),
        (json!({"writtenAt": case.now()}), "/writtenAt", "unknown-field"),
        (json!({"withdrawnReason": "  "}), "/withdrawnReason", "required"),
    ] {
        case.unpatched("exhibits", &item, &body).field(pointer, code);
    }
    let gone = case.patch("exhibits", &item, &json!({"withdrawnReason": "Recorded twice"})).ok();
    assert_eq!(
        (&gone["withdrawn"]["reason"], &gone["withdrawn"]["by"]["displayName"]),
        (&json!("Recorded twice"), &json!("Swyddog Enghraifft"))
    );
    for body in [json!({"withdrawnReason": "Again"}), json!({"sealNumber": "S2"})] {
        case.unpatched("exhibits", &item, &body).refused(409, "already-withdrawn");
    }
    assert_eq!(case.file()["items"]["exhibits"][0]["withdrawn"]["reason"], "Recorded twice", "it stays to be read");
    // Whom and what it is about never changes: that is another item.
    let decision = text(&case.decide(&boy, "cse"), "id");
    let girl = case.child("offender", "2011-06-01");
    case.unpatched("decisions", &decision, &json!({"personId": girl})).field("/personId", "cannot-change");
    // A crime that is withdrawn is owed again, and takes what was said of it along.
    let crime = case.crime(SHARE, &[(&boy, "offender")]);
    assert!(!case.seen().owes("offender_has_crime", &boy));
    case.patch("crimes", &crime, &json!({"withdrawnReason": "Another force's already"})).ok();
    assert!(case.seen().owes("offender_has_crime", &boy));
    app.unchanged(|| case.put("advisories", case.giving(&boy, &crime, "en"))).field("/crimeId", "not-on-the-case");
}

fn what_an_item_points_to_is_there(app: &App) {
    let case = Case::reported(app);
    let boy = case.child("offender", "2011-04-01");
    let other = case.another(&crate::harness::incident());
    other.link(&boy, "offender").created();
    let elsewhere = other.crime(SHARE, &[(&boy, "offender")]);
    let (me, now) = (case.me(), case.now());
    let mut both = case.referral("cid", &boy);
    both["crimeId"] = json!(elsewhere);
    let refused = app.unchanged(|| case.put("referrals", both)).refused(422, "invalid");
    assert!(refused.errors().contains(&("/crimeId", "conflicts")), "{}", refused.0);
    let tries = [
        ("referrals", json!({"to": "cid", "crimeId": elsewhere, "at": now, "by": me, "how": "here"}), "/crimeId", "not-on-the-case"),
        ("advisories", case.giving(&boy, &elsewhere, "en"), "/crimeId", "not-on-the-case"),
        ("school-procedures", json!({"schoolId": id(), "state": "asked", "at": now, "by": me}), "/schoolId", "not-found"),
        ("advice", json!({"kind": "expert", "asked": {}, "by": me, "at": now}), "/asked", "required"),
        ("advice", json!({"kind": "expert", "asked": {"officerId": id()}, "by": me, "at": now}), "/asked/officerId", "not-found"),
        ("advice", json!({"kind": "expert", "asked": {"personId": id()}, "by": me, "at": now}), "/asked/personId", "not-on-the-case"),
        (
            "exhibits",
            json!({"thing": "phone", "owner": {"personId": id()}, "state": "refused", "at": now}),
            "/owner/personId",
            "not-on-the-case",
        ),
        ("viewings", json!({"who": {"personId": id()}}), "/who/personId", "not-on-the-case"),
    ];
    let mut wrong = Vec::new();
    for (plural, body, pointer, code) in tries {
        let reply = case.put(plural, body.clone());
        let said: Value = if reply.status == 422 { reply.json()["errors"].clone() } else { json!(reply.status) };
        if said[0]["pointer"] != pointer || said[0]["code"] != code {
            wrong.push(format!("{plural} {pointer} {code}: {said}"));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

fn texts_and_papers_are_made_of_what_is_in_the_case(app: &App) {
    let case = Case::reported(app);
    let boy = case.child("offender", "2011-04-01");
    let crime = case.crime(SHARE, &[(&boy, "offender")]);
    let given = text(&case.advise(&boy, &crime), "id");
    let get = |path: &str| case.officer.get(&case.path(path));
    for (path, subject) in [("summaries/incident_log", None), ("summaries/crime", Some(&crime)), ("summaries/ppn", Some(&boy))] {
        let whole = subject.map_or_else(|| path.to_owned(), |subject| format!("{path}?subject={subject}"));
        let summary = get(&whole).ok();
        assert!(text(&summary, "text").contains("OFFICIAL-SENSITIVE"), "{path}");
        if subject.is_some() {
            get(path).field("/subject", "required");
            get(&format!("{path}?subject={}", id())).field("/subject", "not-on-the-case");
        }
    }
    get("summaries/letter").refused(404, "not-found");
    get("summaries/ppn?subject=one").refused(400, "malformed-query");
    get(&format!("crimes/{crime}/wording?language=fr")).refused(400, "malformed-query");
    let pdf = |path: &str| {
        let reply = get(path);
        reply.expect(200);
        assert_eq!(reply.header("content-type"), "application/pdf");
        assert_eq!(reply.header("cache-control"), "no-store");
        assert!(reply.text.starts_with("%PDF-"), "{path}");
    };
    pdf("print");
    pdf(&format!("advisories/{given}/print"));
    get(&format!("advisories/{}/print", id())).refused(404, "not-found");
    // Of a wording that was not given there is no copy.
    let not = json!({"personId": boy, "notGiven": {"at": case.now(), "by": case.me(), "reason": "Moved away."}});
    let not = text(&case.record("advisories", not), "id");
    let reply = get(&format!("advisories/{not}/print"));
    assert!(matches!(reply.status, 404 | 409 | 422), "{} {}", reply.status, reply.text);
}
