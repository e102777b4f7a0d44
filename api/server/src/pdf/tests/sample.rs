//! Cases to print. All people are invented.

use serde_json::{Value, json};
use waymark_domain::case::{ItemKind, Items};
use waymark_domain::guidance::{CaseRecords, case_facts, evaluate};
use waymark_domain::ids::Id;
use waymark_domain::instant::Instant;
use waymark_domain::note::NoteFacts;
use waymark_domain::officer::ScreenLanguage;
use waymark_domain::school::Country;
use waymark_domain::summary::Sources;
use waymark_domain::wording::{Wording, fill};
use waymark_rules::Pack;

pub const REPORTED: &str = "2026-03-02T09:30:00Z";
pub const LATER: &str = "2026-03-02T11:00:00Z";
pub const NEXT_DAY: &str = "2026-03-03T10:00:00Z";
pub const REFERENCE: &str = "KV-4M2-7D";

const ACCOUNT: &str = "The head of year was told by a pupil that a picture had been passed on in a group chat. “Nobody has looked at it,” \
    she said.\n\nThe phone was switched off and handed to the safeguarding lead, who rang the schools officer.";

/// A case with its pack.
pub struct Sample {
    pub pack: Pack,
    pub case: CaseRecords,
    pub notes: Vec<NoteFacts>,
    pub officer: Id,
}

pub fn officer_name(_: Id) -> String {
    "PC 1234 Siân Enghraifft".to_owned()
}

pub fn somebody(name: &str) -> Value {
    json!({ "name": name })
}

impl Sample {
    /// A report and nothing else.
    pub fn reported() -> Self {
        let facts = json!({
            "school": { "name": "Ysgol Enghraifft Dŵr y Felin (invented)" },
            "report": { "channel": "school_officer", "reporterKind": "safeguarding_lead", "reportedAt": REPORTED,
                "logReference": "NWP-20260302-114" },
            "happened": { "kind": "between", "from": "2026-02-27T18:00:00Z", "to": "2026-03-01T20:00:00Z" },
            "narrative": ACCOUNT,
            "writtenAt": LATER,
        });
        let case = CaseRecords {
            id: Id::now(),
            facts: serde_json::from_value(facts).expect("incident facts"),
            country: Some(Country::Wales),
            parties: Vec::new(),
            persons: Vec::new(),
            items: Items::default(),
            on_record: Vec::new(),
        };
        let pack = Pack::parse(include_str!("../../../../../openapi/rules/packs/2016.1.json")).expect("the shipped pack lints");
        Self { pack, case, notes: Vec::new(), officer: Id::now() }
    }

    pub fn person(&mut self, given: &str, family: &str, born: &str, role: &str) -> Id {
        let facts = json!({ "givenNames": given, "familyName": family, "dateOfBirth": born, "schoolName": "Ysgol Enghraifft (invented)",
            "yearGroup": "Blwyddyn 10", "sex": "not_recorded", "language": "cy" });
        let id = Id::now();
        self.case.persons.push((id, serde_json::from_value(facts).expect("a person")));
        self.party(id, role);
        id
    }

    pub fn party(&mut self, person: Id, role: &str) {
        let party = json!({ "personId": person, "role": role, "writtenAt": LATER });
        self.case.parties.push(serde_json::from_value(party).expect("a party"));
    }

    pub fn add(&mut self, kind: ItemKind, mut facts: Value) -> Id {
        let members = facts.as_object_mut().expect("an object");
        members.entry("writtenAt").or_insert(json!(NEXT_DAY));
        members.entry("recordedBy").or_insert(json!(self.officer));
        let id = Id::now();
        self.case.items.read(kind, id, facts).expect("facts of this kind");
        id
    }

    pub fn note(&mut self, text: &str) {
        let note = json!({ "kind": "fact", "text": text, "writtenAt": NEXT_DAY, "by": self.officer });
        self.notes.push(serde_json::from_value(note).expect("a note"));
    }

    pub fn wording(&self, language: ScreenLanguage) -> Wording {
        let welsh = "Geiriad enghreifftiol (dyfeisiwyd): (add crime type). Ŵyr, tŷ, dŵr, ŷd.";
        fill(&self.pack, Some(welsh), "pca_distribute_show", language).expect("a wording")
    }

    pub fn advisory(&mut self, person: Id, crime: Id, language: ScreenLanguage) -> Id {
        let wording = self.wording(language);
        self.add(
            ItemKind::Advisory,
            json!({ "personId": person, "crimeId": crime, "given": {
            "at": NEXT_DAY, "language": language, "place": "the school", "how": "in_person", "by": { "officerId": self.officer },
            "present": [{ "who": somebody("Mrs Evans Enghraifft"), "as": "parent_carer" }], "understood": "yes",
                "wording": wording } }),
        )
    }

    /// Reads what is printed of the case.
    pub fn with<R>(&self, language: ScreenLanguage, read: impl FnOnce(&Sources<'_>) -> R) -> R {
        let facts = case_facts(&self.case).expect("the rules read the case");
        let now = Instant::parse(NEXT_DAY).expect("an instant");
        let evaluation = evaluate(&self.pack, &facts, now);
        let (case, pack) = (&self.case, &self.pack);
        read(&Sources { case, pack, evaluation: &evaluation, reference: REFERENCE, language, now })
    }

    pub fn print(&self, language: ScreenLanguage) -> Vec<u8> {
        self.with(language, |sources| crate::pdf::case_file(sources, &self.notes, &officer_name))
    }
}

/// Something of every kind.
pub fn full() -> Sample {
    let mut s = Sample::reported();
    let victim = s.person("Mali", "Dyfeisiedig", "2011-05-04", "victim");
    let offender = s.person("Tŷ Ŵyn", "Enghraifft", "2010-09-01", "offender");
    s.party(offender, "victim");
    let adult = s.person("Sioned", "Athrawes", "1980-01-01", "safeguarding_lead");
    let officer = json!({ "officerId": s.officer });
    s.add(ItemKind::ActDates, json!({ "takenOn": "2026-02-27", "sharedOn": "2026-03-01", "source": "the victim" }));
    s.add(ItemKind::SchoolProcedures, json!({ "state": "confirmed", "at": LATER, "by": { "personId": adult } }));
    s.add(
        ItemKind::Advice,
        json!({ "kind": "expert", "asked": { "position": "CSE team" }, "by": officer, "at": LATER,
        "said": "Keep in touch with the family." }),
    );
    s.add(
        ItemKind::Referral,
        json!({ "to": "ppu", "personId": victim, "steps": [
        { "step": "notified", "at": LATER, "by": officer, "to": { "position": "PPU desk" }, "how": "phone", "recordedBy": s.officer },
        { "step": "acknowledged", "at": NEXT_DAY, "by": somebody("DS Invented"), "how": "email", "reference": "PPU/77",
            "recordedBy": s.officer },
        { "step": "updated", "at": NEXT_DAY, "by": somebody("DS Invented"), "how": "email",
            "text": "A strategy meeting is held on Friday.",
          "agencies": ["Children’s services"], "recordedBy": s.officer } ] }),
    );
    s.add(
        ItemKind::ParentContact,
        json!({ "personId": victim, "state": "told", "who": somebody("Her mother"), "at": LATER, "by": officer, "language": "cy" }),
    );
    s.add(
        ItemKind::Signposting,
        json!({ "personId": victim, "services": ["report_remove", "childline", "meic"], "at": LATER, "by": officer }),
    );
    s.add(
        ItemKind::Exhibit,
        json!({ "thing": "phone", "description": "black, cracked glass", "owner": { "personId": offender },
        "state": "surrendered", "at": LATER,
        "seized": { "at": LATER, "by": officer, "place": "the head’s office" }, "sealNumber": "A0012345", "exhibitNumber": "SE/1",
            "keptAt": "Property store, Bangor",
        "handOvers": [{ "at": NEXT_DAY, "from": officer, "to": { "position": "property officer" }, "place": "Bangor",
            "reason": "kept safe" }] }),
    );
    s.add(
        ItemKind::Viewing,
        json!({ "who": { "personId": adult }, "at": REPORTED, "basis": "accident", "told": { "who": officer, "at": LATER } }),
    );
    let crime = s.add(
        ItemKind::Crime,
        json!({ "offence": "pca_distribute_show", "reference": "26000123456", "force": "NWP",
        "recordedAt": LATER, "category": "non_aggravated",
        "people": [{ "personId": victim, "role": "victim" }, { "personId": offender, "role": "offender" }],
        "outcome": { "code": "21", "at": NEXT_DAY, "by": officer, "reason": null } }),
    );
    let because = "The messages stopped when she asked.";
    s.add(ItemKind::Answer, json!({ "question": "adult_implicated", "answer": "no", "computed": "no", "at": LATER }));
    s.add(ItemKind::Answer, json!({ "question": "coercion", "answer": "yes", "computed": null, "at": LATER, "note": because }));
    s.add(
        ItemKind::Answer,
        json!({ "question": "repeat_offender", "personId": offender, "answer": "yes", "computed": "no",
        "at": LATER, "reason": "Known to the school’s officer before.",
        "decidedBy": somebody("Insp Invented"), "checkedElsewhere": [{ "by": officer, "at": LATER, "where": "PND", "count": 1 }] }),
    );
    s.add(
        ItemKind::Decision,
        json!({ "personId": offender, "route": "no_prosecution", "computed": "no_prosecution",
        "decidedBy": somebody("Insp Invented"), "rationale": "Not in the public interest.", "at": NEXT_DAY }),
    );
    s.add(
        ItemKind::RestorativeMeeting,
        json!({ "invitations": [
        { "who": { "personId": victim }, "at": LATER, "answers": [{ "agreed": false, "by": somebody("Her mother"), "at": NEXT_DAY,
            "reason": "Not now." }] },
        { "who": { "personId": offender }, "at": LATER } ] }),
    );
    s.add(ItemKind::EducationInput, json!({ "state": "given", "at": NEXT_DAY, "by": officer, "place": "the hall" }));
    s.advisory(offender, crime, ScreenLanguage::English);
    s.add(
        ItemKind::Closure,
        json!({ "at": NEXT_DAY, "reason": "Agreed with the supervisor.",
        "owed": [{ "kind": "requirement", "code": "ppu_updated", "subject": "child", "subjectId": victim.to_string(),
            "waivable": true }],
        "reopened": { "at": NEXT_DAY, "by": s.officer, "reason": "A second phone was found." } }),
    );
    s.add(
        ItemKind::Mark,
        json!({ "mark": "handed_over", "toOfficerId": s.officer, "at": NEXT_DAY,
        "reason": "Moved to another school." }),
    );
    s.add(
        ItemKind::Viewing,
        json!({ "who": somebody("Nobody Secret"), "at": REPORTED, "withdrawn": { "reason": "Recorded twice.",
        "at": NEXT_DAY, "by": s.officer } }),
    );
    s.note("She asked that her form tutor be told — “neb arall”.");
    s
}

/// Thirty people and sixty crimes.
pub fn large() -> Sample {
    let mut s = Sample::reported();
    let people: Vec<Id> = (0..30)
        .map(|at| s.person("Invented", &format!("Enghraifft {at}"), "2011-05-04", if at % 2 == 0 { "victim" } else { "offender" }))
        .collect();
    for at in 0..60 {
        let (victim, offender) = (people[at * 2 % 30], people[(at * 2 + 1) % 30]);
        s.add(
            ItemKind::Crime,
            json!({ "offence": "pca_take_make", "people": [{ "personId": victim, "role": "victim" },
            { "personId": offender, "role": "offender" }],
            "note": "What was said. ".repeat(20) }),
        );
    }
    s.note(&"Gair ".repeat(2_000));
    s.note(&"x".repeat(10_000));
    s
}
