//! Does the window do what it says?
//!
//! A few journeys in the real program, driven through WebDriver, to prove that everything is wired together; what the
//! program finds and counts is proven elsewhere, without a window. Controls are found as a screen reader finds them,
//! by role and name. Pictures of every view are left in `target/screenshots`.

mod asking;
mod browser;
mod comparing;
mod desk;
mod journeys;
mod page;
mod pictures;
mod policy;
mod reviewing;
mod scripts;
mod timelines;
mod wait;
