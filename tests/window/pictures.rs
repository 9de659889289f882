//! Pictures of every view, in light and dark, for someone to look at.

use tests_support::data::fixtures;

use crate::{desk::Desk, page::Page};

#[test]
fn every_view_is_drawn_in_light_and_dark() {
    let desk = Desk::new();
    let page = Page::open(&desk, &[]);
    for theme in ["Light", "Dark"] {
        choose(&page, theme);
        page.find("heading", "A reading room for takedown archives");
        page.picture(&name("library-empty", theme));
    }
    page.close();

    let samples = fixtures();
    let page = Page::open(&desk, &["--sample", &samples.to_string_lossy()]);
    page.find("button", "Abnus Dam 2020, invented sample");
    page.click("button", "Accounts");
    page.click_like("button", "Put MorvaridNews beside");
    page.click_like("button", "Put sahil_voice beside");
    page.click_like("button", "Put river_watch_int beside");
    for theme in ["Light", "Dark"] {
        choose(&page, theme);
        draw(&page, theme);
    }
    page.close();
}

fn draw(page: &Page, theme: &str) {
    page.click("button", "Library");
    page.find("button", "Abnus Dam 2020, invented sample");
    page.picture(&name("library", theme));

    page.click("button", "Import…");
    page.write(
        "textbox",
        "Path of a file or folder",
        &fixtures().join("twitter-2018").to_string_lossy(),
    );
    page.click("button", "Look at it");
    page.reads("as they would become");
    page.picture(&name("import", theme));
    page.click("button", "Do not import");

    page.click("button", "Search");
    page.write("combobox", "Search posts", "سد");
    page.click_first("article");
    page.find_like("group", "Timeline of the posts found");
    page.picture(&name("search", theme));

    page.click("button", "Timeline");
    page.reads(" posts by ");
    page.picture(&name("timeline", theme));

    page.click("button", "Clear the box");
    page.click("button", "Accounts");
    page.click("button", "Morvarid News @MorvaridNews");
    page.find("heading", "Hour and weekday");
    page.picture(&name("account", theme));
    page.click("button", "‹ All accounts");

    page.click_last("button", "Compare");
    page.find("heading", "Compare");
    page.reads("River Watch");
    page.picture(&name("compare", theme));
}

fn choose(page: &Page, theme: &str) {
    page.click("button", "Theme");
    page.click("menuitem", theme);
}

fn name(view: &str, theme: &str) -> String {
    format!("{view}-{}", theme.to_lowercase())
}
