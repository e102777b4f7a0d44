//! Every look at the new records is on record before the answer leaves.

use super::added;
use crate::harness::{App, id, on_both_databases};
use crate::scenarios::{Case, SHARE, text};
use serde_json::{Value, json};

on_both_databases!(every_new_read_writes_its_look);

fn every_new_read_writes_its_look(app: &App) {
    let case = Case::reported(app);
    let boy = case.child("offender", "2011-04-01");
    let crime = case.crime(SHARE, &[(&boy, "offender")]);
    let (me, now) = (case.me(), case.now());
    let item = |plural: &str, body: Value| (plural.to_owned(), text(&case.record(plural, body), "id"));
    let advisory = text(&case.advise(&boy, &crime), "id");
    let items = [
        ("crimes".to_owned(), crime.clone()),
        ("advisories".to_owned(), advisory.clone()),
        item("referrals", case.referral("ppu", &boy)),
        item("exhibits", json!({"thing": "phone", "state": "refused", "at": now, "reason": "At home."})),
        item("viewings", json!({"who": {"position": "Head of Year"}})),
        item("answers", json!({"question": "image_of_child", "answer": "no", "at": now})),
        item("decisions", json!({"personId": boy, "route": "cse", "decidedBy": me, "rationale": "A reason.", "at": now})),
        item("restorative-meetings", json!({"invitations": [{"who": {"personId": boy}, "at": now}]})),
        item("education-inputs", json!({"state": "given", "at": now, "by": me})),
        item("school-procedures", json!({"state": "asked", "at": now, "by": me})),
        item("parent-contacts", json!({"personId": boy, "state": "told", "at": now, "by": me})),
        item("signpostings", json!({"personId": boy, "services": ["ceop"], "at": now, "by": me})),
        item("advice", json!({"kind": "expert", "asked": me, "by": me, "at": now})),
        item("act-dates", json!({"takenOn": "2026-11-20"})),
        item("marks", json!({"mark": "out_of_scope", "because": "other", "at": now, "reason": "A reason."})),
        item("closures", json!({"at": now})),
    ];
    let (sergeant, other) = (app.signed_in("supervisor"), app.signed_in("supervisor"));
    let ppu = app.signed_in("ppu");
    let mut reads: Vec<(&crate::harness::Caller, String)> = Vec::new();
    for (plural, id) in &items {
        reads.push((&case.officer, case.path(plural)));
        reads.push((&case.officer, case.path(&format!("{plural}/{id}"))));
    }
    for path in ["outstanding", "duplicates", "print"] {
        reads.push((&sergeant, case.path(path)));
    }
    reads.push((&other, "/v1/concerns".to_owned()));
    reads.push((&ppu, "/v1/referrals".to_owned()));
    let mut looked = 0;
    for (caller, path) in &reads {
        let rows = added(app, || caller.get(path).expect(200).status);
        looked += rows.len();
        assert!(rows.iter().all(|row| row.starts_with("consultation ")), "{path}: {rows:?}");
        let shown_before = path.ends_with("/print") || path.ends_with("/duplicates");
        assert!(rows.len() == 1 || shown_before, "{path}: {rows:?}");
    }
    assert!(looked >= items.len() * 2 + 3, "{looked}");
    // The wording, the papers and the texts made from a case, each by somebody new to it.
    for path in [
        format!("crimes/{crime}/wording"),
        format!("advisories/{advisory}/print"),
        "print".to_owned(),
        "outstanding".to_owned(),
        "duplicates".to_owned(),
        "summaries/incident_log".to_owned(),
        format!("summaries/crime?subject={crime}"),
        format!("summaries/ppn?subject={boy}"),
    ] {
        let fresh = app.signed_in("supervisor");
        let rows = added(app, || fresh.get(&case.path(&path)).expect(200).status);
        assert_eq!(rows.len(), 1, "{path}: {rows:?}");
        assert!(rows[0].starts_with("consultation "), "{path}: {rows:?}");
    }
    // What is not there is no look, and neither is what one may not see.
    app.unchanged(|| {
        case.officer.get(&case.path(&format!("crimes/{}", id()))).refused(404, "not-found");
        case.officer.get(&case.path(&format!("answers/{crime}"))).refused(404, "not-found");
        app.signed_in("schools_officer").get(&case.path("outstanding")).refused(404, "not-found");
    });
}
