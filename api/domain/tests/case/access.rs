//! Who may see a case, and who may take which step.

use crate::steps::step;
use crate::story::LATER;
use serde_json::json;
use waymark_domain::case::{ItemKind, ReferralStep, ReferralTo, Somebody};
use waymark_domain::case_access::{Ties, check_step, may_keep_packs, may_read_log, may_record, may_refer, may_see_case, may_supervise};
use waymark_domain::officer::OfficerRole::{self, Administrator, Auditor, Cid, PublicProtection, SchoolsOfficer, Supervisor};
use waymark_domain::vocabulary::Vocabulary;
use waymark_domain::{Id, ProblemCode};

#[test]
fn each_sees_what_its_work_needs() {
    let (me, other) = (Id::now(), Id::now());
    let mine = Ties { owner: Some(me), ..Ties::default() };
    let handed = Ties { owner: Some(other), handed_to: vec![me], ..Ties::default() };
    let team = Ties { owner: Some(other), same_team: true, ..Ties::default() };
    let ppu = Ties { owner: Some(other), referred_to_ppu: true, ..Ties::default() };
    let cid = Ties { owner: Some(other), referred_to_cid: true, ..Ties::default() };
    let foreign = Ties { owner: Some(other), ..Ties::default() };
    let sees = |role| [&mine, &handed, &team, &ppu, &cid, &foreign].map(|ties| may_see_case(me, role, ties));
    assert_eq!(sees(SchoolsOfficer), [true, true, false, false, false, false]);
    assert_eq!(sees(Supervisor), [true, true, true, false, false, false]);
    assert_eq!(sees(PublicProtection), [false, false, false, true, false, false]);
    assert_eq!(sees(Cid), [false, false, false, false, true, false]);
    assert_eq!(sees(Administrator), [false; 6]);
    assert_eq!(sees(Auditor), [false; 6]);
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
    for kind in ItemKind::ALL {
        for role in [PublicProtection, Cid] {
            assert_eq!(may_record(role, *kind), *kind == ItemKind::Referral && !may_refer(role));
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
fn packs_are_the_administrators_and_the_log_the_auditors() {
    for role in OfficerRole::ALL {
        assert_eq!(may_keep_packs(*role), *role == Administrator);
        assert_eq!(may_read_log(*role), *role == Auditor);
        assert_eq!(may_supervise(*role), *role == Supervisor);
        assert_eq!(may_record(*role, ItemKind::Crime), matches!(role, SchoolsOfficer | Supervisor));
    }
}
