//! The words of the documents, in both languages. The Welsh is a careful draft, to be reviewed by a Welsh speaker. Questions,
//! requirements, roles, offences and outcomes are the pack's own words and are not here.

use waymark_domain::officer::ScreenLanguage;

macro_rules! words {
    ($($name:ident: $en:literal, $cy:literal;)+) => {
        /// Labels.
        #[derive(Debug, Clone, Copy)]
        pub(super) enum Word { $($name),+ }

        impl Word {
            #[cfg(test)]
            pub(super) const ALL: &'static [Self] = &[$(Self::$name),+];

            pub(super) const fn of(self, language: ScreenLanguage) -> &'static str {
                match (self, language) { $((Self::$name, ScreenLanguage::English) => $en, (Self::$name, ScreenLanguage::Welsh) => $cy),+ }
            }
        }
    };
}

words! {
    // Every page
    Page: "Page", "Tudalen";
    Of: "of", "o";
    Printed: "Printed", "Argraffwyd";
    CaseFile: "Case file", "Ffeil achos";
    Reference: "Reference", "Cyfeirnod";
    Guidance: "Guidance", "Canllawiau";
    Status: "Status", "Statws";
    NotKnown: "not known yet", "ddim yn hysbys eto";
    NoneRecorded: "Nothing recorded.", "Dim wedi’i gofnodi.";
    By: "by", "gan";
    To: "to", "i";
    At: "at", "yn";
    RecordedBy: "Recorded by", "Cofnodwyd gan";
    Reason: "Reason", "Rheswm";
    Note: "Note", "Nodyn";
    When: "When", "Pryd";
    // The report
    Report: "The report", "Yr adroddiad";
    Reported: "Reported", "Rhoddwyd gwybod";
    Channel: "How it was reported", "Sut y rhoddwyd gwybod";
    Reporter: "Who reported it", "Pwy roddodd wybod";
    LogReference: "Force log", "Cyfeirnod y log";
    Happened: "When it happened", "Pryd y digwyddodd";
    Taken: "Image taken or made", "Tynnu neu wneud y ddelwedd";
    Shared: "Image shared", "Rhannu’r ddelwedd";
    Source: "Who said so", "Pwy ddywedodd hynny";
    Written: "Written down", "Ysgrifennwyd";
    CrimeDue: "Crime to be recorded by", "I gofnodi’r drosedd erbyn";
    School: "School", "Ysgol";
    Advice: "Advice asked for", "Cyngor y gofynnwyd amdano";
    AskedOf: "Asked", "Gofynnwyd i";
    Said: "What they said", "Beth ddywedwyd";
    VictimConfirms: "Victim confirms it", "Y dioddefwr yn cadarnhau";
    // People
    People: "People", "Pobl";
    Parts: "Part", "Rhan";
    Child: "Child", "Plentyn";
    Adult: "Adult", "Oedolyn";
    AgeUnknown: "age not known; treated as a child", "oedran ddim yn hysbys; i’w drin fel plentyn";
    Under13: "under 13", "o dan 13 oed";
    Under10: "under 10: never an offender", "o dan 10 oed: byth yn droseddwr";
    Ages: "Child or adult", "Plentyn neu oedolyn";
    AgeTaken: "when taken", "pan dynnwyd";
    AgeShared: "when shared", "pan rannwyd";
    AgeReported: "when reported", "pan roddwyd gwybod";
    Age: "age", "oed";
    Born: "Date of birth", "Dyddiad geni";
    StatedAge: "Age as stated", "Oedran fel y dywedwyd";
    SaidBy: "said by", "yn ôl";
    On: "on", "ar";
    KnownAs: "known as", "a elwir yn";
    Sex: "Sex as recorded", "Rhyw fel y’i cofnodwyd";
    Year: "School year", "Blwyddyn ysgol";
    Position: "Position or relationship", "Swydd neu berthynas";
    Language: "Language", "Iaith";
    Account: "Account", "Hanes";
    // Safeguarding
    Safeguarding: "Safeguarding", "Diogelu";
    ChildrenNotified: "children notified to public protection", "o blant wedi’u hysbysu i ddiogelu’r cyhoedd";
    Acknowledged: "acknowledged", "wedi’u cydnabod";
    Procedures: "School’s own procedures", "Gweithdrefnau’r ysgol";
    Factors: "Aggravating factors", "Ffactorau gwaethygol";
    Referral: "Referral", "Atgyfeiriad";
    NoReferral: "No notification recorded.", "Dim hysbysiad wedi’i gofnodi.";
    Told: "Told", "Dywedwyd wrth";
    Agencies: "Agencies", "Asiantaethau";
    TheirReference: "Their reference", "Eu cyfeirnod";
    Parents: "Parents or carers", "Rhieni neu ofalwyr";
    Signposted: "Told where help is", "Dywedwyd ble mae cymorth";
    // Evidence
    Evidence: "Evidence", "Tystiolaeth";
    Phone: "phone", "ffôn";
    Owner: "Whose", "Perchennog";
    State: "State", "Cyflwr";
    Seized: "Came to the police", "Daeth i’r heddlu";
    Seal: "Seal number", "Rhif y sêl";
    ExhibitNumber: "Exhibit number", "Rhif yr eitem";
    Property: "Property reference", "Cyfeirnod eiddo";
    KeptAt: "Kept at", "Cedwir yn";
    HandOver: "Handed over", "Trosglwyddwyd";
    Returned: "Returned", "Dychwelwyd";
    Viewings: "Who has seen the image", "Pwy sydd wedi gweld y ddelwedd";
    From: "from", "oddi wrth";
    // Crimes
    Crimes: "Crimes", "Troseddau";
    Law: "Law", "Y gyfraith";
    ClassCode: "Class", "Dosbarth";
    ForceReference: "Force reference", "Cyfeirnod yr heddlu";
    CrimeRecorded: "Recorded", "Cofnodwyd";
    Nobody: "nobody known", "neb yn hysbys";
    Transferred: "Transferred", "Trosglwyddwyd";
    Category: "Category", "Categori";
    Outcome: "Outcome", "Canlyniad";
    // Questions and routes
    Questions: "The two questions, and others", "Y ddau gwestiwn, ac eraill";
    Computed: "By the rules", "Yn ôl y rheolau";
    Chosen: "Answered", "Atebwyd";
    NotAnswered: "not answered yet", "heb ei ateb eto";
    NoSuggestion: "no suggestion", "dim awgrym";
    Differs: "differs from the rules", "yn wahanol i’r rheolau";
    DecidedBy: "Decided by", "Penderfynwyd gan";
    CheckedElsewhere: "Looked for elsewhere", "Chwilio mewn man arall";
    Found: "found", "wedi’u canfod";
    OnRecord: "Earlier occasions on record here", "Achlysuron blaenorol ar gofnod yma";
    AskedAgain: "to be asked again", "i’w ofyn eto";
    Routes: "Routes and decisions", "Llwybrau a phenderfyniadau";
    Decided: "Decided", "Penderfynwyd";
    NotDecided: "not decided yet", "heb ei benderfynu eto";
    Rationale: "Rationale", "Rhesymeg";
    WaitingFor: "Waiting for", "Yn aros am";
    // Meetings, education, wording
    Meetings: "Restorative meetings", "Cyfarfodydd adferol";
    Meeting: "Meeting", "Cyfarfod";
    Invited: "Invited", "Gwahoddwyd";
    Agreed: "agreed", "cytunwyd";
    Declined: "declined", "gwrthodwyd";
    NoAnswer: "no answer yet", "dim ateb eto";
    NotSuitable: "Not suitable", "Ddim yn addas";
    Held: "Held", "Cynhaliwyd";
    LedBy: "Led by", "Arweiniwyd gan";
    AgreedThere: "What was agreed", "Yr hyn y cytunwyd arno";
    Education: "Education", "Addysg";
    GeneralLesson: "General lesson or assembly", "Gwers neu wasanaeth cyffredinol";
    Advisories: "The wording given", "Y geiriad a roddwyd";
    Given: "Given", "Rhoddwyd";
    NotGiven: "Not given", "Heb ei roi";
    HowGiven: "How", "Sut";
    Present: "Present", "Yn bresennol";
    Understood: "Understood", "Deallwyd";
    InError: "Given in error", "Rhoddwyd ar gam";
    NoWording: "The text was not recorded.", "Ni chofnodwyd y testun.";
    // Notes and endings
    Notes: "Notes", "Nodiadau";
    Closures: "Closing and re-opening", "Cau ac ailagor";
    Closed: "Closed", "Caewyd";
    Reopened: "Re-opened", "Ailagorwyd";
    StillOwedThen: "Still owed when closed", "Yn dal yn ddyledus wrth gau";
    Marks: "Marks on the case", "Marciau ar yr achos";
    Out: "Out of scope", "Y tu allan i’r cwmpas";
    Merged: "Merged into another incident", "Cyfunwyd â digwyddiad arall";
    HandedOverCase: "Handed over to", "Trosglwyddwyd i";
    PackMoved: "Moved to other guidance", "Symudwyd i ganllawiau eraill";
    Corrected: "Wrong person put right", "Cywirwyd person anghywir";
    ToTellAgain: "to be told again", "i gael gwybod eto";
    ToldAgain: "told again", "wedi cael gwybod eto";
    Owed: "Still owed", "Yn dal yn ddyledus";
    NothingOwed: "Nothing is owed.", "Nid oes dim yn ddyledus.";
    DueBy: "by", "erbyn";
    Overdue: "overdue", "yn hwyr";
    Urgent: "urgent", "brys";
    Waiting: "waiting", "yn aros";
    OnNote: "note", "nodyn";
    Withdrawn: "Taken back", "Tynnwyd yn ôl";
    // The copy to hand over
    CopyTitle: "What has been recorded about you", "Yr hyn sydd wedi’i gofnodi amdanoch";
    GivenTo: "Given to", "Rhoddwyd i";
    GivenBy: "Given by", "Rhoddwyd gan";
    TheWording: "What you were told", "Yr hyn a ddywedwyd wrthych";
    HelpTitle: "Where you can get help", "Ble i gael cymorth";
    KeepThis: "Keep this paper. If you have a question about it, give the reference above to the police on 101.",
        "Cadwch y papur hwn. Os oes gennych gwestiwn amdano, rhowch y cyfeirnod uchod i’r heddlu ar 101.";
}
