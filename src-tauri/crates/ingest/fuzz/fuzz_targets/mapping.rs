//! A mapping and a file, parted by a zero byte; and what is proposed for the file.

#![no_main]

use ingest::mapping::{Mapping, propose};
use ingest::{Reader, Source};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let at = bytes.iter().position(|byte| *byte == 0);
    let (toml, content) = bytes.split_at(at.unwrap_or(0));
    let file = tempfile::NamedTempFile::new().expect("there is room for a file");
    std::fs::write(file.path(), content.strip_prefix(&[0]).unwrap_or(content))
        .expect("there is room for a file");
    let source = Source::plain(file.path());
    let proposed = propose(&source).ok().flatten();
    let declared = std::str::from_utf8(toml)
        .ok()
        .and_then(|toml| Mapping::from_toml(toml).ok());
    for mapping in declared.into_iter().chain(proposed.map(|one| one.mapping)) {
        assert_eq!(Mapping::from_toml(&mapping.to_toml()).ok().as_ref(), Some(&mapping));
        let Ok(detected) = ingest::detect_mapped(&source, &mapping) else {
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
