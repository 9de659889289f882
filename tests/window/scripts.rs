//! Hits in scripts that read in both directions and in those without spaces.

use tests_support::data::root;

use crate::{desk::Desk, journeys::open_with, page::Page};

/// An archive with the invented posts in many scripts of `tests/golden/scripts`.
fn open(desk: &Desk) -> Page {
    let page = open_with(desk, &root().join("tests/golden/scripts"));
    page.click("button", "Search");
    page
}

/// Totals as the independent script counts them (`tests/golden/expected/totals.tsv`).
#[test]
fn hits_are_marked_in_every_script_and_gone_through() {
    let desk = Desk::new();
    let page = open(&desk);
    for (name, query, posts) in [
        ("persian", "ایران", 5),
        ("arabic", "القدس", 3),
        ("thai", "ประชาชน", 2),
        ("chinese", "香港", 4),
    ] {
        page.write("combobox", "Search posts", query);
        page.find("heading", &format!("{posts} posts"));
        page.click_first("article");
        page.press("n");
        page.reads("hit 1 of ");
        page.picture(&format!("hits-{name}"));
    }

    page.write("combobox", "Search posts", "ایران");
    page.find("heading", "5 posts");
    // Without a mouse: the value has the focus, and a minus leaves it out.
    page.script(
        "[...document.querySelectorAll('[data-facet-value]')].find((value) => value.innerText.includes('Persian')).focus()",
    );
    page.press("-");
    page.find("heading", "3 posts");
    assert_eq!(page.value("combobox", "Search posts"), "ایران -lang:fa");
    page.close();
}
