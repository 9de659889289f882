//! Reading whole files: our fixtures, and published releases where they are at hand.

mod damage;
mod fixtures;
mod published;
mod resume;
mod support;
