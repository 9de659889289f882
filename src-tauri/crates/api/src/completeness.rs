//! How much of a published release is in a dataset, by the figures of its publisher and of others.

use ingest::catalogue::{self, FigureKind, Release, Unit, grouped};
use model::{Bound, Measure};
use store::Dataset;

use crate::{catalogue::figure, imports::Rows, wire::Completeness};

/// What is counted here of one measure.
struct Here {
    /// `accounts`, and the word for one of them.
    what: (&'static str, &'static str),
    rows: u64,
    distinct: u64,
}

/// Holds a dataset against every measure of which the catalogue has a figure for the whole release.
///
/// Gives the answers, and a sentence for each thing that is missing.
pub(crate) fn of(
    dataset: &Dataset,
    release: &'static Release,
    rows: Rows,
) -> (Vec<Completeness>, Vec<String>) {
    let accounts = Here {
        what: ("accounts", "account"),
        rows: rows.accounts,
        distinct: dataset.n_accounts,
    };
    let posts = Here {
        what: ("posts", "post"),
        rows: rows.posts,
        distinct: dataset.n_posts,
    };
    let ads = Here {
        what: ("ads", "advertisement"),
        ..posts
    };
    let indicators = Here {
        what: ("indicators", "indicator"),
        rows: rows.indicators,
        distinct: dataset.n_indicators,
    };
    let (mut answers, mut missing) = (Vec::new(), Vec::new());
    for here in [accounts, posts, ads, indicators] {
        let figures: Vec<&catalogue::Figure> = release
            .whole_figures()
            .filter(|figure| measured(figure) == here.what.0)
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
        answers.push(Completeness {
            measure: here.what.0.to_owned(),
            rows: here.rows,
            distinct: here.distinct,
            missing: basis.map(|figure| figure.count.saturating_sub(here.distinct)),
            words: in_words(&figures, &here),
            stated: figures.into_iter().map(figure).collect(),
        });
        missing.extend(basis.and_then(|figure| missing_of(figure, &here, in_published)));
    }
    (answers, missing)
}

/// What a whole figure is held against.
fn measured(figure: &catalogue::Figure) -> &'static str {
    match figure.measure {
        Measure::Accounts => "accounts",
        Measure::Posts => "posts",
        Measure::Ads => "ads",
        _ => "indicators",
    }
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
    let (many, one) = here.what;
    for figure in figures {
        let count = count_in_words(figure);
        let count = match (figure.unit, said.is_empty()) {
            (None, true) => figure.in_words(),
            (None, false) => count,
            (Some(Unit::Rows), true) => format!("{count} rows of {many}"),
            (Some(Unit::Rows), false) => format!("{count} rows"),
            (Some(Unit::Distinct), true) => format!("{count} different {many}"),
            (Some(Unit::Distinct), false) => format!("{count} different ones"),
        };
        said.push(format!("{count} {}", who(figure)));
    }
    let here_in_words = match (here.rows, here.distinct) {
        (_, 0) => format!("no {one} here"),
        (0, distinct) => format!("{} here", counted(distinct, one, many)),
        (rows, distinct) if rows == distinct => format!("{} here", counted(distinct, one, many)),
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
    let missing = figure.count.checked_sub(here.distinct).filter(|n| *n > 0)?;
    let (many, one) = here.what;
    let stated = format!("{} {}", counted(figure.count, one, many), who(figure));
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

fn counted(count: u64, one: &str, many: &str) -> String {
    let many = if many == "ads" {
        "advertisements"
    } else {
        many
    };
    format!("{} {}", grouped(count), if count == 1 { one } else { many })
}
