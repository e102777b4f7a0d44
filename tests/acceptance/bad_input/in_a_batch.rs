//! A batch is no way around anything: what a write refuses by itself it refuses as an item too, with the same words, and alone.

use super::target::{Target, Write};
use crate::harness::{App, on_both_databases, person};
use serde_json::{Value, json};

on_both_databases!(
    what_a_write_refuses_by_itself_it_refuses_as_an_item_and_the_items_beside_it_go_on,
    a_number_that_no_phone_gives_is_refused_with_its_item,
);

/// Whether a write can be an item: those below a case and of a person.
fn is_item(write: &Write) -> bool {
    write.path.starts_with("/v1/incidents/") || write.path.starts_with("/v1/persons/")
}

/// Bodies that nothing takes, made from one that this write takes; as text, for some are no JSON value that a program would hold.
fn bad(body: &Value) -> Vec<String> {
    let with = |member: &str| {
        let text = body.to_string();
        let open = text.strip_suffix('}').expect("an object");
        // Last, for of a member that is there twice the last counts.
        format!("{open}{}{member}}}", if open == "{" { "" } else { "," })
    };
    let deep = format!("\"narrative\":{}1{}", "[".repeat(400), "]".repeat(400));
    vec![
        with("\"unheardOf\":1"),
        with("\"note\":\"data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJ\""),
        with("\"narrative\":\"a\\u0000b\""),
        with("\"narrative\":\"\\ud800\""),
        with("\"narrative\":1e999"),
        with(&deep),
        with(&format!("\"narrative\":\"{}\"", "x".repeat(256 * 1024))),
        "[]".to_owned(),
        "null".to_owned(),
        "\"narrative\"".to_owned(),
    ]
}

fn item(write: &Write, key: &str, body: &str) -> String {
    let condition = match write.method {
        "PUT" => "\"ifNoneMatch\":\"*\",",
        "PATCH" => "\"ifMatch\":\"\\\"1\\\"\",",
        _ => "",
    };
    let path = write.path.trim_start_matches("/v1");
    format!("{{\"method\":\"{}\",\"path\":\"{path}\",\"idempotencyKey\":\"{key}\",{condition}\"body\":{body}}}", write.method)
}

fn send(target: &Target, items: &[String]) -> Vec<Value> {
    let batch = format!("{{\"sentAt\":\"2026-11-24T09:00:00Z\",\"items\":[{}]}}", items.join(","));
    let answer = target.officer.request("POST", "/v1/batches").body("application/json", batch).send().ok();
    answer["items"].as_array().expect("items").clone()
}

/// What a problem says of the body it refuses.
fn said(problem: &Value) -> [Value; 3] {
    ["status", "code", "errors"].map(|member| problem[member].clone())
}

fn what_a_write_refuses_by_itself_it_refuses_as_an_item_and_the_items_beside_it_go_on(app: &App) {
    let target = Target::new(app);
    let mut walked = 0;
    for (name, write) in target.writes().into_iter().filter(|(_, write)| is_item(write)) {
        let bodies = bad(&write.body);
        let alone: Vec<Value> = app.unchanged(|| {
            let kind = if write.method == "PATCH" { "application/merge-patch+json" } else { "application/json" };
            bodies.iter().map(|body| target.request(&write).body(kind, body.as_bytes()).send().json()).collect()
        });
        let mut items: Vec<String> = bodies.iter().enumerate().map(|(at, body)| item(&write, &format!("{name}-{at}"), body)).collect();
        let beside = Write { method: "PUT", path: target.write("createPerson").path, body: person(), guard: write.guard };
        items.push(item(&beside, &format!("{name}-beside"), &beside.body.to_string()));
        let answers = send(&target, &items);
        let (last, refused) = answers.split_last().expect("answers");
        assert_eq!(last["status"], 201, "{name}: {last}");
        for (at, (alone, inside)) in alone.iter().zip(refused).enumerate() {
            assert!(matches!(alone["status"].as_i64(), Some(400..=499)), "{name} {at}: {alone}");
            assert_eq!((said(alone), &alone["status"]), (said(&inside["body"]), &inside["status"]), "{name} {at}");
            assert!(!inside.to_string().contains("iVBOR"), "{name} {at}: repeated");
        }
        walked += 1;
    }
    assert!(walked >= 25, "{walked} writes were found");
}

fn a_number_that_no_phone_gives_is_refused_with_its_item(app: &App) {
    let target = Target::new(app);
    let write = target.write("createPerson");
    let numbered = |seq: i64| item(&write, &format!("s{seq}"), &person().to_string()).replacen('{', &format!("{{\"seq\":{seq},"), 1);
    let answers = app.unchanged(|| send(&target, &[0, -1, 1_000_000_001, i64::MAX].map(numbered)));
    for answer in &answers {
        assert_eq!((&answer["status"], &answer["body"]["errors"][0]["pointer"]), (&json!(422), &json!("/seq")), "{answer}");
    }
    let report = |dropped: i64| json!({"lastSeq": 1, "unsent": 0, "oldestUnsentAt": null, "dropped": [dropped], "cases": 0, "storage": "ok", "persisted": null});
    for dropped in [0, 1_000_000_001] {
        let batch = json!({"sentAt": "2026-11-24T09:00:00Z", "report": report(dropped), "items": []});
        target.officer.request("POST", "/v1/batches").json(&batch).send().field("/report", "out-of-range");
    }
}
