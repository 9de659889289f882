//! The words around the figures: what innocently explains each, who used it, and what it needs.
//!
//! Of the references we say what we checked, which is little. The same stands in `docs/evidence.md`.

use analysis::evidence::{Field, Lack, Unit};

/// The words of one signal.
pub(super) struct Words {
    pub(super) key: &'static str,
    pub(super) title: &'static str,
    pub(super) innocent: &'static str,
    pub(super) references: &'static [&'static str],
    pub(super) needs: &'static [&'static str],
    pub(super) weak: Option<&'static str>,
}

pub(super) const HOURS: Words = Words {
    key: "hours",
    title: "Hours of the day",
    innocent: "Shift work, scheduled posts, a life in another zone, several people at one account. In Iran the weekend was Thursday and Friday in these years.",
    references: &[
        "Keller et al. 2020 and Schoch et al. 2022 looked at office hours of campaigns (not checked by us)",
        "Aledavood et al. 2015: people keep their daily rhythm (not checked by us)",
        "La Morgia et al., ICDCS 2018: zones of crowds, not of single accounts (not checked by us)",
    ],
    needs: &["the time of the day"],
    weak: None,
};

pub(super) const QUIET: Words = Words {
    key: "quiet",
    title: "Quiet hours",
    innocent: "An account that several people share, a newsroom, news that is posted automatically.",
    references: &[
        "GIJN 2020: a gap from 1 to 5 in the morning (not checked by us)",
        "Chu et al. 2012 (not checked by us)",
    ],
    needs: &["the time of the day"],
    weak: None,
};

pub(super) const SPACING: Words = Words {
    key: "spacing",
    title: "Spacing of posts",
    innocent: "A scheduler, a news feed, reports from a live event.",
    references: &[
        "Chu et al. 2012, doi 10.1109/TDSC.2012.75 (reference from memory, not checked by us)",
        "Tavares and Faisal 2013, doi 10.1371/journal.pone.0065774 (not checked by us)",
        "Radziwill and Benton, on time maps (not checked by us)",
    ],
    needs: &[
        "the time of the day",
        "the second, for anything below a minute",
    ],
    weak: None,
};

const ZHANG: &[&str] = &["Zhang and Paxson 2011 (reference from memory, not checked by us)"];

pub(super) const MINUTES: Words = Words {
    key: "minutes",
    title: "Minute of the hour",
    innocent: "Schedulers post at round times; so do people who post on the hour.",
    references: ZHANG,
    needs: &["the minute"],
    weak: None,
};

pub(super) const SECONDS: Words = Words {
    key: "seconds",
    title: "Second of the minute",
    innocent: "Schedulers that newsrooms and shops use.",
    references: ZHANG,
    needs: &["the second, which Twitter’s releases have only in the post’s id"],
    weak: None,
};

pub(super) const VOLUME: Words = Words {
    key: "volume",
    title: "Volume",
    innocent: "News desks, fans, people who simply post a lot.",
    references: &[
        "50 a day: the Oxford Internet Institute’s project on computational propaganda (read by us only where others quote it)",
        "72 and 144 a day: DFRLab 2017 (read by us only where others quote it)",
    ],
    needs: &["the day"],
    weak: None,
};

pub(super) const CLIENTS: Words = Words {
    key: "clients",
    title: "Programs",
    innocent: "A new telephone, an ordinary scheduler, several people at one account.",
    references: &[
        "Chu et al. 2012 (not checked by us)",
        "Fruchter, on one program among accounts of the Internet Research Agency in 2017 (second-hand, not checked by us)",
    ],
    needs: &["the program a post was sent with"],
    weak: None,
};

pub(super) const DORMANCY: Words = Words {
    key: "dormancy",
    title: "A silence and a turn",
    innocent: "A break, an account that was sold or broken into, or posts that are not in the release.",
    references: &["Acker 2018; DFRLab (not checked by us)"],
    needs: &["the day", "the language"],
    weak: None,
};

pub(super) const CREATED: Words = Words {
    key: "created",
    title: "Made at the same time",
    innocent: "News that brought many people to the platform, campaigns, drives to sign up.",
    references: &["Bellutta and Carley 2023, doi 10.1186/s40537-023-00695-7 (not checked by us)"],
    needs: &["the day an account was made"],
    weak: Some(
        "Another project tested it with a rule fixed beforehand: groups of 25 accounts from takedown lists against ordinary accounts made in the same months gave an AUC of 0.616 and 0.601, groups of 50 of 0.707 and 0.653, where a coin gives 0.5. Its authors say that random groups may understate the effect; we have not repeated it.",
    ),
};

pub(super) const HANDLE: Words = Words {
    key: "handle",
    title: "Form of the handle",
    innocent: "The platform proposed the name.",
    references: &[
        "Beskow and Carley 2018, doi 10.1007/s10588-018-09290-1 (not checked by us)",
        "Kazemi et al. 2020: since December 2017 Twitter itself gives a name and eight digits (not checked by us)",
    ],
    needs: &["a handle in clear"],
    weak: Some(
        "Since December 2017 Twitter itself has given new accounts a name with eight digits.",
    ),
};

pub(super) const NAMES: Words = Words {
    key: "names",
    title: "Names over time",
    innocent: "A new brand, parody, an organisation whose staff changed.",
    references: &["Pacheco 2021; memory.lol; Acker 2018 (not checked by us)"],
    needs: &["the profile at several times"],
    weak: None,
};

pub(super) const FOLLOWERS: Words = Words {
    key: "followers",
    title: "Followers over time",
    innocent: "Advertising, a post that many people passed on, a platform that removed followers.",
    references: &[
        "The releases of FiveThirtyEight and Clemson University have these numbers; thread 35 of their repository shows how they are misread (not checked by us)",
    ],
    needs: &["the number of followers beside each post"],
    weak: None,
};

/// Why nothing is said, in a sentence.
pub(super) fn of_lack(lack: Lack) -> String {
    match lack {
        Lack::NotEnough { of, needed, has } => {
            let of = match of {
                Unit::Posts => "posts",
                Unit::Days => "days with posts",
                Unit::Gaps => "gaps between posts",
                Unit::PostsEitherSide => "posts on either side of a silence",
                Unit::Accounts => "accounts with a known day of creation",
                Unit::Snapshots => "states of the profile",
            };
            format!(
                "Not enough to say: {} of {} {of}.",
                grouped(has),
                grouped(needed)
            )
        }
        Lack::Missing(field) => {
            let field = match field {
                Field::Date => "a readable date",
                Field::Clock => "the time of the day (only days are known)",
                Field::Second => "the second (times are to the minute)",
                Field::Client => "the program a post was sent with",
                Field::Created => "the day this account was made",
                Field::Handle => "a handle in clear",
                Field::Followers => "the number of followers at more than one time",
            };
            format!("Not in this release: {field}.")
        }
    }
}

/// A number with its thousands apart: 1,234.
pub(super) fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut grouped = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

/// A number of things: "1 post", "2 posts".
pub(super) fn count(number: u64, one: &str, many: &str) -> String {
    format!(
        "{} {}",
        grouped(number),
        if number == 1 { one } else { many }
    )
}

/// A share in percent with one decimal: 34.2 %.
pub(super) fn percent(share: f64) -> String {
    format!("{} %", tenths(share * 100.0))
}

/// A number with one decimal, none if it is whole and its thousands apart.
pub(super) fn tenths(number: f64) -> String {
    let rounded = (number.abs() * 10.0).round();
    let (whole, tenth) = ((rounded / 10.0).floor(), rounded % 10.0);
    let sign = if number < 0.0 && rounded > 0.0 {
        "−"
    } else {
        ""
    };
    match tenth as u64 {
        0 => format!("{sign}{}", grouped(whole as u64)),
        tenth => format!("{sign}{}.{tenth}", grouped(whole as u64)),
    }
}

/// A stretch of time in its largest fitting unit.
pub(super) fn duration(seconds: f64) -> String {
    let (size, one, many) = match seconds {
        s if s >= 2.0 * 86_400.0 => (86_400.0, "day", "days"),
        s if s >= 2.0 * 3_600.0 => (3_600.0, "hour", "hours"),
        s if s >= 120.0 => (60.0, "minute", "minutes"),
        _ => (1.0, "second", "seconds"),
    };
    let number = tenths(seconds / size);
    let unit = if number == "1" { one } else { many };
    format!("{number} {unit}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_for_people() {
        assert_eq!(grouped(1_234_567), "1,234,567");
        assert_eq!(grouped(123), "123");
        assert_eq!(percent(0.3421), "34.2 %");
        assert_eq!(percent(1.0), "100 %");
        assert_eq!(tenths(-3.04), "−3");
        assert_eq!(tenths(-0.01), "0");
        assert_eq!(tenths(1_234.56), "1,234.6");
        assert_eq!(duration(90.0), "90 seconds");
        assert_eq!(duration(1_800.0), "30 minutes");
        assert_eq!(duration(86_400.0), "24 hours");
    }

    #[test]
    fn what_is_lacking_is_said_in_a_sentence() {
        let lack = Lack::NotEnough {
            of: Unit::Posts,
            needed: 100,
            has: 62,
        };
        assert_eq!(of_lack(lack), "Not enough to say: 62 of 100 posts.");
    }
}
