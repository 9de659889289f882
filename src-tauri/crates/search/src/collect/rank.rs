//! Which hits stand at a rank far down, found without keeping those before it.
//!
//! The keys are counted in slices, the slice with the rank in slices again, until few enough are left to be gathered:
//! three runs through the hits for any rank of any list, in memory that does not grow with it.

use tantivy::{DocId, Score, SegmentReader};

use super::keys::{KeptColumns, Keys};
use crate::cursor::{Key, Sort};
use crate::error::Error;
use crate::scan::Visit;

/// Slices of a stretch: 4,096 of them, in a table that fits a core's cache.
const SLICE_BITS: u32 = 12;

/// The keys from one to another, both included. Parts of the key are settled from the first on; those that are not yet
/// take in everything.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Stretch {
    least: Key,
    greatest: Key,
}

impl Stretch {
    pub(crate) const WHOLE: Self = Self {
        least: [0; 3],
        greatest: [u64::MAX; 3],
    };

    /// The part of the key that is not settled yet, if there is one.
    fn part(&self) -> Option<usize> {
        (0..3).find(|&part| self.least[part] != self.greatest[part])
    }

    /// Whether it holds one key and no more.
    pub(crate) fn is_settled(&self) -> bool {
        self.part().is_none()
    }

    /// What of it lies in a slice.
    pub(crate) fn within(mut self, slice: &Slice) -> Self {
        if let Some(part) = self.part() {
            self.least[part] = slice.least;
            self.greatest[part] = slice.greatest;
        }
        self
    }

    /// The key that comes just before all of these in the order of hits; `None` if none does.
    pub(crate) fn before(&self) -> Option<Key> {
        let mut key = self.greatest;
        for part in key.iter_mut().rev() {
            *part = part.wrapping_add(1);
            if *part != 0 {
                return Some(key);
            }
        }
        None
    }

    fn contains(&self, key: &Key) -> bool {
        (self.least..=self.greatest).contains(key)
    }
}

/// Hits whose keys lie near one another.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Slice {
    pub posts: u64,
    /// Of the part of the key that is being settled.
    least: u64,
    greatest: u64,
}

impl Slice {
    const EMPTY: Self = Self {
        posts: 0,
        least: u64::MAX,
        greatest: 0,
    };

    fn add(&mut self, other: Self) {
        self.posts += other.posts;
        self.least = self.least.min(other.least);
        self.greatest = self.greatest.max(other.greatest);
    }
}

/// Counts the posts of a stretch in slices.
pub(crate) struct SliceVisitor<'a> {
    sort: Sort,
    columns: &'a KeptColumns,
    stretch: Stretch,
    part: usize,
    /// How many bits of a number say nothing about its slice.
    shift: u32,
    slices: Vec<Slice>,
    keys: Option<Keys>,
}

impl<'a> SliceVisitor<'a> {
    pub(crate) fn new(sort: Sort, columns: &'a KeptColumns, stretch: Stretch) -> Self {
        let part = stretch.part().unwrap_or(2);
        let width = stretch.greatest[part] - stretch.least[part];
        Self {
            sort,
            columns,
            stretch,
            part,
            shift: (u64::BITS - width.leading_zeros()).saturating_sub(SLICE_BITS),
            slices: vec![Slice::EMPTY; 1 << SLICE_BITS],
            keys: None,
        }
    }

    /// The slices of several, those with the hits that come first at the beginning.
    pub(crate) fn merge(parts: Vec<Self>) -> Vec<Slice> {
        let mut slices = vec![Slice::EMPTY; 1 << SLICE_BITS];
        for part in parts {
            for (slice, more) in slices.iter_mut().zip(part.slices) {
                slice.add(more);
            }
        }
        slices.reverse();
        slices
    }
}

impl Visit for SliceVisitor<'_> {
    fn segment(&mut self, reader: &SegmentReader) -> Result<(), Error> {
        self.keys = Some(Keys::open(self.sort, self.columns, reader)?);
        Ok(())
    }

    fn posts(&mut self, docs: &[DocId], scores: &[Score]) -> Result<(), Error> {
        let Some(keys) = &self.keys else {
            return Ok(());
        };
        let (stretch, part, shift) = (self.stretch, self.part, self.shift);
        let firsts = stretch.least[0]..=stretch.greatest[0];
        let slices = &mut self.slices;
        keys.each(docs, scores, |doc, first| {
            if !firsts.contains(&first) {
                return;
            }
            let mut number = first;
            if part > 0 {
                let key = keys.whole(doc, first);
                if !stretch.contains(&key) {
                    return;
                }
                number = key[part];
            }
            slices[((number - stretch.least[part]) >> shift) as usize].add(Slice {
                posts: 1,
                least: number,
                greatest: number,
            });
        });
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_key_before_a_stretch_is_the_next_greater_one() {
        let until = |greatest| Stretch {
            least: [0; 3],
            greatest,
        };
        assert_eq!(Stretch::WHOLE.before(), None);
        assert_eq!(until([1, 2, 3]).before(), Some([1, 2, 4]));
        assert_eq!(until([1, 2, u64::MAX]).before(), Some([1, 3, 0]));
        assert_eq!(until([1, u64::MAX, u64::MAX]).before(), Some([2, 0, 0]));
    }

    #[test]
    fn a_slice_settles_one_part_after_the_other() {
        let slice = |least, greatest| Slice {
            posts: 1,
            least,
            greatest,
        };
        let narrow = Stretch::WHOLE.within(&slice(7, 9));
        assert_eq!(
            (narrow.least, narrow.greatest),
            ([7, 0, 0], [9, u64::MAX, u64::MAX])
        );
        let one = narrow.within(&slice(8, 8)).within(&slice(3, 4));
        assert_eq!((one.least, one.greatest), ([8, 3, 0], [8, 4, u64::MAX]));
        assert!(!one.is_settled());
        assert!(one.within(&slice(3, 3)).within(&slice(5, 5)).is_settled());
    }
}
