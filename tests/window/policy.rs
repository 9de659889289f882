//! What the page may not do, tried in the page itself.

use serde_json::Value;

use crate::{desk::Desk, page::Page};

/// Does something, and gives the directives of the policy that were broken by it.
fn refused(page: &Page, deed: &str) -> Vec<String> {
    let broken = page.script(&format!(
        "const broken = [];
         const note = (event) => broken.push(event.effectiveDirective);
         document.addEventListener('securitypolicyviolation', note);
         try {{ {deed} }} catch (error) {{ broken.push(error.name); }}
         return new Promise((done) => setTimeout(() => {{
             document.removeEventListener('securitypolicyviolation', note);
             done(broken);
         }}, 200));"
    ));
    let broken = broken.as_array().cloned().unwrap_or_default();
    broken
        .iter()
        .filter_map(Value::as_str)
        .map(str::to_owned)
        .collect()
}

#[test]
fn the_page_runs_and_loads_nothing_that_did_not_come_with_it() {
    let desk = Desk::new();
    let page = Page::open(&desk, &[]);
    for (deed, directive) in [
        (
            "fetch('https://example.com/').catch(() => 0)",
            "connect-src",
        ),
        (
            "const image = new Image(); image.src = 'https://example.com/a.png'",
            "img-src",
        ),
        (
            "const script = document.createElement('script'); script.textContent = 'window.ran = 1'; \
             document.head.append(script)",
            "script-src-elem",
        ),
        (
            "const style = document.createElement('style'); style.textContent = 'body { opacity: 0 }'; \
             document.head.append(style)",
            "style-src-elem",
        ),
        (
            "const frame = document.createElement('iframe'); frame.src = 'https://example.com/'; \
             document.body.append(frame)",
            "frame-src",
        ),
        (
            "const form = document.createElement('form'); form.action = 'https://example.com/'; \
             document.body.append(form); form.submit()",
            "form-action",
        ),
    ] {
        let broken = refused(&page, deed);
        assert!(
            broken.iter().any(|one| one == directive),
            "{deed}: {broken:?}"
        );
    }
    assert_eq!(page.script("return typeof window.ran"), "undefined");

    // Nor does it go anywhere, or open another window.
    page.script(
        "window.open('https://example.com/'); location.href = 'https://example.com/'; return 0",
    );
    page.find("navigation", "Views");
    assert_eq!(page.script("return location.protocol"), "tauri:");
    page.close();
}
