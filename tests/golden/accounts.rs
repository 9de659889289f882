//! The pages, signals, histories and connections of some real accounts, beside what the script counted.

use std::collections::BTreeMap;

use api::wire::{
    AccountConnections, AccountHistory, AccountPage, AccountRequest, EvidenceCard, EvidenceRequest,
    Signal, SignalState, ValueCount,
};
use tests_support::{archive::TempArchive, data::release};

const ACCOUNTS: &str = include_str!("expected/accounts.tsv");

/// What the script says of one account: by name, numbers with spaces between, or words that must occur.
#[derive(Default)]
struct Case {
    zone: &'static str,
    group: &'static str,
    figures: BTreeMap<&'static str, &'static str>,
}

fn cases() -> BTreeMap<&'static str, Case> {
    let mut cases: BTreeMap<&str, Case> = BTreeMap::new();
    for line in ACCOUNTS.lines().skip(1) {
        let cells: Vec<&str> = line.splitn(5, '\t').collect();
        let [account, zone, group, name, figures] = cells[..] else {
            panic!("five cells expected: {line}");
        };
        let case = cases.entry(account).or_default();
        (case.zone, case.group) = (zone, group);
        case.figures.insert(name, figures);
    }
    cases
}

/// What the program says, by the script's names.
#[derive(Default)]
struct Answer {
    numbers: BTreeMap<String, Vec<f64>>,
    words: BTreeMap<String, String>,
}

impl Answer {
    fn number(&mut self, name: &str, number: impl Into<f64>) {
        self.numbers(name, [number.into()]);
    }

    fn count(&mut self, name: &str, count: u64) {
        self.counts(name, [count]);
    }

    fn counts(&mut self, name: &str, counts: impl IntoIterator<Item = u64>) {
        self.numbers(name, counts.into_iter().map(|count| count as f64));
    }

    fn numbers(&mut self, name: &str, numbers: impl IntoIterator<Item = f64>) {
        self.numbers
            .insert(name.to_owned(), numbers.into_iter().collect());
    }

    fn words(&mut self, name: &str, words: impl Into<String>) {
        self.words.insert(name.to_owned(), words.into());
    }

    /// The figures of the script that are not the program's.
    fn differences(&self, case: &Case) -> Vec<String> {
        let mut wrong = Vec::new();
        for (name, expected) in &case.figures {
            let is_right = match self.words.get(*name) {
                Some(words) => words.contains(expected),
                None => self.has_numbers(name, expected),
            };
            if !is_right {
                let numbers = self.numbers.get(*name);
                let words = self.words.get(*name);
                wrong.push(format!(
                    "{name}: {words:?} {numbers:?}, the script has {expected}"
                ));
            }
        }
        let missing = self.numbers.iter().filter(|(name, numbers)| {
            // Only those that no others equal are listed by name; each change of program has its words.
            let is_one_of = name.contains(".of.") || name.starts_with("evidence.clients.more.");
            !is_one_of && !case.figures.contains_key(name.as_str()) && !none(numbers)
        });
        wrong.extend(
            missing.map(|(name, numbers)| format!("{name}: the script has no {numbers:?}")),
        );
        wrong
    }

    fn has_numbers(&self, name: &str, expected: &str) -> bool {
        let expected: Option<Vec<f64>> = expected
            .split_whitespace()
            .map(|number| number.parse().ok())
            .collect();
        // The script writes twelve digits.
        let equal = |a: f64, b: f64| (a - b).abs() <= 1e-10 * b.abs().max(1e-12);
        match (self.numbers.get(name), expected) {
            (Some(found), Some(expected)) => {
                found.len() == expected.len()
                    && found.iter().zip(&expected).all(|(&a, &b)| equal(a, b))
            }
            _ => false,
        }
    }
}

/// Whether there are no numbers, or only that of an empty list.
fn none(numbers: &[f64]) -> bool {
    numbers.iter().all(|&number| number == 0.0) && numbers.len() < 2
}

#[test]
fn accounts_have_the_figures_that_the_script_counts() {
    let clemson = release("accounts", "clemson-fivethirtyeight");
    let thailand = release("accounts", "twitter-io-2020-09-thailand");
    let (Some(clemson), Some(thailand)) = (clemson, thailand) else {
        return;
    };
    let archive = TempArchive::with(&[&clemson.join("by-author"), &thailand]);
    let cases = cases();
    assert_eq!(cases.len(), 6);
    let mut wrong = Vec::new();
    for (account, case) in &cases {
        let answer = ask(&archive, account, case);
        assert!(case.figures.len() > 80, "{account}");
        let differences = answer.differences(case).into_iter();
        wrong.extend(differences.map(|it| format!("{account} {it}")));
    }
    assert!(
        wrong.is_empty(),
        "{} differ:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}

fn ask(archive: &TempArchive, account: &str, case: &Case) -> Answer {
    let request = || AccountRequest {
        account: account.to_owned(),
        dataset: None,
        zone: case.zone.to_owned(),
    };
    let own = format!("dataset:{}", account.split('/').next().unwrap_or_default());
    let card = EvidenceRequest {
        account: account.to_owned(),
        dataset: None,
        zone: case.zone.to_owned(),
        // The account's own dataset is what is taken where no group is named.
        group: Some(case.group.to_owned()).filter(|group| *group != own),
    };
    let cx = archive.cx();
    let mut answer = Answer::default();
    page(&mut answer, &api::accounts::show(&cx, request()).unwrap());
    evidence(&mut answer, &api::evidence::card(&cx, card).unwrap());
    history(
        &mut answer,
        &api::evidence::history(&cx, request()).unwrap(),
    );
    let answered = api::connections::of_account(&cx, request()).unwrap();
    connections(archive, &mut answer, &answered);
    answer
}

fn page(answer: &mut Answer, page: &AccountPage) {
    let figures = &page.figures;
    answer.count("page.posts", figures.posts);
    answer.count("page.activeDays", figures.active_days);
    answer.words("page.says.first", figures.first.clone().unwrap_or_default());
    answer.words("page.says.last", figures.last.clone().unwrap_or_default());
    answer.counts("page.byHour", figures.by_hour.iter().copied());
    answer.counts("page.byWeekday", figures.by_weekday.iter().copied());
    let cells = figures.hour_by_weekday.iter().flatten();
    answer.counts("page.hourByWeekday", cells.copied());
    let mut column = |name: &str, values: &[ValueCount]| {
        answer.counts(
            &format!("page.{name}"),
            values.iter().map(|value| value.count),
        );
        for value in values {
            answer.count(&format!("page.{name}.of.{}", value.value), value.count);
        }
    };
    column("languages", &figures.languages);
    column("clients", &figures.clients);
    column("kinds", &figures.kinds);
    answer.counts(
        "page.hashtags",
        page.hashtags.iter().map(|value| value.count),
    );
}

fn evidence(answer: &mut Answer, card: &EvidenceCard) {
    let group = &card.group;
    answer.counts(
        "evidence.group",
        [group.accounts, group.eligible, group.taken, group.posts],
    );
    for signal in &card.signals {
        let key = &signal.key;
        if signal.state == SignalState::Said {
            said(answer, signal);
        } else {
            answer.words(
                &format!("evidence.says.{key}.state"),
                format!("{:?}", signal.state),
            );
            if let (Some(has), Some(needed)) = (signal.has, signal.needed) {
                answer.counts(&format!("evidence.{key}.lack"), [has, needed]);
            }
        }
    }
}

fn said(answer: &mut Answer, signal: &Signal) {
    let named = |part: &str| format!("evidence.{}.{part}", signal.key);
    let words = |part: &str| format!("evidence.says.{}.{part}", signal.key);
    let figure = signal.figure.as_ref().unwrap();
    answer.number(&named("figure"), figure.value);
    answer.words(
        &words("figure"),
        format!("{}: {}", figure.label, figure.words),
    );
    if let (Some(low), Some(high)) = (figure.low, figure.high) {
        answer.number(&named("low"), low);
        answer.number(&named("high"), high);
    }
    answer.count(&named("n"), signal.n.unwrap());
    answer.words(
        &words("restsOn"),
        signal.rests_on.clone().unwrap_or_default(),
    );
    for (place, more) in signal.more.iter().enumerate() {
        let range = more.low.into_iter().chain(more.high);
        answer.numbers(
            &named(&format!("more.{place}")),
            std::iter::once(more.value).chain(range),
        );
        answer.words(
            &words(&format!("more.{place}")),
            format!("{}: {}", more.label, more.words),
        );
    }
    for (place, chart) in signal.charts.iter().enumerate() {
        let bars = named(&format!("bars.{place}"));
        answer.numbers(&bars, chart.bars.iter().map(|bar| bar.value));
        answer.numbers(
            &format!("{bars}.low"),
            chart.bars.iter().filter_map(|bar| bar.low),
        );
        answer.numbers(
            &format!("{bars}.high"),
            chart.bars.iter().filter_map(|bar| bar.high),
        );
        answer.numbers(
            &format!("{bars}.group"),
            chart.bars.iter().filter_map(|bar| bar.group),
        );
        let labels: Vec<&str> = chart.bars.iter().map(|bar| bar.label.as_str()).collect();
        answer.words(&words(&format!("bars.{place}")), labels.join(" | "));
    }
    if let Some(place) = &signal.place {
        let accounts = place.accounts as f64;
        answer.numbers(&named("place"), [accounts, place.median, place.at_or_below]);
        assert_eq!(place.values.len() as u64, place.accounts);
    }
}

fn history(answer: &mut Answer, history: &AccountHistory) {
    let points = &history.points;
    answer.count("history.snapshots", history.snapshots);
    answer.count("history.points", points.len() as u64);
    answer.counts(
        "history.followers",
        points.iter().filter_map(|point| point.followers),
    );
    answer.counts(
        "history.following",
        points.iter().filter_map(|point| point.following),
    );
}

/// Each list, and that each door finds what stands beside it.
fn connections(archive: &TempArchive, answer: &mut Answer, connections: &AccountConnections) {
    for kind in &connections.kinds {
        let named = |part: &str| format!("connections.{}.{part}", kind.key);
        answer.count(&named("total"), kind.total);
        answer.counts(
            &named("counts"),
            kind.accounts.iter().map(|account| account.count),
        );
        for account in &kind.accounts {
            let name = account.label.trim_start_matches('@').to_lowercase();
            answer.count(&named(&format!("of.{name}")), account.count);
            assert_eq!(archive.total(&account.term, "UTC"), account.count);
        }
    }
}
