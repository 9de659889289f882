//! A signal put together: the figure, its range, its place in the group, and the words around it.

use analysis::evidence::{
    Lack, Part,
    place::place,
    uncertain::{Range, of_share},
};

use crate::{
    evidence::words::{Words, count, grouped, of_lack, percent},
    wire::{GroupPlace, Signal, SignalBar, SignalChart, SignalFigure, SignalState},
};

/// Accounts with enough to say below which a group gives no place: among nine a tenth is not to be told.
pub(super) const LEAST_ACCOUNTS: usize = 10;

fn too_few(accounts: usize) -> String {
    let which = match accounts {
        0 => "No account of the comparison group has".to_owned(),
        1 => "One account of the comparison group has".to_owned(),
        n => format!(
            "{} accounts of the comparison group have",
            grouped(n as u64)
        ),
    };
    format!("{which} enough to say; a place is told among {LEAST_ACCOUNTS} or more.")
}

/// Bars of one chart: label and number.
pub(super) fn bars(of: impl Iterator<Item = (String, u64)>) -> Vec<SignalBar> {
    of.map(|(label, value)| SignalBar {
        label,
        value: value as f64,
        ..SignalBar::default()
    })
    .collect()
}

/// Counts as a chart.
pub(super) fn chart(title: &str, bars: Vec<SignalBar>) -> SignalChart {
    SignalChart {
        title: title.to_owned(),
        shares: false,
        bars,
    }
}

/// A figure without a range.
pub(super) fn plain(label: &str, value: f64, words: String) -> SignalFigure {
    SignalFigure {
        label: label.to_owned(),
        value,
        words,
        ..SignalFigure::default()
    }
}

/// A figure with a range, both written by `write`.
pub(super) fn ranged(
    label: &str,
    value: f64,
    range: Option<Range>,
    write: impl Fn(f64) -> String,
) -> SignalFigure {
    let words = match range {
        Some(range) => format!(
            "{} (range of 95 in 100: {} to {})",
            write(value),
            write(range.low),
            write(range.high)
        ),
        None => write(value),
    };
    SignalFigure {
        label: label.to_owned(),
        value,
        low: range.map(|range| range.low),
        high: range.map(|range| range.high),
        words,
    }
}

/// A share with Wilson's range.
pub(super) fn share(label: &str, part: Part) -> SignalFigure {
    ranged(label, part.share(), of_share(part), percent)
}

/// A signal that says something.
pub(super) fn said(words: &Words, figure: SignalFigure, n: u64, rests_on: String) -> Signal {
    Signal {
        state: SignalState::Said,
        figure: Some(figure),
        rests_on: Some(rests_on),
        n: Some(n),
        ..bare(words)
    }
}

/// A signal that says why it says nothing.
pub(super) fn lacking(words: &Words, lack: Lack) -> Signal {
    let (state, needed, has) = match lack {
        Lack::NotEnough { needed, has, .. } => (SignalState::NotEnough, Some(needed), Some(has)),
        Lack::Missing(_) => (SignalState::NotInRelease, None, None),
    };
    Signal {
        state,
        lack: Some(of_lack(lack)),
        needed,
        has,
        ..bare(words)
    }
}

fn bare(words: &Words) -> Signal {
    let owned = |texts: &[&str]| texts.iter().map(|text| (*text).to_owned()).collect();
    Signal {
        key: words.key.to_owned(),
        title: words.title.to_owned(),
        state: SignalState::NotInRelease,
        lack: None,
        needed: None,
        has: None,
        figure: None,
        more: Vec::new(),
        rests_on: None,
        n: None,
        place: None,
        no_place: None,
        charts: Vec::new(),
        weak: words.weak.map(str::to_owned),
        innocent: words.innocent.to_owned(),
        references: owned(words.references),
        needs: owned(words.needs),
    }
}

impl Signal {
    /// Puts the figure in its place among those of a group.
    pub(super) fn among(mut self, group: &[f64], write: impl Fn(f64) -> String) -> Signal {
        let Some(figure) = &self.figure else {
            return self;
        };
        let found = place(figure.value, group.to_vec());
        let Some(found) = found.filter(|found| found.values.len() >= LEAST_ACCOUNTS) else {
            self.no_place = Some(too_few(group.len()));
            return self;
        };
        let accounts = found.values.len() as u64;
        let at_or_below = Part {
            count: found.at_or_below,
            of: accounts,
        };
        self.place = Some(GroupPlace {
            accounts,
            median: found.median,
            at_or_below: at_or_below.share(),
            words: format!(
                "Of {} of the comparison group with enough to say, {} ({}) are at this figure or below; their median is {}.",
                count(accounts, "account", "accounts"),
                grouped(found.at_or_below),
                percent(at_or_below.share()),
                write(found.median)
            ),
            values: found.values,
        });
        self
    }

    /// Says why the figure has no place in a group.
    pub(super) fn nowhere(mut self, why: &str) -> Signal {
        if self.state == SignalState::Said {
            self.no_place = Some(why.to_owned());
        }
        self
    }
}
