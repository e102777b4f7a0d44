//! A demonstration case that is under way: its children notified and one of them acknowledged, the school asked, a crime recorded.

use waymark_domain::case::{
    Channel, CrimeFacts, CrimeLink, CrimeRole, Procedures, ReferralFacts, ReferralStep, ReferralTo, SchoolProceduresFacts, Somebody,
    StepKind,
};
use waymark_domain::party::PartyRole;
use waymark_domain::text::PersonalText;
use waymark_domain::viewers::PUBLIC_PROTECTION;
use waymark_domain::{Id, Instant, Problem};
use waymark_store::log::Behalf;
use waymark_store::{WriteTx, case_items, viewers};

fn named(name: &str, position: &str) -> Somebody {
    Somebody { name: Some(PersonalText::new(name)), position: Some(PersonalText::new(position)), ..Somebody::default() }
}

fn step(step: StepKind, at: Instant, by: Somebody, recorded_by: Id) -> ReferralStep {
    ReferralStep { step, at, by, to: None, how: Channel::Here, text: None, agencies: Vec::new(), reference: None, recorded_by }
}

/// Records what an officer did in the first hours.
pub fn under_way(tx: &mut WriteTx<'_>, behalf: &Behalf, incident: Id, people: &[(Id, Vec<PartyRole>)], unit: Id) -> Result<(), Problem> {
    let (at, later) = (behalf.at, behalf.at.plus_hours(3));
    let officer = named("Demonstration Officer", "Schools officer");
    for (number, (person, _)) in people.iter().enumerate() {
        let mut steps = vec![step(StepKind::Notified, at, officer.clone(), behalf.officer)];
        if number == 0 {
            steps.push(step(StepKind::Acknowledged, later, named("Demonstration Protection Officer", "Public protection unit"), unit));
        }
        let facts = ReferralFacts {
            to: ReferralTo::PublicProtection,
            person_id: Some(*person),
            crime_id: None,
            steps,
            written_at: at,
            recorded_by: behalf.officer,
            withdrawn: None,
        };
        case_items::insert(tx, behalf, Id::now(), incident, &facts)?;
    }
    viewers::add(tx, incident, PUBLIC_PROTECTION, 1, at)?;
    let said = SchoolProceduresFacts {
        school_id: None,
        state: Procedures::Confirmed,
        at,
        by: named("Demonstration Lead", "Safeguarding lead"),
        note: None,
        written_at: at,
        recorded_by: behalf.officer,
        withdrawn: None,
    };
    case_items::insert(tx, behalf, Id::now(), incident, &said)?;
    let part = |role: PartyRole| match role {
        PartyRole::Victim => Some(CrimeRole::Victim),
        PartyRole::Offender => Some(CrimeRole::Offender),
        _ => None,
    };
    let links = people.iter().flat_map(|(person, roles)| {
        roles.iter().filter_map(|role| part(*role)).map(|role| CrimeLink { person_id: *person, role }).collect::<Vec<_>>()
    });
    let crime = CrimeFacts {
        offence: Some("pca_take_make".to_owned()),
        offence_words: None,
        reference: Some(PersonalText::new("DEMO/0001")),
        force: Some("Demonstration force".to_owned()),
        recorded_at: Some(at),
        people: links.collect(),
        suspect_unknown: false,
        transferred: None,
        outcome: None,
        category: None,
        note: None,
        written_at: at,
        recorded_by: behalf.officer,
        withdrawn: None,
    };
    case_items::insert(tx, behalf, Id::now(), incident, &crime)?;
    Ok(())
}
