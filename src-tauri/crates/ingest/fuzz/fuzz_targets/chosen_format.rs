//! The first byte chooses a format, the others are a file that is read as it, in pieces of seven rows.

#![no_main]

use ingest::{Format, Reader, Source};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let Some((choice, bytes)) = bytes.split_first() else {
        return;
    };
    let formats: Vec<Format> = Format::all().collect();
    let format = formats[usize::from(*choice) % formats.len()];
    let file = tempfile::NamedTempFile::new().expect("there is room for a file");
    std::fs::write(file.path(), bytes).expect("there is room for a file");
    let source = Source::plain(file.path());
    let Ok(detected) = ingest::detect_as(&source, format) else {
        return;
    };
    let (mut from, sha256) = (None, "0".repeat(64));
    // Each batch is read by a reader of its own, as after an interruption.
    for _ in 0..200 {
        let Ok(mut reader) = Reader::open(&source, &detected, &sha256, from) else {
            return;
        };
        let Ok(batch) = reader.next_batch(7) else {
            return;
        };
        if batch.finished {
            return;
        }
        from = Some(batch.end);
    }
});
