//! The page as a reader knows it: controls with a role and a name.

use std::{fs, path::PathBuf};

use base64::{Engine as _, engine::general_purpose::STANDARD};

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
    pub fn close(self) {
        self.browser.close();
    }

    /// The control with this role and name, as soon as it can be seen.
    pub fn find(&self, role: &str, name: &str) -> Element {
        wait_for(&format!("the {role} “{name}”"), || {
            self.named(role, |found| found == name).into_iter().next()
        })
    }

    /// The first control with this role whose name contains `part`.
    pub fn find_like(&self, role: &str, part: &str) -> Element {
        wait_for(&format!("a {role} like “{part}”"), || {
            self.named(role, |found| found.contains(part))
                .into_iter()
                .next()
        })
    }

    /// Everything with this role that can be seen now.
    pub fn all(&self, role: &str) -> Vec<Element> {
        self.named(role, |_| true)
    }

    /// Clicks the control with this role and name.
    pub fn click(&self, role: &str, name: &str) {
        wait_for(&format!("a click on the {role} “{name}”"), || {
            let found = self.named(role, |found| found == name);
            self.browser.click(found.first()?).ok()
        });
    }

    /// Clicks the first control with this role whose name contains `part`.
    pub fn click_like(&self, role: &str, part: &str) {
        wait_for(&format!("a click on a {role} like “{part}”"), || {
            let found = self.named(role, |found| found.contains(part));
            self.browser.click(found.first()?).ok()
        });
    }

    /// Writes into the field with this role and name, in the place of what is there.
    pub fn write(&self, role: &str, name: &str, text: &str) {
        let field = self.find(role, name);
        self.browser.clear(&field).expect("a field can be emptied");
        self.browser
            .keys(&field, text)
            .expect("a field can be written in");
    }

    /// Presses keys on the page as a whole.
    pub fn press(&self, keys: &str) {
        self.browser.press(keys);
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

    /// The words of one thing.
    pub fn words_of(&self, element: &Element) -> String {
        self.browser.words(element).unwrap_or_default()
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

    /// Visible elements of this role whose name is right. The engine computes both, as for a screen reader.
    fn named(&self, role: &str, is_right: impl Fn(&str) -> bool) -> Vec<Element> {
        let mut found = self.browser.elements(selector(role));
        found.retain(|element| {
            self.browser
                .name(element)
                .is_some_and(|name| is_right(name.trim()))
                && self.browser.role(element).as_deref() == Some(role)
                && self.browser.is_displayed(element)
        });
        found
    }
}

/// What may have this role, so that not all elements have to be asked.
fn selector(role: &str) -> &'static str {
    match role {
        "article" => "article, [role=article]",
        "button" => "button, [role=button], summary",
        "checkbox" => "input[type=checkbox], [role=checkbox]",
        "combobox" => "select, input, [role=combobox]",
        "dialog" => "dialog, [role=dialog]",
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
