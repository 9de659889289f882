//! What the window may do: nothing that is not needed.

use std::fs;

use serde_json::{Value, json};

use crate::files::{read_all, root};

fn read(path: &str) -> Value {
    serde_json::from_str(&fs::read_to_string(root().join(path)).unwrap()).unwrap()
}

#[test]
fn the_page_loads_nothing_but_its_own_files() {
    let config = read("src-tauri/tauri.conf.json");
    let policy = &config["app"]["security"]["csp"];
    assert_eq!(
        *policy,
        json!({
            "default-src": "'none'",
            "script-src": "'self'",
            "style-src": "'self'",
            "font-src": "'self'",
            "img-src": "'self'",
            "connect-src": "ipc: http://ipc.localhost",
            "object-src": "'none'",
            "base-uri": "'none'",
            "form-action": "'none'",
            "frame-ancestors": "'none'",
        })
    );
    assert_eq!(config["app"]["withGlobalTauri"], false);
    // `freezePrototype` stays off: ECharts gives its classes a `toString` and a `constructor` of their own, and with
    // a frozen Object.prototype that is an error, so that no chart is drawn.
    assert!(config["app"]["security"]["dangerousDisableAssetCspModification"].is_null());
}

#[test]
fn the_page_may_hear_events_and_nothing_else() {
    let files = read_all("src-tauri/capabilities", &[".json"]);
    assert_eq!(files.len(), 1);
    let capability: Value = serde_json::from_str(&files[0].1).unwrap();
    assert_eq!(
        capability["permissions"],
        json!(["core:event:allow-listen", "core:event:allow-unlisten"])
    );
    assert_eq!(capability["windows"], json!(["main"]));
    assert!(capability["remote"].is_null());
}

#[test]
fn texts_never_become_markup() {
    for (name, text) in read_all("ui/src", &[".svelte", ".ts"]) {
        for way in [
            "{@html",
            "innerHTML",
            "outerHTML",
            "insertAdjacentHTML",
            "document.write",
        ] {
            assert!(!text.contains(way), "{name} uses {way}");
        }
    }
}

#[test]
fn the_page_names_no_remote_address_to_load() {
    let page = fs::read_to_string(root().join("ui/index.html")).unwrap();
    assert!(!page.contains("http:") && !page.contains("https:"));
    for (name, text) in read_all("ui/src", &[".css", ".svelte"]) {
        assert!(
            !text.contains("url(http") && !text.contains("url('http"),
            "{name}"
        );
    }
}
