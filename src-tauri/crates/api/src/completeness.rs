//! How much of a published release is in a dataset, by the figures of its publisher and of others.

use ingest::catalogue::{self, FigureKind, Release, Unit, Whole, grouped};
use model::Bound;
use store::Dataset;

use crate::{catalogue::figure, imports::Rows, wire::Completeness};

/// What is counted here of one measure.
struct Here {
    whole: Whole,
    rows: u64,
    distinct: u64,
}

impl Here {
    fn of(whole: Whole, dataset: &Dataset, rows: Rows) -> Self {
        let (rows, distinct) = match whole {
            Whole::Accounts => (rows.accounts, dataset.n_accounts),
            Whole::Posts | Whole::Ads => (rows.posts, dataset.n_posts),
            Whole::Rows => (rows.list, dataset.n_indicators + dataset.n_summaries),
        };
        Self {
            whole,
            rows,
            distinct,
        }
    }

    /// The word for one of them, and for several.
    fn words(&self) -> (&'static str, &'static str) {
        match self.whole {
            Whole::Accounts => ("account", "accounts"),
            Whole::Posts => ("post", "posts"),
            Whole::Ads => ("advertisement", "advertisements"),
            Whole::Rows => ("row of the list", "rows of the list"),
        }
    }

    /// So many, in words.
    fn counted(&self, count: u64) -> String {
        let (one, many) = self.words();
        format!("{} {}", grouped(count), if count == 1 { one } else { many })
    }

    /// How many are here, as the figure counts.
    fn as_counted(&self, figure: &catalogue::Figure) -> u64 {
        match figure.unit {
            Some(Unit::Rows) => self.rows.max(self.distinct),
            _ => self.distinct,
        }
    }
}

/// Holds a dataset against every measure of which the catalogue has a figure for the whole release.
///
/// Gives the answers, and a sentence for each thing that is missing.
pub(crate) fn of(
    dataset: &Dataset,
    release: &'static Release,
    rows: Rows,
) -> (Vec<Completeness>, Vec<String>) {
    let (mut answers, mut missing) = (Vec::new(), Vec::new());
    for &whole in &release.form.holds {
        let here = Here::of(whole, dataset, rows);
        let figures: Vec<&catalogue::Figure> = release
            .whole_figures()
            .filter(|(of, _)| *of == whole)
            .map(|(_, figure)| figure)
            .collect();
        if figures.is_empty() {
            continue;
        }
        let basis = basis(&figures, &release.publisher);
        let in_published = figures
            .iter()
            .filter(|figure| figure.unit == Some(Unit::Distinct))
            .map(|figure| figure.count)
            .max();
        missing.extend(basis.and_then(|figure| missing_of(figure, &here, in_published)));
        answers.push(Completeness {
            measure: whole.name().to_owned(),
            rows: here.rows,
            distinct: here.distinct,
            missing: basis.map(|figure| figure.count.saturating_sub(here.as_counted(figure))),
            words: in_words(&figures, &here),
            stated: figures.into_iter().map(figure).collect(),
        });
    }
    (answers, missing)
}

/// The figure by which something is missing: the publisher's own, else one stated, listed, counted by others. What is
/// only about so many, and what counts doubled rows, is none.
fn basis<'a>(figures: &[&'a catalogue::Figure], publisher: &str) -> Option<&'a catalogue::Figure> {
    let rank = |figure: &catalogue::Figure| match figure.kind {
        FigureKind::Stated if figure.by == publisher => 0,
        FigureKind::Stated => 1,
        FigureKind::Listed => 2,
        FigureKind::Counted => 3,
        FigureKind::Sum | FigureKind::Remainder => 4,
    };
    // Rows are the only count of some releases; different ones are better where both are known.
    let is_rows = |figure: &catalogue::Figure| figure.unit == Some(Unit::Rows);
    figures
        .iter()
        .copied()
        .filter(|figure| figure.bound == Bound::Exactly)
        .min_by_key(|figure| (rank(figure), is_rows(figure)))
}

/// `2,048 accounts stated by Twitter, 2,016 stated by Stanford Internet Observatory; 2,047 rows and 2,017 different
/// ones here.`
fn in_words(figures: &[&catalogue::Figure], here: &Here) -> String {
    let mut said: Vec<String> = Vec::new();
    let (one, many) = here.words();
    for figure in figures {
        let count = count_in_words(figure);
        let count = match (figure.unit, said.is_empty()) {
            (None, true) => figure.in_words(),
            (None, false) => count,
            (Some(Unit::Rows), true) if here.whole == Whole::Rows => format!("{count} {many}"),
            (Some(Unit::Rows), true) => format!("{count} rows of {many}"),
            (Some(Unit::Rows), false) => format!("{count} rows"),
            (Some(Unit::Distinct), true) => format!("{count} different {many}"),
            (Some(Unit::Distinct), false) => format!("{count} different ones"),
        };
        said.push(format!("{count} {}", who(figure)));
    }
    let here_in_words = match (here.rows, here.distinct) {
        (_, 0) => format!("no {one} here"),
        (0, distinct) => format!("{} here", here.counted(distinct)),
        (rows, distinct) if rows == distinct => format!("{} here", here.counted(distinct)),
        (rows, distinct) if rows < distinct => {
            format!("{} here, from several lists", here.counted(distinct))
        }
        (rows, distinct) => format!(
            "{} rows and {} different ones here",
            grouped(rows),
            grouped(distinct)
        ),
    };
    format!("{}; {here_in_words}.", said.join(", "))
}

/// A figure without the thing counted: `more than 2,000`.
fn count_in_words(figure: &catalogue::Figure) -> String {
    let mut bare = figure.clone();
    bare.words = Some(String::new());
    bare.in_words().trim_end().to_owned()
}

/// `stated by Twitter`, `listed (Twitter's page, as copied by MassMove)`, `counted in the users file`.
fn who(figure: &catalogue::Figure) -> String {
    match figure.kind {
        FigureKind::Stated => format!("stated by {}", figure.by),
        FigureKind::Listed => format!("listed ({})", figure.by),
        FigureKind::Counted if figure.by.starts_with("counted ") => figure.by.clone(),
        FigureKind::Counted => format!("counted by {}", figure.by),
        FigureKind::Sum => "by our own addition".to_owned(),
        FigureKind::Remainder => "by our own subtraction".to_owned(),
    }
}

/// What of a figure is not here. `None` if nothing is missing.
///
/// `in_published` is how many the published files have, where somebody counted: what these lack, no copy can hold.
fn missing_of(
    figure: &catalogue::Figure,
    here: &Here,
    in_published: Option<u64>,
) -> Option<String> {
    let missing = figure.count.checked_sub(here.as_counted(figure));
    let missing = missing.filter(|missing| *missing > 0)?;
    let stated = format!("{} {}", here.counted(figure.count), who(figure));
    if missing == figure.count {
        return Some(format!("None of the {stated} is in these files."));
    }
    let is = if missing == 1 { "is" } else { "are" };
    let published = match in_published {
        Some(count) if count <= here.distinct => {
            format!(" The published files have no more than {}.", grouped(count))
        }
        _ => String::new(),
    };
    Some(format!(
        "{} of {stated} {is} not in these files.{published}",
        grouped(missing)
    ))
}
