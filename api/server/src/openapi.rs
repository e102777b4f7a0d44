//! The OpenAPI document: collected from the handlers, then completed with what every operation shares, so that no handler repeats it.

mod complete;
mod schemas;

use crate::dto::{batch, case_file, problem, schema, sealed};
use crate::router;
use crate::state::State;
use actix_web::http::header;
use actix_web::{App, HttpRequest, HttpResponse, web};
use serde_json::Value;
use std::sync::Arc;
use utoipa::OpenApi;
use utoipa_actix_web::AppExt;
use utoipa_swagger_ui::{Config, SwaggerUi};

/// Title, tags, and the schemas that no handler names.
#[derive(OpenApi)]
#[openapi(
    info(
        title = "Waymark",
        description = "Records an incident in a school under the policing guidance, what was done for every child, and what is still owed. \
            It never holds an image, in any form: requests that carry one are refused with `media-not-accepted`.\n\n\
            Writes carry an `Idempotency-Key` (kept 90 days), creating carries `If-None-Match: *`, changing carries `If-Match` with the ETag that was read. \
            A 2xx to a write is on disk. Every refusal is `application/problem+json` (RFC 9457) with a stable `code`; the table is at `/problems`. \
            Every look at a record is logged (Data Protection Act 2018, section 62).",
        license(name = "Apache-2.0", identifier = "Apache-2.0"),
        contact(name = "Waymark maintainers", email = "maintainers@waymark.example")
    ),
    tags(
        (name = "sessions", description = "Sign in, stay signed in, sign out."),
        (name = "officers", description = "The account that is signed in."),
        (name = "devices", description = "Officers' phones: prefixes for references, what they say of themselves, taking a lost one out of use."),
        (name = "batches", description = "Many writes in one request: as they are, or sealed by the phone they were written on."),
        (name = "held-items", description = "Writes that are kept safe without being applied, until a supervisor decides."),
        (name = "schools", description = "The official school list."),
        (name = "persons", description = "People, known by as much as is known."),
        (name = "incidents", description = "Incidents: always serious, always with a reference."),
        (name = "parties", description = "Who is in an incident, in which role."),
        (name = "crimes", description = "One offence each, and everybody it is about."),
        (name = "referrals", description = "To the public protection unit about every child, to CID where prosecution is considered; each with its life."),
        (name = "exhibits", description = "Devices: surrendered, refused, not present, returned."),
        (name = "viewings", description = "Who has seen the image, and why. Nowhere what it shows."),
        (name = "answers", description = "Answers to the questions of the pathway, beside what the rules suggest."),
        (name = "decisions", description = "A named person's decision on each offender's way out."),
        (name = "advisories", description = "Givings of the wording of guidance note 8, word for word."),
        (name = "restorative-meetings", description = "Invited, agreed or declined, held."),
        (name = "education-inputs", description = "The general lesson, and an input for each young person."),
        (name = "school-procedures", description = "What each school said of its safeguarding procedures."),
        (name = "parent-contacts", description = "Whether parents were told, and if not, why not."),
        (name = "signpostings", description = "What help a child was told about."),
        (name = "advice", description = "Advice asked for on a third party's report, or of an expert."),
        (name = "act-dates", description = "When the image was taken and shared: ages count on each date."),
        (name = "closures", description = "Finalising, and re-opening. Refused while anything is owed."),
        (name = "marks", description = "Marks on the whole incident: out of scope, merged, handed over, moved to another pack, put right."),
        (name = "guidance", description = "What the rules say of a case: what is owed, what is suggested, and what it reads in plain text."),
        (name = "guidance-packs", description = "The guidance as dated data."),
        (name = "notes", description = "Notes: fact, opinion, or told by someone."),
        (name = "history", description = "Who changed what, with both versions."),
        (name = "changes", description = "The feed of changes."),
        (name = "health", description = "Whether the server is alive and ready.")
    ),
    components(schemas(problem::ProblemBody, problem::ProblemField, problem::RetryAdvice, schema::WireId, schema::WireInstant, schema::WireDay,
        schema::WireReference, schema::WireHappened, case_file::CaseFile, batch::BatchItem, batch::WriteMethod, sealed::SealedItem))
)]
struct Base;

/// The document as text, formatted as it is committed.
pub fn text() -> String {
    let mut text = serde_json::to_string_pretty(&value()).unwrap_or_default();
    text.push('\n');
    text
}

/// The document.
pub fn value() -> Value {
    let (_, mut document) = App::new().into_utoipa_app().openapi(Base::openapi()).configure(router::api).split_for_parts();
    let components = document.components.get_or_insert_default();
    for (name, response) in problem::shared() {
        components.responses.insert(name, response.into());
    }
    let mut value = serde_json::to_value(&document).unwrap_or_default();
    if let Some(schemas) = value["components"]["schemas"].as_object_mut() {
        schemas::repair(schemas);
    }
    schemas::patches(&mut value);
    complete::complete(&mut value);
    value
}

/// Which methods each address takes, from the document.
pub struct Methods {
    pattern: Vec<String>,
    methods: Vec<String>,
}

impl Methods {
    /// Read from the document.
    pub fn read(document: &Value) -> Vec<Self> {
        let paths = document.get("paths").and_then(Value::as_object);
        paths
            .into_iter()
            .flatten()
            .map(|(path, item)| Self {
                pattern: path.split('/').map(str::to_owned).collect(),
                methods: item.as_object().into_iter().flatten().map(|(method, _)| method.to_ascii_uppercase()).collect(),
            })
            .collect()
    }

    /// Methods of an address, none if there is no such address. An address written out goes before one with a place for an id.
    pub fn of(all: &[Self], path: &str) -> Vec<String> {
        let parts: Vec<&str> = path.split('/').collect();
        let fits = |known: &&Self| {
            let one = |(want, have): (&String, &&str)| want == have || want.starts_with('{') && !have.is_empty();
            known.pattern.len() == parts.len() && known.pattern.iter().zip(&parts).all(one)
        };
        let places = |known: &Self| known.pattern.iter().filter(|part| part.starts_with('{')).count();
        all.iter().filter(fits).min_by_key(|known| places(known)).map(|known| known.methods.clone()).unwrap_or_default()
    }
}

/// `GET /v1/openapi.json`.
pub async fn document(state: web::Data<Arc<State>>) -> HttpResponse {
    HttpResponse::Ok().content_type("application/json").insert_header((header::CACHE_CONTROL, "no-cache")).body(state.openapi.clone())
}

/// `GET /v1`.
pub async fn about(request: HttpRequest) -> HttpResponse {
    let links = "</v1/openapi.json>; rel=\"service-desc\"; type=\"application/json\", </docs/>; rel=\"service-doc\"; type=\"text/html\", </health/ready>; rel=\"status\"";
    let _ = request;
    HttpResponse::Ok()
        .insert_header((header::LINK, links))
        .json(serde_json::json!({ "name": "Waymark", "version": env!("CARGO_PKG_VERSION"), "api": "v1" }))
}

/// `/docs` is `/docs/`.
pub async fn to_docs() -> HttpResponse {
    HttpResponse::PermanentRedirect().insert_header((header::LOCATION, "/docs/")).finish()
}

/// The viewer, served from the binary: nothing is fetched from elsewhere.
pub fn viewer() -> SwaggerUi {
    let config = Config::new(["/v1/openapi.json"])
        .try_it_out_enabled(true)
        .display_request_duration(true)
        .persist_authorization(false)
        .validator_url("none");
    SwaggerUi::new("/docs/{_:.*}").config(config)
}
