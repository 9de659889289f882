//! The catalogue as text for people: every figure with who states it and where.

use api::wire::{
    Attribution, CatalogueList, CatalogueSource, DatasetRow, Figure, Recognised, TakedownRow,
};

use crate::{print::say, table::grouped};

/// Prints takedowns, whole.
pub fn print(answer: &CatalogueList) {
    if answer.takedowns.is_empty() {
        say!(
            "Nothing in the catalogue has all of these words. It has {} takedowns: `shuttered catalogue` lists them.",
            grouped(answer.total)
        );
    }
    for takedown in &answer.takedowns {
        self::takedown(takedown);
        say!("");
    }
    say!(
        "{} of {} takedowns; catalogue of {}",
        grouped(answer.takedowns.len() as u64),
        grouped(answer.total),
        answer.version
    );
}

fn takedown(takedown: &TakedownRow) {
    say!("{}  {}", takedown.announced, takedown.name);
    say!(
        "  {}: {} by {}, on {}",
        takedown.key,
        takedown.what,
        takedown.by,
        takedown.platforms.join(", ")
    );
    attribution("  ", takedown.attribution.as_ref());
    remark("  ", takedown.remark.as_deref());
    say!("  announced in: {}", sources(&takedown.sources));
    figures("  ", &takedown.figures);
    for network in &takedown.networks {
        say!("  network: {}", network.name);
        attribution("    ", network.attribution.as_ref());
        remark("    ", network.remark.as_deref());
        figures("    ", &network.figures);
    }
    for release in &takedown.releases {
        say!(
            "  release {}: {}, published {} by {}",
            release.key,
            release.name,
            release.published,
            release.publisher
        );
        attribution("    ", release.attribution.as_ref());
        remark("    ", release.files.as_deref());
        remark("    ", release.remark.as_deref());
        figures("    ", &release.figures);
        for dataset in &release.datasets {
            say!("    in this archive: {dataset}");
        }
    }
    for statement in &takedown.statements {
        say!(
            "  {}, {}: {} ({})",
            statement.by,
            statement.on,
            statement.words,
            sources(&statement.sources)
        );
    }
    for source in addresses(takedown) {
        say!("  source: {}: {}", source.name, source.at);
    }
    for other in &takedown.related {
        say!(
            "  see also {} ({}): {}",
            other.key,
            other.announced,
            other.name
        );
    }
}

fn attribution(indent: &str, attribution: Option<&Attribution>) {
    let Some(Attribution { words, by, quoted }) = attribution else {
        return;
    };
    match quoted {
        true => say!("{indent}attributed: “{words}” ({by})"),
        false => say!("{indent}attributed: {words} ({by})"),
    }
}

fn remark(indent: &str, remark: Option<&str>) {
    if let Some(remark) = remark {
        say!("{indent}{remark}");
    }
}

fn figures(indent: &str, figures: &[Figure]) {
    for figure in figures {
        let remark = figure
            .remark
            .as_deref()
            .map_or(String::new(), |remark| format!(" ({remark})"));
        say!(
            "{indent}{}: {}, {} [{}]{remark}",
            figure.platform,
            figure.words,
            who(figure),
            sources(&figure.sources)
        );
    }
}

/// Who a figure is from; our own arithmetic is marked and shown.
fn who(figure: &Figure) -> String {
    let unit = match figure.unit.as_deref() {
        Some("rows") => "rows, ",
        Some("distinct") => "different ones, ",
        _ => "",
    };
    let numbers: Vec<String> = figure.working.iter().map(|n| grouped(*n)).collect();
    match figure.kind.as_str() {
        "sum" => format!("{unit}OUR SUM of {}", numbers.join(" + ")),
        "remainder" => format!("{unit}OUR REMAINDER of {}", numbers.join(" − ")),
        "stated" => format!("stated by {}", figure.by),
        "counted" if figure.by.starts_with("counted ") => format!("{unit}{}", figure.by),
        kind => format!("{unit}{kind}: {}", figure.by),
    }
}

fn sources(sources: &[CatalogueSource]) -> String {
    let names: Vec<&str> = sources.iter().map(|source| source.name.as_str()).collect();
    names.join("; ")
}

/// Every source of a takedown once, by name: beside the figures the names are enough.
fn addresses(takedown: &TakedownRow) -> Vec<&CatalogueSource> {
    let networks = takedown.networks.iter().flat_map(|n| &n.figures);
    let releases = takedown.releases.iter().flat_map(|r| &r.figures);
    let figures = takedown.figures.iter().chain(networks).chain(releases);
    let mut sources: Vec<&CatalogueSource> = takedown
        .sources
        .iter()
        .chain(figures.flat_map(|figure| &figure.sources))
        .chain(takedown.statements.iter().flat_map(|s| &s.sources))
        .collect();
    sources.sort_by(|a, b| (&a.name, &a.at).cmp(&(&b.name, &b.at)));
    sources.dedup();
    sources
}

/// What the catalogue says of a dataset: its takedown, why it is taken for its release, and how complete it is.
pub fn of_dataset(dataset: &DatasetRow) {
    if let Some(takedown) = &dataset.takedown {
        say!(
            "  takedown {}: {}, {}",
            takedown.key,
            takedown.name,
            takedown.announced
        );
    }
    if let Some(release) = &dataset.release {
        match &release.recognised {
            Some(recognised) => say!("  release {}: {}", release.key, strength(recognised)),
            None => say!("  release {}", release.key),
        }
        for reason in release.recognised.iter().flat_map(|by| &by.reasons) {
            say!("    {reason}");
        }
    }
    for completeness in &dataset.completeness {
        say!("  {}", completeness.words);
    }
}

fn strength(recognised: &Recognised) -> &'static str {
    match (recognised.by.as_str(), recognised.strength.as_deref()) {
        ("reader", _) => "chosen by you",
        (_, Some("certain")) => "certain",
        (_, Some("likely")) => "likely",
        _ => "by its name only",
    }
}
