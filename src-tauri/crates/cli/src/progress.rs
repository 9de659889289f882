//! Progress of long work on standard error: a bar on a terminal, nothing elsewhere.

use std::cell::RefCell;

use api::wire;
use indicatif::{ProgressBar, ProgressStyle};

/// A bar that follows the progress of one command.
pub struct Bar(RefCell<Option<ProgressBar>>);

impl Bar {
    pub fn new() -> Self {
        Self(RefCell::new(None))
    }

    /// Shows how far the work has come.
    pub fn show(&self, progress: &wire::Progress) {
        let mut bar = self.0.borrow_mut();
        let bar = bar.get_or_insert_with(|| {
            let style = ProgressStyle::with_template("{msg} {wide_bar} {percent}% {eta}")
                .expect("the template is constant and sound");
            ProgressBar::new(0).with_style(style)
        });
        bar.set_length(progress.total.unwrap_or(progress.done.max(1)));
        bar.set_position(progress.done);
        bar.set_message(format!(
            "{} ({:.0} records/s)",
            progress.message, progress.rate
        ));
    }
}

impl Drop for Bar {
    fn drop(&mut self) {
        if let Some(bar) = self.0.borrow().as_ref() {
            bar.finish_and_clear();
        }
    }
}
