//! What the box does for those who ask: completes, corrects, shows other forms and ways of writing, and builds.

use tests_support::data::fixtures;

use crate::{
    desk::Desk,
    journeys::{ESCAPE, open_with},
    page::Page,
};

/// Keys as the protocol names them.
const ENTER: &str = "\u{E007}";
const DOWN: &str = "\u{E015}";

const BOX: &str = "Search posts";

/// An archive with `fixtures/twitter-2020`, its search open. Posts with a word were counted by a regular expression
/// over the release, addresses included: harbour 14, gauge 14, gauges 21, one of the two 28, کشاورزان 27, with an Arabic
/// kaf 1; storm with harbour or dam and without ferry 8.
fn open(desk: &Desk) -> Page {
    let page = open_with(desk, &fixtures().join("twitter-2020"));
    page.click("button", "Search");
    page.find("heading", "374 posts");
    page
}

#[test]
fn what_is_typed_is_completed_and_what_nobody_wrote_is_corrected() {
    let desk = Desk::new();
    let page = open(&desk);
    page.write("combobox", BOX, "harb");
    page.find_like("option", "harbour");
    page.picture("completion");
    page.press(DOWN);
    page.press(ENTER);
    page.find("heading", "14 posts");
    assert_eq!(page.value("combobox", BOX), "harbour ");

    page.write("combobox", BOX, "harbuor");
    page.reads("Did you mean");
    page.picture("did-you-mean");
    page.click("button", "harbour (14)");
    page.find("heading", "14 posts");
    assert_eq!(page.value("combobox", BOX), "harbour");
    page.close();
}

#[test]
fn other_forms_are_shown_left_out_and_put_back() {
    let desk = Desk::new();
    let page = open(&desk);
    page.write("combobox", BOX, "gauge");
    page.find("heading", "14 posts");
    page.click("button", "Other forms");
    page.find("heading", "28 posts");
    page.picture("forms");
    page.click("button", "Leave out gauges, 21 posts");
    page.find("heading", "14 posts");
    page.click("button", "Put back gauges");
    page.find("heading", "28 posts");
    page.click("button", "Other forms");
    page.find("heading", "14 posts");
    assert_eq!(page.value("combobox", BOX), "gauge");
    page.close();
}

#[test]
fn ways_of_writing_are_told_apart_each_with_its_door() {
    let desk = Desk::new();
    let page = open(&desk);
    page.write("combobox", BOX, "کشاورزان");
    page.find("heading", "28 posts");
    page.press(ESCAPE);
    page.click("button", "How this was read");
    page.click("button", "How is it written?");
    page.reads("U+0643");
    page.picture("ways-of-writing");
    page.click("button", "كشاورزان");
    page.find("heading", "1 post");
    assert_eq!(page.value("combobox", BOX), "=كشاورزان");
    page.close();
}

#[test]
fn hits_are_gone_through_and_a_value_is_left_out_and_put_back() {
    let desk = Desk::new();
    let page = open(&desk);
    page.write("combobox", BOX, "harbour");
    page.find("heading", "14 posts");
    page.press(ENTER);
    page.reads("1 of 14");
    page.press("n");
    page.reads("hit 1 of ");
    page.click("button", "Leave out English");
    page.find("heading", "0 posts");
    page.click("button", "Left out: English. Put back");
    page.find("heading", "14 posts");
    page.close();
}

#[test]
fn a_search_is_built_without_signs() {
    let desk = Desk::new();
    let page = open(&desk);
    page.click("button", "Build a search…");
    page.write("textbox", "All of these words", "storm");
    page.write("textbox", "Any of these words", "harbour dam");
    page.write("textbox", "None of these words", "ferry");
    page.reads("storm (harbour OR dam) -ferry");
    page.picture("builder");
    page.click_last("button", "Search");
    page.find("heading", "8 posts");
    assert_eq!(page.value("combobox", BOX), "storm (harbour OR dam) -ferry");
    page.close();
}
