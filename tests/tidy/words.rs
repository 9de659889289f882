//! Words that have no place in the project.

use crate::files::{read_all, without_tests};

const TEXTS: &[&str] = &[
    ".rs", ".ts", ".js", ".svelte", ".css", ".sql", ".md", ".toml", ".json", ".html", "Makefile",
    "run",
];

/// Verdicts. The program shows what is there; what a publisher says is quoted, and data is no code.
const VERDICTS: &[&str] = &[
    "bot",
    "bots",
    "troll",
    "trolls",
    "suspicious",
    "inauthentic",
];

/// Words are put together here, so that this file does not contain what it looks for.
fn left_behind() -> Vec<String> {
    [
        "TO-DO",
        "FIX-ME",
        "X-XX",
        "/wo-rk/",
        "/ro-ot/",
        "/home/us-er",
        "<<-<<",
        ">>->>",
    ]
    .iter()
    .map(|word| word.replacen('-', "", 1))
    .collect()
}

#[test]
fn nothing_is_left_behind() {
    for (name, text) in read_all(".", TEXTS) {
        if name.starts_with("fixtures/") || name.ends_with("package-lock.json") {
            continue;
        }
        for word in left_behind() {
            assert!(!text.contains(&word), "{name} contains {word}");
        }
    }
}

/// Whether a line gives an address, or a name in a published file, that is not ours to change.
fn names_a_publication(line: &str) -> bool {
    const PUBLISHED: [&str; 5] = [
        "github.com/",
        "nbcnews.com/",
        "author_is_bot",
        "via_bot",
        "\"bot_chat\"",
    ];
    PUBLISHED.iter().any(|name| line.contains(name))
}

#[test]
fn the_program_passes_no_verdict() {
    let mut files = read_all("ui/src", &[".svelte", ".ts"]);
    files.retain(|(name, _)| !name.ends_with(".test.ts") && !name.ends_with("/fake.ts"));
    files.extend(read_all("src-tauri", &[".rs"]));
    // The catalogue quotes publishers.
    files.retain(|(name, _)| name.contains("/src/") && !name.contains("catalogue"));
    for (name, text) in files {
        // Addresses and columns of publications are not ours to change.
        let lines = without_tests(&text).lines();
        for line in lines.filter(|line| !names_a_publication(line)) {
            for word in line.split(|letter: char| !letter.is_alphanumeric()) {
                let word = word.to_lowercase();
                assert!(!VERDICTS.contains(&word.as_str()), "{name}: {line}");
            }
        }
    }
}
