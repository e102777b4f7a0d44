//! Who may see a case, and who may take which step.

use crate::steps::step;
use crate::story::LATER;
use serde_json::json;
use waymark_domain::access::{Act, role_may};
use waymark_domain::case::{ReferralStep, ReferralTo, Somebody};
use waymark_domain::case_access::{check_step, may_refer};
use waymark_domain::officer::OfficerRole::{self, Administrator, Auditor, Cid, PublicProtection, SchoolsOfficer, Supervisor};
use waymark_domain::officer::{Officer, OfficerFacts, ScreenLanguage};
use waymark_domain::text::PersonalText;
use waymark_domain::viewers::{CID, PUBLIC_PROTECTION, Viewer, team};
use waymark_domain::vocabulary::Vocabulary;
use waymark_domain::{Id, ProblemCode};

#[test]
fn each_stands_for_what_its_work_needs() {
    let account = |role, team: Option<&str>| Officer {
        id: Id::now(),
        username: "invented".to_owned(),
        role,
        force: None,
        language: ScreenLanguage::English,
        facts: OfficerFacts { display_name: PersonalText::new("Invented"), collar_number: None },
        version: 1,
        disabled: false,
        team: team.map(str::to_owned),
    };
    for role in OfficerRole::ALL {
        let officer = account(*role, Some("north"));
        let expected = match role {
            SchoolsOfficer => vec![officer.id],
            Supervisor => vec![officer.id, team("north")],
            PublicProtection => vec![PUBLIC_PROTECTION],
            Cid => vec![CID],
            Administrator | Auditor => Vec::new(),
        };
        assert_eq!(Viewer::of(&officer).ids, expected, "{role:?}");
    }
    assert_eq!(Viewer::of(&account(Supervisor, None)).ids.len(), 1, "no team is nobody's team");
}

#[test]
fn a_unit_answers_its_own_referrals_and_records_nothing_else() {
    let own = |name: &str| ReferralStep { by: Somebody { officer_id: Some(Id::now()), ..Somebody::default() }, ..step(name, LATER, "x") };
    let may = |role, to, name| check_step(role, to, &own(name)).is_ok();
    for (to, unit, other, steps) in [
        (ReferralTo::PublicProtection, PublicProtection, Cid, ["acknowledged", "updated", "closed"]),
        (ReferralTo::Cid, Cid, PublicProtection, ["accepted", "handed_back", "result"]),
    ] {
        for name in steps {
            assert!(may(unit, to, name), "{unit:?} {name}");
            for role in [other, SchoolsOfficer, Supervisor, Administrator, Auditor] {
                assert!(!may(role, to, name), "{role:?} {name}");
            }
        }
        for name in ["chased", "escalated"] {
            assert!(may(SchoolsOfficer, to, name) && may(Supervisor, to, name) && !may(unit, to, name));
        }
    }
}

#[test]
fn an_officer_may_write_down_what_a_unit_said_if_it_says_who() {
    let said: ReferralStep = step("acknowledged", LATER, "PPU duty desk");
    assert!(check_step(SchoolsOfficer, ReferralTo::PublicProtection, &said).is_ok());
    assert_eq!(check_step(Auditor, ReferralTo::PublicProtection, &said).expect_err("no").code, ProblemCode::NotAllowed);
    let nobody: ReferralStep = serde_json::from_value(
        json!({ "step": "acknowledged", "at": LATER, "by": { "name": " " }, "how": "phone", "recordedBy": Id::now() }),
    )
    .expect("a step");
    assert!(check_step(SchoolsOfficer, ReferralTo::PublicProtection, &nobody).is_err());
}

#[test]
fn what_a_role_may_do_at_all() {
    for role in OfficerRole::ALL {
        let (officer, unit) = (matches!(role, SchoolsOfficer | Supervisor), matches!(role, PublicProtection | Cid));
        for (act, may) in [
            (Act::RecordIncidents, officer),
            (Act::SearchPersons, officer),
            (Act::ReadIncidents, officer || unit),
            (Act::TakeSteps, officer || unit),
            (Act::ReadReferrals, unit),
            (Act::Supervise, *role == Supervisor),
            (Act::KeepPacks, *role == Administrator),
            (Act::ReadPacks, true),
            (Act::ReadSchools, true),
            (Act::OwnAccount, true),
        ] {
            assert_eq!(role_may(*role, act), may, "{role:?} {act:?}");
        }
        assert_eq!(may_refer(*role), officer);
    }
}
