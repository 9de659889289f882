//! One account: its page, its evidence card, its history, its connections.

use std::{path::Path, process::ExitCode};

use api::{ApiError, wire::*};

use crate::{
    args::{AccountPart, Narrow},
    commands::{Out, read},
    print::{day, name, problems, say},
    table::{Table, grouped},
};

/// Moments of a course that are printed at most; `--json` has up to 500.
const MOMENTS: usize = 40;

/// Bars that a chart prints at most.
const BARS: usize = 60;

/// Asks for the part of an account's page that is wanted, and prints it.
pub fn show(
    dir: Option<&Path>,
    out: &Out,
    account: String,
    narrow: Narrow,
    part: AccountPart,
) -> Result<ExitCode, ApiError> {
    let Narrow { dataset, zone } = narrow;
    if part.evidence {
        let request = EvidenceRequest {
            account,
            dataset,
            zone,
            group: part.group,
        };
        let answer = read(dir, |cx| api::evidence::card(cx, request))?;
        return out.show(&answer, evidence);
    }
    let request = AccountRequest {
        account,
        dataset,
        zone,
    };
    if part.history {
        let answer = read(dir, |cx| api::evidence::history(cx, request))?;
        return out.show(&answer, history);
    }
    if part.connections {
        let answer = read(dir, |cx| api::connections::of_account(cx, request))?;
        return out.show(&answer, connections);
    }
    let answer = read(dir, |cx| api::accounts::show(cx, request))?;
    out.show(&answer, page)
}

fn page(answer: &AccountPage) {
    let facts = &answer.facts;
    say!(
        "{}  {}",
        name(&facts.account),
        facts.account.display_name.as_deref().unwrap_or("")
    );
    say!(
        "  {} in {} ({})",
        facts.account.id,
        facts.dataset_name,
        facts.platform
    );
    let optional = [
        ("place", facts.place.clone()),
        ("description", facts.description.clone()),
        ("created", facts.created.clone()),
        ("followers", facts.followers.map(grouped)),
        ("following", facts.following.map(grouped)),
    ];
    for (label, value) in optional {
        if let Some(value) = value {
            say!("  {label}: {value}");
        }
    }
    for missing in &answer.missing {
        say!("  {missing}");
    }
    let figures = &answer.figures;
    say!(
        "  {} posts on {} days, {} to {}",
        grouped(figures.posts),
        grouped(figures.active_days),
        day(figures.first.as_deref()),
        day(figures.last.as_deref())
    );
    say!("  by hour: {}", joined(&figures.by_hour));
    say!(
        "  by weekday, Monday first: {}",
        joined(&figures.by_weekday)
    );
    let lists = [
        ("hashtags", &answer.hashtags),
        ("domains", &answer.domains),
        ("mentions", &answer.mentions),
        ("reposted", &answer.reposted),
        ("replied to", &answer.replied_to),
    ];
    for (label, values) in lists {
        let values: Vec<String> = values
            .iter()
            .map(|v| format!("{} {}", v.label, grouped(v.count)))
            .collect();
        say!("  {label}: {}", values.join(", "));
    }
}

fn joined(numbers: &[u64]) -> String {
    numbers
        .iter()
        .map(u64::to_string)
        .collect::<Vec<_>>()
        .join(" ")
}

fn evidence(answer: &EvidenceCard) {
    problems(&answer.group.problems);
    say!(
        "{}: {} posts, times in {}",
        name(&answer.account),
        grouped(answer.posts),
        answer.zone
    );
    if answer.undated > 0 {
        say!(
            "{} posts without a readable date count nowhere here",
            grouped(answer.undated)
        );
    }
    say!("Held against: {}", answer.group.words);
    for signal in &answer.signals {
        say!("");
        print_signal(signal);
    }
    say!("");
    say!("None of this says who runs an account, and there is no total: see docs/evidence.md.");
}

fn print_signal(signal: &Signal) {
    say!("{}", signal.title);
    if let Some(lack) = &signal.lack {
        say!("  {lack}");
    }
    for figure in signal.figure.iter().chain(&signal.more) {
        say!("  {}: {}", figure.label, figure.words);
    }
    if let Some(rests_on) = &signal.rests_on {
        say!("  rests on: {rests_on}");
    }
    let place = signal.place.as_ref().map(|place| &place.words);
    if let Some(place) = place.or(signal.no_place.as_ref()) {
        say!("  {place}");
    }
    for chart in &signal.charts {
        print_chart(chart);
    }
    if let Some(weak) = &signal.weak {
        say!("  why little should be made of it: {weak}");
    }
    say!("  what innocently explains it: {}", signal.innocent);
    say!("  fields it needs: {}", signal.needs.join("; "));
}

fn print_chart(chart: &SignalChart) {
    let bars = chart.bars.iter().take(BARS).map(|bar| {
        let number = match chart.shares {
            true => format!("{:.1} %", bar.value * 100.0),
            false => grouped(bar.value as u64),
        };
        format!("{}: {number}", bar.label)
    });
    let bars: Vec<String> = bars.collect();
    say!("  {}", chart.title);
    say!("    {}", bars.join(" · "));
    if chart.bars.len() > BARS {
        say!("    and {} more; --json gives all", chart.bars.len() - BARS);
    }
}

fn history(answer: &AccountHistory) {
    names("handle", &answer.handles);
    names("shown name", &answer.display_names);
    if let Some(lack) = &answer.lack {
        say!("{lack}");
    }
    if answer.points.is_empty() {
        return;
    }
    say!(
        "Followers as they stand beside {} posts",
        grouped(answer.snapshots)
    );
    let mut table = Table::new(&["day", "followers", "following"]);
    let number = |number: Option<u64>| number.map_or_else(|| "–".to_owned(), grouped);
    let step = answer.points.len().div_ceil(MOMENTS).max(1);
    let last = answer.points.len() - 1;
    for (place, point) in answer.points.iter().enumerate() {
        if place % step == 0 || place == last {
            table.row(vec![
                day(Some(&point.at)).to_owned(),
                number(point.followers),
                number(point.following),
            ]);
        }
    }
    table.print();
    if step > 1 {
        say!("One moment in {step} is shown; --json gives more.");
    }
}

fn names(what: &str, stretches: &[NameStretch]) {
    if stretches.is_empty() {
        say!("Not in this release: a {what}.");
        return;
    }
    let mut table = Table::new(&["posts", "first", "last", what]);
    for stretch in stretches {
        table.row(vec![
            grouped(stretch.posts),
            day(stretch.first.as_deref()).to_owned(),
            day(stretch.last.as_deref()).to_owned(),
            stretch.name.clone(),
        ]);
    }
    table.print();
    say!("");
}

fn connections(answer: &AccountConnections) {
    for kind in &answer.kinds {
        say!(
            "{}: {}",
            kind.title,
            match kind.total {
                0 => "none that this archive names".to_owned(),
                1 => "1 account".to_owned(),
                total => format!("{} accounts", grouped(total)),
            }
        );
        if !kind.accounts.is_empty() {
            let mut table = Table::new(&["posts", "account", "query"]);
            for account in &kind.accounts {
                table.row(vec![
                    grouped(account.count),
                    account.label.clone(),
                    account.term.clone(),
                ]);
            }
            table.print();
        }
        if let Some(lack) = &kind.lack {
            say!("{lack}");
        }
        say!("");
    }
    say!("By published ids and handles alone; passing on or naming somebody is no tie by itself.");
}
