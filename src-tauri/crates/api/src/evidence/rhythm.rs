//! The signals of when: hours, pauses, gaps, minutes and seconds.

use analysis::evidence::{
    RESAMPLES, SEED,
    clock::{self, Clock},
    hours::{self, BUSIEST},
    quiet, spacing,
};

use super::{
    Asked,
    said::{bars, chart, lacking, plain, ranged, said, share},
    words::{self, Words, count, duration, grouped, percent, tenths},
};
use crate::wire::{Signal, SignalBar, SignalChart};

const WEEKDAYS: [&str; 7] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

/// Exact gaps that are told at most.
const PERIODS: usize = 5;

/// Hours and weekdays.
pub(super) fn hours(asked: &Asked<'_>) -> Signal {
    let profile = match hours::profile(asked.posts, asked.zone) {
        Ok(profile) => profile,
        Err(lack) => return lacking(&words::HOURS, lack),
    };
    let busiest = profile.busiest();
    let band = profile.band(RESAMPLES, SEED);
    let until = (busiest.from + BUSIEST) % 24;
    let label = format!(
        "share of posts in the busiest eight hours in a row, {:02}:00 to {until:02}:00",
        busiest.from
    );
    let figure = ranged(
        &label,
        busiest.part.share(),
        band.as_ref().map(|band| band.busiest),
        percent,
    );
    let n = profile.posts();
    let rests_on = format!(
        "{} on {}",
        count(n, "post", "posts"),
        count(profile.days(), "day", "days")
    );
    let bar = |label: String, value: f64, range: Option<analysis::evidence::uncertain::Range>| {
        SignalBar {
            label,
            value,
            low: range.map(|range| range.low),
            high: range.map(|range| range.high),
            group: None,
        }
    };
    let by_hour = hours::shares(&profile.by_hour());
    let hourly = by_hour.iter().enumerate().map(|(hour, &value)| SignalBar {
        group: asked.group.hour(hour),
        ..bar(
            format!("{hour:02}"),
            value,
            band.as_ref().map(|band| band.hours[hour]),
        )
    });
    let by_weekday = hours::shares(&profile.by_weekday());
    let daily = by_weekday.iter().enumerate().map(|(day, &value)| {
        bar(
            WEEKDAYS[day].to_owned(),
            value,
            band.as_ref().map(|band| band.weekdays[day]),
        )
    });
    let charts = vec![
        SignalChart {
            title: "Share of posts by hour".to_owned(),
            shares: true,
            bars: hourly.collect(),
        },
        SignalChart {
            title: "Share of posts by weekday".to_owned(),
            shares: true,
            bars: daily.collect(),
        },
    ];
    Signal {
        charts,
        ..said(&words::HOURS, figure, n, rests_on)
    }
    .among(&asked.group.figures.hours, percent)
}

/// Quiet hours and days without a pause.
pub(super) fn quiet(asked: &Asked<'_>) -> Signal {
    let found = match quiet::quiet(asked.posts, asked.zone, RESAMPLES, SEED) {
        Ok(found) => found,
        Err(lack) => return lacking(&words::QUIET, lack),
    };
    let days = found.without_pause;
    let figure = share(
        "share of days with posts that no pause of five hours touches",
        days,
    );
    let run = match found.from {
        Some(from) => format!(
            "longest row of quiet hours, from {from:02}:00 to {:02}:00",
            (from + found.hours) % 24
        ),
        None => "longest row of quiet hours".to_owned(),
    };
    let write = |hours: f64| count(hours as u64, "hour", "hours");
    let rests_on = count(days.of, "day with posts", "days with posts");
    Signal {
        more: vec![ranged(&run, found.hours as f64, found.range, write)],
        ..said(&words::QUIET, figure, days.of, rests_on)
    }
    .among(&asked.group.figures.quiet, percent)
}

/// Gaps between posts.
pub(super) fn spacing(asked: &Asked<'_>) -> Signal {
    let found = match spacing::spacing(asked.posts) {
        Ok(found) => found,
        Err(lack) => return lacking(&words::SPACING, lack),
    };
    let label = "share of gaps of the one exact length that recurs most";
    let (figure, length) = match found.most {
        Some((seconds, part)) => (share(&format!("{label}, {}", exactly(seconds)), part), part),
        None => {
            let none = analysis::evidence::Part {
                count: 0,
                of: found.gaps,
            };
            (share(label, none), none)
        }
    };
    let mut more = vec![
        ranged(
            "median gap",
            found.median_s,
            Some(found.median_range),
            duration,
        ),
        plain(
            "entropy of the gaps",
            found.entropy_bits,
            format!(
                "{} of at most {} bits",
                tenths(found.entropy_bits),
                tenths(found.entropy_most)
            ),
        ),
    ];
    more.extend(found.periods.iter().take(PERIODS).map(|period| {
        plain(
            &format!("gaps of exactly {}", exactly(period.seconds)),
            period.count as f64,
            format!(
                "{}; lengths near it occur {} times each",
                grouped(period.count),
                tenths(period.neighbours)
            ),
        )
    }));
    let known = match found.unit_s {
        1 => "known to the second",
        _ => "known to the minute, so nothing is said about less",
    };
    let rests_on = format!("{}, {known}", count(length.of, "gap", "gaps"));
    let histogram = found.histogram.iter().map(|&(from, n)| {
        let label = match from {
            0 => format!("under {}", duration(found.unit_s as f64)),
            from => format!("{} or more", duration(from as f64)),
        };
        (label, n)
    });
    Signal {
        more,
        charts: vec![chart(
            "Gaps by length, each step twice the one before",
            bars(histogram),
        )],
        ..said(&words::SPACING, figure, length.of, rests_on)
    }
    .among(&asked.group.figures.spacing, percent)
}

/// A length that is exact: whole minutes as minutes, all else in seconds.
fn exactly(seconds: u64) -> String {
    match seconds % 60 {
        0 => count(seconds / 60, "minute", "minutes"),
        _ => count(seconds, "second", "seconds"),
    }
}

/// Minutes of the hour.
pub(super) fn minutes(asked: &Asked<'_>) -> Signal {
    let label = "share of posts in the minutes 0, 15, 30 and 45; an even spread has 6.7 %";
    match clock::minutes(asked.posts) {
        Ok(found) => clocked(
            &words::MINUTES,
            label,
            "Posts by minute of the hour",
            &found,
        )
        .among(&asked.group.figures.minutes, percent),
        Err(lack) => lacking(&words::MINUTES, lack),
    }
}

/// Seconds of the minute.
pub(super) fn seconds(asked: &Asked<'_>) -> Signal {
    let label = "share of posts in the first five seconds of a minute; an even spread has 8.3 %";
    match clock::seconds(asked.posts) {
        Ok(found) => clocked(
            &words::SECONDS,
            label,
            "Posts by second of the minute",
            &found,
        )
        .among(&asked.group.figures.seconds, percent),
        Err(lack) => lacking(&words::SECONDS, lack),
    }
}

fn clocked(words: &Words, label: &str, title: &str, found: &Clock) -> Signal {
    let n = found.fond.of;
    let spread = match found.p {
        p if p < 0.000_1 => "less than once in 10,000 times".to_owned(),
        p => format!("in {} of times", percent(p)),
    };
    let more = vec![
        plain(
            "chi-square against an even spread, 59 degrees of freedom",
            found.chi_square,
            format!(
                "{}; an even spread gives as much {spread}",
                tenths(found.chi_square)
            ),
        ),
        plain(
            "p, how often chance gives so much, if posts do not depend on one another",
            found.p,
            match found.p {
                p if p < 0.000_1 => "less than 0.0001".to_owned(),
                p => format!("{p:.4}"),
            },
        ),
    ];
    let places = found.counts.iter().enumerate();
    Signal {
        more,
        charts: vec![chart(
            title,
            bars(places.map(|(place, &n)| (format!("{place:02}"), n))),
        )],
        ..said(
            words,
            share(label, found.fond),
            n,
            count(n, "post", "posts"),
        )
    }
}
