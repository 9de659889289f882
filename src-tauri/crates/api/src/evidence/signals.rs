//! The signals of how much, with what, since when, and under which handle.

use analysis::evidence::{
    Field, Lack, RESAMPLES, SEED, clients, created, dormancy,
    handle::{self, PROPOSED},
    volume::{self, NAMED},
};
use chrono::DateTime;
use store::{ClientNo, LanguageNo};

use super::{
    Asked,
    group::in_clear,
    said::{bars, chart, lacking, plain, ranged, said, share},
    words::{self, count, grouped, percent, tenths},
};
use crate::{ApiError, wire::Signal};

/// Programs, languages and changes that are told at most.
const TOLD: usize = 12;

/// Posts a day.
pub(super) fn volume(asked: &Asked<'_>) -> Signal {
    let found = match volume::volume(asked.posts, asked.zone, RESAMPLES, SEED) {
        Ok(found) => found,
        Err(lack) => return lacking(&words::VOLUME, lack),
    };
    let figure = ranged(
        "posts on an average day with posts",
        found.mean,
        found.mean_range,
        tenths,
    );
    let mut more = vec![
        plain(
            "posts on a middling day with posts",
            found.median,
            tenths(found.median),
        ),
        plain(
            "posts on the busiest day",
            found.busiest.1 as f64,
            format!("{} on {}", grouped(found.busiest.1), found.busiest.0),
        ),
        plain(
            "longest row of days with posts",
            found.longest_run.1 as f64,
            format!(
                "{} from {}",
                count(found.longest_run.1, "day", "days"),
                found.longest_run.0
            ),
        ),
    ];
    let whose = [
        "Oxford’s number",
        "DFRLab’s number",
        "DFRLab’s higher number",
    ];
    for ((least, whose), part) in NAMED.iter().zip(whose).zip(found.at_least) {
        more.push(plain(
            &format!("days with at least {least} posts, {whose}"),
            part.share(),
            format!(
                "{} of {} ({})",
                grouped(part.count),
                count(part.of, "day", "days"),
                percent(part.share())
            ),
        ));
    }
    let rests_on = format!(
        "{} on {}",
        count(found.posts, "post", "posts"),
        count(found.days, "day", "days")
    );
    Signal {
        more,
        ..said(&words::VOLUME, figure, found.posts, rests_on)
    }
    .among(&asked.group.figures.volume, tenths)
}

/// Programs by month.
pub(super) fn clients(asked: &Asked<'_>) -> Result<Signal, ApiError> {
    let found = match clients::clients(asked.posts, asked.zone) {
        Ok(found) => found,
        Err(lack) => return Ok(lacking(&words::CLIENTS, lack)),
    };
    let name = |no: u64| -> Result<String, ApiError> {
        Ok(asked.reader.client_name(ClientNo(no))?.unwrap_or_default())
    };
    let leading = clients::leading(asked.posts);
    let Some((first, part)) = found.mix.first().zip(leading.ok()) else {
        return Ok(lacking(&words::CLIENTS, Lack::Missing(Field::Client)));
    };
    let figure = share(
        &format!("share of the most used program, {}", name(first.0)?),
        part,
    );
    let mut more = vec![plain(
        "months in which another program leads than before",
        found.changes.len() as f64,
        format!(
            "{} of {} with five posts or more",
            grouped(found.changes.len() as u64),
            count(found.months.len() as u64, "month", "months")
        ),
    )];
    for change in found.changes.iter().take(TOLD) {
        let (year, month) = change.month;
        more.push(plain(
            &format!("change in {year}-{month:02}"),
            1.0,
            format!("{} instead of {}", name(change.to)?, name(change.from)?),
        ));
    }
    let mut mix = Vec::new();
    for &(no, n) in found.mix.iter().take(TOLD) {
        mix.push((name(no)?, n));
    }
    let mut months = Vec::new();
    for led in &found.months {
        let (year, month) = led.month;
        let label = format!("{year}-{month:02} {}", name(led.client)?);
        months.push(crate::wire::SignalBar {
            label,
            value: led.part.share(),
            ..crate::wire::SignalBar::default()
        });
    }
    Ok(Signal {
        more,
        charts: vec![
            chart("Posts by program", bars(mix.into_iter())),
            crate::wire::SignalChart {
                title: "Share of the leading program by month".to_owned(),
                shares: true,
                bars: months,
            },
        ],
        ..said(
            &words::CLIENTS,
            figure,
            found.posts,
            count(found.posts, "post", "posts"),
        )
    }
    .among(&asked.group.figures.clients, percent))
}

/// The longest silence.
pub(super) fn dormancy(asked: &Asked<'_>) -> Result<Signal, ApiError> {
    let found = match dormancy::dormancy(asked.posts) {
        Ok(found) => found,
        Err(lack) => return Ok(lacking(&words::DORMANCY, lack)),
    };
    let day = |ms| {
        DateTime::from_timestamp_millis(ms)
            .unwrap_or_default()
            .date_naive()
    };
    let write = |days: f64| format!("{} days", tenths(days));
    let figure = plain(
        "longest silence with 50 posts or more on either side",
        found.days(),
        format!(
            "{}, from {} to {}",
            write(found.days()),
            day(found.from_ms),
            day(found.until_ms)
        ),
    );
    let mix = |languages: &[(Option<u64>, u64)]| -> Result<(u64, String), ApiError> {
        let of: u64 = languages.iter().map(|&(_, n)| n).sum();
        let mut told = Vec::new();
        for &(no, n) in languages.iter().take(TOLD) {
            let tag = match no {
                Some(no) => asked
                    .reader
                    .language_tag(LanguageNo(no))?
                    .unwrap_or_default(),
                None => "none".to_owned(),
            };
            told.push(format!("{tag} {}", percent(n as f64 / of as f64)));
        }
        let posts = count(of, "post", "posts");
        Ok((of, format!("{posts}: {}", told.join(", "))))
    };
    let (before, before_words) = mix(&found.before)?;
    let (after, after_words) = mix(&found.after)?;
    let more = vec![
        plain("languages before it", before as f64, before_words),
        plain("languages after it", after as f64, after_words),
        plain(
            "part of the posts that would need another language for both mixes to be the same",
            found.turn,
            percent(found.turn),
        ),
    ];
    let rests_on = format!(
        "{} before and {} after",
        count(before, "post", "posts"),
        grouped(after)
    );
    Ok(Signal {
        more,
        ..said(&words::DORMANCY, figure, before + after, rests_on)
    }
    .among(&asked.group.figures.dormancy, write))
}

/// Accounts made at about the same time.
pub(super) fn created(asked: &Asked<'_>) -> Signal {
    let Some(day) = asked.account.facts.created else {
        return lacking(&words::CREATED, Lack::Missing(Field::Created));
    };
    match created::together(day, &asked.group.made) {
        Ok(part) => {
            let label = format!(
                "share of the dataset’s other accounts made within two days of {day}, when this one was"
            );
            let rests_on = format!(
                "{} with a known day of creation",
                count(part.of, "other account", "other accounts")
            );
            Signal {
                more: vec![plain(
                    "accounts made within two days of it",
                    part.count as f64,
                    grouped(part.count),
                )],
                ..said(&words::CREATED, share(&label, part), part.of, rests_on)
            }
            .among(&asked.group.figures.created, percent)
        }
        Err(lack) => lacking(&words::CREATED, lack),
    }
}

/// The form of the handle.
pub(super) fn handle(asked: &Asked<'_>) -> Signal {
    let Some(handle) = in_clear(asked.account) else {
        return lacking(&words::HANDLE, Lack::Missing(Field::Handle));
    };
    let shape = handle::shape(handle);
    let write = |digits: f64| tenths(digits);
    let own = match shape.digits == PROPOSED {
        true => format!("{PROPOSED}, as many as in the names that Twitter itself proposes"),
        false => grouped(shape.digits),
    };
    let figure = plain("digits at the end of the handle", shape.digits as f64, own);
    let more = vec![
        plain("characters", shape.length as f64, grouped(shape.length)),
        plain(
            "entropy of its characters",
            shape.entropy_bits,
            format!("{} bits for each", tenths(shape.entropy_bits)),
        ),
    ];
    Signal {
        more,
        ..said(&words::HANDLE, figure, 1, "1 handle".to_owned())
    }
    .among(&asked.group.figures.handle, write)
}
