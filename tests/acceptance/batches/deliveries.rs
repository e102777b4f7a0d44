//! Outboxes delivered as batches that are duplicated, reordered, delayed and cut end as one delivery in order would. `WAYMARK_DELIVERIES`
//! says how many; the seed is printed, and `WAYMARK_SEED` plays the same again.

use super::{begin, change_on, create, fresh, lost_and_doubled, send, settle, statuses, wire};
use crate::harness::{App, Caller, id, incident, note, on_both_databases, party, person};
use serde_json::{Value, json};
use waymark_domain::reference::{self, PREFIXES, Reference};

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

/// References as phones make them; a phone has only so many, and then it is another phone.
struct References {
    prefix: u32,
    used: u32,
}

impl References {
    fn next(&mut self, officer: &Caller) -> String {
        self.used += 1;
        if self.used >= PREFIXES {
            *self = Self::of(officer);
        }
        Reference::make(self.prefix, self.used).to_string()
    }

    fn of(officer: &Caller) -> Self {
        let device = officer.register_device();
        let prefix = device["referencePrefix"].as_str().and_then(reference::prefix_number).expect("a prefix");
        Self { prefix, used: 1 }
    }
}

fn setting(name: &str) -> Option<u64> {
    std::env::var(name).ok().map(|text| text.parse().unwrap_or_else(|_| panic!("{name} is a whole number")))
}

/// A case with its people, notes, changes and the steps of a referral, in the order of writing; every key begins with `name`.
fn outbox(name: &str, reference: &str, dice: &mut Dice) -> (String, Vec<Value>) {
    let (who, case, link) = fresh();
    let key = |number: usize| format!("{name}-{number}");
    let tail = who.rsplit('/').next().expect("an id").to_owned();
    let mut parts = create(&key(3), &link, &party(&tail, "victim"));
    parts["after"] = json!([key(1), key(2)]);
    let at = "2026-11-24T08:58:00Z";
    let by = json!({"name": "Demonstration officer"});
    let referral = format!("{case}/referrals/{}", id());
    let mut sent = create(&key(4), &referral, &json!({"to": "ppu", "personId": tail, "at": at, "by": by, "how": "phone", "writtenAt": at}));
    sent["after"] = json!([key(3)]);
    let mut facts = incident();
    facts["reference"] = json!(reference);
    let mut items = vec![create(&key(1), &who, &person()), create(&key(2), &case, &facts), parts, sent];
    let (mut on_case, mut on_person, mut on_referral) = (key(2), key(1), key(4));
    for number in 5..5 + dice.below(8) {
        match dice.below(4) {
            0 => {
                let mut item = create(&key(number), &format!("{case}/notes/{}", id()), &note(&format!("Note {number}")));
                item["after"] = json!([key(2)]);
                items.push(item);
            }
            1 => {
                let step = json!({"step": "chased", "at": at, "by": by, "how": "phone", "text": format!("Asked again, {number}")});
                items.push(json!({"method": "POST", "path": format!("{referral}/steps"), "idempotencyKey": key(number), "after": [on_referral], "body": step}));
                on_referral = key(number);
            }
            2 => {
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

/// What a case says, without ids and times. Of versions the part that says how often a thing was written.
fn content(officer: &Caller, case: &str) -> Value {
    let file = officer.get(&format!("/v1{case}")).ok();
    let of = |thing: &Value| thing["etag"].as_str().expect("an ETag").split('.').next().expect("a version").trim_matches('"').to_owned();
    let mut notes: Vec<String> = file["notes"].as_array().expect("notes").iter().map(|note| note["text"].to_string()).collect();
    notes.sort();
    let steps = file["items"]["referrals"][0]["steps"].as_array().expect("steps");
    let steps: Vec<[Value; 2]> = steps.iter().map(|step| [step["step"].clone(), step["text"].clone()]).collect();
    let (person, referral) = (&file["persons"][0], &file["items"]["referrals"][0]);
    let parties = file["parties"].as_array().map(Vec::len);
    json!([[of(&file), file["narrative"]], [of(person), person["familyName"]], [of(referral), steps], parties, notes])
}

fn outboxes_delivered_in_any_disorder_end_as_one_delivery_in_order(app: &App) {
    let wanted = setting("WAYMARK_DELIVERIES").unwrap_or(1500);
    let seed = setting("WAYMARK_SEED").unwrap_or_else(rand::random) | 1;
    let mut dice = Dice(seed);
    let (mut deliveries, mut writes, mut cases, mut round) = (0_u64, 0_u64, 0_u64, 0_u64);
    let officer = app.officer();
    let mut references = References::of(&officer);
    while deliveries < wanted {
        round += 1;
        let boxes: Vec<_> = (0..3).map(|number| outbox(&format!("box{round}-{number}"), &references.next(&officer), &mut dice)).collect();
        let all: Vec<&Value> = boxes.iter().flat_map(|(_, items)| items).collect();
        // Disorder first: any piece, in any order, some of it twice, some cut off.
        for _ in 0..6 + dice.below(20) {
            let size = 1 + dice.below(all.len());
            let mut piece: Vec<Value> = (0..size).map(|_| all[dice.below(all.len())].clone()).collect();
            if dice.below(2) == 0 {
                piece.reverse();
            }
            deliveries += piece.len() as u64;
            let bytes = wire(&officer, &piece);
            match dice.below(8) {
                // The phone has gone into a tunnel: before the whole was sent, or before the answer came.
                0 => drop(begin(app, &bytes[..dice.below(bytes.len())])),
                1 => drop(begin(app, &bytes)),
                _ => drop(send(&officer, &piece)),
            }
        }
        let ordered: Vec<Value> = all.iter().map(|item| (*item).clone()).collect();
        deliveries += ordered.len() as u64 * settle(&officer, &ordered, &format!("seed {seed}"));
        // The serial result: the same outbox once, in order, under other ids.
        let mut copy = |(number, (case, items)): (usize, &(String, Vec<Value>))| {
            twin(case, items, &format!("twin{round}-{number}"), &references.next(&officer))
        };
        let twins: Vec<_> = boxes.iter().enumerate().map(&mut copy).collect();
        for ((case, items), (other, copy)) in boxes.iter().zip(&twins) {
            for item in copy {
                let answers = send(&officer, std::slice::from_ref(item));
                assert!(matches!(statuses(&answers)[0], 200 | 201), "seed {seed}: {answers:?}");
            }
            assert_eq!(content(&officer, case), content(&officer, other), "seed {seed}");
            writes += items.len() as u64;
            cases += 1;
        }
    }
    // The twins are as many writes again.
    let (lost, doubled) = lost_and_doubled(app, 2 * writes);
    eprintln!("{deliveries} deliveries of {writes} writes in {cases} cases, seed {seed}: {lost} lost, {doubled} doubled");
    assert_eq!((lost, doubled), (0, 0), "seed {seed}");
}

/// The same outbox under fresh ids and keys, and another reference.
fn twin(case: &str, items: &[Value], name: &str, reference: &str) -> (String, Vec<Value>) {
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
    text = text.replace(items[1]["body"]["reference"].as_str().expect("a reference"), reference);
    let key = items[0]["idempotencyKey"].as_str().expect("a key");
    let prefix = key.strip_suffix("-1").expect("the first").to_owned();
    let text = text.replace(&format!("\"{prefix}-"), &format!("\"{name}-"));
    (case, serde_json::from_str(&text).expect("JSON"))
}
