//! Any bytes as a file: opened as what they are (plain, zip, gzip, zst, 7z, SQLite), told apart, read to the end.

#![no_main]

use ingest::{Detection, Reader};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let file = tempfile::NamedTempFile::new().expect("there is room for a file");
    std::fs::write(file.path(), bytes).expect("there is room for a file");
    let Ok(found) = ingest::find(&[file.path().to_owned()]) else {
        return;
    };
    for source in found.sources {
        let Ok(Detection::One(detected)) = ingest::detect(&source) else {
            continue;
        };
        let Ok(mut reader) = Reader::open(&source, &detected, &"0".repeat(64), None) else {
            continue;
        };
        while let Ok(batch) = reader.next_batch(100) {
            if batch.finished {
                break;
            }
        }
    }
});
