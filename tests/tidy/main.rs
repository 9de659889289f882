//! Is the house in order?
//!
//! What the prose promises about the code is checked here: who may know whom, how long files get, what may be printed,
//! which licences are accepted, what the window may do, and that the documents list what there is.

mod documents;
mod files;
mod layers;
mod licences;
mod security;
mod words;
