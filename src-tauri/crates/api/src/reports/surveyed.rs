//! The walk through a dataset that a report rests on, remembered until the archive changes.

use std::collections::HashSet;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Instant;

use store::{Dataset, DatasetNo, Reader, Survey};

use super::{NotedFile, is_read};
use crate::{ApiError, Context, ErrorCode, wire::Progress};

/// The last walk, with its dataset and the generation of the store that it saw.
#[derive(Default)]
pub(crate) struct Surveyed(Mutex<Option<(DatasetNo, u64, Arc<Survey>)>>);

impl Surveyed {
    /// Walks through the dataset, or gives what is remembered of it.
    pub(super) fn survey(
        &self,
        cx: &Context<'_>,
        reader: &Reader,
        dataset: &Dataset,
        files: &[NotedFile],
    ) -> Result<Arc<Survey>, ApiError> {
        let generation = reader.generation()?;
        if let Some(known) = self.known(dataset.no, generation) {
            return Ok(known);
        }
        let mut wanted = HashSet::new();
        for (file, notes) in files.iter().filter(|(file, _)| is_read(file)) {
            let records = notes.iter().filter_map(|note| note.first_record);
            wanted.extend(records.map(|record| (file.no, record)));
        }
        let begun = Instant::now();
        let survey = reader.survey(dataset.no, &wanted, &mut |done| {
            cx.tell(progress(dataset, done, begun.elapsed().as_secs_f64()));
            !cx.cancelled()
        })?;
        let Some(survey) = survey else {
            return Err(ApiError::new(
                ErrorCode::Cancelled,
                "The report was stopped.",
            ));
        };
        let survey = Arc::new(survey);
        // If something was written meanwhile, nobody can say for which state it holds.
        if reader.generation()? == generation {
            let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
            *known = Some((dataset.no, generation, Arc::clone(&survey)));
        }
        Ok(survey)
    }

    fn known(&self, dataset_no: DatasetNo, generation: u64) -> Option<Arc<Survey>> {
        let known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        match known.as_ref()? {
            (no, of, survey) if *no == dataset_no && *of == generation => Some(Arc::clone(survey)),
            _ => None,
        }
    }
}

fn progress(dataset: &Dataset, done: u64, seconds: f64) -> Progress {
    let total = dataset.n_posts.max(done);
    let rate = done as f64 / seconds.max(0.001);
    Progress {
        message: format!("Looking at every post of {}", dataset.name),
        done,
        total: Some(total),
        unit: "posts".to_owned(),
        records: done,
        rate,
        seconds_left: (seconds > 1.0).then(|| (total - done) as f64 / rate.max(1.0)),
    }
}
