//! Scenarios 5, 6, 18 and 20: how it was reported, where it belongs, and what it can never be.

use super::steps::SHARE;
use super::story::{Case, text};
use crate::harness::{App, id, incident, on_both_databases, wait};
use serde_json::{Value, json};
use waymark_domain::school::{Country, School, SchoolPhase};
use waymark_domain::{Clock, Id};

on_both_databases!(
    scenario_05_third_party_report,
    scenario_06_two_offenders_two_schools_two_forces,
    scenario_18_not_in_scope,
    scenario_20_try_school_crime_beat,
);

fn scenario_05_third_party_report(app: &App) {
    let case = Case::reported_by(app, "third_party", "other_pupil");
    let girl = case.child("victim", "2012-03-03");
    let seen = case.seen();
    assert!(seen.owes("third_party_advice", &case.id) && seen.owes("victim_confirmation", &case.id), "the prompt of note 5");
    assert_eq!(seen.requirement("third_party_advice", &case.id)["notes"], json!(["5"]));
    case.advice("third_party", Some("not_yet"));
    assert_eq!(case.seen().state("victim_confirmation", &case.id), "waiting");
    app.clock.move_minutes(1);
    case.advice("third_party", Some("no"));
    assert!(!case.seen().owes("third_party_advice", &case.id) && !case.seen().owes("victim_confirmation", &case.id));
    // She will not speak: the crime may be raised all the same, and who did it is not known.
    let mut body = case.crime_body(SHARE, &[(&girl, "victim")]);
    body["suspectUnknown"] = json!(true);
    let crime = text(&case.record("crimes", body), "id");
    let seen = case.seen();
    assert!(!seen.owes("crime_suspect", &crime) && !seen.owes("victim_has_crime", &girl));
    assert!(seen.owes("ppu_notified", &girl), "she is told of all the same");
    assert!(seen.suggested("adult_implicated", &case.id).is_null(), "nobody can tell while the suspect is unknown");
    case.protected(&[&girl]);
    case.school_confirms();
    case.support(&[&girl]);
    case.considered(&[]);
    let asked = case.answer("adult_implicated", None, "not_known");
    assert_eq!(case.closing_is_owed(409, "something-owed"), ["adult_implicated", "crime_outcome"]);
    case.patch("answers", &text(&asked, "id"), &json!({"answer": "no", "at": case.now()})).ok();
    assert_eq!(case.seen().outcome(&crime)["suggested"], "18");
    case.no_outcome(&crime, "21", Some("As always.")).field("/outcome/code", "needs-named-suspect");
    case.outcome(&crime, "18", None);
    case.closes();
}

fn school(app: &App, name: &str, number: &str) -> String {
    let school = School {
        id: Id::now(),
        official_number: Some(number.to_owned()),
        name: name.to_owned(),
        name_cy: None,
        town: None,
        local_authority: None,
        postcode: None,
        phase: SchoolPhase::Other,
        country: Country::Wales,
        welsh_medium: None,
        open: true,
        updated_at: app.clock.now(),
        version: 1,
    };
    let id = school.id.to_string();
    wait(app.store.write(move |tx| Ok(waymark_store::schools::import(tx, school)?))).expect("a school");
    id
}

fn scenario_06_two_offenders_two_schools_two_forces(app: &App) {
    let (cardiff, newport) =
        (school(app, "Ysgol Caerdydd (demonstration)", "6600001"), school(app, "Ysgol Casnewydd (demonstration)", "6600002"));
    let mut body = incident();
    body["school"] = json!({"id": cardiff});
    let case = Case::of(app, app.account("schools_officer", "Swyddog Caerdydd"), &body);
    assert_eq!(case.file()["country"], "wales");
    let colleague = app.account("schools_officer", "Swyddog Casnewydd");
    let girl = case.child("victim", "2011-06-01");
    let [here, there] = [&cardiff, &newport].map(|school| {
        let body = json!({"givenNames": "Bachgen", "familyName": "Enghraifft", "dateOfBirth": "2011-04-01", "schoolId": school,
            "writtenAt": case.now()});
        let who = text(&case.officer.record_person(&body), "id");
        case.link(&who, "offender").created();
        who
    });
    let kept = case.crime(SHARE, &[(&girl, "victim"), (&here, "offender")]);
    let moved = case.crime(SHARE, &[(&girl, "victim"), (&there, "offender")]);

    // One officer for each school, in one incident.
    let procedures = |school: Value, state: &str| {
        json!({"schoolId": school, "state": state, "at": case.now(),
            "by": {"position": "Safeguarding lead"}})
    };
    case.record("school-procedures", procedures(Value::Null, "confirmed"));
    let other = case.record("school-procedures", procedures(json!(newport), "asked"));
    assert_eq!(case.seen().state("school_procedures", &case.id), "waiting", "the school that is behind counts");
    app.unchanged(|| case.put("school-procedures", procedures(json!(newport), "asked"))).refused(409, "already-recorded");
    case.patch(
        "school-procedures",
        &text(&other, "id"),
        &json!({"state": "confirmed", "by": {"officerId": colleague.id, "position": "Schools officer"}}),
    )
    .ok();
    let lesson = json!({"personId": there, "state": "given", "at": case.now(), "by": {"officerId": colleague.id}});
    assert_eq!(case.record("education-inputs", lesson)["by"]["officerId"], colleague.id.to_string());

    case.protected(&[&girl, &here, &there]);
    case.support(&[&girl, &here, &there]);
    case.considered(&[]);
    case.no_to_both_questions(&[&here, &there]);
    for boy in [&here, &there] {
        case.decide(boy, "no_prosecution");
    }
    case.educate(&[&girl, &here]);
    let declines = |who: &String| vec![case.says(false, json!({"personId": who}))];
    case.meeting(&[(&here, declines(&here)), (&there, declines(&there))], false);
    for (boy, crime) in [(&here, &kept), (&there, &moved)] {
        case.advise(boy, crime);
    }
    assert_eq!(case.closing_is_owed(409, "something-owed"), ["crime_outcome", "crime_outcome"]);
    let transfer = json!({"transferred": {"force": "gwent", "at": case.now(), "reference": "GW/1"}});
    let after = case.patch("crimes", &moved, &transfer).ok();
    assert_eq!((&after["transferred"]["force"], &after["reference"]), (&json!("gwent"), &json!("2600000001")), "both references are kept");
    assert_eq!(case.seen().state("crime_outcome", &moved), "not_needed", "its outcome is the other force's");
    case.outcome(&kept, "21", None);
    case.closes();
    assert_eq!(case.officer.all("/v1/incidents").len(), 1, "no second incident");
    assert_eq!(case.officer.all(&case.path("duplicates")), Vec::<Value>::new());
}

fn scenario_18_not_in_scope(app: &App) {
    for (because, reason) in [("no_image", "Rude text, no picture."), ("adults_only", "Adult material passed round.")] {
        let case = Case::reported(app);
        assert_eq!(case.seen().0["evaluation"]["outOfScope"], false);
        case.answer("image_of_child", None, "no");
        let seen = case.seen();
        assert_eq!((&seen.0["evaluation"]["outOfScope"], seen.in_the_way()), (&json!(true), Vec::new()), "it forces no crime");
        let mark = case.record("marks", json!({"mark": "out_of_scope", "because": because, "at": case.now(), "reason": reason}));
        assert_eq!((&mark["because"], &mark["reason"]), (&json!(because), &json!(reason)));
        case.officer.write_note(&case.id, "Spoken to by the head of year.");
        let again = json!({"mark": "out_of_scope", "because": because, "at": case.now(), "reason": reason});
        app.unchanged(|| case.put("marks", again)).refused(409, "already-recorded");
        assert_eq!(case.file()["items"]["crimes"], json!([]));
        case.closes();
        case.officer.write_note(&case.id, "The school rang back: nothing more.");
    }
}

fn scenario_20_try_school_crime_beat(app: &App) {
    let case = Case::reported(app);
    let mut body = incident();
    body["schoolCrimeBeat"] = json!(true);
    app.unchanged(|| case.officer.put(&format!("/v1/incidents/{}", id()), &body)).field("/schoolCrimeBeat", "school-crime-beat");
    let girl = case.child("victim", "2011-06-01");
    let crime = case.crime_body("school_crime_beat", &[(&girl, "victim")]);
    app.unchanged(|| case.put("crimes", crime)).field("/offence", "school-crime-beat");
    let answer = json!({"question": "school_crime_beat", "answer": "yes", "at": case.now()});
    app.unchanged(|| case.put("answers", answer)).field("/question", "school-crime-beat");
    let mut mark = json!({"mark": "school_crime_beat", "at": case.now(), "reason": "The head asks for it."});
    app.unchanged(|| case.put("marks", mark.clone())).field("/mark", "school-crime-beat");
    mark["mark"] = json!("out_of_scope");
    mark["because"] = json!("school_crime_beat");
    app.unchanged(|| case.put("marks", mark)).field("/because", "school-crime-beat");
    let refused = app.unchanged(|| case.officer.put(&format!("/v1/incidents/{}", id()), &body));
    let words = text(&refused.json()["errors"][0], "detail");
    assert!(words.contains("note 4") && words.contains("always a serious incident"), "{words}");
    // Nowhere in what the server offers is there such an option; note 4 explains why.
    let pack = case.officer.get("/v1/guidance-packs/2016.1").ok();
    for list in ["questions", "offences", "outcomes", "routes"] {
        let offered = pack["pack"][list].to_string();
        assert!(!offered.contains("School Crime Beat") && !offered.contains("school_crime_beat"), "{list}");
    }
    let notes = pack["pack"]["notes"].as_array().expect("notes");
    let fourth = notes.iter().find(|note| note["code"] == "4").expect("note 4");
    assert!(text(&fourth["text"], "en").contains("can never be dealt with as School Crime Beat"));
    assert_eq!(case.file()["serious"], true);
}
