//! Chance that comes out the same everywhere.

use analysis::random::Random;

/// The program's own generator, with what a generator of files needs beside it.
///
/// Only whole numbers are used on the way to a file, so no difference in floating point can reach it.
#[derive(Debug, Clone)]
pub struct Rng(Random);

impl Rng {
    /// Begins the sequence of `seed`.
    #[must_use]
    pub fn new(seed: u64) -> Self {
        Self(Random::new(seed))
    }

    /// Gives the next 64 bits.
    pub fn bits(&mut self) -> u64 {
        self.0.next_number()
    }

    /// Gives a number from 0 to `n` - 1. `n` must not be 0.
    pub fn below(&mut self, n: u64) -> u64 {
        self.0.below(n)
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
    fn half_of_all_ranks_lie_below_the_square_root() {
        let mut rng = Rng::new(1);
        let small = (0..10_000).filter(|_| rng.rank(16) < 256).count();
        // 9 of 17 octaves: 5,294 expected.
        assert!((5_000..5_600).contains(&small), "{small}");
    }
}
