//! Scenarios 9, 10 and 11: the device, who saw the image, and that no image ever comes in here.

use super::steps::Plain;
use super::story::text;
use crate::harness::{App, id, logged, on_both_databases};
use serde_json::{Value, json};

on_both_databases!(scenario_09_device_not_surrendered, scenario_10_teacher_saw_it_by_accident, scenario_11_officer_tries_to_attach_it);

fn scenario_09_device_not_surrendered(app: &App) {
    let plain = Plain::ended(app);
    let (case, boy) = (&plain.case, plain.boy.as_str());
    let file = case.file();
    let asked = file["items"]["answers"].as_array().expect("answers").iter().find(|one| one["question"] == "device_involved");
    case.patch("answers", &text(asked.expect("asked"), "id"), &json!({"answer": "yes", "at": case.now()})).ok();
    assert_eq!(case.closing_is_owed(403, "supervisor-needed"), ["evidence_recorded"]);
    let mut phone = json!({"thing": "phone", "owner": {"personId": boy}, "state": "refused", "at": case.now()});
    phone["seized"] = json!({"at": case.now(), "by": case.me()});
    app.unchanged(|| case.put("exhibits", phone.clone())).field("/seized", "conflicts");
    phone["seized"] = Value::Null;
    let kept = text(&case.record("exhibits", phone), "id");
    assert!(case.seen().owes("exhibit_reason", &kept), "by whom, and why");
    case.patch("exhibits", &kept, &json!({"reason": "His mother took it home and will not hand it over."})).ok();
    assert_eq!(case.seen().state("exhibit_secured", &kept), "not_needed", "nothing to seal");
    // No dead end: with everything else done, it closes.
    case.closes();
}

fn scenario_10_teacher_saw_it_by_accident(app: &App) {
    let plain = Plain::ended(app);
    let case = &plain.case;
    let head = case.person(Some("1980-01-01"));
    case.link(&head, "witness").created();
    let file = case.file();
    let asked = file["items"]["answers"].as_array().expect("answers").iter().find(|one| one["question"] == "viewed");
    case.patch("answers", &text(asked.expect("asked"), "id"), &json!({"answer": "yes", "at": case.now()})).ok();
    assert_eq!(case.closing_is_owed(403, "supervisor-needed"), ["viewing_recorded"]);
    let opened = json!({"who": {"personId": head, "position": "Head of Year"}, "at": "2026-11-24T08:30:00Z", "basis": "accident",
        "reason": "Opened the message to find out what the fuss was."});
    let viewing = case.record("viewings", opened.clone());
    assert!(case.seen().owes("viewing_told", &text(&viewing, "id")));
    let told = json!({"told": {"who": {"position": "Safeguarding lead"}, "at": "2026-11-24T08:20:00Z"}});
    case.unpatched("viewings", &text(&viewing, "id"), &told).field("/told/at", "too-early");
    let told = json!({"told": {"who": {"position": "Safeguarding lead"}, "at": "2026-11-24T08:40:00Z"}});
    case.patch("viewings", &text(&viewing, "id"), &told).ok();
    // A witness is no offender: no route, no wording, no notification about a grown man.
    let seen = case.seen();
    assert_eq!(seen.0["evaluation"]["routes"].as_array().map(Vec::len), Some(1));
    assert_eq!(seen.notified(), [2, 2, 2]);
    // No field asks what it showed.
    let names: Vec<&String> = viewing.as_object().expect("an object").keys().collect();
    let expected =
        ["at", "basis", "etag", "id", "reason", "receivedAt", "recordedBy", "state", "told", "version", "who", "withdrawn", "writtenAt"];
    assert_eq!(names, expected);
    for name in ["description", "content", "shows", "image"] {
        let mut body = opened.clone();
        body[name] = json!("A word.");
        app.unchanged(|| case.put("viewings", body)).field(&format!("/{name}"), "unknown-field");
    }
    case.closes();
}

/// A pasted screenshot begins like this.
fn picture() -> String {
    let bytes: Vec<u8> = [0x89, b'P', b'N', b'G', 13, 10, 26, 10, 0, 0, 0, 13, b'I', b'H', b'D', b'R']
        .into_iter()
        .chain((0..200).map(|n| n ^ 0x5a))
        .collect();
    let digits = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let six = |word: usize, at: usize| char::from(digits[word >> (18 - 6 * at) & 63]);
    let word = |three: &[u8]| three.iter().fold(0, |word, byte| word << 8 | usize::from(*byte));
    bytes.chunks_exact(3).flat_map(|three| (0..4).map(move |at| six(word(three), at))).collect()
}

fn scenario_11_officer_tries_to_attach_it(app: &App) {
    let plain = Plain::new(app);
    let (case, boy) = (&plain.case, plain.boy.as_str());
    let picture = picture();
    let counted = || {
        let text = case.officer.get("/metrics").text;
        let line = text.lines().find(|line| line.starts_with("waymark_media_refused_total")).expect("the counter").to_owned();
        line.rsplit(' ').next().expect("a number").parse::<u64>().expect("a number")
    };
    let before = counted();
    let by = case.me();
    let referral = text(&case.file()["items"]["referrals"][0], "id");
    let tries: Vec<(&str, Value)> = vec![
        ("crimes", json!({"people": [{"personId": boy, "role": "offender"}], "note": picture})),
        ("referrals", json!({"to": "cid", "personId": boy, "at": case.now(), "by": by, "how": "here", "text": picture})),
        ("exhibits", json!({"thing": "phone", "state": "refused", "at": case.now(), "reason": picture})),
        ("viewings", json!({"who": {"position": "Head of Year"}, "reason": picture})),
        ("answers", json!({"question": "viewed", "answer": "yes", "at": case.now(), "note": picture})),
        ("decisions", json!({"personId": boy, "route": "cse", "decidedBy": by, "rationale": picture, "at": case.now()})),
        ("advisories", json!({"personId": boy, "notGiven": {"at": case.now(), "by": by, "reason": picture}})),
        (
            "restorative-meetings",
            json!({"invitations": [{"who": {"personId": boy}, "at": case.now()}], "agreed": picture, "heldAt": case.now()}),
        ),
        ("education-inputs", json!({"state": "given", "at": case.now(), "by": by, "note": picture})),
        ("school-procedures", json!({"state": "asked", "at": case.now(), "by": by, "note": picture})),
        ("parent-contacts", json!({"personId": boy, "state": "not_told", "at": case.now(), "by": by, "reason": picture})),
        ("signpostings", json!({"personId": boy, "services": [picture], "at": case.now(), "by": by})),
        ("advice", json!({"kind": "expert", "asked": by, "by": by, "at": case.now(), "said": picture})),
        ("act-dates", json!({"takenOn": "2026-11-20", "source": picture})),
        ("closures", json!({"at": case.now(), "reason": picture})),
        ("marks", json!({"mark": "out_of_scope", "because": "other", "at": case.now(), "reason": picture})),
        ("notes", json!({"kind": "fact", "text": format!("Sent as a text: data:image/png;base64,{picture}")})),
    ];
    let is_refused = |reply: crate::harness::Reply| {
        let words = text(&reply.refused(422, "media-not-accepted").0, "detail");
        assert!(words.contains("Do not view, copy or forward") && words.contains("public protection unit"), "what to do instead: {words}");
    };
    app.unchanged(|| {
        let count = tries.len();
        for (plural, body) in tries {
            is_refused(case.put(plural, body));
        }
        let step = json!({"step": "chased", "at": case.now(), "by": by, "how": "here", "text": picture});
        is_refused(case.officer.request("POST", &case.path(&format!("referrals/{referral}/steps"))).key(&id()).json(&step).send());
        is_refused(case.officer.request("POST", "/v1/person-searches").json(&json!({"givenNames": picture, "familyName": "E"})).send());
        assert_eq!(counted(), before + count as u64 + 2, "each attempt is counted");
        // As a file: there is no way in for one.
        let parts = format!("--x\r\ncontent-disposition: form-data; name=\"f\"; filename=\"a.png\"\r\n\r\n{picture}\r\n--x--\r\n");
        let exhibit = case.path(&format!("exhibits/{}", id()));
        for kind in ["multipart/form-data; boundary=x", "image/png", "application/octet-stream"] {
            case.officer.creating(&exhibit).body(kind, parts.clone()).send().refused(415, "unsupported-media-type");
        }
    });
    let log = String::from_utf8_lossy(&logged()).into_owned();
    assert!(!log.contains(&picture[..40]), "the log holds it");
}
