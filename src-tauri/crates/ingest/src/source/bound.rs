//! How much a compressed file may unpack to, so that a small one does not fill a disk or an afternoon.
//!
//! Tables of posts shrink to a fifth or a thirtieth, with zstd's long windows a little further. A file that unpacks
//! to a thousand times its size is none, or one that somebody made to do harm. Small files of repeated lines are let
//! through: the bound is that ratio beyond the first 256 MiB, which the members of one archive share.

use std::fmt;
use std::io::{self, Read};

const FREE_BYTES: u64 = 256 << 20;
const MAX_RATIO: u64 = 1_000;

/// What one content may unpack to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Bound {
    pub(crate) compressed_bytes: u64,
    pub(crate) limit_bytes: u64,
}

impl Bound {
    /// The bound of a content of this compressed size, one of `n_members` in its archive.
    pub(crate) fn new(compressed_bytes: u64, n_members: usize) -> Self {
        let free = FREE_BYTES / (n_members.max(1) as u64);
        Self {
            compressed_bytes,
            limit_bytes: compressed_bytes
                .saturating_mul(MAX_RATIO)
                .saturating_add(free),
        }
    }

    /// Refuses a size that an archive states itself.
    pub(crate) fn check(self, stated_bytes: u64) -> Result<(), TooLarge> {
        match stated_bytes > self.limit_bytes {
            true => Err(TooLarge(self)),
            false => Ok(()),
        }
    }

    /// Passes content on as far as the bound allows.
    pub(crate) fn around<R: Read>(self, content: R) -> Bounded<R> {
        Bounded {
            inner: content,
            left: self.limit_bytes,
            bound: self,
        }
    }
}

/// Travels inside an [`io::Error`]: the content goes on beyond its bound. Worded as the rest of a sentence that begins
/// with the path.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error(
    "unpacks to more than {}, though it takes only {}: no table does that; unpack it first if you trust it",
    in_words(.0.limit_bytes),
    in_words(.0.compressed_bytes)
)]
pub(crate) struct TooLarge(Bound);

impl TooLarge {
    /// The refusal inside an error, if that is what it is.
    pub(crate) fn in_error(error: &io::Error) -> Option<Self> {
        error.get_ref()?.downcast_ref::<Self>().copied()
    }
}

fn in_words(bytes: u64) -> impl fmt::Display {
    const UNITS: [&str; 5] = ["bytes", "KB", "MB", "GB", "TB"];
    let (mut size, mut unit) = (bytes as f64, 0);
    while size >= 999.5 && unit + 1 < UNITS.len() {
        size /= 1_000.0;
        unit += 1;
    }
    let digits = usize::from(unit > 0 && size < 9.95);
    format!("{size:.digits$} {}", UNITS[unit])
}

/// Content that ends in [`TooLarge`] where it goes on beyond its bound.
pub(crate) struct Bounded<R> {
    inner: R,
    left: u64,
    bound: Bound,
}

impl<R: Read> Read for Bounded<R> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        let n = self.inner.read(out)?;
        match self.left.checked_sub(n as u64) {
            Some(left) => {
                self.left = left;
                Ok(n)
            }
            None => Err(io::Error::other(TooLarge(self.bound))),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn content_is_passed_on_up_to_its_bound() {
        let bound = Bound::new(0, FREE_BYTES as usize / 10);
        let mut content = Vec::new();
        let error = bound
            .around(io::repeat(b'a'))
            .read_to_end(&mut content)
            .unwrap_err();
        assert_eq!(TooLarge::in_error(&error), Some(TooLarge(bound)));
        assert!(content.len() <= 10);
        let mut content = Vec::new();
        bound
            .around(&b"0123456789"[..])
            .read_to_end(&mut content)
            .unwrap();
        assert_eq!(content.len(), 10);
    }

    #[test]
    fn a_large_file_may_unpack_to_a_thousand_times_its_size() {
        let month = Bound::new(20 << 30, 1);
        assert_eq!(month.check(20 * (20 << 30)), Ok(()));
        let small = Bound::new(1_000, 1);
        assert_eq!(small.check(256 << 20), Ok(()));
        assert_eq!(
            small.check(1 << 30).unwrap_err().to_string(),
            "unpacks to more than 269 MB, though it takes only 1.0 KB: no table does that; unpack it first if you \
             trust it"
        );
        assert!(Bound::new(u64::MAX, 1).check(u64::MAX).is_ok());
    }

    #[test]
    fn sizes_are_in_words() {
        let words = [0, 999, 1_000, 9_960, 268_435_456, 4_000_000_000]
            .map(|bytes| in_words(bytes).to_string());
        assert_eq!(
            words,
            [
                "0 bytes",
                "999 bytes",
                "1.0 KB",
                "10 KB",
                "268 MB",
                "4.0 GB"
            ]
        );
    }
}
