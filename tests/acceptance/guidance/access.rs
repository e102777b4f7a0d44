//! Each role sees what its work needs and nothing else; a withdrawn referral takes a unit's sight away.

use crate::harness::{App, Caller, id, on_both_databases};
use crate::scenarios::{Case, SHARE, text};
use serde_json::{Value, json};

on_both_databases!(
    every_read_of_a_case_is_open_to_those_who_see_it_and_to_nobody_else,
    a_unit_sees_a_case_only_while_a_referral_to_it_stands_and_records_only_steps,
    a_supervisor_sees_the_teams_cases_and_works_on_them,
    an_administrator_and_an_auditor_see_no_case,
);

/// A case with a crime, a wording given and one referral to each unit.
struct Known<'a> {
    case: Case<'a>,
    crime: String,
    /// To the public protection unit, and to CID.
    referrals: [String; 2],
    /// Every address that reads something of it.
    reads: Vec<String>,
}

impl<'a> Known<'a> {
    fn new(app: &'a App) -> Self {
        let case = Case::reported(app);
        let boy = case.child("offender", "2011-04-01");
        let crime = case.crime(SHARE, &[(&boy, "offender")]);
        let referrals = ["ppu", "cid"].map(|to| case.refer(to, &boy));
        let advisory = text(&case.advise(&boy, &crime), "id");
        let mut reads = Vec::new();
        let document = waymark_server::openapi::value();
        for (path, item) in document["paths"].as_object().expect("paths").iter().filter(|(path, _)| path.starts_with("/incidents/{id}")) {
            if item.get("get").is_none() {
                continue;
            }
            let (of, kind) = (path.split('/').nth(3).unwrap_or_default(), path.contains("{itemId}"));
            let item = match of {
                "crimes" => &crime,
                "referrals" => &referrals[0],
                "advisories" => &advisory,
                // Of the other kinds there is none here: their lists are read, and one is read in the test of looks.
                _ if kind => continue,
                _ => &crime,
            };
            reads.push(format!("/v1{}", path.replace("{id}", &case.id).replace("{itemId}", item).replace("{form}", "incident_log")));
        }
        assert!(reads.len() >= 25, "{reads:?}");
        Self { case, crime, referrals, reads }
    }

    #[track_caller]
    fn all(&self, caller: &Caller, status: u16) {
        for path in &self.reads {
            assert_eq!(caller.get(path).status, status, "{path}");
        }
    }

    /// Writes that a unit may not make.
    fn writes(&self, caller: &Caller, status: u16, code: &str) {
        let case = &self.case;
        let (me, now) = (case.me(), case.now());
        let bodies = [
            ("crimes", case.crime_body(SHARE, &[])),
            ("exhibits", json!({"thing": "phone", "state": "refused", "at": now})),
            ("answers", json!({"question": "viewed", "answer": "no", "at": now})),
            ("advice", json!({"kind": "expert", "asked": me, "by": me, "at": now})),
            ("closures", json!({"at": now})),
            ("marks", json!({"mark": "out_of_scope", "because": "other", "at": now, "reason": "A reason."})),
            ("notes", json!({"kind": "fact", "text": "A note."})),
            ("parties", json!({"personId": id(), "role": "victim"})),
        ];
        case.app.unchanged(|| {
            for (plural, mut body) in bodies {
                if plural == "crimes" {
                    body["people"] = json!([{"personId": id(), "role": "victim"}]);
                }
                case.put_as(caller, plural, body).refused(status, code);
            }
            let crime = case.path(&format!("crimes/{}", self.crime));
            caller.patch(&crime, "\"1\"", &json!({"note": "A note."})).refused(status, code);
            caller.patch(&format!("/v1/incidents/{}", case.id), "\"1\"", &json!({"narrative": "Another's."})).refused(status, code);
            let withdraw = case.path(&format!("referrals/{}", self.referrals[0]));
            caller.patch(&withdraw, "\"1\"", &json!({"withdrawnReason": "Another's."})).refused(status, code);
            let made = case.put_as(caller, "referrals", json!({"to": "cid", "at": now, "by": me, "how": "here"}));
            made.refused(status, code);
        });
    }
}

fn every_read_of_a_case_is_open_to_those_who_see_it_and_to_nobody_else(app: &App) {
    let known = Known::new(app);
    known.all(&known.case.officer, 200);
    let other = app.signed_in("schools_officer");
    known.all(&other, 404);
    known.writes(&other, 404, "not-found");
    app.unchanged(|| known.case.step(&other, &known.referrals[0], "chased", &json!({"name": "Somebody"}))).refused(404, "not-found");
    assert_eq!(other.all("/v1/incidents"), Vec::<Value>::new());
    other.get("/v1/concerns").refused(403, "not-allowed");
    let elsewhere = app.anybody().with_token_of(&app.account_in("Another team", "supervisor", "Rhingyll Arall"));
    known.all(&elsewhere, 404);
    assert_eq!(elsewhere.all("/v1/concerns"), Vec::<Value>::new());
}

fn a_unit_sees_a_case_only_while_a_referral_to_it_stands_and_records_only_steps(app: &App) {
    let known = Known::new(app);
    let case = &known.case;
    let by = json!({"position": "Duty desk"});
    for (role, others, step) in [("ppu", 1, "accepted"), ("cid", 0, "acknowledged")] {
        let unit = app.signed_in(role);
        app.unchanged(|| case.step(&unit, &known.referrals[others], step, &by)).refused(403, "not-allowed");
    }
    for (role, own, step) in [("ppu", 0, "acknowledged"), ("cid", 1, "accepted")] {
        let unit = app.signed_in(role);
        known.all(&unit, 200);
        known.writes(&unit, 403, "not-allowed");
        assert_eq!(case.step(&unit, &known.referrals[own], step, &by).created()["state"], step);
        assert_eq!(unit.all("/v1/incidents").len(), 1);
        unit.get("/v1/concerns").refused(403, "not-allowed");
        unit.request("POST", "/v1/person-searches")
            .json(&json!({"givenNames": "Plentyn", "familyName": "Enghraifft"}))
            .send()
            .refused(403, "not-allowed");
        case.patch("referrals", &known.referrals[own], &json!({"withdrawnReason": "It was another child"})).ok();
        known.all(&unit, 404);
        assert_eq!((unit.all("/v1/incidents"), unit.all("/v1/referrals")), (Vec::new(), Vec::new()));
        app.unchanged(|| case.step(&unit, &known.referrals[own], "updated", &by)).refused(404, "not-found");
        let person = text(&case.file()["persons"][0], "id");
        unit.get(&format!("/v1/persons/{person}")).refused(404, "not-found");
    }
    known.all(&case.officer, 200);
}

fn a_supervisor_sees_the_teams_cases_and_works_on_them(app: &App) {
    let known = Known::new(app);
    let sergeant = known.case.supervised();
    known.all(&sergeant.officer, 200);
    assert_eq!(sergeant.officer.all("/v1/incidents").len(), 1);
    let listed = sergeant.officer.all("/v1/concerns");
    assert_eq!((listed.len(), &listed[0]["officer"]["displayName"]), (1, &json!("Swyddog Enghraifft")));
    let answer = sergeant.answer("viewed", None, "no");
    assert_eq!(answer["recordedBy"]["displayName"], "Rhingyll Enghraifft", "whose hand it was stays visible");
    let lent = app.anybody().with_token_of(&app.account_in("Another team", "schools_officer", "Swyddog Arall"));
    let theirs = text(&lent.record_incident(&crate::harness::incident()), "id");
    sergeant.officer.get(&format!("/v1/incidents/{theirs}")).refused(404, "not-found");
}

fn an_administrator_and_an_auditor_see_no_case(app: &App) {
    let known = Known::new(app);
    for role in ["administrator", "auditor"] {
        let caller = app.signed_in(role);
        app.unchanged(|| known.all(&caller, 403));
        known.writes(&caller, 403, "not-allowed");
        for path in ["/v1/incidents", "/v1/concerns", "/v1/referrals", "/v1/officers"] {
            caller.get(path).refused(403, "not-allowed");
        }
        caller
            .request("POST", "/v1/person-searches")
            .json(&json!({"givenNames": "Plentyn", "familyName": "Enghraifft"}))
            .send()
            .refused(403, "not-allowed");
    }
}
