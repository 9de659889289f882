//! Reading whole files: our fixtures, and published releases where they are at hand.

mod published;
mod support;
