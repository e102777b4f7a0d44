//! How a pack looks in the OpenAPI document. Its whole form is a schema of its own, `openapi/rules/pack.schema.json`; here is its outline.

use std::borrow::Cow;
use utoipa::openapi::schema::{AdditionalProperties, ArrayBuilder, ObjectBuilder, SchemaType, Type};
use utoipa::openapi::{RefOr, Schema};
use utoipa::{PartialSchema, ToSchema};

/// No text and no list is longer than the body that brings it.
const MOST: usize = 1024 * 1024;
const LISTS: [&str; 10] =
    ["roles", "terms", "notes", "questions", "routes", "requirements", "steps", "offences", "outcomes", "outcomeRules"];
/// Of a condition: it has exactly one.
const OPERATORS: [&str; 8] = ["all", "any", "not", "is", "oneOf", "known", "before", "atLeast"];

fn of(kind: Type) -> ObjectBuilder {
    ObjectBuilder::new().schema_type(kind)
}

fn text() -> ObjectBuilder {
    of(Type::String).max_length(Some(MOST))
}

fn or_null() -> ObjectBuilder {
    ObjectBuilder::new().schema_type(SchemaType::from_iter([Type::String, Type::Null]))
}

fn closed() -> ObjectBuilder {
    of(Type::Object).additional_properties(Some(AdditionalProperties::FreeForm(false)))
}

fn both() -> ObjectBuilder {
    closed().property("en", text()).property("cy", text())
}

fn wording() -> ObjectBuilder {
    let whole = closed().property("note", text()).property("placeholder", text()).property("en", text()).property("missing", both());
    let whole = whole.property("cy", or_null().max_length(Some(MOST)));
    ["note", "placeholder", "en", "missing"].into_iter().fold(whole, ObjectBuilder::required)
}

fn condition() -> ObjectBuilder {
    let any =
        OPERATORS.into_iter().fold(closed(), |whole, name| whole.property(name, ObjectBuilder::new().schema_type(SchemaType::AnyValue)));
    any.description(Some("One operator and what it is asked of."))
}

/// `GuidancePackVersion` in the document.
pub struct WireVersion;
impl PartialSchema for WireVersion {
    fn schema() -> RefOr<Schema> {
        let version = of(Type::String).pattern(Some("^[A-Za-z0-9._-]{1,64}$")).min_length(Some(1)).max_length(Some(64));
        let version = version.description(Some("The version of a guidance pack, its own name: a pack never changes once it is kept."));
        version.examples([serde_json::json!("2016.1")]).into()
    }
}
impl ToSchema for WireVersion {
    fn name() -> Cow<'static, str> {
        Cow::Borrowed("GuidancePackVersion")
    }
}

/// `GuidancePackDocument` in the document.
pub struct PackDocument;
impl PartialSchema for PackDocument {
    fn schema() -> RefOr<Schema> {
        let mut outline = closed()
            .description(Some(
                "A guidance pack as it is written: what a case is owed, as data. This is its outline, with an example in the right form and \
                 of no use: the whole form is `openapi/rules/pack.schema.json`, the language `openapi/rules/SPEC.md`, a pack that can be \
                 kept `openapi/rules/packs/2016.1.json`.",
            ))
            .property("language", of(Type::Integer).minimum(Some(0)).maximum(Some(u32::MAX)))
            .property("version", of(Type::String).min_length(Some(1)).max_length(Some(32)))
            .property("status", of(Type::String).enum_values(Some(["draft", "issued"])))
            .property("from", or_null().max_length(Some(10)))
            .property("welsh", of(Type::String).enum_values(Some(["draft", "approved"])))
            .property("title", both())
            .property("source", both())
            .property("advisory", wording())
            .property("outOfScopeWhen", condition());
        for name in LISTS {
            outline = outline.property(name, ArrayBuilder::new().items(of(Type::Object)).max_items(Some(MOST)));
        }
        let single = ["language", "version", "status", "welsh", "title", "source", "advisory", "outOfScopeWhen"];
        single.into_iter().chain(LISTS).fold(outline, ObjectBuilder::required).into()
    }
}
impl ToSchema for PackDocument {
    fn name() -> Cow<'static, str> {
        Cow::Borrowed("GuidancePackDocument")
    }
}

/// A pack in the right form and of no use.
pub fn outline_example() -> serde_json::Value {
    let mut example = serde_json::json!({
        "language": 1, "version": "2027.1", "status": "issued", "from": "2027-01-01", "welsh": "draft",
        "title": { "en": "Guidance of 2027", "cy": "Canllawiau 2027" },
        "source": { "en": "The force's own guidance.", "cy": "Canllawiau'r heddlu ei hun." },
        "advisory": {
            "note": "8", "placeholder": "(add crime type)", "en": "You have been recorded against (add crime type).", "cy": null,
            "missing": { "en": "Awaiting an approved translation.", "cy": "Yn aros am gyfieithiad wedi'i gymeradwyo." }
        },
        "outOfScopeWhen": { "known": "answer.adult_implicated" }
    });
    for name in LISTS {
        example[name] = serde_json::json!([]);
    }
    example
}
