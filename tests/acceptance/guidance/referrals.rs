//! A referral's life, step by step, and the unit's inbox.

use crate::harness::{App, on_both_databases};
use crate::scenarios::{Case, SHARE, text};
use serde_json::{Value, json};

on_both_databases!(
    a_referral_takes_no_step_that_skips_one_and_none_after_its_end,
    an_officer_writes_down_what_a_unit_said_only_by_name,
    an_inbox_lists_what_waits_longest_first_and_page_by_page,
);

fn a_referral_takes_no_step_that_skips_one_and_none_after_its_end(app: &App) {
    let case = Case::reported(app);
    let sets = [
        ("ppu", "ppu", vec!["updated", "closed", "accepted", "notified", "sent"], vec!["acknowledged", "updated", "updated", "closed"]),
        ("cid", "cid", vec!["result", "acknowledged", "sent"], vec!["accepted", "result"]),
        ("cid", "cid", vec!["result"], vec!["handed_back"]),
        ("cid", "cid", vec!["closed"], vec!["accepted", "handed_back"]),
    ];
    let units = ["ppu", "cid"].map(|role| (role, app.signed_in(role)));
    for (to, role, skips, lawful) in sets {
        let boy = case.child("offender", "2011-04-01");
        let referral = case.refer(to, &boy);
        let unit = &units.iter().find(|(known, _)| *known == role).expect("a unit").1;
        let by = json!({"position": "Duty desk"});
        app.unchanged(|| {
            for step in skips {
                let refused = case.step(unit, &referral, step, &by);
                if refused.status == 403 {
                    refused.refused(403, "not-allowed");
                } else {
                    refused.field("/step", "wrong-step");
                }
            }
        });
        let chased = case.step(&case.officer, &referral, "chased", &case.me()).created();
        assert_eq!(chased["steps"].as_array().map(Vec::len), Some(2), "a chase is possible at any time");
        for step in &lawful {
            assert_eq!(case.step(unit, &referral, step, &by).created()["state"], *step);
        }
        let whole = case.read("referrals", &referral);
        let kinds: Vec<&Value> = whole["steps"].as_array().expect("steps").iter().map(|one| &one["step"]).collect();
        let first = if to == "ppu" { "notified" } else { "sent" };
        let expected: Vec<Value> = [first, "chased"].iter().chain(&lawful).map(|step| json!(step)).collect();
        assert_eq!(kinds, expected.iter().collect::<Vec<_>>(), "the whole life is kept");
        app.unchanged(|| {
            for (caller, step) in [(unit, "updated"), (unit, "accepted"), (&case.officer, "chased")] {
                let status = case.step(caller, &referral, step, &by).status;
                assert!(matches!(status, 422 | 403), "{step} after the end: {status}");
            }
        });
        if to == "cid" {
            case.refer("cid", &boy);
        }
    }
    let girl = case.child("victim", "2011-04-01");
    for (name, change) in [("personId", Value::Null), ("crimeId", json!(case.crime(SHARE, &[(&girl, "victim")])))] {
        let mut body = case.referral("ppu", &girl);
        body[name] = change;
        let refused = app.unchanged(|| case.put("referrals", body)).refused(422, "invalid");
        assert_eq!(refused.errors()[0].0, format!("/{name}"));
    }
}

fn an_officer_writes_down_what_a_unit_said_only_by_name(app: &App) {
    let case = Case::reported(app);
    let girl = case.child("victim", "2011-04-01");
    let referral = case.refer("ppu", &girl);
    app.unchanged(|| case.step(&case.officer, &referral, "acknowledged", &case.me())).refused(403, "not-allowed");
    let desk = json!({"name": "DC Enghraifft", "position": "Duty desk"});
    let written = case.step(&case.officer, &referral, "acknowledged", &desk).created();
    assert_eq!(written["steps"][1]["by"]["name"], "DC Enghraifft");
    assert_eq!(written["steps"][1]["recordedBy"], case.account.id.to_string(), "who wrote it down is on record beside who said it");
    let wordless = json!({"step": "updated", "at": case.now(), "by": desk, "how": "phone"});
    let path = case.path(&format!("referrals/{referral}/steps"));
    let send = |body: &Value| case.officer.request("POST", &path).key(&crate::harness::id()).json(body).send();
    app.unchanged(|| send(&wordless)).field("/text", "required");
    let mut early = wordless.clone();
    (early["text"], early["at"]) = (json!("No further concern."), json!("2026-11-24T08:55:00Z"));
    app.unchanged(|| send(&early)).field("/at", "too-early");
    early["at"] = json!("2026-11-24T09:20:00Z");
    app.unchanged(|| send(&early)).field("/at", "in-the-future");
    // The same step sent twice has one effect.
    let (key, mut update) = (crate::harness::id(), wordless);
    update["text"] = json!("Children's services visit on Monday.");
    update["agencies"] = json!(["Children's services"]);
    let once = case.officer.request("POST", &path).key(&key).json(&update).send();
    assert_eq!(once.created()["steps"].as_array().map(Vec::len), Some(3));
    app.unchanged(|| assert_eq!(case.officer.request("POST", &path).key(&key).json(&update).send().created(), once.json()));
    let unit = app.signed_in("ppu");
    for role in ["administrator", "auditor"] {
        let caller = app.signed_in(role);
        app.unchanged(|| case.step(&caller, &referral, "updated", &desk)).refused(403, "not-allowed");
    }
    let cid = app.signed_in("cid");
    app.unchanged(|| case.step(&cid, &referral, "updated", &desk)).refused(404, "not-found");
    app.unchanged(|| case.step(&unit, &referral, "chased", &desk)).refused(403, "not-allowed");
}

fn an_inbox_lists_what_waits_longest_first_and_page_by_page(app: &App) {
    let case = Case::reported(app);
    let children: Vec<String> = ["2011-04-01", "2014-04-01", "2012-04-01"].iter().map(|born| case.child("victim", born)).collect();
    let mut referrals = Vec::new();
    for child in &children {
        referrals.push(case.refer("ppu", child));
        app.clock.move_seconds(1);
    }
    let ppu = app.signed_in("ppu");
    let ids = |items: &[Value]| items.iter().map(|one| text(&one["referral"], "id")).collect::<Vec<_>>();
    let all = ppu.all("/v1/referrals");
    assert_eq!(ids(&all), referrals);
    assert_eq!(ids(&ppu.all("/v1/referrals?limit=1")), referrals);
    assert_eq!(all[1]["urgent"], true);
    let first = &all[0];
    assert_eq!((&first["incidentId"], &first["schoolName"]), (&json!(case.id), &json!("Ysgol Enghraifft (demonstration)")));
    assert_eq!(first["person"], json!({"id": children[0], "displayName": "Plentyn Enghraifft", "age": 15}));
    assert_eq!((&first["dueAt"], &first["overdue"]), (&json!("2026-11-26T09:00:00.000Z"), &json!(false)));
    case.unit("ppu", &referrals[..1], &["acknowledged"]);
    assert_eq!(ids(&ppu.all("/v1/referrals?state=notified")), referrals[1..]);
    assert_eq!(ids(&ppu.all("/v1/referrals?state=acknowledged")), referrals[..1]);
    assert_eq!(app.signed_in("cid").all("/v1/referrals"), Vec::<Value>::new());
    ppu.get("/v1/referrals?state=lost").refused(400, "malformed-query");
    app.clock.move_hours(49);
    let late = app.signed_in("ppu").all("/v1/referrals?state=notified");
    assert!(late.iter().all(|one| one["overdue"] == true), "{late:?}");
    for role in ["schools_officer", "supervisor", "administrator", "auditor"] {
        app.signed_in(role).get("/v1/referrals").refused(403, "not-allowed");
    }
}
