//! Scenarios 17 and 19: a meeting that is refused, and guidance that changes in the middle of a case.

use super::steps::{Plain, SHIPPED, note_8};
use super::story::{Case, text};
use crate::harness::{App, incident, on_both_databases};
use serde_json::{Value, json};

on_both_databases!(scenario_17_parent_refuses_restorative_approach, scenario_19_guidance_changes_mid_case);

fn scenario_17_parent_refuses_restorative_approach(app: &App) {
    for child_agrees in [true, false] {
        let plain = Plain::new(app);
        let Plain { case, girl, boy, crime } = &plain;
        case.decide(boy, "no_prosecution");
        assert_eq!(case.seen().state("restorative_offered", boy), "owed");
        let meeting = case.meeting(&[(boy, Vec::new()), (girl, vec![case.says(true, json!({"personId": girl}))])], false);
        assert_eq!((&meeting["state"], case.seen().state("restorative_offered", boy).as_str()), (&json!("invited"), "waiting"));
        let father = json!({"position": "His father"});
        let answers = json!([case.says(child_agrees, json!({"personId": boy})), case.says(!child_agrees, father)]);
        let mut invitations = meeting["invitations"].clone();
        invitations[0]["answers"] = answers;
        let declined = case.patch("restorative-meetings", &text(&meeting, "id"), &json!({"invitations": invitations})).ok();
        assert_eq!(declined["state"], "declined", "one refusal is enough, whoever refuses");
        let said = &declined["invitations"][0]["answers"];
        let refused = said.as_array().expect("answers").iter().find(|one| one["agreed"] == false).expect("a refusal");
        assert_eq!(refused["reason"], "Does not want to.");
        assert_eq!(refused["by"]["position"] == "His father", child_agrees, "who refused");
        let seen = case.seen();
        assert_eq!(seen.state("restorative_offered", boy), "met", "a refusal is an ordinary answer");
        assert!(seen.owes("offender_education", boy) && seen.owes("victim_education", girl), "education goes ahead");
        case.educate(&[girl, boy]);
        case.advise(boy, crime);
        let outcome = case.seen().outcome(crime).clone();
        assert_eq!(outcome["suggested"], "21", "the outcome is there all the same");
        case.outcome(crime, "21", None);
        case.closes();
    }
}

/// The shipped pack as a later edition: another name, and nothing about parents to waive.
fn later_edition() -> Value {
    let mut pack: Value = serde_json::from_str(SHIPPED).expect("the shipped pack");
    pack["version"] = json!("2016.2");
    pack["from"] = json!("2026-11-24");
    for requirement in pack["requirements"].as_array_mut().expect("requirements") {
        if requirement["requirement"] == "signposted" || requirement["code"] == "signposted" {
            requirement["metWhen"] = json!({"not": {"all": []}});
        }
    }
    let blank = text(&pack["advisory"], "placeholder");
    pack["advisory"]["en"] = json!(format!("Second edition (demonstration): {blank}."));
    pack
}

fn scenario_19_guidance_changes_mid_case(app: &App) {
    let plain = Plain::ended(app);
    let Plain { case, boy, crime, .. } = &plain;
    assert_eq!(case.seen().in_the_way(), Vec::<String>::new());
    let admin = app.signed_in("administrator");
    let path = "/v1/guidance-packs/2016.2";
    admin.put(path, &later_edition()).created();
    let etag = admin.get(path).etag();
    let move_to = |to: &str, reason: &str| json!({"mark": "pack_moved", "to": to, "at": case.now(), "reason": reason});
    let preview = admin.get(&format!("{path}/preview")).ok();
    assert_eq!((&preview["open"], &preview["changed"]), (&json!(1), &json!(1)));
    admin.patch(path, &etag, &json!({"inForceFrom": "2026-11-24"})).ok();

    // The open case stays where it is; a new one is judged by the new edition.
    assert_eq!(case.file()["guidancePack"], "2016.1");
    assert_eq!(case.seen().0["pack"], "2016.1");
    let fresh = case.another(&incident());
    assert_eq!(fresh.file()["guidancePack"], "2016.2");
    let packs = case.officer.all("/v1/guidance-packs");
    assert!(packs.iter().any(|pack| pack["version"] == "2016.2" && pack["inForceFrom"] == "2026-11-24"), "the newer one is offered");

    // It moves only by somebody's choice, with a reason, to an issued pack that is another one.
    app.unchanged(|| case.put("marks", move_to("2016.2", " "))).field("/reason", "required");
    app.unchanged(|| case.put("marks", move_to("2016.1", "Clearer."))).field("/to", "conflicts");
    app.unchanged(|| case.put("marks", move_to("1999.1", "Clearer."))).field("/to", "not-found");
    app.unchanged(|| case.put("marks", move_to("2024.1", "Clearer."))).refused(422, "pack-not-issued");
    let mark = case.record("marks", move_to("2016.2", "The new edition fits this case."));
    assert_eq!((&mark["from"], &mark["to"]), (&json!("2016.1"), &json!("2016.2")));
    assert_eq!(case.file()["guidancePack"], "2016.2");
    assert_eq!(case.closing_is_owed(403, "supervisor-needed"), ["signposted", "signposted"], "what the new edition wants is owed now");

    // The wording that was given is still the one that was given; a new one is the new edition's.
    let file = case.file();
    let old = &file["items"]["advisories"][0]["given"]["wording"];
    assert_eq!((&old["pack"], &old["text"]), (&json!("2016.1"), &json!(note_8("Possessing an indecent photograph of a child"))));
    let again = case.advise(boy, crime);
    assert_eq!(again["given"]["wording"]["text"], "Second edition (demonstration): Possessing an indecent photograph of a child.");
    assert_eq!(again["given"]["wording"]["pack"], "2016.2");

    let back = case.record("marks", move_to("2016.1", "Moved by mistake."));
    case.unpatched("marks", &text(&back, "id"), &json!({"withdrawnReason": "Not so."})).field("/withdrawnReason", "cannot-change");
    case.closes();
    app.unchanged(|| case.put("marks", move_to("2016.2", "Again."))).refused(409, "incident-closed");
    let moved: Vec<Value> = Case::file(case)["items"]["marks"].as_array().expect("marks").iter().map(|one| one["mark"].clone()).collect();
    assert_eq!(moved, ["pack_moved", "pack_moved"]);
}
