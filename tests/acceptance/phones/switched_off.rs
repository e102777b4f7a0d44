//! The kill switch takes the app away and leaves the API and everything that phones keep.

use crate::harness::App;

#[test]
fn the_app_is_taken_away_and_the_api_goes_on() {
    let app = App::with(|settings| settings.app_off = true);
    let worker = app.anybody().get("/sw.js");
    assert!(worker.expect(200).header("content-type").starts_with("text/javascript"));
    assert!(worker.text.contains("unregister()") && worker.text.contains("waymark-shell-"), "{}", worker.text);
    assert!(!worker.text.contains("indexedDB"), "what phones keep is not touched");
    for path in ["/", "/cases/x", "/more"] {
        let page = app.anybody().get(path);
        assert!(page.status == 200 && page.text.contains("switched off") && page.text.contains("wedi ei ddiffodd"), "{path}");
        assert!(!page.text.contains("<script"), "{path}");
    }
    app.officer().get("/v1/incidents").ok();
}
