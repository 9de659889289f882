//! Numbers that look random and are always the same.
//!
//! SplitMix64 (Steele, Lea and Flood 2014), written out here because a range has to come out the same in every later
//! version of the program and in anyone's script; what a library draws from a seed may change with its version.

/// Draws numbers from a seed.
#[derive(Debug, Clone)]
pub struct Random(u64);

impl Random {
    /// Begins at a seed.
    #[must_use]
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// The next number.
    pub fn next_number(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// The next number below `end`, which is not 0: the upper half of the product with it.
    pub fn below(&mut self, end: u64) -> u64 {
        ((u128::from(self.next_number()) * u128::from(end)) >> 64) as u64
    }
}

/// At most `limit` of these, drawn without putting back; in the order in which they were drawn.
#[must_use]
pub fn sample<T: Clone>(from: &[T], limit: usize, seed: u64) -> Vec<T> {
    let mut random = Random::new(seed);
    let mut left = from.to_vec();
    let taken = limit.min(left.len());
    for place in 0..taken {
        let other = place + random.below((left.len() - place) as u64) as usize;
        left.swap(place, other);
    }
    left.truncate(taken);
    left
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_numbers_are_those_of_the_published_generator() {
        // The first outputs for the seed 1234567, as in the tables of other implementations.
        let mut random = Random::new(1_234_567);
        assert_eq!(random.next_number(), 6_457_827_717_110_365_317);
        assert_eq!(random.next_number(), 3_203_168_211_198_807_973);
    }

    #[test]
    fn a_sample_has_no_value_twice_and_is_always_the_same() {
        let all: Vec<u32> = (0..1_000).collect();
        let taken = sample(&all, 100, 7);
        let mut distinct = taken.clone();
        distinct.sort_unstable();
        distinct.dedup();
        assert_eq!((taken.len(), distinct.len()), (100, 100));
        assert_eq!(taken, sample(&all, 100, 7));
        assert_ne!(taken, sample(&all, 100, 8));
        assert_eq!(sample(&all[..3], 100, 7).len(), 3);
    }
}
