//! A device's own credential: what `POST /sealed-batches` wants instead of a session.

use crate::endpoints::sessions::{address, too_many};
use crate::problem::Refusal;
use crate::state::State;
use actix_web::{FromRequest, HttpRequest, dev::Payload, web};
use std::future::{Ready, ready};
use std::net::IpAddr;
use std::sync::Arc;
use waymark_domain::device::Device;
use waymark_domain::{Id, Problem, ProblemCode};

/// The header's name. A page of another site cannot set it without asking first, which this server never answers.
pub const HEADER: &str = "waymark-device";

/// What stands in the header, and where it came from.
pub struct DropBox {
    secret: String,
    from: Option<IpAddr>,
}

impl FromRequest for DropBox {
    type Error = Refusal;
    type Future = Ready<Result<Self, Refusal>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(presented(request).map_err(Refusal::from))
    }
}

fn presented(request: &HttpRequest) -> Result<DropBox, Problem> {
    let state = request.app_data::<web::Data<Arc<State>>>().ok_or_else(|| Problem::internal("no state"))?;
    let from = address(request, state);
    // Before the body is read: whoever guesses does not get megabytes looked through for each guess.
    if let Some(seconds) = state.auth.drop_boxes.wait("", from, state.now()) {
        return Err(too_many(seconds));
    }
    let mut values = request.headers().get_all(HEADER);
    let first = values.next().and_then(|value| value.to_str().ok()).map(str::to_owned);
    match (first, values.next()) {
        (Some(secret), None) => Ok(DropBox { secret, from }),
        _ => Err(ProblemCode::NotSignedIn.into()),
    }
}

impl DropBox {
    /// Refuses unless this is the device's secret. A device that is not there is refused like a wrong secret.
    pub fn require(&self, state: &State, id: Id, device: Option<Device>) -> Result<Device, Problem> {
        let (name, now) = (id.to_string(), state.now());
        if let Some(seconds) = state.auth.drop_boxes.wait(&name, self.from, now) {
            return Err(too_many(seconds));
        }
        match device.filter(|device| state.sealing.is_drop_box(device, &self.secret)) {
            Some(device) => {
                state.auth.drop_boxes.right(&name, self.from);
                Ok(device)
            }
            None => {
                state.auth.drop_boxes.wrong(&name, self.from, now);
                tracing::warn!(event = "drop-box-refused", "a device and a drop-box secret did not belong together");
                Err(ProblemCode::NotSignedIn.into())
            }
        }
    }
}
