//! Every route, in one list. The OpenAPI document is made from the same list.

use crate::endpoints::{
    batches, cases, changes, concerns, consultations, devices, health, held_items, history, incidents, items, notes, officers, packs,
    papers, parties, person_searches, persons, problems, referrals, schools, sealed_batches, sessions,
};
use crate::openapi;
use crate::problem::Refusal;
use crate::state::State;
use crate::{assets, openapi::Methods, switched_off};
use actix_web::http::header::{self, HeaderValue};
use actix_web::{HttpRequest, HttpResponse, web};
use std::sync::Arc;
use utoipa_actix_web::service_config::ServiceConfig;
use waymark_domain::{Problem, ProblemCode};

/// The public API, below `/v1`.
pub fn api(routes: &mut ServiceConfig<'_>) {
    routes
        .service(sessions::create_session)
        .service(sessions::refresh_session)
        .service(sessions::list_sessions)
        .service(sessions::delete_current_session)
        .service(sessions::delete_session)
        .service(officers::list_officers)
        .service(officers::get_me)
        .service(devices::register_device)
        .service(devices::list_devices)
        .service(devices::get_device)
        .service(devices::update_device)
        .service(devices::list_team_devices)
        .service(devices::list_holdings)
        .service(batches::create_batch)
        .service(sealed_batches::create_sealed_batch)
        .service(held_items::create_held_item)
        .service(held_items::list_held_items)
        .service(held_items::get_held_item)
        .service(held_items::update_held_item)
        .service(schools::list_schools)
        .service(schools::get_school)
        .service(person_searches::create_person_search)
        .service(persons::create_person)
        .service(persons::get_person)
        .service(persons::update_person)
        .service(incidents::create_incident)
        .service(incidents::get_incident)
        .service(incidents::update_incident)
        .service(incidents::list_incidents)
        .service(parties::create_party)
        .service(parties::update_party)
        .service(parties::get_party)
        .service(parties::list_parties)
        .service(packs::list_packs)
        .service(packs::lint_pack)
        .service(packs::get_pack)
        .service(packs::create_pack)
        .service(packs::preview_pack)
        .service(packs::update_pack)
        .configure(items::routes)
        .service(referrals::create_referral_step)
        .service(referrals::list_inbox)
        .service(concerns::list_concerns)
        .service(cases::get_outstanding)
        .service(cases::list_duplicates)
        .service(cases::get_summary)
        .service(cases::get_wording)
        .service(papers::print_case)
        .service(papers::print_advisory)
        .service(notes::create_note)
        .service(notes::update_note)
        .service(notes::get_note)
        .service(notes::list_notes)
        .service(consultations::create_consultation)
        .service(history::list_history)
        .service(changes::list_changes)
        .service(health::live)
        .service(health::ready)
        .service(health::metrics);
}

/// What may be an item of a batch: every write that one sends by itself, and nothing that carries writes or sessions.
pub fn writes(routes: &mut ServiceConfig<'_>) {
    routes
        .service(persons::create_person)
        .service(persons::update_person)
        .service(incidents::create_incident)
        .service(incidents::update_incident)
        .service(parties::create_party)
        .service(parties::update_party)
        .configure(items::routes)
        .service(referrals::create_referral_step)
        .service(notes::create_note)
        .service(notes::update_note)
        .service(consultations::create_consultation);
}

/// What stands beside the API: the document and its viewer, health for load balancers, the table of problems, the app.
pub fn beside(routes: &mut web::ServiceConfig) {
    routes
        .service(health::live)
        .service(health::ready)
        .service(health::metrics)
        .route("/problems", web::get().to(problems::list))
        .route("/problems/{code}", web::get().to(problems::one))
        .route("/docs", web::get().to(openapi::to_docs))
        .service(openapi::viewer());
}

/// Below `/v1`: the version and the document.
pub fn about(routes: &mut web::ServiceConfig) {
    routes.route("", web::get().to(openapi::about)).route("/openapi.json", web::get().to(openapi::document));
}

/// Below `/v1`, when no route took it: another method of a known address, or nothing.
pub async fn unknown(request: HttpRequest, state: web::Data<Arc<State>>) -> HttpResponse {
    let path = request.path().strip_prefix("/v1").unwrap_or_default();
    let allowed = Methods::of(&state.openapi_methods, path);
    let code = match &allowed {
        none if none.is_empty() => ProblemCode::NotFound,
        // The method is right, so it was the id that no route took.
        some if some.iter().any(|method| method == request.method().as_str()) => ProblemCode::MalformedId,
        _ => ProblemCode::MethodNotAllowed,
    };
    let mut response = HttpResponse::new(crate::problem::status(code));
    if let Ok(allow) = HeaderValue::from_str(&allowed.join(", "))
        && code == ProblemCode::MethodNotAllowed
    {
        response.headers_mut().insert(header::ALLOW, allow);
    }
    response.extensions_mut().insert(Problem::from(code));
    response
}

/// Anything else is the app's, whose pages have real addresses.
pub async fn app(request: HttpRequest, state: web::Data<Arc<State>>) -> Result<HttpResponse, Refusal> {
    if state.settings.app_off && request.method().is_safe() {
        return Ok(switched_off::answer(request.path()));
    }
    assets::serve(request).await
}
