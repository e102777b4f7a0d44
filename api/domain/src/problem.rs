//! Every way a request can be refused: one table of codes, each with its status and whether trying again can help.
//! RFC 9457 bodies are made from it by the server; the phone translates by code.

use crate::ids::Id;
use serde::{Deserialize, Serialize};

/// Whether the same request can ever succeed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Retry {
    /// The request as it stands will always be refused.
    Never,
    /// The same request can be sent again later.
    Later,
    /// After the request was changed (other content, fresh ETag).
    AfterChange,
    /// After signing in again.
    SignIn,
}

macro_rules! problem_codes {
    ($($variant:ident = $code:literal, $status:literal, $retry:ident, $title:literal, $detail:literal;)+) => {
        /// A stable code of the public table; never renamed.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum ProblemCode { $(#[doc = $title] $variant),+ }

        impl ProblemCode {
            /// The whole table.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];
            /// The code on the wire, also the last part of `type`.
            pub const fn code(self) -> &'static str { match self { $(Self::$variant => $code),+ } }
            /// The HTTP status.
            pub const fn status(self) -> u16 { match self { $(Self::$variant => $status),+ } }
            /// Whether trying again can help.
            pub const fn retry(self) -> Retry { match self { $(Self::$variant => Retry::$retry),+ } }
            /// A short title in English.
            pub const fn title(self) -> &'static str { match self { $(Self::$variant => $title),+ } }
            /// What happened, that nothing was lost, and what to do next, in English.
            pub const fn detail(self) -> &'static str { match self { $(Self::$variant => $detail),+ } }
        }
    };
}

problem_codes! {
    MalformedJson = "malformed-json", 400, AfterChange, "Not JSON", "The body is not well-formed JSON. Nothing was changed. Send one JSON object.";
    InvalidEncoding = "invalid-encoding", 400, AfterChange, "Not UTF-8", "The body is not valid UTF-8. Nothing was changed. Encode it as UTF-8 and send it again.";
    TooDeep = "too-deep", 400, AfterChange, "Nested too deep", "The JSON is nested deeper than 32 levels. Nothing was changed.";
    MalformedHeader = "malformed-header", 400, AfterChange, "Header not understood", "A header is not in the form the documentation gives. Nothing was changed.";
    MalformedId = "malformed-id", 400, AfterChange, "Id not understood", "An id in the address is not a UUID of version 7. Nothing was changed.";
    MalformedQuery = "malformed-query", 400, AfterChange, "Query not understood", "A query parameter is unknown, repeated or out of its range.";
    InvalidCursor = "invalid-cursor", 400, AfterChange, "Cursor not understood", "The cursor was not made by this server for this list and this account. Start again without one.";
    IdempotencyKeyMissing = "idempotency-key-missing", 400, AfterChange, "Idempotency-Key missing", "Every write carries an Idempotency-Key, so that sending it twice has one effect. Nothing was changed.";
    NotSignedIn = "not-signed-in", 401, SignIn, "Not signed in", "Sign in first. Nothing was changed, and nothing on your device is lost.";
    SessionExpired = "session-expired", 401, SignIn, "Session ended", "The session has ended. Sign in again; nothing on your device is lost.";
    DeviceRevoked = "device-revoked", 401, Never, "This device was taken out of use", "A supervisor took this device out of use. What was finished and not sent yet is still taken and waits for a supervisor; speak to yours.";
    WrongCredentials = "wrong-credentials", 401, AfterChange, "Name or password wrong", "The name and password do not belong together. Check both and try again.";
    NotAllowed = "not-allowed", 403, Never, "Not allowed", "This account may not do that. Ask your administrator if your work needs it.";
    CrossSite = "cross-site-request", 403, Never, "Request from another site", "A signed-in browser may change things only from the app's own pages.";
    NotFound = "not-found", 404, Never, "Not found", "There is nothing here that this account can see.";
    MethodNotAllowed = "method-not-allowed", 405, Never, "Method not allowed", "This address does not take that method; the Allow header lists those it takes.";
    NotAcceptable = "not-acceptable", 406, AfterChange, "Answer format not available", "Answers are JSON: accept application/json.";
    RequestInProgress = "request-in-progress", 409, Later, "Same request still running", "A request with this Idempotency-Key is still being worked on. Send it again in a moment to get its answer.";
    ReferenceTaken = "reference-taken", 409, AfterChange, "Reference already used", "Another incident has this reference. Nothing was changed; use the next number of your device.";
    PartyAlreadyRecorded = "party-already-recorded", 409, AfterChange, "Already recorded in this role", "This person is already linked to the incident in this role. Nothing was changed.";
    AlreadyWithdrawn = "already-withdrawn", 409, Never, "Already withdrawn", "This was withdrawn before. It stays in the history and cannot be changed any more.";
    AlreadyRecorded = "already-recorded", 409, AfterChange, "Already recorded", "The same thing is on the case already. Nothing was changed; read what is there and change that.";
    ReferralAlreadyMade = "referral-already-made", 409, AfterChange, "Referral already made", "This referral was made before and is still running. Nothing was changed; add what is new to the one that is there.";
    AlreadyClosed = "already-closed", 409, AfterChange, "Already closed", "The incident is closed. The first closure stands; re-open it first if facts have changed.";
    NotClosed = "not-closed", 409, AfterChange, "Not closed", "The incident is not closed, so there is nothing to re-open. Nothing was changed.";
    IncidentClosed = "incident-closed", 409, AfterChange, "The incident is closed", "Nothing was changed and nothing was lost. Re-open the incident with a reason, then record this. What a referred unit answers can still be added.";
    IncidentMerged = "incident-merged", 409, AfterChange, "Merged into another incident", "Nothing was changed and nothing was lost. Record this on the incident that carries on, or undo the merging first.";
    HeldItemRefused = "held-item-refused", 409, AfterChange, "It cannot be taken as it stands", "Nothing was changed and the held item stays. `errors` and `owed` say what stands against it; record it by hand, or set it aside with a reason.";
    SomethingOwed = "something-owed", 409, AfterChange, "Something is still owed", "The incident was not closed. `owed` lists what is still owed, about whom, and whether a supervisor may close without it.";
    SupervisorNeeded = "supervisor-needed", 403, Never, "A supervisor decides this", "Nothing was changed. A supervisor may do this with a reason; nothing you recorded is lost.";
    AlreadyExists = "already-exists", 412, Never, "Already there", "Something with this id exists already. Nothing was overwritten; change it with PATCH.";
    Stale = "stale", 412, AfterChange, "Changed meanwhile", "Somebody changed this after you read it. Nothing was overwritten; read it again and decide field by field.";
    BodyTooLarge = "body-too-large", 413, AfterChange, "Body too large", "The body is larger than 256 KiB (a guidance pack 1 MiB). Nothing was changed.";
    UnsupportedMediaType = "unsupported-media-type", 415, AfterChange, "Only JSON is accepted", "Send application/json (application/merge-patch+json for PATCH). No file of any kind is accepted here.";
    Invalid = "invalid", 422, AfterChange, "Some of it cannot be recorded", "Nothing was changed and nothing was lost. Each entry of `errors` says which field and why.";
    MediaNotAccepted = "media-not-accepted", 422, AfterChange, "No image is accepted", "Part of this looks like an image or a file written as text. Nothing of it was kept. Do not view, copy or forward any image: secure the device, and tell the public protection unit and the school's safeguarding lead. Take that part out and save again.";
    WordingNotApproved = "wording-not-approved", 422, AfterChange, "No approved wording in this language", "The wording has no approved translation in this language, and nobody may translate it on the spot. Nothing was recorded. Give it in English, or ask the administrator for an approved translation.";
    MergeIntoItself = "merge-into-itself", 422, AfterChange, "An incident cannot be merged into itself", "Nothing was changed. Name the other incident.";
    PackRefused = "pack-refused", 422, AfterChange, "The guidance pack has faults", "The pack was not kept. Each entry of `errors` says where and why.";
    PackDatedEarlier = "pack-dated-earlier", 422, AfterChange, "Dated before a pack in force", "The pack was not brought into force: it would begin before one that is already in force.";
    PackNotIssued = "pack-not-issued", 422, AfterChange, "The pack is a draft", "Nothing was changed. Only an issued pack can be brought into force or hold a case.";
    SealedUnreadable = "sealed-unreadable", 422, Never, "The sealed item does not open", "It was not sealed on this device for this server, or was altered. Nothing was changed; keep it and tell the administrator.";
    SealingKeyUnknown = "sealing-key-unknown", 422, Never, "Sealed for another key", "This server does not have the key that the item was sealed for. Nothing was changed; keep it and tell the administrator.";
    IdempotencyKeyReused = "idempotency-key-reused", 422, AfterChange, "Idempotency-Key used for something else", "This Idempotency-Key was used for another request. Nothing was changed; use a fresh key.";
    PreconditionRequired = "precondition-required", 428, AfterChange, "Condition missing", "Creating needs If-None-Match: *, changing needs If-Match with the ETag you read. Nothing was changed.";
    NotTried = "not-tried", 424, Later, "Not tried yet", "What this builds on is not here yet, so it was not tried. Nothing was changed and nothing was lost; send it again when the earlier writes have arrived.";
    TooManyRequests = "too-many-requests", 429, Later, "Too many requests", "Wait as long as Retry-After says, then try again. Nothing was changed.";
    Internal = "internal", 500, Later, "Fault of ours", "Something failed on our side. What you sent was not kept; keep it and try again.";
    Busy = "busy", 503, Later, "Busy", "The server cannot take this just now. Nothing was changed; try again after the time in Retry-After.";
    StorageFull = "storage-full", 507, Later, "Storage full", "The server's disk is full. Nothing was changed and nothing recorded was lost; keep your work and tell the administrator.";
}

impl ProblemCode {
    /// Whether the answer would be the same each time, so that it is stored with its Idempotency-Key (conflicts, not passing faults).
    pub const fn is_final(self) -> bool {
        matches!(self.status(), 404 | 409 | 412 | 422) && !matches!(self, Self::RequestInProgress | Self::IdempotencyKeyReused)
    }
}

/// What is wrong with one field: a JSON pointer (RFC 6901) and a stable code. Never the value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldError {
    /// Where, as a JSON pointer into the request body.
    pub pointer: String,
    /// Which rule, from [`FIELD_ERRORS`].
    pub code: &'static str,
}

impl FieldError {
    /// One field error.
    pub fn new(pointer: impl Into<String>, code: &'static str) -> Self {
        debug_assert!(FIELD_ERRORS.iter().any(|(known, _)| *known == code), "{code} is not in the table");
        Self { pointer: pointer.into(), code }
    }
}

/// Codes of `errors[].code` with their English text.
pub const FIELD_ERRORS: &[(&str, &str)] = &[
    ("unknown-field", "There is no such field."),
    ("wrong-type", "The value has the wrong type."),
    ("required", "A value is required."),
    ("too-short", "The text is too short."),
    ("too-long", "The text is too long."),
    ("too-many", "There are too many entries."),
    ("out-of-range", "The value is outside the allowed range."),
    ("unknown-value", "The value is not one of those allowed."),
    ("bad-format", "The value is not in the documented form."),
    ("impossible-date", "There is no such date or time."),
    ("in-the-future", "The date or time lies in the future."),
    ("before-happened", "It was reported before it happened."),
    ("ends-before-start", "It ends before it begins."),
    ("not-a-uuid-v7", "The id is a UUID, but not of version 7."),
    ("school-crime-beat", "This can never be a School Crime Beat incident (guidance note 4): it is always a serious incident."),
    ("not-found", "What this points to is not there, or not for this account."),
    ("reference-not-yours", "The reference does not begin with the prefix of one of your devices."),
    ("reference-check", "The reference's check character is wrong."),
    ("media", "This looks like an image or a file written as text."),
    ("conflicts", "Two fields contradict each other; give one of them."),
    ("too-early", "It cannot have happened before what it follows."),
    ("before-reported", "It cannot have happened before the incident was reported."),
    ("wrong-step", "This step does not follow from where the referral stands."),
    ("history-rewritten", "Earlier entries stay as they are; add a new one."),
    ("cannot-change", "This cannot be changed. Withdraw it with a reason and record it anew."),
    ("not-on-the-case", "This is not part of the case, or was withdrawn."),
    ("role-missing", "The person has no such part in the incident."),
    ("offence-missing", "The crime has no offence yet, so that its words cannot be filled in. Choose the offence first."),
    ("other-route", "The wording says that no further action is taken; this person is on the other route."),
    ("under-10", "A child under 10 cannot be recorded as an offender."),
    ("not-an-adult", "Somebody under 18 cannot be recorded as an adult implicated."),
    ("not-valid-on-date", "It was not valid on that date."),
    ("needs-named-suspect", "This outcome needs a named suspect linked to the crime."),
    ("not-for-suspect", "This outcome does not fit the age of those recorded against the crime."),
    ("pack-malformed", "The pack is not in the documented form."),
    ("pack-fault", "The pack's linter refuses this place."),
    ("control-character", "The text contains a character that cannot be stored."),
];

/// One thing that stands in the way of closing: what, about whom, and whether a supervisor may close without it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Owed {
    /// `question`, `requirement`, `problem` or `correction`.
    pub kind: String,
    /// The pack's code, or the problem's.
    pub code: String,
    /// What kind of thing it is about.
    pub subject: String,
    /// Which one.
    pub subject_id: String,
    /// A supervisor may close without it, with a reason.
    pub waivable: bool,
}

/// A refusal on its way to the caller.
#[derive(Debug, Clone)]
pub struct Problem {
    /// Which one.
    pub code: ProblemCode,
    /// Field errors, in order.
    pub errors: Vec<FieldError>,
    /// With [`ProblemCode::Stale`]: the ETag to read again.
    pub current_etag: Option<String>,
    /// With [`ProblemCode::Stale`]: names of fields changed since the caller's version.
    pub changed_fields: Vec<String>,
    /// Seconds for Retry-After.
    pub retry_after: Option<u64>,
    /// For the log only, never for the answer: must not hold personal text.
    pub cause: Option<String>,
    /// The id of an existing thing the caller may see, with [`ProblemCode::PartyAlreadyRecorded`].
    pub existing: Option<Id>,
    /// With [`ProblemCode::SomethingOwed`] and [`ProblemCode::SupervisorNeeded`]: what is owed.
    pub owed: Vec<Owed>,
    /// With [`ProblemCode::HeldItemRefused`]: the code that the write itself was refused with.
    pub refused_with: Option<String>,
}

impl From<ProblemCode> for Problem {
    fn from(code: ProblemCode) -> Self {
        let retry_after = match code {
            ProblemCode::RequestInProgress | ProblemCode::Busy => Some(1),
            ProblemCode::StorageFull => Some(60),
            _ => None,
        };
        Self {
            code,
            errors: Vec::new(),
            current_etag: None,
            changed_fields: Vec::new(),
            retry_after,
            cause: None,
            existing: None,
            owed: Vec::new(),
            refused_with: None,
        }
    }
}

impl Problem {
    /// 422 with these field errors.
    pub fn invalid(errors: Vec<FieldError>) -> Self {
        Self { errors, ..ProblemCode::Invalid.into() }
    }

    /// 422 with one field error.
    pub fn field(pointer: impl Into<String>, code: &'static str) -> Self {
        Self::invalid(vec![FieldError::new(pointer, code)])
    }

    /// 412 with what changed meanwhile.
    pub fn stale(current_etag: String, changed_fields: Vec<String>) -> Self {
        Self { current_etag: Some(current_etag), changed_fields, ..ProblemCode::Stale.into() }
    }

    /// 500 with a cause for the log.
    pub fn internal(cause: impl std::fmt::Display) -> Self {
        Self { cause: Some(cause.to_string()), ..ProblemCode::Internal.into() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_unique_and_kebab() {
        let mut codes: Vec<_> = ProblemCode::ALL.iter().map(|c| c.code()).collect();
        assert!(codes.iter().all(|c| c.chars().all(|ch| ch.is_ascii_lowercase() || ch == '-')));
        codes.sort_unstable();
        codes.dedup();
        assert_eq!(codes.len(), ProblemCode::ALL.len());
    }
}
