//! Invented schools, officers and cases, marked as such, for trying Waymark out. Never in the same database as real data: the database
//! itself says which it holds, and the store refuses the other.

use super::{demo_guided, sentence};
use crate::auth::password::Passwords;
use crate::guidance_packs::GuidancePacks;
use waymark_domain::incident::{Happened, IncidentFacts, Report, ReportChannel, ReporterKind, SchoolChoice};
use waymark_domain::instant::Day;
use waymark_domain::note::{NoteFacts, NoteKind};
use waymark_domain::officer::{Officer, OfficerFacts, OfficerRole, ScreenLanguage};
use waymark_domain::party::{PartyFacts, PartyRole};
use waymark_domain::person::{AgeSource, PersonFacts, PersonLanguage, Sex, StatedAge};
use waymark_domain::reference::Reference;
use waymark_domain::school::{Country, School, SchoolPhase};
use waymark_domain::text::PersonalText;
use waymark_domain::{Clock, Id, Instant, Problem, SystemClock};
use waymark_store::log::Behalf;
use waymark_store::{Keyring, Store, WriteTx, devices, incidents, notes, officers, parties, persons, schools};

/// An account to try it with.
pub struct Account {
    pub username: &'static str,
    pub password: &'static str,
    pub what: &'static str,
}

/// Known to everybody: this data is invented, and the server listens on this machine alone unless told otherwise.
const PASSWORD: &str = "demonstration-only";

/// One of each role; the second has no cases: it shows that one officer's are not another's.
const ACCOUNTS: [(&str, &str, OfficerRole, &str, &str); 7] = [
    ("demo.officer", "Demonstration Officer", OfficerRole::SchoolsOfficer, "D001", "schools officer with three cases: start here"),
    ("demo.colleague", "Demonstration Colleague", OfficerRole::SchoolsOfficer, "D002", "another schools officer, who does not see them"),
    ("demo.supervisor", "Demonstration Supervisor", OfficerRole::Supervisor, "D003", "supervisor of their team"),
    (
        "demo.ppu",
        "Demonstration Protection Officer",
        OfficerRole::PublicProtection,
        "D004",
        "public protection unit: sees what is referred to it",
    ),
    ("demo.cid", "Demonstration Detective", OfficerRole::Cid, "D005", "CID: sees what is referred to it"),
    ("demo.admin", "Demonstration Administrator", OfficerRole::Administrator, "D006", "administrator: guidance packs, no cases"),
    ("demo.auditor", "Demonstration Auditor", OfficerRole::Auditor, "D007", "auditor: no cases"),
];

/// The team of the two officers and their supervisor.
const TEAM: &str = "Demonstration team";

/// Name, Welsh name, town, authority, phase, country, Welsh-medium.
type InventedSchool = (&'static str, Option<&'static str>, &'static str, &'static str, SchoolPhase, Country, bool);

const SCHOOLS: [InventedSchool; 14] = [
    ("Ysgol Bryn Enghraifft", None, "Llanfair Enghraifft", "Ynys Môn", SchoolPhase::Secondary, Country::Wales, true),
    ("Ysgol y Garth Enghreifftiol", None, "Bethesda", "Gwynedd", SchoolPhase::Primary, Country::Wales, true),
    ("Ysgol Tŷ Gwyn (Demonstration)", None, "Llŷn", "Gwynedd", SchoolPhase::AllThrough, Country::Wales, true),
    (
        "Example Valley Comprehensive",
        Some("Ysgol Gyfun Cwm Enghraifft"),
        "Pontypridd",
        "Rhondda Cynon Taf",
        SchoolPhase::Secondary,
        Country::Wales,
        false,
    ),
    ("Demonstration High School", Some("Ysgol Uwchradd Arddangos"), "Newport", "Newport", SchoolPhase::Secondary, Country::Wales, false),
    ("Example Bay Primary", Some("Ysgol Gynradd Bae Enghraifft"), "Cardiff", "Cardiff", SchoolPhase::Primary, Country::Wales, false),
    ("Demonstration Special School", None, "Swansea", "Swansea", SchoolPhase::Special, Country::Wales, false),
    ("Coleg Enghraifft", Some("Coleg Enghraifft"), "Llangefni", "Ynys Môn", SchoolPhase::College, Country::Wales, false),
    ("Example Pupil Referral Unit", None, "Wrexham", "Wrexham", SchoolPhase::PupilReferral, Country::Wales, false),
    ("Example Academy", None, "Exampleton", "Exampleshire", SchoolPhase::Secondary, Country::England, false),
    ("Demonstration Church of England Primary School", None, "Exampleton", "Exampleshire", SchoolPhase::Primary, Country::England, false),
    ("The Example Grammar School", None, "Sampleford", "Exampleshire", SchoolPhase::Secondary, Country::England, false),
    ("Demonstration Free School", None, "Sampleford", "Exampleshire", SchoolPhase::AllThrough, Country::England, false),
    ("Example Independent School", None, "Testbury", "Testshire", SchoolPhase::Independent, Country::England, false),
];

fn text(text: &str) -> Option<PersonalText> {
    Some(PersonalText::new(text))
}

fn school(at: usize, now: Instant) -> School {
    let (name, name_cy, town, authority, phase, country, welsh) = SCHOOLS[at];
    School {
        id: Id::now(),
        official_number: Some(format!("{}", if country == Country::Wales { 6_699_000 + at } else { 999_000 + at })),
        name: name.to_owned(),
        name_cy: name_cy.map(str::to_owned),
        town: Some(town.to_owned()),
        local_authority: Some(authority.to_owned()),
        postcode: None,
        phase,
        country,
        welsh_medium: (country == Country::Wales).then_some(welsh),
        open: true,
        updated_at: now,
        version: 1,
    }
}

/// Fills an empty demonstration database; one that has accounts is left as it is.
pub async fn fill(store: &Store, keys: &Keyring) -> Result<Vec<Account>, String> {
    let accounts = || ACCOUNTS.iter().map(|(username, _, _, _, what)| Account { username, password: PASSWORD, what }).collect();
    let say = |problem: Problem| sentence(&problem);
    if store.read(|tx| Ok(officers::count(tx)?)).await.map_err(say)? > 0 {
        return Ok(accounts());
    }
    let passwords = Passwords::new(keys.derive("password-pepper/1"))?;
    // Everybody knows the password, so one slow hash is enough for all of them.
    let hash = passwords.hash(PASSWORD.to_owned()).await.map_err(say)?;
    store.write(move |tx| everything(tx, &hash, SystemClock.now())).await.map_err(say)?;
    Ok(accounts())
}

fn everything(tx: &mut WriteTx<'_>, hash: &str, now: Instant) -> Result<(), Problem> {
    let mut first = None;
    for (username, name, role, collar, _) in &ACCOUNTS {
        let officer = Officer {
            id: Id::now(),
            username: (*username).to_owned(),
            role: *role,
            force: Some("Demonstration force".to_owned()),
            language: ScreenLanguage::English,
            facts: OfficerFacts { display_name: PersonalText::new(*name), collar_number: text(collar) },
            version: 1,
            disabled: false,
            team: matches!(role, OfficerRole::SchoolsOfficer | OfficerRole::Supervisor).then(|| TEAM.to_owned()),
        };
        officers::insert(tx, &officer, hash, now)?;
        first.get_or_insert(officer.id);
    }
    let officer = first.ok_or_else(|| Problem::internal("no account"))?;
    let mut known = Vec::new();
    for at in 0..SCHOOLS.len() {
        let school = school(at, now);
        schools::import(tx, school.clone())?;
        known.push(school);
    }
    let device = devices::register(tx, Id::now(), officer, &PersonalText::new("Demonstration phone"), now)?;
    for (number, case) in cases().into_iter().enumerate() {
        let number = u32::try_from(number).unwrap_or(0) + 1;
        record(tx, officer, &known[case.school], Reference::make(device.prefix_number, number), &case, now)?;
        devices::note_reference(tx, device.id, number)?;
    }
    Ok(())
}

struct Case {
    school: usize,
    hours_ago: i64,
    channel: ReportChannel,
    reporter: ReporterKind,
    narrative: &'static str,
    people: Vec<(PersonFacts, Vec<PartyRole>)>,
    note: Option<(NoteKind, Option<&'static str>, &'static str)>,
    /// Children notified, the school asked, a crime recorded: so that the unit's inbox is not empty.
    under_way: bool,
}

/// Accounts that a demonstration case speaks of.
struct Accounts {
    public_protection: Id,
}

impl Accounts {
    fn find(tx: &mut WriteTx<'_>) -> Result<Self, Problem> {
        let found = officers::by_username(tx, "demo.ppu")?.ok_or_else(|| Problem::internal("no account"))?;
        Ok(Self { public_protection: found.officer.id })
    }
}

fn child(given: &str, born: &str, sex: Sex, language: PersonLanguage) -> PersonFacts {
    PersonFacts {
        given_names: text(given),
        family_name: text("(invented)"),
        date_of_birth: Day::parse(born).ok(),
        sex: Some(sex),
        language: Some(language),
        year_group: text("Year 10"),
        ..nobody()
    }
}

fn nobody() -> PersonFacts {
    PersonFacts {
        given_names: None,
        family_name: None,
        known_as: None,
        date_of_birth: None,
        stated_age: None,
        sex: None,
        school_id: None,
        school_name: None,
        year_group: None,
        position: None,
        language: None,
        language_other: None,
        written_at: None,
    }
}

fn cases() -> Vec<Case> {
    let lead = || PersonFacts {
        given_names: text("Lleucu"),
        family_name: text("(invented)"),
        position: text("Safeguarding lead"),
        stated_age: Day::parse("2026-01-05").ok().map(|on| StatedAge { years: 41, source: AgeSource::OwnWord, on }),
        ..nobody()
    };
    vec![
        Case {
            school: 0,
            hours_ago: 5,
            channel: ReportChannel::SchoolOfficer,
            reporter: ReporterKind::SafeguardingLead,
            narrative: "The safeguarding lead rang the schools officer. Two pupils say that a picture was sent and passed on. The phone is in the school safe, switched off. Nobody at the school has looked at it.",
            people: vec![
                (child("Aled", "2011-03-09", Sex::Male, PersonLanguage::Welsh), vec![PartyRole::Victim, PartyRole::Offender]),
                (child("Carys", "2011-09-21", Sex::Female, PersonLanguage::English), vec![PartyRole::Victim]),
                (lead(), vec![PartyRole::Reporter, PartyRole::SafeguardingLead]),
            ],
            note: Some((
                NoteKind::ToldBySomeone,
                Some("Safeguarding lead"),
                "Both families have been rung by the school and know that the police were told.",
            )),
            under_way: false,
        },
        Case {
            school: 4,
            hours_ago: 52,
            channel: ReportChannel::School101,
            reporter: ReporterKind::SchoolStaff,
            narrative: "Reported to 101 by the head of year. One pupil asked another for a picture by message; it is not known whether one was sent.",
            people: vec![
                (child("Dylan", "2012-06-30", Sex::Male, PersonLanguage::English), vec![PartyRole::Offender]),
                (child("Beca", "2013-01-14", Sex::Female, PersonLanguage::Welsh), vec![PartyRole::Victim]),
            ],
            note: None,
            under_way: true,
        },
        Case {
            school: 9,
            hours_ago: 200,
            channel: ReportChannel::ThirdParty,
            reporter: ReporterKind::ParentCarer,
            narrative: "A parent of another pupil told the officer at the gate. The child concerned has not been spoken to yet.",
            people: vec![(
                PersonFacts {
                    known_as: text("Mali"),
                    stated_age: Day::parse("2026-11-10").ok().map(|on| StatedAge { years: 14, source: AgeSource::ParentCarer, on }),
                    ..nobody()
                },
                vec![PartyRole::Victim],
            )],
            note: None,
            under_way: false,
        },
    ]
}

fn record(tx: &mut WriteTx<'_>, officer: Id, school: &School, reference: Reference, case: &Case, now: Instant) -> Result<(), Problem> {
    let reported = now.plus_hours(-case.hours_ago);
    let written = reported.plus_minutes(20);
    let behalf = Behalf { officer, session: None, device: None, trace: 0, at: written, clock_off: 0 };
    let facts = IncidentFacts {
        school: Some(SchoolChoice { id: Some(school.id), name: text(&school.name) }),
        report: Some(Report {
            channel: Some(case.channel),
            channel_other: None,
            reporter_kind: Some(case.reporter),
            reported_at: Some(reported),
            log_reference: None,
        }),
        happened: Some(Happened::Between { from: reported.plus_hours(-72), to: reported.plus_hours(-12) }),
        narrative: text(case.narrative),
        written_at: written,
    };
    let pack = GuidancePacks::default().on_day(tx, Day(written.utc().date_naive()))?;
    let accounts = Accounts::find(tx)?;
    let incident = incidents::insert(tx, &behalf, Id::now(), reference, &pack, facts)?;
    let mut people = Vec::new();
    for (person, roles) in &case.people {
        let person = PersonFacts { written_at: Some(written), school_id: Some(school.id), ..person.clone() };
        let person = persons::insert(tx, &behalf, Id::now(), person)?;
        people.push((person.id, roles.clone()));
        for role in roles {
            let facts = PartyFacts { person_id: person.id, role: *role, note: None, written_at: written, withdrawn: None };
            parties::insert(tx, &behalf, Id::now(), incident.id, facts)?;
        }
    }
    if let Some((kind, told_by, words)) = &case.note {
        let facts = NoteFacts {
            kind: *kind,
            told_by: told_by.and_then(text),
            text: PersonalText::new(*words),
            written_at: written,
            by: officer,
            withdrawn: None,
        };
        notes::insert(tx, &behalf, Id::now(), incident.id, facts)?;
    }
    if case.under_way {
        demo_guided::under_way(tx, &behalf, incident.id, &people, accounts.public_protection)?;
    }
    Ok(())
}
