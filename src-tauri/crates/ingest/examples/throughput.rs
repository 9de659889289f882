//! Reads files and says how fast: `cargo run --release -p shuttered-ingest --example throughput -- PATH…`

use std::ops::ControlFlow;
use std::time::Instant;

use ingest::{Detection, Reader};

fn main() -> Result<(), ingest::Error> {
    let paths: Vec<_> = std::env::args_os().skip(1).map(Into::into).collect();
    for source in ingest::find(&paths)?.sources {
        let Detection::One(detected) = ingest::detect(&source)? else {
            continue;
        };
        let began = Instant::now();
        let hashed = source.hash(&mut |_| ControlFlow::Continue(()))?;
        let hashing = began.elapsed().as_secs_f64();
        let began = Instant::now();
        let mut reader = Reader::open(&source, &detected, &hashed.sha256, None)?;
        let mut n_rows = 0;
        loop {
            let batch = reader.next_batch(5_000)?;
            n_rows += batch.records.len() + batch.rejected.len();
            if batch.finished {
                break;
            }
        }
        let reading = began.elapsed().as_secs_f64();
        let megabytes = hashed.bytes as f64 / 1e6;
        println!("{}", source.label());
        println!("  {n_rows} rows, {megabytes:.1} MB");
        println!(
            "  hashed in {hashing:.2} s ({:.0} MB/s)",
            megabytes / hashing
        );
        let (rows, bytes) = (n_rows as f64 / reading, megabytes / reading);
        println!("  read in {reading:.2} s ({rows:.0} rows/s, {bytes:.0} MB/s)");
    }
    Ok(())
}
