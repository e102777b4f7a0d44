//! The kill switch (`WAYMARK_APP_OFF`): what every browser is given in place of the app until it is turned on again.
//!
//! The worker takes itself and the app's files away and nothing else: what phones keep in IndexedDB is not touched, and comes back to light
//! with the app.

use actix_web::HttpResponse;
use actix_web::http::header::{self, HeaderValue};

const WORKER: &str = "self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', (event) => event.waitUntil((async () => {
  for (const name of await caches.keys()) if (name.startsWith('waymark-shell-')) await caches.delete(name);
  await self.registration.unregister();
  for (const page of await self.clients.matchAll({ type: 'window' })) page.navigate(page.url);
})()));
";

const NOTICE: &str = "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\">
<title>Waymark</title><h1>Waymark is switched off for now</h1>
<p>Your force has switched the app off. Nothing on this phone was deleted: what you had not sent is still here, sealed, and can be sent when the app is back. Record urgent work as your force tells you to.</p>
<h1 lang=\"cy\">Mae Waymark wedi ei ddiffodd am y tro</h1>
<p lang=\"cy\">Mae eich heddlu wedi diffodd yr ap. Ni chafodd dim ei ddileu ar y ffôn hwn: mae’r hyn nad oeddech wedi ei anfon yma o hyd, dan sêl, a gellir ei anfon pan ddaw’r ap yn ôl. Cofnodwch waith brys fel y mae eich heddlu yn ei ddweud.</p></html>
";

/// The answer to any address of the app.
pub fn answer(path: &str) -> HttpResponse {
    let (kind, body) = if path == "/sw.js" { ("text/javascript; charset=utf-8", WORKER) } else { ("text/html; charset=utf-8", NOTICE) };
    HttpResponse::Ok()
        .insert_header((header::CONTENT_TYPE, HeaderValue::from_static(kind)))
        .insert_header((header::CACHE_CONTROL, HeaderValue::from_static("no-cache")))
        .body(body)
}
