//! What the program is told when it is started.

use std::path::PathBuf;

use clap::{Parser, ValueEnum};

/// A desktop browser for published archives of accounts that platforms shut.
#[derive(Debug, Default, Parser)]
#[command(name = "shuttered-window", version)]
pub struct Arguments {
    /// The archive to open instead of the one that was open last.
    #[arg(long, value_name = "DIR", conflicts_with = "sample")]
    pub archive: Option<PathBuf>,

    /// Open the sample archive, which is made the first time from the invented releases that come with the program, or
    /// from those in this folder.
    #[arg(long, value_name = "FIXTURES")]
    pub sample: Option<Option<PathBuf>>,

    /// Begin in this theme instead of the desktop's.
    #[arg(long)]
    pub theme: Option<Theme>,
}

/// Light or dark.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Theme {
    /// Ink on paper.
    Light,
    /// Paper on ink.
    Dark,
}

impl Theme {
    /// The word that the page uses.
    pub fn name(self) -> &'static str {
        match self {
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::Arguments;

    #[test]
    fn the_arguments_do_not_contradict_each_other() {
        Arguments::command().debug_assert();
    }
}
