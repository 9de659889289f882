//! Chance that comes out the same everywhere.

/// SplitMix64: small, fast, and the same sequence for the same seed on every machine and in every version.
///
/// Source: Steele, Lea, Flood, "Fast splittable pseudorandom number generators" (2014). Only whole numbers are
/// used on the way to a file, so no difference in floating point can reach it.
#[derive(Debug, Clone)]
pub struct Rng(u64);

impl Rng {
    /// Begins the sequence of `seed`.
    #[must_use]
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// Gives the next 64 bits.
    pub fn bits(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// Gives a number from 0 to `n` - 1. `n` must not be 0.
    pub fn below(&mut self, n: u64) -> u64 {
        ((u128::from(self.bits()) * u128::from(n)) >> 64) as u64
    }

    /// Is true `share` times out of a hundred.
    pub fn percent(&mut self, share: u64) -> bool {
        self.below(100) < share
    }

    /// Gives a rank from 0 to 2^`octaves` - 1, small ones far more often: each doubling of the rank is as likely
    /// as the one before, close to the law of Zipf.
    pub fn rank(&mut self, octaves: u32) -> u64 {
        let octave = self.below(u64::from(octaves) + 1);
        if octave == 0 {
            0
        } else {
            (1 << (octave - 1)) + self.below(1 << (octave - 1))
        }
    }

    /// Chooses one of several.
    pub fn choose<'a, T>(&mut self, items: &'a [T]) -> &'a T {
        &items[self.below(items.len() as u64) as usize]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sequence_is_the_published_one() {
        // First values of the reference implementation for seed 1234567.
        let mut rng = Rng::new(1_234_567);
        assert_eq!(rng.bits(), 6_457_827_717_110_365_317);
        assert_eq!(rng.bits(), 3_203_168_211_198_807_973);
    }

    #[test]
    fn half_of_all_ranks_lie_below_the_square_root() {
        let mut rng = Rng::new(1);
        let small = (0..10_000).filter(|_| rng.rank(16) < 256).count();
        // 9 of 17 octaves: 5,294 expected.
        assert!((5_000..5_600).contains(&small), "{small}");
    }
}
