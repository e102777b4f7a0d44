//! The application as a whole: used by `serve` and by the tests alike.

use crate::auth::Authentication;
use crate::config::Settings;
use crate::cursor::Cursors;
use crate::middleware::around;
use crate::sealing::Sealing;
use crate::state::State;
use crate::{openapi, router};
use actix_web::dev::{Server, ServerHandle};
use actix_web::middleware::from_fn;
use actix_web::{App, HttpServer, web};
use std::net::{SocketAddr, TcpListener};
use std::sync::Arc;
use std::time::Duration;
use utoipa_actix_web::service_config::ServiceConfig;
use waymark_domain::{Clock, Instant};
use waymark_store::{Keyring, Store, idempotency};

/// How often old answers are forgotten.
const HOUSEKEEPING: Duration = Duration::from_secs(6 * 3600);
/// How long a caller may take to send the head of a request.
const REQUEST_TIMEOUT: Duration = Duration::from_secs(15);

/// A server that listens.
pub struct Application {
    server: Server,
    address: SocketAddr,
    state: Arc<State>,
}

impl Application {
    /// Binds the address and starts the workers. Needs a running actix or tokio system.
    pub fn bind(settings: Settings, store: Store, keys: &Keyring, clock: Arc<dyn Clock>) -> Result<Self, String> {
        let listener = TcpListener::bind(settings.listen).map_err(|error| format!("cannot listen on {}: {error}", settings.listen))?;
        let address = listener.local_addr().map_err(|error| error.to_string())?;
        let workers = settings.workers;
        let state = state_for(settings, store, keys, clock)?;
        let shared = web::Data::new(Arc::clone(&state));
        let server = HttpServer::new(move || {
            App::new()
                .app_data(shared.clone())
                .wrap(from_fn(around))
                .service(
                    web::scope("/v1")
                        .configure(router::about)
                        .configure(|routes| router::api(&mut ServiceConfig::new(routes)))
                        .default_service(web::to(router::unknown)),
                )
                .configure(router::beside)
                .default_service(web::to(router::app))
        })
        .workers(workers)
        .client_request_timeout(REQUEST_TIMEOUT)
        .shutdown_timeout(10)
        .listen(listener)
        .map_err(|error| error.to_string())?
        .run();
        Ok(Self { server, address, state })
    }

    /// Where it listens: the port that was given out when the settings said 0.
    pub const fn address(&self) -> SocketAddr {
        self.address
    }

    /// For stopping it from elsewhere.
    pub fn handle(&self) -> ServerHandle {
        self.server.handle()
    }

    /// Serves until it is stopped.
    pub async fn run(self) -> std::io::Result<()> {
        let state = self.state;
        let housekeeper = actix_web::rt::spawn(async move {
            loop {
                forget_old_answers(&state, state.now()).await;
                actix_web::rt::time::sleep(HOUSEKEEPING).await;
            }
        });
        let ended = self.server.await;
        housekeeper.abort();
        ended
    }
}

/// What handlers share, for a server and for commands that perform writes.
pub(crate) fn state_for(settings: Settings, store: Store, keys: &Keyring, clock: Arc<dyn Clock>) -> Result<Arc<State>, String> {
    let auth = Authentication::new(keys, &settings.public_url, settings.sign_in_tries)?;
    let (cursors, sealing, document) = (Cursors::new(keys.derive("cursors/1")), Sealing::new(keys), openapi::value());
    Ok(Arc::new(State::new(settings, store, clock, auth, cursors, sealing, &document)))
}

async fn forget_old_answers(state: &State, now: Instant) {
    match state.store.write(move |tx| Ok(idempotency::forget_old(tx, now)?)).await {
        Ok(0) => {}
        Ok(count) => tracing::info!(count, "answers older than their time were forgotten"),
        Err(problem) => {
            tracing::warn!(cause = problem.cause.as_deref().unwrap_or_default(), "old answers could not be forgotten; tried again later")
        }
    }
}
