//! The wrong person was recorded: what moves, what is withdrawn, what is marked, and who has to be told again.

use crate::case::{
    AdvisoryFacts, CrimeFacts, CrimeRole, DecisionFacts, EducationInputFacts, ExhibitFacts, Item, ItemKind, Listed, Mark, MarkFacts,
    ParentContactFacts, Reasoned, Recipient, ReferralFacts, ReferralTo, SchoolProceduresFacts, SignpostingFacts, Somebody, TellAgain,
};
use crate::case::{AnswerFacts, RestorativeMeetingFacts, ViewingFacts};
use crate::guidance::CaseRecords;
use crate::ids::Id;
use crate::party::PartyRole;
use crate::problem::{Problem, ProblemCode};

/// Everything one correction does. The store writes it in one transaction.
#[derive(Debug, Clone)]
pub struct Correction {
    /// Roles in which the wrong person's parties are withdrawn and, unless held already, the right person's are made.
    pub roles: Vec<PartyRole>,
    /// Items to be withdrawn with the correction's reason: they say something about the wrong person. What was owed to a child is owed
    /// to the right one anew.
    pub withdrawn: Vec<(ItemKind, Id)>,
    pub crimes: Vec<Item<CrimeFacts>>,
    pub exhibits: Vec<Item<ExhibitFacts>>,
    pub viewings: Vec<Item<ViewingFacts>>,
    pub meetings: Vec<Item<RestorativeMeetingFacts>>,
    /// Wording given to the wrong person: it was said, so it stays, marked.
    pub advisories: Vec<Item<AdvisoryFacts>>,
    /// The mark to be recorded, with the list of those to be told again.
    pub mark: MarkFacts,
}

/// Works out a correction. `why` says when, by whom and for what reason.
pub fn wrong_person(case: &CaseRecords, wrong: Id, right: Id, why: &Reasoned) -> Result<Correction, Problem> {
    if wrong == right {
        return Err(Problem::field("/rightPersonId", "conflicts"));
    }
    if case.items.closure().is_some() {
        return Err(ProblemCode::IncidentClosed.into());
    }
    let roles: Vec<PartyRole> = case.live_parties().filter(|party| party.person_id == wrong).map(|party| party.role).collect();
    if roles.is_empty() {
        return Err(Problem::field("/wrongPersonId", "not-on-the-case"));
    }
    let mut withdrawn = Vec::new();
    about::<ReferralFacts>(case, wrong, &mut withdrawn);
    about::<AnswerFacts>(case, wrong, &mut withdrawn);
    about::<DecisionFacts>(case, wrong, &mut withdrawn);
    about::<EducationInputFacts>(case, wrong, &mut withdrawn);
    about::<ParentContactFacts>(case, wrong, &mut withdrawn);
    about::<SignpostingFacts>(case, wrong, &mut withdrawn);
    let someone = |who: &mut Somebody| {
        if who.person_id == Some(wrong) {
            who.person_id = Some(right)
        }
    };
    let mark = Mark::Corrected { wrong_person_id: wrong, right_person_id: right, tell_again: tell_again(case, wrong) };
    Ok(Correction {
        roles,
        withdrawn,
        crimes: moved(case, |crime: &mut CrimeFacts| move_links(crime, wrong, right)),
        exhibits: moved(case, |exhibit: &mut ExhibitFacts| exhibit.owner.iter_mut().for_each(someone)),
        viewings: moved(case, |viewing: &mut ViewingFacts| someone(&mut viewing.who)),
        meetings: moved(case, |meeting: &mut RestorativeMeetingFacts| {
            for invitation in &mut meeting.invitations {
                someone(&mut invitation.who);
                invitation.answers.iter_mut().for_each(|answer| someone(&mut answer.by));
            }
        }),
        advisories: moved(case, |advisory: &mut AdvisoryFacts| {
            if advisory.person_id == wrong && advisory.given.is_some() && advisory.given_in_error.is_none() {
                advisory.given_in_error = Some(why.clone());
            }
        }),
        mark: MarkFacts { mark, at: why.at, reason: why.reason.clone(), written_at: why.at, recorded_by: why.by, withdrawn: None },
    })
}

fn about<T: Listed>(case: &CaseRecords, person: Id, found: &mut Vec<(ItemKind, Id)>) {
    found.extend(case.items.live::<T>().filter(|item| item.facts.person_id() == Some(person)).map(|item| (T::KIND, item.id)));
}

/// The live items of a kind that a change touches, as they are after it.
fn moved<T: Listed + PartialEq>(case: &CaseRecords, mut change: impl FnMut(&mut T)) -> Vec<Item<T>> {
    let each = case.items.live::<T>().filter_map(|item| {
        let mut next = item.clone();
        change(&mut next.facts);
        (next.facts != item.facts).then_some(next)
    });
    each.collect()
}

/// The link goes over, unless the right person holds it already.
fn move_links(crime: &mut CrimeFacts, wrong: Id, right: Id) {
    let held: Vec<CrimeRole> = crime.people.iter().filter(|link| link.person_id == right).map(|link| link.role).collect();
    crime.people.retain(|link| link.person_id != wrong || !held.contains(&link.role));
    crime.people.iter_mut().filter(|link| link.person_id == wrong).for_each(|link| link.person_id = right);
}

fn tell_again(case: &CaseRecords, wrong: Id) -> Vec<TellAgain> {
    let mut found = Vec::new();
    let mut tell = |who, item_id| found.push(TellAgain { who, item_id, told_at: None });
    let accused =
        |crime: Id| case.items.find::<CrimeFacts>(crime).is_some_and(|item| item.facts.people.iter().any(|link| link.person_id == wrong));
    for item in case.items.live::<ReferralFacts>() {
        if item.facts.person_id == Some(wrong) || item.facts.crime_id.is_some_and(accused) {
            tell(if item.facts.to == ReferralTo::PublicProtection { Recipient::PublicProtection } else { Recipient::Cid }, item.id);
        }
    }
    for item in case.items.live::<SchoolProceduresFacts>() {
        tell(Recipient::School, item.id);
    }
    for item in case.items.live::<ParentContactFacts>().filter(|item| item.facts.person_id == wrong) {
        tell(Recipient::Parents, item.id);
    }
    for item in case.items.live::<AdvisoryFacts>().filter(|item| item.facts.person_id == wrong && item.facts.given.is_some()) {
        tell(Recipient::YoungPerson, item.id);
    }
    found
}
