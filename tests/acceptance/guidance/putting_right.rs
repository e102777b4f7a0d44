//! The wrong child was recorded: everything moves or is withdrawn, and those who were told are told again.

use crate::harness::{App, id, on_both_databases};
use crate::scenarios::{Plain, text};
use serde_json::{Value, json};

on_both_databases!(the_wrong_child_is_put_right_and_those_who_were_told_are_told_again, nobody_is_exchanged_who_cannot_be);

fn the_wrong_child_is_put_right_and_those_who_were_told_are_told_again(app: &App) {
    let plain = Plain::ended(app);
    let Plain { case, girl, boy: wrong, crime } = &plain;
    let right = case.person(Some("2012-03-01"));
    let phone = case.record(
        "exhibits",
        json!({"thing": "phone", "owner": {"personId": wrong}, "state": "refused", "at": case.now(), "reason": "At home."}),
    );
    assert_eq!(case.seen().in_the_way(), Vec::<String>::new());
    let body =
        json!({"mark": "corrected", "wrongPersonId": wrong, "rightPersonId": right, "at": case.now(), "reason": "His brother was meant."});
    let mark = case.record("marks", body);
    let told: Vec<Value> = mark["tellAgain"].as_array().expect("a list").iter().map(|one| one["who"].clone()).collect();
    assert_eq!(told, ["ppu", "school", "parents", "young_person"]);

    let file = case.file();
    let of = |kind: &str| file["items"][kind].as_array().expect("a list").clone();
    let live = |kind: &str| of(kind).into_iter().filter(|one| one["withdrawn"].is_null()).collect::<Vec<_>>();
    let links = of("crimes")[0]["people"].clone();
    assert_eq!(links, json!([{"personId": girl, "role": "victim"}, {"personId": right, "role": "offender"}]), "the link moves");
    for kind in ["referrals", "answers", "decisions", "educationInputs", "parentContacts", "signpostings"] {
        assert!(live(kind).iter().all(|one| one["personId"] != wrong.as_str()), "{kind} about the wrong child is withdrawn");
        assert!(of(kind).iter().any(|one| one["withdrawn"]["reason"] == "His brother was meant."), "{kind} stays in the history");
    }
    assert!(live("referrals").iter().any(|one| one["personId"] == girl.as_str()), "what is about others stays");
    let given = &of("advisories")[0];
    assert_eq!(given["givenInError"]["reason"], "His brother was meant.", "it was said, so it stays, marked");
    assert_eq!(case.read("exhibits", &text(&phone, "id"))["owner"]["personId"], right);
    let parties = file["parties"].as_array().expect("parties");
    let his: Vec<_> = parties.iter().filter(|one| one["personId"] == wrong.as_str()).collect();
    assert!(his.iter().all(|one| one["withdrawn"]["reason"] == "His brother was meant."));
    assert!(parties.iter().any(|one| one["personId"] == right.as_str() && one["role"] == "offender" && one["withdrawn"].is_null()));
    assert!(case.seen().owes("ppu_notified", &right), "what was owed to a child is owed to the right one anew");

    // The right child is taken through it.
    let boy = right.as_str();
    case.protected(&[boy]);
    case.support(&[boy]);
    case.looked_up(boy, 0, "no", &Value::Null).created();
    case.decide(boy, "no_prosecution");
    case.meeting(&[(boy, vec![case.says(false, json!({"personId": boy}))])], false);
    case.educate(&[boy]);
    assert!(case.seen().owes("advisory_given", boy), "given in error is given to nobody");
    case.advise(boy, crime);
    assert_eq!(case.seen().in_the_way(), Vec::<String>::new());
    let owed = app.unchanged(|| case.close()).refused(403, "supervisor-needed").0["owed"].clone();
    let codes: Vec<(&Value, &Value)> = owed.as_array().expect("owed").iter().map(|one| (&one["code"], &one["subject"])).collect();
    let again = json!("tell_again");
    assert_eq!(codes, told.iter().map(|who| (&again, who)).collect::<Vec<_>>());

    let mut list = mark["tellAgain"].clone();
    list.as_array_mut().expect("a list").iter_mut().for_each(|one| one["toldAt"] = case.now());
    let item = text(&mark, "id");
    let mut shorter = list.clone();
    shorter.as_array_mut().expect("a list").pop();
    case.unpatched("marks", &item, &json!({"tellAgain": shorter})).field("/mark", "cannot-change");
    let mut early = list.clone();
    early[0]["toldAt"] = json!("2026-11-24T08:00:00Z");
    case.unpatched("marks", &item, &json!({"tellAgain": early})).field("/tellAgain/0/toldAt", "too-early");
    case.unpatched("marks", &item, &json!({"withdrawnReason": "Not so."})).field("/withdrawnReason", "cannot-change");
    case.patch("marks", &item, &json!({"tellAgain": list})).ok();
    case.closes();
}

fn nobody_is_exchanged_who_cannot_be(app: &App) {
    let case = crate::scenarios::Case::reported(app);
    let boy = case.child("offender", "2011-04-01");
    let (right, small) = (case.person(Some("2011-06-01")), case.person(Some("2018-01-01")));
    let put = |wrong: &str, right: &str| {
        case.put(
            "marks",
            json!({"mark": "corrected", "wrongPersonId": wrong, "rightPersonId": right, "at": case.now(), "reason": "A reason."}),
        )
    };
    app.unchanged(|| put(&boy, &boy)).field("/rightPersonId", "conflicts");
    app.unchanged(|| put(&right, &boy)).field("/wrongPersonId", "not-on-the-case");
    app.unchanged(|| put(&boy, &id())).field("/rightPersonId", "not-found");
    app.unchanged(|| put(&boy, &small)).field("/rightPersonId", "under-10");
    let stranger = text(&app.officer().record_person(&crate::harness::person()), "id");
    app.unchanged(|| put(&boy, &stranger)).field("/rightPersonId", "not-found");
    put(&boy, &right).created();
    assert_eq!(case.seen().notified(), [1, 0, 0]);
}
