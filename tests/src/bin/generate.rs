//! Writes invented posts in the 2018 form: `generate ROWS [SEED] > posts.csv`.

use std::{
    io::{self, BufWriter},
    process::ExitCode,
};

use tests_support::generator::{Settings, write};

fn main() -> ExitCode {
    let numbers: Vec<Option<u64>> = std::env::args().skip(1).map(|a| a.parse().ok()).collect();
    let (rows, seed) = match numbers[..] {
        [Some(rows)] => (rows, 1),
        [Some(rows), Some(seed)] => (rows, seed),
        _ => {
            eprintln!("usage: generate ROWS [SEED]");
            return ExitCode::from(2);
        }
    };
    let mut out = BufWriter::with_capacity(1 << 20, io::stdout().lock());
    match write(&Settings::new(seed, rows), &mut out) {
        Ok(_) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("cannot write: {error}");
            ExitCode::FAILURE
        }
    }
}
