//! From an empty folder to two accounts side by side, and back the next day.

use std::path::Path;

use tests_support::{
    data::{fixtures, generate},
    generator::Settings,
};

use crate::{desk::Desk, page::Page, wait::wait_for};

/// Posts in `fixtures/twitter-2020`, and those of them in English: its SOURCE.md has both, counted without this program.
const POSTS: &str = "374 posts";
const IN_ENGLISH: &str = "109 posts";

#[test]
fn a_release_is_imported_by_its_path_and_progress_is_shown() {
    let desk = Desk::new();
    let file = desk.home.path().join("many_tweets.csv");
    generate(&Settings::new(7, 60_000).plant("zqlantern", 11), &file);
    let page = Page::open(&desk, &[]);
    create_archive(&page, &desk);

    page.press_with(CONTROL, 'o');
    page.find("dialog", "Import");
    look_at(&page, &file.to_string_lossy());
    page.reads("twitter-posts");
    page.click("button", "Import");

    let task = page.find_like("progressbar", "many_tweets");
    page.reads("a second");
    let first = page.attribute(&task, "aria-valuenow");
    wait_for("the bar to move", || {
        // Gone, once the import has ended.
        (page.attribute(&task, "aria-valuenow") != first).then_some(())
    });
    page.picture("import-running");
    page.click("button", "Read the report");
    page.find_like("dialog", "many_tweets");
    page.reads("60,000 records kept of 60,000 read.");
    page.picture("import-report");
    page.click("button", "Read; take it off the list");

    page.click("button", "Search");
    page.find("heading", "60,000 posts");
    page.write("combobox", "Search posts", "zqlantern");
    page.find("heading", "11 posts");
    page.close();
}

#[test]
fn an_import_can_be_cancelled_and_goes_on_later() {
    let desk = Desk::new();
    let file = desk.home.path().join("many_tweets.csv");
    generate(&Settings::new(8, 60_000), &file);
    let page = Page::open(&desk, &[]);
    create_archive(&page, &desk);
    look_at(&page, &file.to_string_lossy());
    page.click("button", "Import");
    wait_for("some records", || {
        let words = page.words();
        let (before, _) = words.split_once(" records · ")?;
        let n_records = before.rsplit(char::is_whitespace).next()?.replace(',', "");
        (n_records.parse::<u32>().ok()? > 5_000).then_some(())
    });
    page.click("button", "Cancel");
    page.reads("Cancelled. What was done until then is kept.");
    page.reads("was cut off.");
    page.picture("import-cancelled");

    page.click("button", "Go on with it");
    page.find("button", "60,000 posts");
    page.close();
}

#[test]
fn a_post_is_found_narrowed_read_and_compared_and_the_place_is_found_again() {
    let desk = Desk::new();
    let page = Page::open(&desk, &[]);
    create_archive(&page, &desk);
    look_at(&page, &fixtures().join("twitter-2020").to_string_lossy());
    page.click("button", "Import");
    page.click("button", "Read the report");
    page.click("button", "Read; take it off the list");

    // Search, and narrow by a facet.
    page.click("button", "Search");
    page.find("heading", POSTS);
    page.click_like("button", "English 109");
    page.find("heading", IN_ENGLISH);
    assert_eq!(page.value("combobox", "Search posts"), "lang:en");

    // Narrow by dragging the strip.
    let strip = page.find_like("group", "Timeline of the posts found");
    page.drag(&strip, 0.3, 0.7);
    let narrowed = wait_for("a narrower query", || {
        let query = page.value("combobox", "Search posts");
        query.contains("since:").then_some(query)
    });
    assert!(
        narrowed.starts_with("lang:en ") && narrowed.contains(" until:"),
        "{narrowed}"
    );
    let total = wait_for("fewer posts", || {
        let heading = page.name_of(&page.find_like("heading", " posts"));
        (heading != IN_ENGLISH).then_some(heading)
    });
    let n_posts: u32 = total.split(' ').next().unwrap().parse().unwrap();
    assert!((1..109).contains(&n_posts), "{total}");

    // Read one: the arrow keys are not needed, and a link asks before it opens.
    page.click_like("button", "[.]example");
    page.find("dialog", "Open this address?");
    page.reads("https://");
    page.picture("link");
    page.press(ESCAPE);

    // Open its account, and put two beside one another.
    page.click("button", "Morvarid News @MorvaridNews");
    page.find("heading", "Morvarid News");
    page.find("heading", "Hour and weekday");
    page.click("button", "Put Morvarid News beside others");
    page.click("button", "‹ All accounts");
    page.click("button", "Put sahil_voice beside others");
    page.click_last("button", "Compare");
    page.find("heading", "Compare");
    page.reads("Morvarid News");
    page.reads("صوت الساحل");

    // Go back to where the posts were.
    for _ in 0..3 {
        page.click("button", "Back ([)");
    }
    page.find("heading", &total);
    assert_eq!(page.value("combobox", "Search posts"), narrowed);

    // The next day.
    page.until_saved("search", &narrowed);
    page.close();
    let page = Page::open(&desk, &[]);
    page.find("heading", &total);
    assert_eq!(page.value("combobox", "Search posts"), narrowed);
    page.find("button", "Take MorvaridNews out of the comparison");
    page.find("button", "Take sahil_voice out of the comparison");
    page.close();
}

/// Keys as the protocol names them.
pub const CONTROL: char = '\u{E009}';
pub const ESCAPE: &str = "\u{E00C}";

/// Creates an archive in the desk's home.
pub fn create_archive(page: &Page, desk: &Desk) {
    let folder = desk.home.path().join("archive");
    page.click_like("button", "Archives:");
    page.write(
        "textbox",
        "Folder of the archive",
        &folder.to_string_lossy(),
    );
    page.click("button", "Create it there");
    page.find("button", "Archives: archive, 0 datasets");
}

/// The window with an archive of its own, into which one file or folder was imported.
pub fn open_with(desk: &Desk, path: &Path) -> Page {
    let page = Page::open(desk, &[]);
    create_archive(&page, desk);
    look_at(&page, &path.to_string_lossy());
    page.click("button", "Import");
    page.click("button", "Read the report");
    page.click("button", "Read; take it off the list");
    page
}

/// Names a file or folder, and has it looked at.
pub fn look_at(page: &Page, path: &str) {
    page.write("textbox", "Path of a file or folder", path);
    page.click("button", "Look at it");
    page.reads("can be imported");
}
