//! The link is cut in the middle of a batch, or of its answer. Afterwards the phone sends the same again: nothing is lost or there twice.

use super::{begin, change_on, create, fresh, lost_and_doubled, settle, wire};
use crate::harness::{App, id, incident, note, on_both_databases, party, person};
use serde_json::{Value, json};
use std::io::Read;

on_both_databases!(
    a_batch_cut_at_any_byte_writes_nothing_and_goes_as_a_whole_afterwards,
    a_batch_whose_answer_was_cut_at_any_place_is_there_once_when_it_is_sent_again,
    a_batch_left_in_the_middle_of_its_work_is_whole_when_it_is_sent_again,
);

/// A case with all that a phone sends: what it makes, what it adds, what it changes.
fn outbox(name: &str) -> Vec<Value> {
    let (who, case, link) = fresh();
    let key = |number: usize| format!("{name}-{number}");
    let tail = who.rsplit('/').next().expect("an id");
    let referral = format!("{case}/referrals/{}", id());
    let step = json!({"step": "chased", "at": "2026-11-24T08:58:00Z", "by": {"name": "Demonstration officer"}, "how": "phone"});
    let sent = json!({"to": "ppu", "personId": tail, "at": "2026-11-24T08:57:00Z", "by": {"name": "Demonstration officer"}, "how": "phone", "writtenAt": "2026-11-24T08:57:00Z"});
    vec![
        create(&key(1), &who, &person()),
        create(&key(2), &case, &incident()),
        create(&key(3), &link, &party(tail, "victim")),
        create(&key(4), &format!("{case}/notes/{}", id()), &note("The phone is in the safe.")),
        change_on(&key(5), &key(2), &case, &json!({"narrative": "More is known."})),
        create(&key(6), &referral, &sent),
        json!({"method": "POST", "path": format!("{referral}/steps"), "idempotencyKey": key(7), "after": [key(6)], "body": step}),
        change_on(&key(8), &key(1), &who, &json!({"yearGroup": "Year 11"})),
    ]
}

fn a_batch_cut_at_any_byte_writes_nothing_and_goes_as_a_whole_afterwards(app: &App) {
    let officer = app.officer();
    let items = outbox("c");
    let whole = wire(&officer, &items);
    app.unchanged(|| (0..whole.len()).for_each(|length| drop(begin(app, &whole[..length]))));
    settle(&officer, &items, "cut");
    let (lost, doubled) = lost_and_doubled(app, items.len() as u64);
    eprintln!("{} cuts of a batch of {} writes: {lost} lost, {doubled} doubled", whole.len(), items.len());
    assert_eq!((lost, doubled), (0, 0));
}

/// So many bytes of the answer, or all of it; how many came.
fn read(mut socket: impl Read, most: usize) -> usize {
    let mut seen = vec![0; most];
    let mut length = 0;
    while length < most {
        match socket.read(&mut seen[length..]) {
            Ok(0) => break,
            Ok(more) => length += more,
            Err(error) => panic!("the answer: {error}"),
        }
    }
    length
}

fn a_batch_whose_answer_was_cut_at_any_place_is_there_once_when_it_is_sent_again(app: &App) {
    let officer = app.officer();
    let (mut writes, mut cuts) = (0, 0);
    for most in (0..).map(|step| step * 331) {
        let items = outbox(&format!("a{most}"));
        let came = read(begin(app, &wire(&officer, &items)), most);
        settle(&officer, &items, "cut");
        writes += items.len() as u64;
        cuts += 1;
        if came < most {
            break;
        }
    }
    let (lost, doubled) = lost_and_doubled(app, writes);
    eprintln!("{cuts} cuts of answers to {writes} writes: {lost} lost, {doubled} doubled");
    assert!(cuts > 10, "{cuts}");
    assert_eq!((lost, doubled), (0, 0));
}

fn a_batch_left_in_the_middle_of_its_work_is_whole_when_it_is_sent_again(app: &App) {
    let officer = app.officer();
    let items: Vec<Value> = (0..12).flat_map(|number| outbox(&format!("m{number}"))).collect();
    let whole = wire(&officer, &items);
    // The first is at work when its link goes; the others come while it may still be.
    for _ in 0..5 {
        drop(begin(app, &whole));
    }
    settle(&officer, &items, "left");
    let (lost, doubled) = lost_and_doubled(app, items.len() as u64);
    eprintln!("a batch of {} writes, left 5 times in the middle: {lost} lost, {doubled} doubled", items.len());
    assert_eq!((lost, doubled), (0, 0));
}
