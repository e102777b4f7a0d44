//! What the case is, how it was reported, and the account.

use crate::pdf::telling::{Telling, capital};
use crate::pdf::words::Word;
use waymark_domain::case::{ActDatesFacts, AdviceFacts};
use waymark_domain::incident::{Happened, ReportChannel};
use waymark_domain::summary::london;
use waymark_domain::vocabulary::Vocabulary;

impl Telling<'_> {
    pub(super) fn head(&mut self) {
        let from = self.from;
        let pack = &from.pack.source;
        self.pair(Word::Reference, from.reference);
        self.pair(Word::Status, capital(self.code(from.case.status().code())));
        let school = from.case.facts.school.as_ref().and_then(|school| school.name.as_ref()).map(|name| name.expose().to_owned());
        let country = from.case.country.map(|country| self.said(country));
        self.pair(Word::School, self.joined([school, country]));
        self.pair(Word::Guidance, format!("{} ({})", self.text(&pack.title), pack.version));
    }

    pub(super) fn report(&mut self) {
        let facts = &self.from.case.facts;
        self.heading(Word::Report);
        let report = facts.report.as_ref();
        self.pair(Word::Reported, self.when(facts.reported_at()));
        let channel = report.and_then(|report| report.channel);
        let other = report.and_then(|report| report.channel_other.as_ref()).map(|text| text.expose().to_owned());
        let named = channel.filter(|channel| *channel != ReportChannel::Other || other.is_none()).map(|channel| self.said(channel));
        self.pair(Word::Channel, capital(&self.joined([named, other])));
        let reporter = report.and_then(|report| report.reporter_kind).map(|kind| self.said(kind));
        self.pair(Word::Reporter, capital(&self.joined([reporter])));
        self.personal(Word::LogReference, report.and_then(|report| report.log_reference.as_ref()));
        let happened = match &facts.happened {
            Some(Happened::Exact { at }) => london(*at),
            Some(Happened::Between { from, to }) => format!("{} – {}", london(*from), london(*to)),
            Some(Happened::NotKnown) | None => self.when(None),
        };
        self.pair(Word::Happened, happened);
        self.act_dates();
        self.pair(Word::Written, london(facts.written_at));
        if let Some(due) = facts.crime_recording_due_at() {
            self.pair(Word::CrimeDue, london(due));
        }
        self.advice();
    }

    fn act_dates(&mut self) {
        let case = self.from.case;
        for item in case.items.live::<ActDatesFacts>() {
            for (word, day) in [(Word::Taken, &item.facts.taken_on), (Word::Shared, &item.facts.shared_on)] {
                if let Some(day) = day {
                    self.pair(word, Self::day(day));
                }
            }
            self.personal(Word::Source, item.facts.source.as_ref());
        }
    }

    fn advice(&mut self) {
        let case = self.from.case;
        for item in case.items.live::<AdviceFacts>() {
            let facts = &item.facts;
            self.subheading(&format!("{} ({})", self.word(Word::Advice), self.said(facts.kind)));
            self.pair(Word::AskedOf, self.somebody(&facts.asked));
            self.pair(Word::By, format!("{}, {}", self.somebody(&facts.by), london(facts.at)));
            self.personal(Word::Said, facts.said.as_ref());
            if let Some(confirms) = facts.victim_confirms {
                self.pair(Word::VictimConfirms, self.said(confirms));
            }
            self.stamp(facts);
        }
    }

    pub(super) fn account(&mut self) {
        self.heading(Word::Account);
        match &self.from.case.facts.narrative {
            Some(narrative) if !narrative.is_blank() => {
                self.paper.paragraph(narrative.expose());
            }
            _ => self.nothing(),
        }
    }
}
