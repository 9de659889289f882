//! Typing, suggestions, forms, ways of writing, and hits in scripts that read in both directions.

use tests_support::data::root;

use crate::{
    desk::Desk,
    journeys::{create_archive, look_at},
    page::Page,
};

/// Keys as the protocol names them.
const DOWN: &str = "\u{E015}";
const ENTER: &str = "\u{E007}";

/// An archive with the invented posts in many scripts of `tests/golden/scripts`.
fn open(desk: &Desk) -> Page {
    let page = Page::open(desk, &[]);
    create_archive(&page, desk);
    look_at(
        &page,
        &root().join("tests/golden/scripts").to_string_lossy(),
    );
    page.click("button", "Import");
    page.click("button", "Read the report");
    page.click("button", "Read; take it off the list");
    page.click("button", "Search");
    page
}

#[test]
fn what_is_typed_is_completed_and_how_it_was_read_is_told() {
    let desk = Desk::new();
    let page = open(&desk);
    page.write("combobox", "Search posts", "sanctio");
    page.find("listbox", "Suggestions");
    page.find_like("option", "sanctions");
    page.picture("suggestions");
    page.press(DOWN);
    page.press(ENTER);
    page.find("heading", "2 posts");
    assert!(
        page.value("combobox", "Search posts")
            .starts_with("sanctions")
    );

    page.click("button", "How this was read");
    page.click("button", "How is it written?");
    page.reads("sanctions is written");
    page.picture("how-it-was-read");

    // A word that no post has is met by those like it.
    page.write("combobox", "Search posts", "sanctoins");
    page.reads("Did you mean");
    page.click_like("button", "sanctions");
    page.find("heading", "2 posts");

    // Other forms are shown, and can be left out one by one.
    page.write("combobox", "Search posts", "sanction");
    page.find("heading", "0 posts");
    page.click_like("button", "Other forms");
    page.find("heading", "2 posts");
    page.click_like("button", "Leave out \u{2068}sanctions\u{2069}");
    page.find("heading", "0 posts");
    page.click_like("button", "Put back");
    page.find("heading", "2 posts");
    page.picture("other-forms");
    page.close();
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
