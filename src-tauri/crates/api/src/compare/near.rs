//! Texts that are nearly the same, of two sides.

use std::time::Instant;

use analysis::{
    near::{self, LEAST_SIMILARITY, LEAST_WORDS, Shingles},
    overlap::{Firsts, Use, Uses, lag_ms},
};
use search::Listed;
use store::PostNo;

use super::{
    ask,
    pair::{coarser, first_of, seconds},
    side::Asked,
};
use crate::{
    ApiError, Context, ErrorCode,
    wire::{NearTextPair, NearTexts, NearTextsRequest, Progress},
};

/// Pairs listed.
const LISTED: usize = 50;

/// Distinct texts of both sides together, at most: about 800 bytes each while they are compared.
const MOST_TEXTS: usize = 2_000_000;

/// Texts read between two looks at whether the answer is still wanted.
const BETWEEN_LOOKS: usize = 10_000;

/// Finds the texts of the first side that are nearly the same as one of the second; see [`analysis::near`] for the
/// rule. Reposts are left out, and texts that are the same.
///
/// # Errors
///
/// As [`super::accounts`]; [`ErrorCode::BadRequest`] unless there are two sides, and where they hold more than two
/// million distinct texts.
pub fn near_texts(cx: &Context<'_>, request: NearTextsRequest) -> Result<NearTexts, ApiError> {
    let begun = Instant::now();
    let mut answer = ask(cx, &request.zone, 2..=2, &request.accounts, |asked| {
        let dataset = request.dataset.as_deref();
        let sides = asked.sides(&request.accounts, dataset, &[Listed::Fingerprint])?;
        let uses: Vec<Uses<u64>> = sides
            .iter()
            .map(|side| side.uses(Listed::Fingerprint))
            .collect();
        drop(sides);
        answer(asked, &uses[0], &uses[1])
    })?;
    answer.elapsed_ms = begun.elapsed().as_secs_f64() * 1000.0;
    Ok(answer)
}

fn answer(asked: &Asked<'_>, a: &Uses<u64>, b: &Uses<u64>) -> Result<NearTexts, ApiError> {
    if a.len() + b.len() > MOST_TEXTS {
        return Err(ApiError::new(
            ErrorCode::BadRequest,
            "These sides hold more than two million different texts.",
        )
        .hint(
            "Narrow a group, for example to some months: `group:dataset:… since:2016 until:2017`.",
        ));
    }
    let own = a.without(b);
    let mut reading = Reading {
        asked,
        done: 0,
        total: own.len() + b.len(),
        too_short: 0,
    };
    let (a_uses, a_texts) = reading.cut(&own)?;
    let (b_uses, b_texts) = reading.cut(b)?;
    let stop = || asked.cx.cancelled();
    let Some(mut found) = near::find(&a_texts, &b_texts, &stop) else {
        return Err(stopped());
    };
    let mut firsts = Firsts::default();
    for near in &found.near {
        firsts.add(a_uses[near.a].first, b_uses[near.b].first);
    }
    found.near.sort_by(|x, y| {
        let lag = |near: &near::Near| {
            let lag = lag_ms(a_uses[near.a].first, b_uses[near.b].first);
            lag.map_or(u64::MAX, i64::unsigned_abs)
        };
        let order = y.similarity.total_cmp(&x.similarity);
        order.then_with(|| (lag(x), a_uses[x.a].post).cmp(&(lag(y), a_uses[y.a].post)))
    });
    let listed = &found.near[..found.near.len().min(LISTED)];
    let numbers: Vec<u64> = listed
        .iter()
        .flat_map(|near| [a_uses[near.a].post, b_uses[near.b].post])
        .collect();
    let (query, _) = search::parse("", asked.zone);
    let mut rows = asked.maker.rows(&numbers, &query)?.into_iter();
    let mut examples = Vec::new();
    for near in listed {
        let (Some(a), Some(b)) = (rows.next(), rows.next()) else {
            break;
        };
        let (a_first, b_first) = (a_uses[near.a].first, b_uses[near.b].first);
        examples.push(NearTextPair {
            similarity: near.similarity,
            a,
            b,
            lag_seconds: seconds(lag_ms(a_first, b_first)),
            precision: coarser(a_first, b_first),
        });
    }
    Ok(NearTexts {
        looked_for: a_texts.len() as u64,
        among: b_texts.len() as u64,
        too_short: reading.too_short,
        least_words: LEAST_WORDS as u64,
        least_similarity: LEAST_SIMILARITY,
        count: found.near.len() as u64,
        bounded: found.bounded,
        first: first_of(&firsts),
        examples,
        elapsed_ms: 0.0,
    })
}

/// Reads texts and cuts them.
struct Reading<'a> {
    asked: &'a Asked<'a>,
    done: usize,
    total: usize,
    too_short: u64,
}

impl Reading<'_> {
    /// The texts that are long enough, with their uses.
    fn cut(&mut self, uses: &Uses<u64>) -> Result<(Vec<Use>, Vec<Shingles>), ApiError> {
        let mut uses: Vec<Use> = uses.iter().map(|(_, used)| *used).collect();
        // In the order in which they lie on disk.
        uses.sort_unstable_by_key(|used| used.post);
        let (mut kept, mut texts) = (Vec::new(), Vec::new());
        for used in uses {
            if self.done.is_multiple_of(BETWEEN_LOOKS) {
                self.tell()?;
            }
            self.done += 1;
            let text = self.asked.reader.text(PostNo(used.post))?;
            let shingles =
                Shingles::of(&analysis::same_text::comparable(&text.unwrap_or_default()));
            if shingles.is_too_short() {
                self.too_short += 1;
            } else {
                kept.push(used);
                texts.push(shingles);
            }
        }
        Ok((kept, texts))
    }

    fn tell(&self) -> Result<(), ApiError> {
        if self.asked.cx.cancelled() {
            return Err(stopped());
        }
        self.asked.cx.tell(Progress {
            message: "Reading texts".to_owned(),
            done: self.done as u64,
            total: Some(self.total as u64),
            unit: "texts".to_owned(),
            records: self.done as u64,
            rate: 0.0,
            seconds_left: None,
        });
        Ok(())
    }
}

fn stopped() -> ApiError {
    ApiError::new(ErrorCode::Cancelled, "This comparison was stopped.")
}
