//! The page as a reader knows it: controls with a role and a name.

use std::{fs, path::PathBuf, thread};

use base64::{Engine as _, engine::general_purpose::STANDARD};
use serde_json::Value;

use crate::{
    browser::{Browser, Element},
    desk::{Desk, program, target},
    wait::wait_for,
};

/// The open window.
pub struct Page {
    browser: Browser,
}

impl Page {
    /// Starts the program, and waits for its page.
    pub fn open(desk: &Desk, arguments: &[&str]) -> Self {
        let arguments: Vec<_> = arguments
            .iter()
            .map(|&argument| argument.to_owned())
            .collect();
        let page = Self {
            browser: Browser::start(&desk.driver, &program(), &arguments),
        };
        page.find("navigation", "Views");
        page
    }

    /// Closes the window as the reader would, and the program ends.
    pub fn close(&self) {
        self.browser.close();
    }

    /// The control with this role and name, as soon as it can be seen.
    pub fn find(&self, role: &str, name: &str) -> Element {
        wait_for(&format!("the {role} “{name}”"), || {
            self.seen(self.named(role, |found| found == name))
        })
    }

    /// The first control with this role whose name contains `part`.
    pub fn find_like(&self, role: &str, part: &str) -> Element {
        wait_for(&format!("a {role} like “{part}”"), || {
            self.seen(self.named(role, |found| found.contains(part)))
        })
    }

    /// Clicks the control with this role and name. One behind a dialog does not count: it takes no clicks.
    pub fn click(&self, role: &str, name: &str) {
        wait_for(&format!("a click on the {role} “{name}”"), || {
            let found = self.named(role, |found| found == name);
            found.iter().find_map(|one| self.browser.click(one).ok())
        });
    }

    /// Clicks the last control with this role and name, where the frame has one of the same name.
    pub fn click_last(&self, role: &str, name: &str) {
        wait_for(&format!("a click on the last {role} “{name}”"), || {
            let found = self.named(role, |found| found == name);
            self.browser.click(found.last()?).ok()
        });
    }

    /// Clicks the first thing with this role.
    pub fn click_first(&self, role: &str) {
        wait_for(&format!("a click on the first {role}"), || {
            let found = self.named(role, |_| true);
            found.iter().find_map(|one| self.browser.click(one).ok())
        });
    }

    /// Clicks the first control with this role whose name contains `part`.
    pub fn click_like(&self, role: &str, part: &str) {
        wait_for(&format!("a click on a {role} like “{part}”"), || {
            let found = self.named(role, |found| found.contains(part));
            found.iter().find_map(|one| self.browser.click(one).ok())
        });
    }

    /// Writes into the field with this role and name, in the place of what is there.
    pub fn write(&self, role: &str, name: &str, text: &str) {
        self.write_where(role, name, text, |found| found == name);
    }

    /// Writes into the first field with this role whose name contains `part`.
    pub fn write_like(&self, role: &str, part: &str, text: &str) {
        self.write_where(role, part, text, |found| found.contains(part));
    }

    fn write_where(&self, role: &str, name: &str, text: &str, is_it: impl Fn(&str) -> bool) {
        wait_for(&format!("the {role} “{name}” to write in"), || {
            let found = self.named(role, &is_it);
            found.iter().find_map(|field| {
                // A field behind a dialog takes no clicks, so it is not the one that is meant.
                self.browser.click(field).ok()?;
                self.browser.clear(field).ok()?;
                self.browser.keys(field, text).ok()
            })
        });
    }

    /// Presses a key on the page as a whole.
    pub fn press(&self, key: &str) {
        self.browser.press(key);
    }

    /// Presses a key while another is held.
    pub fn press_with(&self, held: char, key: char) {
        self.browser.press_with(held, key);
    }

    /// Drags from one fraction of a control's width to another.
    pub fn drag(&self, control: &Element, from: f64, to: f64) {
        self.browser.drag(control, from, to);
    }

    /// Waits until the page shows this text somewhere.
    pub fn reads(&self, text: &str) {
        wait_for(&format!("the words “{text}”"), || {
            self.words().contains(text).then_some(())
        });
    }

    /// All the words on the page.
    pub fn words(&self) -> String {
        let words = self.browser.script("return document.body.innerText");
        words.as_str().unwrap_or_default().to_owned()
    }

    /// The name of one control.
    pub fn name_of(&self, element: &Element) -> String {
        plain(&self.browser.name(element).unwrap_or_default())
    }

    /// An attribute of one control; none if there is no such attribute, or the control has gone.
    pub fn attribute(&self, element: &Element, name: &str) -> Option<String> {
        self.browser.attribute(element, name)
    }

    /// What a script gives that is run in the page.
    pub fn script(&self, script: &str) -> Value {
        self.browser.script(script)
    }

    /// Waits until the program has written down that the reader is in this view with this query.
    pub fn until_saved(&self, view: &str, query: &str) {
        self.until_place(|place| place["view"] == view && place["query"] == query);
    }

    /// Waits until the program has written down that a view has this option.
    pub fn until_option_saved(&self, name: &str, value: &str) {
        self.until_place(|place| place["options"][name] == value);
    }

    fn until_place(&self, is_it: impl Fn(&Value) -> bool) {
        wait_for("the place to be written down", || {
            let saved = self.script(
                "return window.__TAURI_INTERNALS__.invoke('call', \
                 { name: 'load_state', request: { key: 'location' }, task: null, slot: null })",
            );
            let place: Value = serde_json::from_str(saved["value"].as_str()?).ok()?;
            is_it(&place).then_some(())
        });
    }

    /// The value of the field with this role and name.
    pub fn value(&self, role: &str, name: &str) -> String {
        let field = self.find(role, name);
        self.browser.value(&field)
    }

    /// Keeps a picture in `target/screenshots`.
    pub fn picture(&self, name: &str) {
        let Ok(picture) = self.browser.picture() else {
            return;
        };
        let folder: PathBuf = target().join("screenshots");
        fs::create_dir_all(&folder).expect("target can be written");
        let picture = STANDARD.decode(picture).expect("a picture is base 64");
        fs::write(folder.join(format!("{name}.png")), picture).expect("target can be written");
    }

    /// The first that can be seen. Some buttons show only under the mouse, so that what is clicked need not be.
    fn seen(&self, found: Vec<Element>) -> Option<Element> {
        found.into_iter().find(|one| self.browser.is_displayed(one))
    }

    /// Elements of this role whose name is right. The engine computes both, as for a screen reader.
    fn named(&self, role: &str, is_right: impl Fn(&str) -> bool) -> Vec<Element> {
        let mut found = self.browser.elements(selector(role));
        found.retain(|element| {
            self.browser
                .name(element)
                .is_some_and(|name| is_right(&plain(&name)))
                && self.browser.role(element).as_deref() == Some(role)
        });
        found
    }
}

/// What a journey that fails saw last is kept too.
impl Drop for Page {
    fn drop(&mut self) {
        if thread::panicking() {
            let name = thread::current()
                .name()
                .unwrap_or_default()
                .replace("::", "-");
            self.picture(&format!("failed-{name}"));
        }
    }
}

/// A name without the marks that keep texts of two directions apart.
fn plain(name: &str) -> String {
    let plain = name.replace(['\u{2066}', '\u{2067}', '\u{2068}', '\u{2069}'], "");
    plain.trim().to_owned()
}

/// What may have this role, so that not all elements have to be asked.
fn selector(role: &str) -> &'static str {
    match role {
        "article" => "article, [role=article]",
        "button" => "button, [role=button], summary",
        "checkbox" => "input[type=checkbox], [role=checkbox]",
        "combobox" => "select, input, [role=combobox]",
        "dialog" => "dialog, [role=dialog]",
        "figure" => "figure, [role=figure]",
        "heading" => "h1, h2, h3, h4, [role=heading]",
        "image" | "img" => "canvas, img, svg, figure, [role=img], [role=image]",
        "link" => "a, [role=link]",
        "navigation" => "nav, [role=navigation]",
        "option" => "option, [role=option]",
        "radio" => "input[type=radio], [role=radio]",
        "searchbox" | "textbox" => "input, textarea, [role=searchbox], [role=textbox]",
        "tab" => "[role=tab]",
        "table" => "table, [role=table]",
        _ => "[role]",
    }
}
