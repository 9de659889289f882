//! Words looked for in the catalogue.

use std::sync::LazyLock;

use super::{Figure, Takedown, operations, takedowns};

/// The words of each takedown, in the catalogue's order.
static WORDS: LazyLock<Vec<Words>> = LazyLock::new(|| takedowns().iter().map(Words::of).collect());

/// What is looked through.
struct Words {
    /// Of its name, its key, who announced it, when and where.
    head: Vec<String>,
    /// Of everything else.
    rest: Vec<String>,
}

/// Finds takedowns by words of their names, places, publishers, platforms, remarks, releases, figures and years.
///
/// All words must occur, whatever their case, accents and order; a word may be the beginning of one. Those that have
/// all of them in their own names come first; otherwise the order is that of the catalogue, oldest first. No words
/// find everything.
#[must_use]
pub fn search(text: &str) -> Vec<&'static Takedown> {
    let wanted = words(text);
    let mut found: Vec<(bool, &Takedown)> = takedowns()
        .iter()
        .zip(WORDS.iter())
        .filter(|(_, words)| wanted.iter().all(|word| words.have(word)))
        .map(|(takedown, words)| {
            let is_named = wanted.iter().all(|word| begins(&words.head, word));
            (!is_named, takedown)
        })
        .collect();
    found.sort_by_key(|(rest, _)| *rest);
    found.into_iter().map(|(_, takedown)| takedown).collect()
}

/// Words, folded; a number keeps its digits together: `2,048` is `2048`.
fn words(text: &str) -> Vec<String> {
    let folded = text::fold(text);
    let letters: Vec<char> = folded.chars().collect();
    let mut words = Vec::new();
    let mut word = String::new();
    for (at, &letter) in letters.iter().enumerate() {
        let is_digit = |at: Option<usize>| {
            at.and_then(|at| letters.get(at))
                .is_some_and(char::is_ascii_digit)
        };
        if letter.is_alphanumeric() {
            word.push(letter);
        } else if letter == ',' && is_digit(at.checked_sub(1)) && is_digit(Some(at + 1)) {
            // Groups of thousands.
        } else if !word.is_empty() {
            words.push(std::mem::take(&mut word));
        }
    }
    if !word.is_empty() {
        words.push(word);
    }
    words
}

fn begins(words: &[String], beginning: &str) -> bool {
    words.iter().any(|word| word.starts_with(beginning))
}

impl Words {
    fn of(takedown: &Takedown) -> Self {
        let mut head = String::new();
        let mut rest = String::new();
        for part in [&takedown.name, &takedown.key, &takedown.by]
            .into_iter()
            .chain(&takedown.places)
        {
            add(&mut head, part);
        }
        add(&mut head, takedown.announced.as_str());
        for platform in takedown.platforms() {
            add(&mut head, platform.name());
        }
        for operation in operations() {
            if takedown.all_operations().contains(&operation.key.as_str()) {
                add(&mut rest, &operation.name);
            }
        }
        add_all(&mut rest, takedown.remark.as_deref());
        if let Some(attribution) = &takedown.attribution {
            add(&mut rest, &attribution.words);
        }
        for statement in &takedown.statements {
            add(&mut rest, &statement.by);
            add(&mut rest, &statement.words);
        }
        for network in &takedown.networks {
            add(&mut rest, &network.name);
            add_all(&mut rest, network.places.iter().map(String::as_str));
            add_all(&mut rest, network.remark.as_deref());
            add_all(
                &mut rest,
                network.attribution.as_ref().map(|a| a.words.as_str()),
            );
        }
        for release in &takedown.releases {
            for part in [&release.name, &release.key, &release.publisher] {
                add(&mut rest, part);
            }
            for list in [
                &release.places,
                &release.reports,
                &release.stems,
                &release.file_names,
            ] {
                add_all(&mut rest, list.iter().map(String::as_str));
            }
            add_all(&mut rest, release.remark.as_deref());
            add_all(&mut rest, release.files.as_deref());
            add_all(
                &mut rest,
                release.attribution.as_ref().map(|a| a.words.as_str()),
            );
        }
        for figure in takedown.all_figures() {
            add_figure(&mut rest, figure);
        }
        Self {
            head: words(&head),
            rest: words(&rest),
        }
    }

    fn have(&self, word: &str) -> bool {
        begins(&self.head, word) || begins(&self.rest, word)
    }
}

fn add(all: &mut String, part: &str) {
    all.push(' ');
    all.push_str(part);
}

fn add_all<'a>(all: &mut String, parts: impl IntoIterator<Item = &'a str>) {
    for part in parts {
        add(all, part);
    }
}

fn add_figure(all: &mut String, figure: &Figure) {
    let count = match figure.currency {
        Some(_) => figure.count / 100,
        None => figure.count,
    };
    add(all, &count.to_string());
    add(all, figure.measure.name());
    add(all, &figure.by);
    add_all(all, figure.words.as_deref());
    add_all(all, figure.remark.as_deref());
    add_all(
        all,
        figure.sources.iter().map(|source| source.name.as_str()),
    );
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<&'static str> {
        search(text)
            .into_iter()
            .map(|takedown| takedown.key.as_str())
            .collect()
    }

    #[test]
    fn the_removals_of_august_2018_are_found_together() {
        let found = found("iran AUGUST 2018");
        for key in [
            "fireeye-2018-08-21",
            "facebook-2018-08-21",
            "twitter-2018-08-21",
            "google-2018-08-23",
            "twitter-2018-08-27",
            "reddit-2018-08-31",
        ] {
            assert!(found.contains(&key), "{key}: {found:?}");
        }
    }

    #[test]
    fn accents_case_and_the_ends_of_words_do_not_matter() {
        assert_eq!(found("hernandez"), ["twitter-2020-04-02"]);
        assert_eq!(found("XINJI"), found("xinjiang"));
        assert!(found("zarif students").contains(&"twitter-2018-08-27"));
        assert_eq!(found("no such words anywhere"), Vec::<&str>::new());
    }

    #[test]
    fn figures_file_names_and_who_states_them_are_looked_through() {
        assert_eq!(found("2,048 stanford"), ["twitter-2021-12-02"]);
        assert_eq!(found("2048 stanford"), found("2,048 stanford"));
        assert!(found("CNHU_0621").contains(&"twitter-2021-12-02"));
        assert!(found("IRAhandle").contains(&"clemson-2018-07-31"));
        assert!(found("instagram remainder").is_empty());
    }

    #[test]
    fn what_has_the_words_in_its_name_comes_first() {
        let found = found("thailand");
        assert_eq!(found[0], "twitter-2020-10-08");
        assert_eq!(search("").len(), takedowns().len());
    }
}
