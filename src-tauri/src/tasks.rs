//! Which questions are being answered at this moment, and which of them need no answer any more.

use std::sync::{
    Arc, Mutex, MutexGuard, PoisonError,
    atomic::{AtomicBool, Ordering},
};

/// The questions under way.
#[derive(Debug, Default)]
pub struct Tasks {
    running: Arc<Mutex<Vec<Entry>>>,
}

/// A question under way; it leaves the list when this is dropped.
#[derive(Debug)]
pub struct Task {
    cancelled: Arc<AtomicBool>,
    running: Arc<Mutex<Vec<Entry>>>,
}

#[derive(Debug)]
struct Entry {
    task: Option<String>,
    slot: Option<String>,
    cancelled: Arc<AtomicBool>,
}

impl Tasks {
    /// Notes a question, and stops the older one that stands in the same `slot`.
    ///
    /// Must be called in the order in which the questions arrive: the last to come keeps the slot.
    pub fn begin(&self, task: Option<String>, slot: Option<String>) -> Task {
        let cancelled = Arc::new(AtomicBool::new(false));
        let mut running = lock(&self.running);
        if slot.is_some() {
            for older in running.iter().filter(|older| older.slot == slot) {
                older.cancelled.store(true, Ordering::Relaxed);
            }
        }
        running.push(Entry {
            task,
            slot,
            cancelled: Arc::clone(&cancelled),
        });
        drop(running);
        Task {
            cancelled,
            running: Arc::clone(&self.running),
        }
    }

    /// Stops the question `task`. One that has already been answered is no error.
    pub fn cancel(&self, task: &str) {
        for entry in lock(&self.running).iter() {
            if entry.task.as_deref() == Some(task) {
                entry.cancelled.store(true, Ordering::Relaxed);
            }
        }
    }
}

impl Task {
    /// Whether nobody waits for the answer any more.
    pub fn is_cancelled(&self) -> bool {
        self.cancelled.load(Ordering::Relaxed)
    }
}

impl Drop for Task {
    fn drop(&mut self) {
        lock(&self.running).retain(|entry| !Arc::ptr_eq(&entry.cancelled, &self.cancelled));
    }
}

/// A list of flags is whole whatever happened to the thread that held it.
fn lock(running: &Mutex<Vec<Entry>>) -> MutexGuard<'_, Vec<Entry>> {
    running.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::Tasks;

    fn slot(name: &str) -> Option<String> {
        Some(name.to_owned())
    }

    #[test]
    fn a_newer_question_stops_the_older_one_in_its_slot() {
        let tasks = Tasks::default();
        let older = tasks.begin(None, slot("search"));
        let elsewhere = tasks.begin(None, slot("facets"));
        let newer = tasks.begin(None, slot("search"));
        assert!(older.is_cancelled());
        assert!(!elsewhere.is_cancelled());
        assert!(!newer.is_cancelled());
    }

    #[test]
    fn questions_without_a_slot_leave_each_other_alone() {
        let tasks = Tasks::default();
        let first = tasks.begin(None, None);
        let _second = tasks.begin(None, None);
        assert!(!first.is_cancelled());
    }

    #[test]
    fn a_task_is_stopped_by_its_name_and_no_other() {
        let tasks = Tasks::default();
        let import = tasks.begin(slot("import-1"), None);
        let export = tasks.begin(slot("export-1"), None);
        tasks.cancel("import-1");
        assert!(import.is_cancelled());
        assert!(!export.is_cancelled());
    }

    #[test]
    fn an_answered_question_is_forgotten() {
        let tasks = Tasks::default();
        drop(tasks.begin(slot("import-1"), slot("import")));
        assert!(super::lock(&tasks.running).is_empty());
        tasks.cancel("import-1");
    }
}
