//! Accounts and groups side by side: what they share, the posts behind a number, nearly the same texts.

use tests_support::data::fixtures;

use crate::{
    desk::Desk,
    journeys::{ESCAPE, open_with},
    page::Page,
};

fn open(desk: &Desk) -> Page {
    let page = open_with(desk, &fixtures().join("pair"));
    page.click("button", "Accounts");
    page.click_like("button", "Put quay_voice beside");
    page.click_like("button", "Put pier_echo beside");
    page.click_last("button", "Compare");
    page.find("heading", "Compare");
    page
}

#[test]
fn a_planted_pair_is_read_down_to_its_posts() {
    let desk = Desk::new();
    let page = open(&desk);
    // By hand: SOURCE.md of the folder says what was planted.
    page.reads("12 texts that both posted");
    page.reads("A was first with 12 and B with 0");
    page.reads("By chance means: 200 pairs of different accounts");
    page.reads("none of 200 pairs shares as many");

    page.click_like("button", "side by side");
    page.reads("40 s later");
    page.press(ESCAPE);

    page.click("button", "Look for nearly the same texts");
    page.reads("4 of 18 texts of A are nearly the same as one of 30 texts of B");
    for theme in ["Light", "Dark"] {
        page.click("button", "Theme");
        page.click("menuitem", theme);
        page.click_like("button", "side by side");
        page.reads("40 s later");
        page.picture(&format!("compare-posts-{}", theme.to_lowercase()));
        page.press(ESCAPE);
        page.script(
            "document.querySelector('[aria-label=\"Nearly the same text\"]').scrollIntoView()",
        );
        page.picture(&format!("compare-near-{}", theme.to_lowercase()));
    }
    page.close();
}
