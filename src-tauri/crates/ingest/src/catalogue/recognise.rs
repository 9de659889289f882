//! Which published release is a dataset?
//!
//! Columns are trusted more than ids, ids more than counts, counts more than dates, dates more than file names. What
//! contradicts rules a release out, even where a name fits.

use chrono::Days;
use model::Bound;

use super::{
    Counted, Evidence, Figure, FigureKind, Release, Unit, Whole, grouped, names, releases,
};

/// A figure below this is met by chance; it counts only together with something else.
const TELLING: u64 = 50;

/// How far a release is believed to be the one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Strength {
    /// Nothing but the name of a file says so.
    ByName,
    /// Something says so, and nothing speaks against it.
    Likely,
    /// The columns are as published, and figures or a figure and the name agree.
    Certain,
}

impl Strength {
    /// The name used in files and on the wire.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::ByName => "byName",
            Self::Likely => "likely",
            Self::Certain => "certain",
        }
    }
}

/// A release that a dataset may be.
#[derive(Debug, Clone, PartialEq)]
pub struct Candidate {
    /// The release.
    pub release: &'static Release,
    /// How far it is believed.
    pub strength: Strength,
    /// Whether it is a copy that somebody saved anew: the content of the release, not its file.
    pub resaved: bool,
    /// Why, each a sentence, the most trusted first.
    pub reasons: Vec<String>,
    /// Orders those that are believed alike: figures met, then the name.
    weight: usize,
}

/// Finds the releases that a dataset may be, best first. Empty if nothing but the form fits.
#[must_use]
pub fn recognise(evidence: &Evidence) -> Vec<Candidate> {
    let mut found: Vec<Candidate> = releases()
        .filter_map(|release| candidate(evidence, release))
        .collect();
    let is_certain = |candidate: &&Candidate| candidate.strength == Strength::Certain;
    if found.iter().filter(is_certain).count() > 1 {
        // Two that fit equally: neither is certain.
        for candidate in &mut found {
            candidate.strength = candidate.strength.min(Strength::Likely);
        }
    }
    found.sort_by_key(|candidate| std::cmp::Reverse(candidate.rank()));
    found
}

/// The release that a dataset is taken for without asking: the best candidate, if no other fits as well.
#[must_use]
pub fn recognise_one(evidence: &Evidence) -> Option<Candidate> {
    let mut found = recognise(evidence).into_iter();
    let best = found.next()?;
    let is_alone = found.next().is_none_or(|next| next.rank() < best.rank());
    is_alone.then_some(best)
}

/// Whether columns, ids, counts or dates speak against a release that a name tells.
#[must_use]
pub fn is_contradicted(evidence: &Evidence, release: &Release) -> bool {
    !release.form.has(&evidence.family)
        || columns(evidence, release).is_none()
        || ids(evidence, release).is_none()
        || counts(evidence, release).is_none()
        || dates(evidence, release).is_none()
}

impl Candidate {
    fn rank(&self) -> (Strength, usize) {
        (self.strength, self.weight)
    }
}

/// One release held against what is known; `None` if something contradicts, or if nothing speaks for it.
fn candidate(evidence: &Evidence, release: &'static Release) -> Option<Candidate> {
    if !release.form.has(&evidence.family) {
        return None;
    }
    let mut reasons = vec![columns(evidence, release)?];
    reasons.extend(ids(evidence, release)?);
    let counts = counts(evidence, release)?;
    let dates = dates(evidence, release)?;
    let name = name(evidence, release);
    let n_telling = counts.iter().filter(|count| count.is_telling).count();
    let strength = match (n_telling, counts.is_empty(), &name) {
        (2.., _, _) | (1, _, Some(_)) if evidence.as_published => Strength::Certain,
        (1.., _, _) | (_, false, Some(_)) => Strength::Likely,
        (_, _, Some(_)) if evidence.as_published => Strength::Likely,
        (_, _, Some(_)) => Strength::ByName,
        (_, _, None) => return None,
    };
    let weight = counts.len() * 2 + usize::from(name.is_some());
    reasons.extend(counts.into_iter().map(|count| count.reason));
    reasons.extend(dates);
    reasons.extend(name);
    if strength == Strength::ByName {
        reasons.push("It is taken for this release by its name only.".to_owned());
    }
    Some(Candidate {
        release,
        strength,
        resaved: !evidence.as_published,
        reasons,
        weight,
    })
}

/// What the columns say. `None` if they are those of another form.
fn columns(evidence: &Evidence, release: &Release) -> Option<String> {
    if !evidence.as_published {
        return Some(
            "The columns or dates are not as published: it is a re-saved copy.".to_owned(),
        );
    }
    let form = &release.form;
    let mut checked = false;
    for (columns, reply_post_first) in evidence.posts_columns() {
        let expected = form.posts_columns.unwrap_or(columns);
        let order = form.reply_post_first.unwrap_or(reply_post_first);
        if (columns, reply_post_first) != (expected, order) {
            return None;
        }
        checked |= form.posts_columns.is_some();
    }
    Some(if checked {
        format!(
            "The columns are those of {}.",
            release.published.first().format("%B %Y")
        )
    } else {
        "The columns are as published.".to_owned()
    })
}

/// What the ids say. `None` if they are hashed in another way.
fn ids(evidence: &Evidence, release: &Release) -> Option<Option<String>> {
    match (evidence.hash_form(), release.form.hash) {
        (Some(found), Some(expected)) if found == expected => Some(Some(format!(
            "Names are replaced by hashes of {}.",
            found.in_words()
        ))),
        (Some(_), _) => None,
        (None, _) => Some(None),
    }
}

/// A figure that the dataset meets.
struct Count {
    is_telling: bool,
    reason: String,
}

/// Which figures the dataset meets, one of each measure. `None` if it holds clearly more than anybody states.
fn counts(evidence: &Evidence, release: &Release) -> Option<Vec<Count>> {
    let mut counts = Vec::new();
    for &whole in &release.form.holds {
        let found = match whole {
            Whole::Accounts => evidence.accounts,
            Whole::Posts | Whole::Ads => evidence.posts,
            Whole::Rows => evidence.list,
        };
        let figures: Vec<&Figure> = release
            .whole_figures()
            .filter(|(of, figure)| *of == whole && figure.bound == Bound::Exactly)
            .map(|(_, figure)| figure)
            .collect();
        if found.distinct == 0 || figures.is_empty() {
            continue;
        }
        let most = figures.iter().map(|figure| figure.count).max();
        let most = most.unwrap_or(u64::MAX);
        if found.distinct > most.saturating_add(most / 20).saturating_add(5) {
            return None;
        }
        if let Some(figure) = figures.iter().find(|figure| meets(found, figure)) {
            counts.push(Count {
                is_telling: figure.count >= TELLING,
                reason: format!("It has the {} {}.", counted(figure, whole), stated(figure)),
            });
        }
    }
    Some(counts)
}

fn meets(found: Counted, figure: &Figure) -> bool {
    match figure.unit {
        Some(Unit::Rows) => figure.count == found.rows,
        _ => figure.count == found.distinct,
    }
}

/// `926 accounts`, `2,047 rows of accounts`.
fn counted(figure: &Figure, whole: Whole) -> String {
    let what = match (whole, figure.unit) {
        (Whole::Rows, _) => "rows of the list".to_owned(),
        (_, Some(Unit::Rows)) => format!("rows of {}", whole.name()),
        (_, Some(Unit::Distinct)) => format!("different {}", whole.name()),
        (_, None) => whole.name().to_owned(),
    };
    format!("{} {what}", grouped(figure.count))
}

/// `stated by Twitter`, `counted in the users file`.
fn stated(figure: &Figure) -> String {
    match figure.kind {
        FigureKind::Stated => format!("stated by {}", figure.by),
        FigureKind::Listed => format!("listed ({})", figure.by),
        FigureKind::Counted if figure.by.starts_with("counted ") => figure.by.clone(),
        FigureKind::Counted => format!("counted by {}", figure.by),
        FigureKind::Sum | FigureKind::Remainder => "that our own arithmetic gives".to_owned(),
    }
}

/// What the dates say. `None` if a post is later than the release; a day is left for time zones.
fn dates(evidence: &Evidence, release: &Release) -> Option<Option<String>> {
    let Some(last) = evidence.last_post else {
        return Some(None);
    };
    let published = release.published.last();
    let latest = published.checked_add_days(Days::new(1))?;
    (last <= latest).then(|| {
        Some(format!(
            "Its last post is of {last}, the release of {}.",
            release.published
        ))
    })
}

/// What the file names say.
fn name(evidence: &Evidence, release: &Release) -> Option<String> {
    let named = evidence
        .file_names
        .iter()
        .find(|name| names::is_of(name, release))?;
    Some(format!("The file name {named} is that of the release."))
}

#[cfg(test)]
mod tests;
