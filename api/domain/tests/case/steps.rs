//! What an officer does, in the order of the flowchart.

use crate::story::{LATER, NEXT_DAY, Story, at};
use serde_json::{Value, json};
use waymark_domain::case::{
    AdviceFacts, AdvisoryFacts, AnswerFacts, AnswerValue, CrimeFacts, CrimeOutcome, DecisionFacts, EducationInputFacts, ExhibitFacts,
    ParentContactFacts, ReferralFacts, ReferralStep, RestorativeMeetingFacts, Route, SchoolProceduresFacts, SignpostingFacts, Somebody,
};
use waymark_domain::guidance::{case_facts, evaluate, suggested_answer, suggested_route};
use waymark_domain::officer::ScreenLanguage;
use waymark_domain::party::PartyRole::{Offender, Victim};
use waymark_domain::text::PersonalText;
use waymark_domain::vocabulary::Vocabulary;
use waymark_domain::wording;
use waymark_domain::{Id, Instant, Problem};

pub const SHARE: &str = "pca_distribute_show";
pub const MAKE: &str = "pca_take_make";

pub fn officer() -> Value {
    json!({ "name": "PC 1234 Invented" })
}

pub fn step(step: &str, when: &str, by: &str) -> ReferralStep {
    let text = matches!(step, "updated" | "handed_back" | "result").then_some("Written down as said (invented).");
    let value = json!({ "step": step, "at": when, "by": { "position": by }, "how": "phone", "text": text, "recordedBy": Id::now() });
    serde_json::from_value(value).expect("a step")
}

impl Story {
    pub fn incident_id(&self) -> Id {
        self.case.id
    }

    pub fn crime(&mut self, offence: &str, links: &[(Id, &str)]) -> Id {
        let people: Vec<Value> = links.iter().map(|(id, role)| json!({ "personId": id, "role": role })).collect();
        self.add::<CrimeFacts>(json!({
            "offence": offence, "people": people, "reference": "2600000001", "force": "south-wales", "recordedAt": LATER,
        }))
    }

    pub fn outcome(&mut self, crime: Id, code: &str, reason: Option<&str>) {
        let outcome = CrimeOutcome {
            code: code.to_owned(),
            at: self.now,
            by: Somebody { name: Some(PersonalText::new("PC 1234 Invented")), ..Somebody::default() },
            reason: reason.map(PersonalText::new),
        };
        self.change::<CrimeFacts>(crime, |facts| facts.outcome = Some(outcome));
    }

    pub fn refer(&mut self, to: &str, person: Id, when: &str) -> Id {
        let first = step(if to == "ppu" { "notified" } else { "sent" }, when, "schools officer");
        self.add::<ReferralFacts>(json!({ "to": to, "personId": person, "steps": [first] }))
    }

    pub fn then(&mut self, referral: Id, next: ReferralStep) -> Result<(), Problem> {
        let facts = self.case.items.find::<ReferralFacts>(referral).expect("a referral").facts.with_step(next)?;
        self.check(&facts)?;
        self.case.items.put(referral, facts);
        Ok(())
    }

    /// Notified, acknowledged and updated.
    pub fn notify_in_full(&mut self, person: Id) -> Id {
        let referral = self.refer("ppu", person, LATER);
        self.then(referral, step("acknowledged", LATER, "PPU desk")).expect("acknowledged");
        self.then(referral, step("updated", NEXT_DAY, "PPU desk")).expect("updated");
        referral
    }

    /// An answer as the server records it: what the rules suggest goes in first.
    pub fn try_answer(&mut self, question: &str, person: Option<Id>, answer: &str, more: Value) -> Result<Id, Problem> {
        let mut facts: AnswerFacts = self.facts(json!({ "question": question, "personId": person, "answer": answer, "at": self.now }));
        if let Some(more) = more.as_object() {
            let mut value = serde_json::to_value(&facts).expect("json");
            more.iter().for_each(|(name, member)| value[name] = member.clone());
            facts = serde_json::from_value(value).expect("an answer");
        }
        let same = self.case.items.live::<AnswerFacts>().find(|item| item.facts.question == question && item.facts.person_id == person);
        let id = same.map_or_else(Id::now, |item| item.id);
        let with = self.case.with(id, &facts);
        let seen = case_facts(&with).expect("read");
        facts.computed = suggested_answer(&evaluate(&self.pack, &seen, self.now), question, person.unwrap_or(self.case.id));
        self.check(&facts)?;
        waymark_domain::guidance::check_answer(&self.pack, &facts)?;
        self.case.items.put(id, facts);
        Ok(id)
    }

    pub fn answer(&mut self, question: &str, person: Option<Id>, answer: &str) {
        self.try_answer(question, person, answer, Value::Null).expect("an answer");
    }

    /// The earlier occasions that the server found on record, and a check elsewhere.
    pub fn looked_up(&mut self, person: Id, found: usize, elsewhere: u32, answer: &str) {
        self.case.on_record = waymark_domain::occasions::on_record(&self.case, &[]);
        self.case
            .on_record
            .iter_mut()
            .filter(|known| known.person_id == person)
            .for_each(|known| known.incidents = (0..found).map(|_| Id::now()).collect());
        let check = json!({ "by": officer(), "at": self.now, "where": "force intelligence (invented)", "count": elsewhere });
        self.try_answer("repeat_offender", Some(person), answer, json!({ "checkedElsewhere": [check] })).expect("an answer");
    }

    pub fn nothing_aggravates(&mut self) {
        let codes: Vec<String> =
            self.pack.source.questions.iter().filter(|question| question.group.is_some()).map(|question| question.code.clone()).collect();
        codes.iter().for_each(|code| self.answer(code, None, "no"));
        self.answer("image_of_child", None, "yes");
        self.answer("viewed", None, "no");
        self.answer("device_involved", None, "no");
    }

    pub fn decide(&mut self, person: Id, route: &str) -> DecisionFacts {
        let mut facts: DecisionFacts = self.facts(json!({
            "personId": person, "route": route, "decidedBy": { "name": "Sgt Invented", "position": "supervisor" },
            "rationale": "Weighed on its own merit (invented).", "at": self.now,
        }));
        facts.computed = self.judge(|seen| suggested_route(seen, person));
        self.check(&facts).expect("a decision");
        self.case.items.put(Id::now(), facts.clone());
        facts
    }

    pub fn school_confirms(&mut self) {
        self.add::<SchoolProceduresFacts>(json!({ "state": "confirmed", "at": LATER, "by": { "position": "safeguarding lead" } }));
    }

    pub fn support(&mut self, child: Id) {
        self.add::<ParentContactFacts>(json!({ "personId": child, "state": "told", "at": LATER, "by": officer() }));
        self.add::<SignpostingFacts>(
            json!({ "personId": child, "services": ["report_remove", "childline", "meic"], "at": LATER, "by": officer() }),
        );
    }

    pub fn advisory(&mut self, child: Id, crime: Id, when: &str, place: &str) -> Result<Id, Problem> {
        let facts: AdvisoryFacts = self.facts(json!({
            "personId": child, "crimeId": crime,
            "given": { "at": when, "language": "en", "place": place, "how": "in_person", "by": officer(), "understood": "yes" },
        }));
        let offence = self.case.items.find::<CrimeFacts>(crime).and_then(|item| item.facts.offence.clone()).expect("an offence");
        let facts = facts.with_wording(wording::fill(&self.pack, None, &offence, ScreenLanguage::English)?);
        self.check(&facts)?;
        let id = Id::now();
        self.case.items.put(id, facts);
        Ok(id)
    }

    pub fn educate(&mut self, person: Option<Id>) {
        self.add::<EducationInputFacts>(
            json!({ "personId": person, "state": "given", "at": self.now, "by": officer(), "place": "school" }),
        );
    }

    /// Each is invited and answers: who, agreed, by whom.
    pub fn meeting(&mut self, answers: &[(Id, bool, Value)], held: bool) -> Id {
        let invitation = |(who, agreed, by): &(Id, bool, Value)| {
            let reason = (!agreed).then_some("Does not want to (invented).");
            json!({ "who": { "personId": who }, "at": LATER, "answers": [{ "agreed": agreed, "by": by, "at": LATER, "reason": reason }] })
        };
        let invitations: Vec<Value> = answers.iter().map(invitation).collect();
        self.add::<RestorativeMeetingFacts>(json!({ "invitations": invitations, "heldAt": held.then_some(self.now), "ledBy": officer() }))
    }

    pub fn advised(&mut self, kind: &str, confirms: Option<&str>) {
        self.add::<AdviceFacts>(json!({
            "kind": kind, "asked": { "position": "PPU desk" }, "by": officer(), "at": LATER, "said": "Noted (invented).", "victimConfirms": confirms,
        }));
    }

    pub fn device(&mut self, owner: Id, state: &str, more: Value) -> Result<Id, Problem> {
        let mut facts = json!({ "thing": "phone", "owner": { "personId": owner }, "state": state, "at": LATER });
        if let Some(more) = more.as_object() {
            more.iter().for_each(|(name, member)| facts[name] = member.clone());
        }
        self.try_add::<ExhibitFacts>(facts)
    }

    pub fn computed(&self, question: &str, person: Id) -> Option<AnswerValue> {
        self.case
            .items
            .live::<AnswerFacts>()
            .find(|item| item.facts.question == question && item.facts.person_id == Some(person))
            .and_then(|item| item.facts.computed)
    }

    pub fn on(&mut self, when: &str) -> Instant {
        self.now = at(when);
        self.now
    }
}

pub fn code(route: Route) -> &'static str {
    route.code()
}

/// Two fifteen-year-olds with everything done but the ending.
pub fn plain() -> (Story, [Id; 3]) {
    let mut story = Story::new();
    let girl = story.child(Victim, "2010-06-01");
    let boy = story.child(Offender, "2010-04-01");
    let crime = story.crime("cja_possess", &[(girl, "victim"), (boy, "offender")]);
    story.school_confirms();
    for child in [girl, boy] {
        story.notify_in_full(child);
        story.support(child);
    }
    story.nothing_aggravates();
    story.answer("adult_implicated", None, "no");
    story.looked_up(boy, 0, 0, "no");
    (story, [girl, boy, crime])
}
