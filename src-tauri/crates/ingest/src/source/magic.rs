//! What a file is by its first bytes. Its name is never asked.

/// How many bytes have to be looked at.
pub(crate) const HEAD_BYTES: usize = 512;

/// Bytes 68 to 71 of a database: the application id of our own archives, as the store writes it.
const SHUTTERED: &[u8] = b"SHTR";

/// What the first bytes tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Nothing that has to be unpacked: text, as far as is known.
    Plain,
    Gzip,
    Zstd,
    Zip,
    SevenZip,
    Sqlite,
    /// Something that is not read, with the reason.
    Other(&'static str),
}

impl Kind {
    /// The kind of what begins with `head`.
    pub(crate) fn of(head: &[u8]) -> Self {
        const READ: [(&[u8], Kind); 6] = [
            (b"\x1f\x8b", Kind::Gzip),
            (b"PK\x03\x04", Kind::Zip),
            (b"PK\x05\x06", Kind::Zip),
            (b"7z\xbc\xaf\x27\x1c", Kind::SevenZip),
            (b"\x28\xb5\x2f\xfd", Kind::Zstd),
            (b"SQLite format 3\0", Kind::Sqlite),
        ];
        const NOT_READ: [(&[u8], &str); 8] = [
            (b"Rar!", "is a rar archive; unpack it first"),
            (b"\xfd7zXZ\0", "is compressed with xz; unpack it first"),
            (b"BZh", "is compressed with bzip2; unpack it first"),
            (
                b"\x04\x22\x4d\x18",
                "is compressed with lz4; unpack it first",
            ),
            (b"%PDF", "is a PDF document"),
            (b"\x37\x7f\x06\x82", "is the journal of a database"),
            (b"\x37\x7f\x06\x83", "is the journal of a database"),
            (
                b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7",
                "is the journal of a database",
            ),
        ];
        if head.get(68..72) == Some(SHUTTERED) && head.starts_with(b"SQLite format 3\0") {
            return Self::Other("is a Shuttered archive; open it with Library → Open archive");
        }
        if is_skippable_frame(head) {
            return Self::Zstd;
        }
        if let Some((_, kind)) = READ.iter().find(|(magic, _)| head.starts_with(magic)) {
            return *kind;
        }
        match NOT_READ.iter().find(|(magic, _)| head.starts_with(magic)) {
            Some((_, reason)) => Self::Other(reason),
            None => Self::Plain,
        }
    }
}

/// A zstd file may begin with a frame that holds no content (`pzstd` writes one): sixteen magic numbers, then the
/// frame's length.
fn is_skippable_frame(head: &[u8]) -> bool {
    matches!(head, [0x50..=0x5f, 0x2a, 0x4d, 0x18, ..])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_kind_is_told_by_the_first_bytes() {
        let mut archive = b"SQLite format 3\0".to_vec();
        archive.resize(100, 0);
        assert_eq!(Kind::of(&archive), Kind::Sqlite);
        archive[68..72].copy_from_slice(SHUTTERED);
        assert!(matches!(Kind::of(&archive), Kind::Other(_)));
        assert_eq!(Kind::of(b"\x5e\x2a\x4d\x18\0\0\0\0"), Kind::Zstd);
        assert_eq!(Kind::of(b"Postid,text\n"), Kind::Plain);
        assert_eq!(Kind::of(b""), Kind::Plain);
    }
}
