//! Posts over time: what no dataset covers, parts, several queries, and what is made of the counts.

use tests_support::data::fixtures;

use crate::{desk::Desk, journeys::open_with, page::Page};

/// Chooses one of the options under a label.
fn choose(page: &Page, label: &str, option: &str) {
    page.script(&format!(
        "const label = [...document.querySelectorAll('label')].find((one) => one.innerText.startsWith('{label}'));
         const select = label.querySelector('select');
         const option = [...select.options].find((one) => one.label === '{option}');
         select.value = option.value;
         select.dispatchEvent(new Event('change', {{ bubbles: true }}));"
    ));
}

#[test]
fn a_timeline_says_what_is_not_covered_and_shows_parts_and_shares() {
    let desk = Desk::new();
    let samples = fixtures();
    let page = Page::open(&desk, &["--sample", &samples.to_string_lossy()]);
    page.find("button", "Abnus Dam 2020, invented sample");
    page.click("button", "Timeline");
    page.reads(" posts by ");
    page.write(
        "combobox",
        "Search posts",
        "dataset:morvarid-bay-2018-invented-sample OR dataset:abnus-dam-2020-invented-sample",
    );
    choose(&page, "One bar each", "month");
    // The one ends in September 2018, the other begins in December 2019 and ends in September 2020.
    page.reads(
        "Hatched: 14 of 33 months lie outside what the datasets cover. No figure there is no zero.",
    );
    for theme in ["Light", "Dark"] {
        page.click("button", "Theme");
        page.click("menuitem", theme);
        choose(&page, "Split by", "language");
        page.reads("Persian (fa)");
        page.picture(&format!("timeline-split-{}", theme.to_lowercase()));
        choose(&page, "Show", "share of each bar");
        page.reads("share of the posts of all series in each");
        page.picture(&format!("timeline-shares-{}", theme.to_lowercase()));
        choose(&page, "Show", "posts");
        choose(&page, "Count", "added up from the first");
        page.reads("and all before it");
        page.picture(&format!("timeline-sums-{}", theme.to_lowercase()));
        choose(&page, "Split by", "nothing");
        page.click("button", "Calendar");
        page.reads("a hatched day lies outside");
        page.script("[...document.querySelectorAll('figure')].at(-1).scrollIntoView()");
        page.find("figure", "Posts by day");
        page.picture(&format!("timeline-calendar-{}", theme.to_lowercase()));
        page.click("button", "Calendar");
        choose(&page, "Count", "each month by itself");
    }
    page.close();
}

#[test]
fn an_event_is_noted_marked_removed_and_put_back() {
    let desk = Desk::new();
    let page = open_with(&desk, &fixtures().join("pair"));
    page.click("button", "Timeline");
    page.reads(" posts by ");
    page.click("button", "Your own events…");
    page.reads("Nothing noted yet.");
    page.write("textbox", "When", "soon");
    page.write("textbox", "What happened", "انتخابات");
    page.click("button", "Add");
    page.reads("“soon” is not a date");
    page.write("textbox", "When", "2021-01-20");
    page.click("button", "Add");
    page.find_like("button", "Remove ");
    page.reads("20 Jan 2021");
    page.picture("own-events");
    page.click("button", "Close");
    page.reads("◆ 20 Jan 2021: انتخابات");
    page.picture("timeline-event");

    page.click("button", "Your own events…");
    page.click_like("button", "Remove ");
    page.reads("was removed.");
    page.click("button", "Undo");
    page.find_like("button", "Remove ");
    page.close();
}
