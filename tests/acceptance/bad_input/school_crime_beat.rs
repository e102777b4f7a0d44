//! Guidance note 4: this can never be a School Crime Beat incident, however somebody says so.

use super::target::Target;
use crate::harness::{App, on_both_databases};
use serde_json::json;

on_both_databases!(
    school_crime_beat_is_refused_as_a_field_and_as_a_value_in_any_spelling,
    a_sentence_that_mentions_the_words_is_text_like_any_other
);

fn school_crime_beat_is_refused_as_a_field_and_as_a_value_in_any_spelling(app: &App) {
    let target = Target::new(app);
    app.unchanged(|| {
        for (_, write) in target.writes() {
            for name in ["schoolCrimeBeat", "school_crime_beat", "SCHOOL-CRIME-BEAT", "isSchoolCrimeBeat", "School Crime Beat"] {
                for value in [json!(true), json!(false), json!(null), json!("yes")] {
                    let mut body = write.body.clone();
                    body[name] = value;
                    target.send(&write, &body).field("/schoolCrimeBeat", "school-crime-beat");
                }
            }
        }
        let write = target.write("createIncident");
        for (pointer, value) in [
            ("/report/channel", json!({"channel": "school_crime_beat"})),
            ("/report/channel", json!({"channel": "School Crime Beat"})),
            ("/report/channelOther", json!({"channel": "other", "channelOther": "School Crime Beat"})),
            ("/report/logReference", json!({"logReference": "school crime beat."})),
            ("/report/schoolCrimeBeat", json!({"schoolCrimeBeat": {"deep": [true]}})),
        ] {
            target.send(&write, &json!({"report": value, "writtenAt": "2026-11-24T08:55:00Z"})).field(pointer, "school-crime-beat");
        }
        target
            .send(&write, &json!({"status": "schoolCrimeBeat", "writtenAt": "2026-11-24T08:55:00Z"}))
            .field("/status", "school-crime-beat");
        target
            .send(&write, &json!({"narrative": "Trechu Troseddau Mewn Ysgolion", "writtenAt": "2026-11-24T08:55:00Z"}))
            .field("/narrative", "school-crime-beat");
    });
}

fn a_sentence_that_mentions_the_words_is_text_like_any_other(app: &App) {
    let text = "The head asked whether this is a School Crime Beat matter; I explained that it is not.";
    let case = Target::new(app).officer.record_incident(&json!({"narrative": text, "writtenAt": "2026-11-24T08:55:00Z"}));
    assert_eq!((&case["narrative"], &case["serious"]), (&json!(text), &json!(true)));
}
