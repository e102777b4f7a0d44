//! What an officer does, in the order of the flowchart.

use super::story::{Case, text};
use crate::harness::{Caller, Reply, id};
use serde_json::{Value, json};
use std::sync::OnceLock;

pub const SHARE: &str = "pca_distribute_show";
pub const MAKE: &str = "pca_take_make";
pub const KEEP: &str = "cja_possess";

/// The shipped pack.
pub const SHIPPED: &str = include_str!("../../../openapi/rules/packs/2016.1.json");

/// Questions about what aggravates, by their codes in the shipped pack.
fn aggravating() -> &'static [String] {
    static CODES: OnceLock<Vec<String>> = OnceLock::new();
    CODES.get_or_init(|| {
        let pack: Value = serde_json::from_str(SHIPPED).expect("the shipped pack");
        let questions = pack["questions"].as_array().expect("questions").iter();
        questions.filter(|question| question["group"] == "aggravating").map(|question| text(question, "code")).collect()
    })
}

/// Note 8, word for word, with the crime's words in it.
pub fn note_8(words: &str) -> String {
    format!(
        "You have been recorded on police systems against {words} and we (the Police) have taken no further action against you. In the \
         future, if you require an enhanced DBS check, it is unlikely this log will be disclosed unless it shows a pattern of behaviour. \
         However, any decision to disclose is based on all factors and information available at the time of the decision."
    )
}

impl Case<'_> {
    pub fn crime_body(&self, offence: &str, links: &[(&str, &str)]) -> Value {
        let people: Vec<Value> = links.iter().map(|(person, role)| json!({"personId": person, "role": role})).collect();
        json!({"offence": offence, "people": people, "reference": "2600000001", "force": "south-wales", "recordedAt": self.now()})
    }

    /// A crime with its reference on the force's system; gives its id.
    #[track_caller]
    pub fn crime(&self, offence: &str, links: &[(&str, &str)]) -> String {
        text(&self.record("crimes", self.crime_body(offence, links)), "id")
    }

    pub fn outcome_body(&self, code: &str, reason: Option<&str>) -> Value {
        json!({"outcome": {"code": code, "at": self.now(), "by": self.me(), "reason": reason}})
    }

    #[track_caller]
    pub fn outcome(&self, crime: &str, code: &str, reason: Option<&str>) -> Value {
        self.patch("crimes", crime, &self.outcome_body(code, reason)).ok()
    }

    /// An outcome that must be refused.
    #[track_caller]
    pub fn no_outcome(&self, crime: &str, code: &str, reason: Option<&str>) -> Reply {
        self.unpatched("crimes", crime, &self.outcome_body(code, reason))
    }

    pub fn referral(&self, to: &str, person: &str) -> Value {
        json!({"to": to, "personId": person, "at": self.now(), "by": self.me(), "toldWhom": {"position": "Duty desk"}, "how": "here"})
    }

    /// Notifies the public protection unit of a child, or sends an offender's case to CID; gives the referral's id.
    #[track_caller]
    pub fn refer(&self, to: &str, person: &str) -> String {
        text(&self.record("referrals", self.referral(to, person)), "id")
    }

    pub fn notify_all(&self, children: &[&str]) -> Vec<String> {
        children.iter().map(|child| self.refer("ppu", child)).collect()
    }

    /// A step of a referral's life, taken by whoever calls.
    pub fn step(&self, caller: &Caller, referral: &str, step: &str, by: &Value) -> Reply {
        let says = matches!(step, "updated" | "handed_back" | "result");
        let body =
            json!({"step": step, "at": self.now(), "by": by, "how": "here", "text": says.then_some("As the unit says (demonstration).")});
        caller.request("POST", &self.path(&format!("referrals/{referral}/steps"))).key(&id()).json(&body).send()
    }

    /// A unit takes steps of a referral itself.
    #[track_caller]
    pub fn unit(&self, role: &str, referrals: &[String], steps: &[&str]) {
        let account = self.app.account(role, "Uned Enghraifft");
        let (unit, by) = (self.app.anybody().with_token_of(&account), json!({"officerId": account.id}));
        for referral in referrals {
            for step in steps {
                let taken = self.step(&unit, referral, step, &by).created();
                assert_eq!(taken["state"], *step);
            }
        }
    }

    /// Every child is notified, and the unit has acknowledged and written an update on each.
    pub fn protected(&self, children: &[&str]) {
        let referrals = self.notify_all(children);
        self.unit("ppu", &referrals, &["acknowledged", "updated"]);
    }

    pub fn try_answer(&self, question: &str, person: Option<&str>, answer: &str, more: &Value) -> Reply {
        let mut body = json!({"question": question, "personId": person, "answer": answer, "at": self.now(), "decidedBy": self.me()});
        for (name, value) in more.as_object().into_iter().flatten() {
            body[name] = value.clone();
        }
        self.put("answers", body)
    }

    #[track_caller]
    pub fn answer(&self, question: &str, person: Option<&str>, answer: &str) -> Value {
        self.try_answer(question, person, answer, &Value::Null).created()
    }

    /// Every aggravating factor is asked: these are there, the others are not; and nobody saw the image, which is of a child.
    pub fn considered(&self, factors: &[&str]) {
        for code in aggravating() {
            self.answer(code, None, if factors.contains(&code.as_str()) { "yes" } else { "no" });
        }
        self.answer("image_of_child", None, "yes");
        self.answer("viewed", None, "no");
        self.answer("device_involved", None, "no");
    }

    /// Earlier occasions were looked for elsewhere, and the question answered.
    pub fn looked_up(&self, person: &str, elsewhere: u32, answer: &str, more: &Value) -> Reply {
        let mut body = json!({"checkedElsewhere": [
            {"by": self.me(), "at": self.now(), "where": "Force records system", "count": elsewhere, "offence": null}
        ]});
        for (name, value) in more.as_object().into_iter().flatten() {
            body[name] = value.clone();
        }
        self.try_answer("repeat_offender", Some(person), answer, &body)
    }

    /// No adult, and nobody has an earlier occasion.
    #[track_caller]
    pub fn no_to_both_questions(&self, offenders: &[&str]) {
        self.answer("adult_implicated", None, "no");
        for offender in offenders {
            let answer = self.looked_up(offender, 0, "no", &Value::Null).created();
            if std::env::var("F1").is_err() {
                assert_eq!(answer["computed"], "no");
            }
        }
    }

    pub fn try_decide(&self, person: &str, route: &str) -> Reply {
        self.put(
            "decisions",
            json!({"personId": person, "route": route, "decidedBy": self.me(), "rationale": "Weighed on its own merit.",
                "at": self.now()}),
        )
    }

    #[track_caller]
    pub fn decide(&self, person: &str, route: &str) -> Value {
        self.try_decide(person, route).created()
    }

    pub fn school_confirms(&self) {
        self.record("school-procedures", json!({"state": "confirmed", "at": self.now(), "by": {"position": "Safeguarding lead"}}));
    }

    /// Parents told, and where help is.
    pub fn support(&self, children: &[&str]) {
        for child in children {
            let parents = json!({"personId": child, "state": "told", "who": {"position": "Mother"}, "at": self.now(), "by": self.me()});
            self.record("parent-contacts", parents);
            let services = json!(["report_remove", "ceop", "childline", "meic"]);
            self.record("signpostings", json!({"personId": child, "services": services, "at": self.now(), "by": self.me()}));
        }
    }

    /// What an invited person says.
    pub fn says(&self, agreed: bool, by: Value) -> Value {
        json!({"agreed": agreed, "by": by, "at": self.now(), "reason": (!agreed).then_some("Does not want to.")})
    }

    /// Each is invited with the answers that came.
    #[track_caller]
    pub fn meeting(&self, invited: &[(&str, Vec<Value>)], held: bool) -> Value {
        let one = |(who, answers): &(&str, Vec<Value>)| json!({"who": {"personId": who}, "at": self.now(), "answers": answers});
        let invitations: Vec<Value> = invited.iter().map(one).collect();
        let (held_at, led_by) = if held { (self.now(), self.me()) } else { (Value::Null, Value::Null) };
        self.record("restorative-meetings", json!({"invitations": invitations, "heldAt": held_at, "ledBy": led_by}))
    }

    /// The general lesson, and an input for each of these.
    pub fn educate(&self, people: &[&str]) {
        self.record("education-inputs", json!({"state": "given", "at": self.now(), "by": self.me(), "place": "Assembly hall"}));
        for person in people {
            self.record("education-inputs", json!({"personId": person, "state": "given", "at": self.now(), "by": self.me()}));
        }
    }

    pub fn giving(&self, child: &str, crime: &str, language: &str) -> Value {
        json!({"personId": child, "crimeId": crime, "given": {"at": self.now(), "language": language, "place": "School office",
            "how": "in_person",
            "by": self.me(), "present": [{"who": {"position": "Mother"}, "as": "parent_carer"}], "understood": "yes"}})
    }

    #[track_caller]
    pub fn advise(&self, child: &str, crime: &str) -> Value {
        self.put("advisories", self.giving(child, crime, "en")).created()
    }

    pub fn advice(&self, kind: &str, confirms: Option<&str>) {
        let body = json!({"kind": kind, "asked": {"position": "Duty desk"}, "by": self.me(), "at": self.now(), "said": "Noted.",
            "victimConfirms": confirms});
        self.record("advice", body);
    }
}

/// Two fifteen-year-olds with everything done but the ending.
pub struct Plain<'a> {
    pub case: Case<'a>,
    pub girl: String,
    pub boy: String,
    pub crime: String,
}

impl<'a> Plain<'a> {
    pub fn new(app: &'a crate::harness::App) -> Self {
        let case = Case::reported(app);
        let (girl, boy) = (case.child("victim", "2011-06-01"), case.child("offender", "2011-04-01"));
        let crime = case.crime(KEEP, &[(&girl, "victim"), (&boy, "offender")]);
        case.protected(&[&girl, &boy]);
        case.school_confirms();
        case.support(&[&girl, &boy]);
        case.considered(&[]);
        case.no_to_both_questions(&[&boy]);
        Self { case, girl, boy, crime }
    }

    /// Everything of the ending but the wording.
    pub fn all_but_the_wording(&self) {
        let (case, boy, girl) = (&self.case, self.boy.as_str(), self.girl.as_str());
        case.decide(boy, "no_prosecution");
        let yes = |who: &str| vec![case.says(true, json!({"personId": who}))];
        assert_eq!(case.meeting(&[(girl, yes(girl)), (boy, yes(boy))], true)["state"], "held");
        case.educate(&[girl, boy]);
        case.outcome(&self.crime, "21", None);
    }

    /// Nothing is owed any more.
    pub fn ended(app: &'a crate::harness::App) -> Self {
        let plain = Self::new(app);
        plain.all_but_the_wording();
        plain.case.advise(&plain.boy, &plain.crime);
        plain
    }
}
