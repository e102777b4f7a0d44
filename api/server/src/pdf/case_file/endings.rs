//! Notes, closing and re-opening, marks on the whole case, what is still owed, and what was taken back.

use crate::pdf::telling::{Telling, capital};
use crate::pdf::words::Word;
use waymark_domain::case::{ClosureFacts, Items, Listed, Mark, MarkFacts};
use waymark_domain::instant::Instant;
use waymark_domain::note::NoteFacts;
use waymark_domain::party::Withdrawn;
use waymark_domain::summary::london;
use waymark_domain::vocabulary::Vocabulary;
use waymark_rules::{Owed, QuestionState, RequirementState};

impl Telling<'_> {
    pub(super) fn notes(&mut self, notes: &[NoteFacts]) {
        self.heading(Word::Notes);
        let live: Vec<&NoteFacts> = notes.iter().filter(|note| note.withdrawn.is_none()).collect();
        if live.is_empty() {
            self.nothing();
        }
        for note in live {
            let told_by = note.told_by.as_ref().map(|who| format!("{} {}", self.word(Word::SaidBy), who.expose()));
            let said = [Some(self.said(note.kind)), told_by, Some((self.officer)(note.by)), Some(london(note.written_at))];
            self.subheading(&self.joined(said));
            self.paper.paragraph(note.text.expose());
        }
    }

    pub(super) fn closures(&mut self) {
        let case = self.from.case;
        self.heading(Word::Closures);
        if case.items.live::<ClosureFacts>().next().is_none() {
            self.nothing();
        }
        for item in case.items.live::<ClosureFacts>() {
            let facts = &item.facts;
            self.subheading(&format!(
                "{} {}, {} {}",
                self.word(Word::Closed),
                london(facts.at),
                self.word(Word::By),
                (self.officer)(facts.recorded_by)
            ));
            self.personal(Word::Reason, facts.reason.as_ref());
            for (at, owed) in facts.owed.iter().enumerate() {
                let label = if at == 0 { self.word(Word::StillOwedThen) } else { "" };
                let text = self.what(&owed.kind, &owed.code, &owed.subject_id);
                self.paper.pair(label, &text);
            }
            if let Some(again) = &facts.reopened {
                let said = format!("{}, {} {}, {}", london(again.at), self.word(Word::By), (self.officer)(again.by), again.reason.expose());
                self.pair(Word::Reopened, said);
            }
        }
    }

    /// Something owed in words: the pack's own, with whom or what it is about.
    fn what(&self, kind: &str, code: &str, subject_id: &str) -> String {
        let pack = &self.from.pack.source;
        let text = match kind {
            "question" => pack.questions.iter().find(|known| known.code == code).map(|known| self.text(&known.text)),
            "requirement" => pack.requirements.iter().find(|known| known.code == code).map(|known| self.text(&known.text)),
            _ => None,
        };
        let text = text.unwrap_or_else(|| self.code(code));
        self.subject(subject_id).map_or_else(|| text.to_owned(), |about| format!("{about}: {text}"))
    }

    pub(super) fn marks(&mut self) {
        let case = self.from.case;
        if case.items.live::<MarkFacts>().next().is_none() {
            return;
        }
        self.heading(Word::Marks);
        for item in case.items.live::<MarkFacts>() {
            let facts = &item.facts;
            let (word, said) = match &facts.mark {
                Mark::OutOfScope { because } => (Word::Out, self.said(*because)),
                Mark::MergedInto { incident_id } => (Word::Merged, incident_id.to_string()),
                Mark::HandedOver { to_officer_id } => (Word::HandedOverCase, (self.officer)(*to_officer_id)),
                Mark::PackMoved { from, to } => (Word::PackMoved, format!("{from} → {to}")),
                Mark::Corrected { .. } => (Word::Corrected, String::new()),
            };
            let by = format!("{} {}", self.word(Word::By), (self.officer)(facts.recorded_by));
            let said = [Some(said), Some(london(facts.at)), Some(by), Some(facts.reason.expose().to_owned())];
            self.pair(word, capital(&self.joined(said)));
            if let Mark::Corrected { tell_again, .. } = &facts.mark {
                for one in tell_again {
                    let told = one.told_at.map(|at| format!("{} {}", self.word(Word::ToldAgain), london(at)));
                    let told = told.unwrap_or_else(|| self.word(Word::ToTellAgain).to_owned());
                    self.paper.pair("", &format!("{}: {told}", capital(&self.said(one.who))));
                }
            }
        }
    }

    pub(super) fn owed(&mut self) {
        self.heading(Word::Owed);
        let (case, evaluation) = (self.from.case, self.from.evaluation);
        let mut lines = Vec::new();
        for problem in &evaluation.problems {
            lines.push(self.what("problem", problem.code, problem.subject_id));
        }
        for asked in evaluation.questions.iter().filter(|asked| asked.state == QuestionState::Open) {
            lines.push(self.what("question", asked.question, asked.subject_id));
        }
        let open = |owed: &&Owed<'_>| matches!(owed.state, RequirementState::Owed | RequirementState::Waiting);
        for owed in evaluation.requirements.iter().filter(open) {
            lines.push(self.requirement(owed));
        }
        for item in case.items.live::<MarkFacts>() {
            if let Mark::Corrected { tell_again, .. } = &item.facts.mark {
                let late = tell_again.iter().filter(|one| one.told_at.is_none());
                lines.extend(late.map(|one| format!("{}: {}", capital(&self.said(one.who)), self.word(Word::ToTellAgain))));
            }
        }
        if lines.is_empty() {
            self.paper.paragraph(self.word(Word::NothingOwed));
        }
        for line in lines {
            self.paper.item(&line);
        }
    }

    fn requirement(&self, owed: &Owed<'_>) -> String {
        let due = owed.due_at.map(|at| format!("{} {}", self.word(Word::DueBy), london(Instant::from_millis(at.0))));
        let flag = |holds: bool, word: Word| holds.then(|| self.word(word).to_owned());
        let notes = owed.notes.join(", ");
        let said = [
            Some(self.code(owed.owed_by).to_owned()),
            flag(owed.state == RequirementState::Waiting, Word::Waiting),
            due,
            flag(owed.overdue, Word::Overdue),
            flag(owed.urgent, Word::Urgent),
            (!notes.is_empty()).then(|| format!("{} {notes}", self.word(Word::OnNote))),
        ];
        format!("{} ({})", self.what("requirement", owed.requirement, owed.subject_id), self.joined(said))
    }

    /// What was withdrawn is out of view; that it was, by whom and why, is not.
    pub(super) fn withdrawn(&mut self, notes: &[NoteFacts]) {
        let items = &self.from.case.items;
        let mut taken: Vec<(&str, &Withdrawn)> = Vec::new();
        taken.extend(self.from.case.parties.iter().filter_map(|party| Some(("party", party.withdrawn.as_ref()?))));
        taken.extend(notes.iter().filter_map(|note| Some(("note", note.withdrawn.as_ref()?))));
        taken.extend(of_every_kind(items));
        if taken.is_empty() {
            return;
        }
        taken.sort_by_key(|(_, withdrawn)| withdrawn.at);
        self.heading(Word::Withdrawn);
        for (kind, withdrawn) in taken {
            let by = format!("{} {}", self.word(Word::By), (self.officer)(withdrawn.by));
            let said = [Some(capital(self.code(kind))), Some(london(withdrawn.at)), Some(by), Some(withdrawn.reason.expose().to_owned())];
            self.paper.item(&self.joined(said));
        }
    }
}

fn of_kind<T: Listed>(items: &Items) -> impl Iterator<Item = (&'static str, &Withdrawn)> {
    T::list(items).iter().filter_map(|item| Some((T::KIND.code(), item.facts.withdrawn()?)))
}

fn of_every_kind(items: &Items) -> Vec<(&'static str, &Withdrawn)> {
    use waymark_domain::case as kinds;
    let mut all = Vec::new();
    all.extend(of_kind::<kinds::CrimeFacts>(items));
    all.extend(of_kind::<kinds::ReferralFacts>(items));
    all.extend(of_kind::<kinds::ExhibitFacts>(items));
    all.extend(of_kind::<kinds::ViewingFacts>(items));
    all.extend(of_kind::<kinds::AnswerFacts>(items));
    all.extend(of_kind::<kinds::DecisionFacts>(items));
    all.extend(of_kind::<kinds::AdvisoryFacts>(items));
    all.extend(of_kind::<kinds::RestorativeMeetingFacts>(items));
    all.extend(of_kind::<kinds::EducationInputFacts>(items));
    all.extend(of_kind::<kinds::SchoolProceduresFacts>(items));
    all.extend(of_kind::<kinds::ParentContactFacts>(items));
    all.extend(of_kind::<kinds::SignpostingFacts>(items));
    all.extend(of_kind::<kinds::AdviceFacts>(items));
    all.extend(of_kind::<kinds::ActDatesFacts>(items));
    all.extend(of_kind::<kinds::ClosureFacts>(items));
    all.extend(of_kind::<kinds::MarkFacts>(items));
    all
}
