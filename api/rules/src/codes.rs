//! The closed lists of the case facts document and of the vocabulary. The twin's copy is `pwa/src/rules/codes.ts`.

/// A list of codes that never grows at run time.
pub type Codes = &'static [&'static str];

pub const COUNTRY: Codes = &["england", "wales"];
pub const CHANNEL: Codes = &["school_101", "school_officer", "third_party", "other"];
pub const REPORTER: Codes =
    &["child", "other_pupil", "parent_carer", "school_staff", "safeguarding_lead", "other_professional", "officer", "anonymous", "other"];
pub const CONFIRMS: Codes = &["yes", "no", "not_yet", "cannot_be_traced"];
pub const PROCEDURES: Codes = &["asked", "confirmed", "refused"];
pub const LESSON: Codes = &["planned", "given"];
pub const STATUS: Codes = &["open", "closed"];
pub const ROLE: Codes =
    &["victim", "offender", "witness", "implicated_adult", "reporter", "parent_carer", "appropriate_adult", "safeguarding_lead", "other"];
pub const PARENTS: Codes = &["told", "not_told", "refused_contact", "cannot_be_traced"];
pub const INPUT: Codes = &["planned", "given", "declined"];
pub const LINK_ROLE: Codes = &["victim", "offender", "involved_under_10"];
pub const REFERRAL_TO: Codes = &["ppu", "cid"];
/// In the order in which a referral to the public protection unit moves.
pub const PPU_STATE: Codes = &["notified", "acknowledged", "updated", "closed"];
pub const CID_STATE: Codes = &["sent", "accepted", "handed_back", "result"];
pub const REFERRAL_STATE: Codes = &["notified", "acknowledged", "updated", "closed", "sent", "accepted", "handed_back", "result"];
pub const EXHIBIT: Codes = &["surrendered", "refused", "not_present", "returned"];
pub const ADVICE: Codes = &["third_party", "expert"];
pub const ANSWER: Codes = &["yes", "no", "not_known"];
pub const ROUTE: Codes = &["cse", "no_prosecution"];
pub const ADVISORY: Codes = &["given", "not_given"];
pub const RESTORATIVE: Codes = &["invited", "agreed", "declined", "held", "not_suitable"];
pub const SUBJECT: Codes = &["incident", "child", "offender", "victim", "crime", "exhibit", "referral", "viewing"];
pub const OWED_BY: Codes = &["officer", "supervisor", "school", "ppu", "cid"];
pub const LANE: Codes = &["report", "safeguarding", "crime", "finalise"];
pub const SUSPECTS: Codes = &["any", "child", "adult", "under_10"];

/// The list's own copy of a code, so that a value can be kept without owning it.
pub fn find(list: Codes, code: &str) -> Option<&'static str> {
    list.iter().copied().find(|known| *known == code)
}
