//! Accounts and groups side by side: on the screen, with chance and near texts, or written to a file.

use std::{
    path::{Path, PathBuf},
    process::ExitCode,
};

use api::{ApiError, wire::*};

use crate::{
    args::CompareArgs,
    commands::{Out, read},
    print::{day, name, say},
    report,
    table::{Table, grouped},
};

/// Near pairs printed; `--json` has 50.
const NEAR: usize = 5;

/// Asks for what is wanted of a comparison, and prints or writes it.
pub fn run(dir: Option<&Path>, out: &Out, args: CompareArgs) -> Result<ExitCode, ApiError> {
    let (accounts, dataset, zone) = (args.accounts, args.narrow.dataset, args.narrow.zone);
    if let Some(path) = args.report {
        let request = SaveComparisonRequest {
            accounts,
            dataset,
            zone,
            path: text_of(path),
        };
        let answer = read(dir, |cx| api::compare::save(cx, request))?;
        return out.show(&answer, report::saved);
    }
    if args.whole {
        let request = ComparisonReportRequest {
            accounts,
            dataset,
            zone,
        };
        let answer = read(dir, |cx| api::compare::report(cx, request))?;
        return out.show(&answer, whole);
    }
    let request = CompareRequest {
        accounts,
        dataset,
        zone,
    };
    let answer = read(dir, |cx| api::compare::accounts(cx, request))?;
    out.show(&answer, comparison)
}

fn text_of(path: PathBuf) -> String {
    path.into_os_string().to_string_lossy().into_owned()
}

/// What a side is called on a line.
fn called(side: &ComparedAccount) -> String {
    match &side.facts {
        Some(facts) => name(&facts.account),
        None => side.account.clone(),
    }
}

/// Prints a comparison.
pub fn comparison(answer: &Comparison) {
    let mut table = Table::new(&[
        "account",
        "accounts",
        "posts",
        "first",
        "last",
        "middle gap",
    ]);
    for side in &answer.accounts {
        let gap = side.spacing.median_seconds;
        table.row(vec![
            called(side),
            grouped(side.n_accounts),
            grouped(side.posts),
            day(side.first.as_deref()).to_owned(),
            day(side.last.as_deref()).to_owned(),
            gap.map_or(String::new(), |seconds| format!("{seconds:.0} s")),
        ]);
    }
    table.print();
    for side in &answer.accounts {
        for problem in &side.problems {
            say!("{}: {}", called(side), problem.message);
        }
        for sentence in &side.missing {
            say!("{}: {sentence}", called(side));
        }
    }
    for one in &answer.pairs {
        pair(answer, one);
    }
}

fn pair(answer: &Comparison, pair: &ComparedPair) {
    let of = |position: u32| called(&answer.accounts[position as usize]);
    say!("");
    say!("{} and {}", of(pair.a), of(pair.b));
    if pair.both > 0 {
        say!("  both hold the same {} posts", grouped(pair.both));
    }
    let texts = &pair.same_text;
    let kinds = [
        ("hashtags", counts(&pair.hashtags)),
        ("domains", counts(&pair.domains)),
        ("links", counts(&pair.links)),
        ("mentions", counts(&pair.mentions)),
        ("reposted posts", counts(&pair.reposted)),
        (
            "same text",
            (
                texts.count,
                texts.a_distinct,
                texts.b_distinct,
                texts.jaccard,
            ),
        ),
    ];
    for (label, (shared, a, b, jaccard)) in kinds {
        say!(
            "  {label}: {} shared of {} and {} (Jaccard {jaccard:.3})",
            grouped(shared),
            grouped(a),
            grouped(b),
        );
    }
    if let Some(lag) = texts.median_lag_seconds {
        say!("  same text, middle lag: {lag:.0} s");
    }
    first("  first with what both posted", &pair.first);
    let acts = &pair.interactions;
    say!(
        "  mentions {} / {}, reposts {} / {}, replies {} / {}",
        grouped(acts.a_mentions_b),
        grouped(acts.b_mentions_a),
        grouped(acts.a_reposts_b),
        grouped(acts.b_reposts_a),
        grouped(acts.a_replies_b),
        grouped(acts.b_replies_a)
    );
}

fn counts(overlap: &Overlap) -> (u64, u64, u64, f64) {
    (
        overlap.shared,
        overlap.a_distinct,
        overlap.b_distinct,
        overlap.jaccard,
    )
}

fn first(what: &str, first: &FirstCount) {
    let lag = first.median_lag_seconds;
    let lag = lag.map_or(String::new(), |lag| format!(", middle lag {lag:.0} s"));
    say!(
        "{what}: {} / {}, undecided {}{lag}",
        grouped(first.a),
        grouped(first.b),
        grouped(first.undecided)
    );
}

/// Prints a comparison with what chance would share and what is nearly the same.
fn whole(answer: &ComparisonReport) {
    comparison(&answer.comparison);
    let of = |position: u32| called(&answer.comparison.accounts[position as usize]);
    for (near, chance) in answer.near.iter().zip(&answer.chance.pairs) {
        say!("");
        say!("{} and {}, by chance", of(chance.a), of(chance.b));
        by_chance(chance);
        say!(
            "{} and {}, nearly the same texts",
            of(chance.a),
            of(chance.b)
        );
        near_texts(near);
    }
    say!("");
    for file in answer.datasets.iter().flat_map(|dataset| &dataset.files) {
        say!("{}  {}", file.sha256, file.name);
    }
}

fn by_chance(chance: &ChancePair) {
    if let Some(lack) = &chance.lack {
        say!("  {lack}");
        return;
    }
    let kinds = [
        ("hashtags", &chance.hashtags),
        ("domains", &chance.domains),
        ("links", &chance.links),
        ("mentions", &chance.mentions),
        ("reposted posts", &chance.reposted),
        ("same text", &chance.same_text),
    ];
    for (label, range) in kinds {
        say!(
            "  {label}: {} shared; drawn pairs {} to {}, middle {}; as many or more in {} of {}",
            grouped(range.shared),
            grouped(range.low),
            grouped(range.high),
            range.median,
            grouped(range.as_many),
            grouped(chance.drawn)
        );
    }
}

fn near_texts(near: &NearTexts) {
    say!(
        "  {} of {} texts, among {}; {} too short",
        grouped(near.count),
        grouped(near.looked_for),
        grouped(near.among),
        grouped(near.too_short)
    );
    if near.bounded > 0 {
        say!(
            "  {} had more candidates than were looked at",
            grouped(near.bounded)
        );
    }
    if near.count > 0 {
        first("  first with them", &near.first);
    }
    for one in near.examples.iter().take(NEAR) {
        let line = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        say!("  {:.0}%  {}", 100.0 * one.similarity, line(&one.a.text));
        say!("        {}", line(&one.b.text));
    }
}
