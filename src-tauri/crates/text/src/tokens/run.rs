//! Runs of scripts without spaces: overlapping pairs of grapheme clusters, and the last cluster alone.

use unicode_segmentation::UnicodeSegmentation;

use super::{Cutter, Role};
use crate::chars::{self, Class};
use crate::fold::fold_into;

/// One cluster: its bytes in the folded run, and those in the text.
struct Cluster {
    folded: (usize, usize),
    range: (usize, usize),
}

impl Cutter<'_> {
    /// Cuts the run that begins at `from` and returns its end.
    pub(super) fn run(&mut self, from: usize, to: usize) -> usize {
        let end = run_end(self.text, from, to);
        let (folded, clusters) = clusters(&self.text[from..end], from);
        self.neighbours = None;
        for (i, cluster) in clusters.iter().enumerate() {
            let (first, range) = (cluster.folded, cluster.range);
            match clusters.get(i + 1) {
                Some(next) => {
                    let pair = folded[first.0..next.folded.1].into();
                    self.push(pair, self.position, (range.0, next.range.1), Role::Pair);
                }
                None => {
                    let role = if i == 0 { Role::Single } else { Role::Tail };
                    self.push(folded[first.0..first.1].into(), self.position, range, role);
                }
            }
            self.position += 1;
        }
        end
    }
}

/// The end of a run, without what is not seen after its last letter.
fn run_end(text: &str, from: usize, to: usize) -> usize {
    let mut end = from;
    for (at, c) in text[from..to].char_indices() {
        match chars::class(c) {
            Class::Pair | Class::Mark => end = from + at + c.len_utf8(),
            Class::Ignorable | Class::HalfSpace => {}
            _ => break,
        }
    }
    end
}

/// Folds a run cluster by cluster. Clusters that fold to nothing are left out.
fn clusters(run: &str, offset: usize) -> (String, Vec<Cluster>) {
    let mut folded = String::with_capacity(run.len());
    let mut clusters: Vec<Cluster> = Vec::with_capacity(run.len() / 3);
    for (at, cluster) in run.grapheme_indices(true) {
        let range = (offset + at, offset + at + cluster.len());
        let start = folded.len();
        fold_into(cluster, &mut folded);
        let is_one = folded[start..] == *cluster || folded[start..].chars().nth(1).is_none();
        if is_one {
            if folded.len() > start {
                clusters.push(Cluster {
                    folded: (start, folded.len()),
                    range,
                });
            }
            continue;
        }
        // Folding can take a cluster apart: the Thai vowel am becomes two characters.
        let pieces = folded[start..].grapheme_indices(true);
        clusters.extend(pieces.map(|(piece_at, piece)| Cluster {
            folded: (start + piece_at, start + piece_at + piece.len()),
            range,
        }));
    }
    (folded, clusters)
}
