//! How the domain's own types look in the OpenAPI document. They are used through `#[schema(value_type = …)]`, never as values.

use std::borrow::Cow;
use utoipa::openapi::schema::{AnyOfBuilder, ObjectBuilder, OneOfBuilder, Type};
use utoipa::openapi::{KnownFormat, RefOr, Schema, SchemaFormat};
use utoipa::{PartialSchema, ToSchema};
use waymark_domain::vocabulary::Vocabulary;

fn string() -> ObjectBuilder {
    ObjectBuilder::new().schema_type(Type::String)
}

macro_rules! named {
    ($name:ident, $label:literal, $schema:expr) => {
        #[doc = concat!("`", $label, "` in the document.")]
        pub struct $name;
        impl PartialSchema for $name {
            fn schema() -> RefOr<Schema> {
                $schema.into()
            }
        }
        impl ToSchema for $name {
            fn name() -> Cow<'static, str> {
                Cow::Borrowed($label)
            }
        }
    };
}

named!(
    WireId,
    "Id",
    string()
        .format(Some(SchemaFormat::KnownFormat(KnownFormat::Uuid)))
        .pattern(Some("^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$"))
        .min_length(Some(36))
        .max_length(Some(36))
        .description(Some("A UUID of version 7 (RFC 9562), made by whoever creates the thing. A name, never a secret."))
        .examples([serde_json::json!("0193d2a4-7b00-7c3b-8b1a-0123456789ab")])
);
named!(
    WireInstant,
    "Instant",
    string()
        .format(Some(SchemaFormat::KnownFormat(KnownFormat::DateTime)))
        .min_length(Some(20))
        .max_length(Some(40))
        .description(Some("A moment, RFC 3339 with an offset, years 1900 to 2199. Answers are in UTC with milliseconds."))
        .examples([serde_json::json!("2026-11-24T08:50:00.000Z")])
);
named!(
    WireDay,
    "Day",
    string()
        .format(Some(SchemaFormat::KnownFormat(KnownFormat::Date)))
        .pattern(Some("^[0-9]{4}-[0-9]{2}-[0-9]{2}$"))
        .min_length(Some(10))
        .max_length(Some(10))
        .description(Some("A calendar day, YYYY-MM-DD."))
        .examples([serde_json::json!("2011-05-17")])
);
named!(
    WireReference,
    "Reference",
    string()
        .pattern(Some("^[0-9BCDFGHJKMNPQRTVWXYZ]{2}-[0-9BCDFGHJKMNPQRTVWXYZ]{3}-[0-9BCDFGHJKMNPQRTVWXYZ]{2}$"))
        .min_length(Some(9))
        .max_length(Some(9))
        .description(Some(
            "The incident's reference: three characters of the device's prefix, three of its own count, one check character. \
             Made on the phone with no signal, unique by construction, readable aloud (no vowels, no I, L, O, S, U).",
        ))
        .examples([serde_json::json!("KV-4M2-7D")])
);
named!(
    WireAgency,
    "Agency",
    string()
        .min_length(Some(1))
        .max_length(Some(120))
        .description(Some("Another agency by name, such as a local authority's children's services."))
        .examples([serde_json::json!("Children's services")])
);
named!(
    WirePdf,
    "Pdf",
    string()
        .content_media_type("application/pdf")
        .max_length(Some(20_000_000))
        .examples([serde_json::json!("%PDF-1.7 …")])
        .description(Some("A PDF document, as it is: not text in JSON."))
);
named!(WireHappened, "Happened", {
    let instant = || utoipa::openapi::Ref::from_schema_name("Instant");
    let kind = |code: &str| string().enum_values(Some([code]));
    let closed =
        |builder: ObjectBuilder| builder.additional_properties(Some(utoipa::openapi::schema::AdditionalProperties::FreeForm(false)));
    OneOfBuilder::new()
        .description(Some("When it happened: exactly, between two moments, or not known."))
        .item(closed(ObjectBuilder::new().property("kind", kind("exact")).property("at", instant()).required("kind").required("at")))
        .item(closed(
            ObjectBuilder::new()
                .property("kind", kind("between"))
                .property("from", instant())
                .property("to", instant())
                .required("kind")
                .required("from")
                .required("to"),
        ))
        .item(closed(ObjectBuilder::new().property("kind", kind("not_known")).required("kind")))
});

/// A list's entry that is answered by itself: what does not fit is no reason to refuse the rest.
fn any_of(name: &str) -> Schema {
    let known = utoipa::openapi::Ref::from_schema_name(name);
    let other = ObjectBuilder::new()
        .schema_type(utoipa::openapi::schema::SchemaType::AnyValue)
        .description(Some("Anything else is answered in its place with what is wrong with it; the other entries go on."));
    AnyOfBuilder::new().item(known).item(other).build().into()
}
named!(AnyBatchItem, "AnyBatchItem", any_of("BatchItem"));
named!(AnySealedItem, "AnySealedItem", any_of("SealedItem"));

macro_rules! codes {
    ($($name:ident = $list:ty;)+) => { $(
        #[doc = concat!("The codes of [`", stringify!($list), "`], as an enumeration.")]
        pub struct $name;
        impl PartialSchema for $name {
            fn schema() -> RefOr<Schema> {
                string().enum_values(Some(<$list as Vocabulary>::ALL.iter().map(|value| value.code()))).into()
            }
        }
        impl ToSchema for $name {}
    )+ };
}
codes! {
    AdviceKindCodes = waymark_domain::case::AdviceKind;
    AgeSourceCodes = waymark_domain::person::AgeSource;
    AnswerValueCodes = waymark_domain::case::AnswerValue;
    ChannelCodes = waymark_domain::case::Channel;
    ConcernCodes = waymark_domain::supervision::Concern;
    CountryCodes = waymark_domain::school::Country;
    CrimeCategoryCodes = waymark_domain::case::CrimeCategory;
    CrimeRoleCodes = waymark_domain::case::CrimeRole;
    ExhibitStateCodes = waymark_domain::case::ExhibitState;
    FormCodes = waymark_domain::summary::Form;
    HeldStateCodes = waymark_domain::held::HeldState;
    HeldWhyCodes = waymark_domain::held::HeldWhy;
    HowCodes = waymark_domain::case::How;
    IncidentStatusCodes = waymark_domain::incident::IncidentStatus;
    InputStateCodes = waymark_domain::case::InputState;
    MarkCodes = crate::dto::items::mark::MarkKind;
    NoteKindCodes = waymark_domain::note::NoteKind;
    OfficerRoleCodes = waymark_domain::officer::OfficerRole;
    OutOfScopeCodes = waymark_domain::case::OutOfScope;
    ParentsCodes = waymark_domain::case::Parents;
    PartyRoleCodes = waymark_domain::party::PartyRole;
    PersonLanguageCodes = waymark_domain::person::PersonLanguage;
    PresentAsCodes = waymark_domain::case::PresentAs;
    ProceduresCodes = waymark_domain::case::Procedures;
    RecipientCodes = waymark_domain::case::Recipient;
    RecordKindCodes = waymark_domain::audit::RecordKind;
    ReferralToCodes = waymark_domain::case::ReferralTo;
    ReportChannelCodes = waymark_domain::incident::ReportChannel;
    ReporterKindCodes = waymark_domain::incident::ReporterKind;
    RouteCodes = waymark_domain::case::Route;
    SchoolPhaseCodes = waymark_domain::school::SchoolPhase;
    ScreenLanguageCodes = waymark_domain::officer::ScreenLanguage;
    ServiceCodes = waymark_domain::case::Service;
    SexCodes = waymark_domain::person::Sex;
    StepKindCodes = waymark_domain::case::StepKind;
    ThingCodes = waymark_domain::case::Thing;
    UnderstoodCodes = waymark_domain::case::Understood;
    VictimConfirmsCodes = waymark_domain::case::VictimConfirms;
    ViewingBasisCodes = waymark_domain::case::ViewingBasis;
}
