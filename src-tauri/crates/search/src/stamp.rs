//! Which state of the store an index stands for.

use crate::schema::SCHEMA_VERSION;

/// The state of the store that an index holds, kept with every commit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Stamp {
    /// The store's generation.
    pub generation: u64,
    /// The greatest number of a post that was added.
    pub last_post_no: u64,
}

impl Stamp {
    /// The commit's payload: the stamp, and the versions of the words and of the fields.
    pub(crate) fn to_payload(self) -> String {
        format!(
            "analyzer={} schema={SCHEMA_VERSION} generation={} last_post={}",
            text::ANALYZER_VERSION,
            self.generation,
            self.last_post_no
        )
    }

    /// Reads a payload of this program's versions; otherwise says in words what is different.
    pub(crate) fn from_payload(payload: &str) -> Result<Self, String> {
        let field = |name: &str| -> Option<u64> {
            let pair = payload
                .split(' ')
                .find_map(|pair| pair.strip_prefix(name))?;
            pair.strip_prefix('=')?.parse().ok()
        };
        let version = |what: &str, name: &str, ours: u32| match field(name) {
            Some(found) if found == u64::from(ours) => Ok(()),
            Some(found) => Err(format!(
                "its {what} are of version {found}, this program's of {ours}"
            )),
            None => Err("it does not say which version it is of".to_owned()),
        };
        version("words", "analyzer", text::ANALYZER_VERSION)?;
        version("fields", "schema", SCHEMA_VERSION)?;
        match (field("generation"), field("last_post")) {
            (Some(generation), Some(last_post_no)) => Ok(Self {
                generation,
                last_post_no,
            }),
            _ => Err("it does not say which state of the archive it is of".to_owned()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stamp_is_read_back_and_another_version_is_told() {
        let stamp = Stamp {
            generation: 7,
            last_post_no: 4_000_000_000,
        };
        let payload = stamp.to_payload();
        assert_eq!(Stamp::from_payload(&payload), Ok(stamp));
        let older = payload.replace("schema=", "schema=9");
        assert!(
            Stamp::from_payload(&older)
                .unwrap_err()
                .contains("fields are of version 9")
        );
        assert!(Stamp::from_payload("").is_err());
    }
}
