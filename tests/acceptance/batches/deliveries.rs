//! Outboxes delivered as batches that are duplicated, reordered, delayed and cut end as one delivery in order would. `WAYMARK_DELIVERIES`
//! says how many; the seed is printed, and `WAYMARK_SEED` plays the same again.

use super::{batch, change_on, create, fresh};
use crate::harness::{App, Caller, incident, note, on_both_databases, party, person};
use serde_json::{Value, json};
use std::io::Write;
use std::net::TcpStream;
use std::time::Duration;

on_both_databases!(outboxes_delivered_in_any_disorder_end_as_one_delivery_in_order);

/// A small generator that can be played again (xorshift64*, Vigna 2016).
struct Dice(u64);

impl Dice {
    fn below(&mut self, most: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        usize::try_from(self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 33).expect("fits") % most
    }
}

fn setting(name: &str) -> Option<u64> {
    std::env::var(name).ok().map(|text| text.parse().unwrap_or_else(|_| panic!("{name} is a whole number")))
}

/// A case with its people, notes and changes, in the order of writing; every key begins with `name`.
fn outbox(name: &str, dice: &mut Dice) -> (String, Vec<Value>) {
    let (who, case, link) = fresh();
    let key = |number: usize| format!("{name}-{number}");
    let tail = who.rsplit('/').next().expect("an id").to_owned();
    let mut parts = create(&key(3), &link, &party(&tail, "victim"));
    parts["after"] = json!([key(1), key(2)]);
    let mut items = vec![create(&key(1), &who, &person()), create(&key(2), &case, &incident()), parts];
    let (mut on_case, mut on_person) = (key(2), key(1));
    for number in 4..4 + dice.below(8) {
        match dice.below(3) {
            0 => {
                let mut item = create(&key(number), &format!("{case}/notes/{}", crate::harness::id()), &note(&format!("Note {number}")));
                item["after"] = json!([key(2)]);
                items.push(item);
            }
            1 => {
                items.push(change_on(&key(number), &on_case, &case, &json!({"narrative": format!("As of {number}")})));
                on_case = key(number);
            }
            _ => {
                items.push(change_on(&key(number), &on_person, &who, &json!({"familyName": format!("Demonstration {number}")})));
                on_person = key(number);
            }
        }
    }
    (case, items)
}

/// What a case says, without ids, times and versions.
fn content(officer: &Caller, case: &str) -> Value {
    let file = officer.get(&format!("/v1{case}")).ok();
    let mut notes: Vec<String> = file["notes"].as_array().expect("notes").iter().map(|note| note["text"].to_string()).collect();
    notes.sort();
    json!([file["narrative"], file["persons"][0]["familyName"], file["parties"].as_array().map(Vec::len), notes])
}

/// Sends a batch and leaves before the answer has come: the phone has gone into a tunnel.
fn cut(app: &App, officer: &Caller, items: &[Value]) {
    let body = batch(items).to_string();
    let token = officer.header("authorization").expect("a token");
    let head = format!(
        "POST /v1/batches HTTP/1.1\r\nHost: x\r\nAuthorization: {token}\r\nContent-Type: application/json\r\nContent-Length: {}\r\n\r\n",
        body.len()
    );
    let mut socket = TcpStream::connect(app.address).expect("a connection");
    socket.set_write_timeout(Some(Duration::from_secs(10))).expect("a time");
    socket.write_all(head.as_bytes()).and_then(|()| socket.write_all(body.as_bytes())).expect("sent");
}

fn outboxes_delivered_in_any_disorder_end_as_one_delivery_in_order(app: &App) {
    let wanted = setting("WAYMARK_DELIVERIES").unwrap_or(1500);
    let seed = setting("WAYMARK_SEED").unwrap_or_else(rand::random) | 1;
    let mut dice = Dice(seed);
    let (mut deliveries, mut writes, mut cases, mut round) = (0_u64, 0_u64, 0_u64, 0_u64);
    let officer = app.officer();
    while deliveries < wanted {
        round += 1;
        let boxes: Vec<_> = (0..3).map(|number| outbox(&format!("{round}-{number}"), &mut dice)).collect();
        let all: Vec<&Value> = boxes.iter().flat_map(|(_, items)| items).collect();
        // Disorder first: any piece, in any order, some of it twice, some cut off.
        for _ in 0..6 {
            let size = 1 + dice.below(all.len());
            let mut piece: Vec<Value> = (0..size).map(|_| all[dice.below(all.len())].clone()).collect();
            if dice.below(2) == 0 {
                piece.reverse();
            }
            deliveries += piece.len() as u64;
            if dice.below(4) == 0 {
                cut(app, &officer, &piece);
            } else {
                officer.request("POST", "/v1/batches").json(&batch(&piece)).send().ok();
            }
        }
        // Then what every phone does in the end: the whole of it, in order, until nothing is asked to come back.
        let ordered: Vec<Value> = all.iter().map(|item| (*item).clone()).collect();
        for again in 0.. {
            assert!(again < 100, "seed {seed}: it does not come to an end");
            deliveries += ordered.len() as u64;
            let answer = officer.request("POST", "/v1/batches").json(&batch(&ordered)).send().ok();
            let answers = answer["items"].as_array().expect("items");
            let lost = answers.iter().find(|answer| !matches!(answer["status"].as_i64(), Some(200 | 201 | 409 | 424 | 503)));
            assert_eq!(lost, None, "seed {seed}: refused");
            if answers.iter().all(|answer| matches!(answer["status"].as_i64(), Some(200 | 201))) {
                break;
            }
        }
        // The serial result: the same outbox once, in order, under other ids.
        let twins: Vec<_> =
            boxes.iter().enumerate().map(|(number, (case, items))| twin(case, items, &format!("t{round}-{number}"))).collect();
        for ((case, items), (other, copy)) in boxes.iter().zip(&twins) {
            for item in copy {
                let answer = officer.request("POST", "/v1/batches").json(&batch(std::slice::from_ref(item))).send().ok();
                assert!(matches!(answer["items"][0]["status"].as_i64(), Some(200 | 201)), "{answer}");
            }
            assert_eq!(content(&officer, case), content(&officer, other), "seed {seed}");
            writes += items.len() as u64;
            cases += 1;
        }
    }
    eprintln!("{deliveries} deliveries of {writes} writes in {cases} cases, seed {seed}: 0 lost, 0 doubled");
}

/// The same outbox under fresh ids and keys.
fn twin(case: &str, items: &[Value], name: &str) -> (String, Vec<Value>) {
    let mut text = serde_json::to_string(items).expect("JSON");
    let mut ids: Vec<String> = Vec::new();
    for item in items {
        for part in item["path"].as_str().expect("a path").split('/').filter(|part| part.len() == 36) {
            if !ids.contains(&part.to_owned()) {
                ids.push(part.to_owned());
            }
        }
    }
    let mut case = case.to_owned();
    for old in ids {
        let new = crate::harness::id();
        text = text.replace(&old, &new);
        case = case.replace(&old, &new);
    }
    let key = items[0]["idempotencyKey"].as_str().expect("a key");
    let prefix = key.trim_end_matches("-1").to_owned();
    let text = text.replace(&format!("\"{prefix}-"), &format!("\"{name}-"));
    (case, serde_json::from_str(&text).expect("JSON"))
}
