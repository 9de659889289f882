//! Posts over time: what no dataset covers, parts, several queries, and what is made of the counts.

use std::{fs, path::Path};

use tests_support::data::fixtures;

use crate::{
    desk::{Desk, target},
    journeys::open_with,
    page::Page,
};

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

/// Answers the system's dialog for a file to write, which no driver can reach.
fn answer_dialog(page: &Page, path: &Path) {
    let path = serde_json::to_string(&path.to_string_lossy()).expect("a path is text");
    page.script(&format!(
        "window.asks ??= window.fetch;
         window.fetch = (address, options) =>
           String(address).includes('choose_output')
             ? Promise.resolve(new Response(JSON.stringify({path}), {{
                 headers: {{ 'Tauri-Response': 'ok', 'Content-Type': 'application/json' }},
               }}))
             : window.asks(address, options);"
    ));
}

#[test]
fn a_timeline_is_saved_as_numbers_and_as_pictures_that_say_what_they_show() {
    let desk = Desk::new();
    let page = open_with(&desk, &fixtures().join("pair"));
    page.click("button", "Timeline");
    page.write("combobox", "Search posts", "lang:fa OR قایق");
    page.until_saved("timeline", "lang:fa OR قایق");
    page.reads(" posts by ");
    let save = |form: &str, name: &str| {
        let path = desk.home.path().join(name);
        answer_dialog(&page, &path);
        page.click("button", "Save the timeline");
        page.click_like("menuitem", form);
        page.reads(&format!("{name}, "));
        fs::read(&path).expect("the file that the window says it wrote")
    };
    let svg = String::from_utf8(save("SVG", "posts.svg")).expect("SVG is text");
    for words in ["<svg", "قایق", "UTC", "messages", env!("CARGO_PKG_VERSION")] {
        assert!(svg.contains(words), "{words} in {svg}");
    }
    // A light ground, whatever the window shows.
    assert!(svg.contains("fill=\"#fff\""), "{svg}");
    let png = save("PNG", "posts.png");
    assert!(png.starts_with(b"\x89PNG\r\n\x1a\n"));
    let [width, height] = [16, 20].map(|at| {
        let bytes = png[at..at + 4].try_into().expect("four bytes");
        u32::from_be_bytes(bytes)
    });
    assert!(width == 2_400 && height > 1_000, "{width} by {height}");
    page.picture("timeline-saved-said");
    fs::write(target().join("screenshots/timeline-saved.png"), &png)
        .expect("target can be written");
    let csv = String::from_utf8(save("CSV", "posts.csv")).expect("CSV is text");
    assert!(csv.starts_with("from,covered,posts"), "{csv}");
    page.close();
}
