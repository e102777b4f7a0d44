//! What the readers refuse beyond the obvious, so that the twin can refuse the same.

mod support;

use support::{pack, packs, root, text};
use waymark_rules::{Case, Language, Pack, PackStatus, Text};

const CASE: &str = r#"{"incident":{"id":"i","status":"open"},"persons":[{"id":"p","roles":["victim"],"ages":{"taken":14}}],
    "referrals":[{"id":"r","to":"ppu","personId":"p","state":"notified","sentAt":"2026-01-01T00:00:00Z","at":"2026-01-01T00:00:00Z"}]}"#;

fn changed(from: &str, to: &str) -> Result<Case, String> {
    assert_eq!(CASE.matches(from).count(), 1, "{from}");
    Case::parse(&CASE.replace(from, to))
}

#[test]
fn a_case_as_described_is_read() {
    assert!(Case::parse(CASE).is_ok());
    assert!(Case::parse(r#"{"incident":{"id":"i","status":"closed","reportedAt":null}}"#).is_ok());
}

#[test]
fn a_case_in_any_other_shape_is_refused() {
    for (from, to) in [
        (r#""status":"open""#, r#""status":"ajar""#),
        (r#""status":"open""#, r#""status":{"open":null}"#),
        (r#""status":"open""#, r#""status":"open","status":"open""#),
        (r#""status":"open""#, r#""status":"open","name":"somebody""#),
        (r#"{"taken":14}"#, "[14,14,14]"),
        (r#""taken":14"#, r#""taken":14.0"#),
        (r#""taken":14"#, r#""taken":-14"#),
        (r#""taken":14"#, r#""taken":10000"#),
        (r#""taken":14"#, r#""taken":"14""#),
        (r#"["victim"]"#, "null"),
        (r#"["victim"]"#, r#"["suspect"]"#),
        (r#""id":"p""#, r#""id":"p p""#),
        (r#""id":"p""#, r#""id":"""#),
        (r#""state":"notified""#, r#""state":"sent""#),
        (r#""to":"ppu""#, r#""to":"cid""#),
    ] {
        assert!(changed(from, to).is_err(), "{from} -> {to}");
    }
}

#[test]
fn an_id_stands_once_in_a_list() {
    assert!(changed(r#""persons":["#, r#""persons":[{"id":"p","roles":[]},"#).is_err());
}

#[test]
fn a_refusal_repeats_nothing_of_the_case() {
    let said = changed(r#""taken":14"#, r#""taken":"Gwenllian""#).expect_err("refused");
    assert!(!said.contains("Gwenllian"), "{said}");
}

#[test]
fn the_first_pack_is_in_force_and_the_second_a_draft() {
    let status: Vec<_> = packs().iter().map(|p| (p.source.version.clone(), p.source.status, p.source.from.is_some())).collect();
    assert_eq!(status, [("2016.1".to_owned(), PackStatus::Issued, true), ("2024.1".to_owned(), PackStatus::Draft, false)]);
}

#[test]
fn a_pack_knows_the_fingerprint_of_its_text() {
    let json = text(&root().join("openapi/rules/packs/2016.1.json"));
    let (once, again) = (pack("2016.1").sha256, Pack::parse(&format!("{json}\n")).expect("a pack").sha256);
    assert_eq!(once.len(), 64);
    assert_ne!(once, again);
}

/// Note 8 of the guidance, letter for letter.
const NOTE_8: &str = "You have been recorded on police systems against (add crime type) and we (the Police) have taken no further action \
against you. In the future, if you require an enhanced DBS check, it is unlikely this log will be disclosed unless it shows a pattern of \
behaviour. However, any decision to disclose is based on all factors and information available at the time of the decision.";

#[test]
fn the_wording_is_that_of_note_8_and_only_the_crime_type_is_filled() {
    let crime = Text { en: "an invented crime".to_owned(), cy: "trosedd ddychmygol".to_owned() };
    for pack in packs() {
        let wording = &pack.source.advisory;
        assert_eq!((wording.en.as_str(), wording.placeholder.as_str()), (NOTE_8, "(add crime type)"));
        assert_eq!(wording.filled(Language::En, &crime), Some(NOTE_8.replace("(add crime type)", "an invented crime")));
    }
}

#[test]
fn there_is_no_welsh_wording_until_one_is_approved_and_english_does_not_stand_in() {
    let crime = Text { en: "x".to_owned(), cy: "y".to_owned() };
    for pack in packs() {
        let mut wording = pack.source.advisory.clone();
        assert_eq!(wording.filled(Language::Cy, &crime), None);
        assert!(wording.missing.en.contains("awaiting an approved translation"));
        wording.cy = Some("Geiriad (add crime type) prawf.".to_owned());
        assert_eq!(wording.filled(Language::Cy, &crime).as_deref(), Some("Geiriad y prawf."));
    }
}

#[test]
fn every_offence_and_outcome_is_for_the_force_to_confirm_and_outcome_22_begins_in_april_2019() {
    for pack in packs() {
        assert!(pack.source.offences.iter().all(|o| o.force_must_confirm));
        assert!(pack.source.outcomes.iter().all(|o| o.force_must_confirm && o.from.is_some()));
        let from = |code: &str| pack.source.outcomes.iter().find(|o| o.code == code).and_then(|o| o.from.clone());
        assert_eq!((from("21").as_deref(), from("22").as_deref()), (Some("2016-01-01"), Some("2019-04-01")));
    }
}

#[test]
fn the_draft_says_person_involved_nudes_and_semi_nudes_and_the_chiefs_council() {
    let draft = pack("2024.1");
    let label = draft.source.roles.iter().find(|r| r.code == "offender").expect("a label");
    assert_eq!(label.text.en, "Person involved");
    assert!(draft.source.terms.iter().any(|t| t.short.en == "nudes and semi-nudes"));
    assert!(draft.source.terms.iter().any(|t| t.code == "npcc") && !draft.source.terms.iter().any(|t| t.code == "acpo"));
    assert!(draft.source.notes.iter().find(|n| n.code == "9").expect("note 9").text.en.contains("National Police Chiefs' Council"));
}
