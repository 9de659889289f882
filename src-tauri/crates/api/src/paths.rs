//! Paths as readers may see and hand on.

/// A path with the reader's home directory written as `~`, so that nothing exported names a person.
pub(crate) fn without_home(path: &str) -> String {
    let home = std::env::var("HOME")
        .or_else(|_| std::env::var("USERPROFILE"))
        .unwrap_or_default();
    shorten(path, &home)
}

fn shorten(path: &str, home: &str) -> String {
    let home = home.trim_end_matches(['/', '\\']);
    match path.strip_prefix(home) {
        Some(rest) if !home.is_empty() && (rest.is_empty() || rest.starts_with(['/', '\\'])) => {
            format!("~{rest}")
        }
        _ => path.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::shorten;

    #[test]
    fn a_home_directory_is_written_as_a_tilde() {
        assert_eq!(shorten("/home/ana/x.csv", "/home/ana"), "~/x.csv");
        assert_eq!(
            shorten("/home/anabel/x.csv", "/home/ana"),
            "/home/anabel/x.csv"
        );
        assert_eq!(shorten("/data/x.csv", "/home/ana"), "/data/x.csv");
        assert_eq!(shorten("/data/x.csv", ""), "/data/x.csv");
        assert_eq!(
            shorten("C:\\Users\\Ana\\x.csv", "C:\\Users\\Ana"),
            "~\\x.csv"
        );
    }
}
