//! A list of queries, and a search gone through post by post.

use tests_support::data::fixtures;

use crate::{
    desk::Desk,
    journeys::{CONTROL, open_with},
    page::Page,
};

/// The key that begins a new line, as the protocol names it.
const RETURN: &str = "\u{E006}";

/// An archive with `fixtures/twitter-2020`: 374 posts, 109 of them in English, by its SOURCE.md.
fn open(desk: &Desk) -> Page {
    open_with(desk, &fixtures().join("twitter-2020"))
}

#[test]
fn a_list_of_queries_is_counted_in_its_order_and_each_count_is_a_door() {
    let desk = Desk::new();
    let page = open(&desk);
    page.press("q");
    page.find("dialog", "List of queries");
    let lines = [
        "lang:en",
        "since:2018-99-99",
        "// a remark",
        "since:1999-01-01 lang:en",
    ];
    page.write("textbox", "Queries, one a line", &lines.join(RETURN));
    page.click("button", "Count");
    page.reads("1 line could not be asked; the rest was counted.");
    page.find("button", "Show the 109 posts of line 1");
    page.picture("list-of-queries");
    page.click("button", "Show the 109 posts of line 4");
    page.find("heading", "109 posts");
    assert_eq!(
        page.value("combobox", "Search posts"),
        "since:1999-01-01 lang:en"
    );

    // The list is still there, and can be counted again.
    page.press("q");
    page.find("button", "Show the 109 posts of line 1");
    page.click("button", "Count again");
    page.find("button", "Show the 109 posts of line 4");
    page.close();
}

#[test]
fn a_saved_search_is_gone_through_and_the_place_is_kept() {
    let desk = Desk::new();
    let page = open(&desk);
    page.click("button", "Search");
    page.write("combobox", "Search posts", "lang:en");
    page.find("heading", "109 posts");
    page.press_with(CONTROL, 's');
    page.find("dialog", "Save this search");
    page.write("textbox", "Name of the search", "English posts");
    page.click("button", "Save");
    page.find("button", "English posts");

    // Three posts, three marks, the last of them undone.
    page.click_first("article");
    page.reads("in English posts");
    page.press("t");
    page.find("button", "To do: 1 post");
    page.press("j");
    page.press("s");
    page.find("button", "Seen: 1 post");
    page.press("j");
    page.press("d");
    page.find("button", "Done: 1 post");
    page.picture("review");
    page.press_with(CONTROL, 'z');
    page.find("button", "Done: 0 posts");

    page.click("button", "To do: 1 post");
    page.find("heading", "1 post");
    page.click("button", "Not yet seen");
    page.find("heading", "107 posts");
    page.until_option_saved("review", "unmarked");
    page.close();

    // The next day the list goes on where it was left.
    let page = Page::open(&desk, &[]);
    page.find("heading", "107 posts");
    page.click("button", "All posts");
    page.find("heading", "109 posts");
    page.find("button", "To do: 1 post");
    page.find("button", "Seen: 1 post");

    // Another name, gone, and back with its marks.
    page.click("button", "Saved and past…");
    page.find("dialog", "Saved searches and past queries");
    page.click_like("button", "Rename");
    page.write_like("textbox", "New name of", "Posts in English");
    page.click("button", "Rename");
    page.click_like("button", "Remove");
    page.reads("Nothing saved yet.");
    page.click("button", "Undo");
    page.find_like("button", "Open");
    page.click("button", "Close");
    page.find("button", "Posts in English");
    page.find("button", "To do: 1 post");
    page.close();
}
