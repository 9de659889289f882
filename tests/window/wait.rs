//! Waiting for something to be so, instead of for a time to pass.

use std::{
    thread,
    time::{Duration, Instant},
};

/// How long anything may take on a slow machine that does other things as well.
const PATIENCE: Duration = Duration::from_secs(60);

/// Between two looks.
const PAUSE: Duration = Duration::from_millis(25);

/// Looks again and again until there is something.
///
/// # Panics
///
/// If there is nothing for a minute; `what` says what was waited for.
pub fn wait_for<T>(what: &str, mut look: impl FnMut() -> Option<T>) -> T {
    let deadline = Instant::now() + PATIENCE;
    loop {
        if let Some(found) = look() {
            return found;
        }
        assert!(
            Instant::now() < deadline,
            "waited {PATIENCE:?} for {what}, in vain"
        );
        thread::sleep(PAUSE);
    }
}
