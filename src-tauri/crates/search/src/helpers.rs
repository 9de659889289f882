//! Threads that help with answers, kept from one answer to the next: starting one takes a good part of an answer's time.

use std::num::NonZero;
use std::sync::LazyLock;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use rayon::{ThreadPool, ThreadPoolBuilder};

/// The helpers of this process: one for each core but that of the thread that asks. More would only be in its way while
/// they look for work.
struct Helpers {
    /// `None` with one core, and if the system gives no threads.
    pool: Option<ThreadPool>,
    free: AtomicUsize,
}

static HELPERS: LazyLock<Helpers> = LazyLock::new(|| {
    let threads = thread::available_parallelism().map_or(0, |cores| cores.get() - 1);
    let builder = ThreadPoolBuilder::new()
        .num_threads(threads)
        .thread_name(|n| format!("helper-{n}"));
    let pool = NonZero::new(threads).and_then(|_| builder.build().ok());
    Helpers {
        free: AtomicUsize::new(pool.as_ref().map_or(0, |_| threads)),
        pool,
    }
});

/// Does some work on this thread, which may have others help, and waits for them.
///
/// # Panics
///
/// If a helper does.
pub fn with_helpers<'scope, R>(work: impl FnOnce(&Scope<'_, 'scope>) -> R) -> R {
    match &HELPERS.pool {
        Some(pool) => pool.in_place_scope(|scope| work(&Scope(Some(scope)))),
        None => work(&Scope(None)),
    }
}

/// In which helpers can be called.
pub struct Scope<'a, 'scope>(Option<&'a rayon::Scope<'scope>>);

impl<'scope> Scope<'_, 'scope> {
    /// Has a helper do this, beside what this thread does.
    ///
    /// # Errors
    ///
    /// Gives it back if no helper is free: a quick answer never waits behind one that takes seconds.
    pub fn help<F: FnOnce() + Send + 'scope>(&self, work: F) -> Result<(), F> {
        let Some((scope, free)) = self.0.zip(Free::take()) else {
            return Err(work);
        };
        scope.spawn(move |_| {
            work();
            drop(free);
        });
        Ok(())
    }
}

/// A helper that nobody else can call until this is dropped.
struct Free;

impl Free {
    fn take() -> Option<Self> {
        let less = |free: usize| free.checked_sub(1);
        let taken = HELPERS
            .free
            .fetch_update(Ordering::AcqRel, Ordering::Acquire, less);
        taken.ok().map(|_| Self)
    }
}

impl Drop for Free {
    fn drop(&mut self) {
        HELPERS.free.fetch_add(1, Ordering::AcqRel);
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::AtomicBool;

    use super::*;

    #[test]
    fn who_finds_no_free_helper_gets_the_work_back() {
        let cores = thread::available_parallelism().map_or(1, NonZero::get);
        let (done, is_over) = (AtomicUsize::new(0), AtomicBool::new(false));
        let accepted = with_helpers(|scope| {
            let wait = || {
                while !is_over.load(Ordering::Acquire) {
                    thread::yield_now();
                }
                done.fetch_add(1, Ordering::AcqRel);
            };
            let accepted = (0..cores).take_while(|_| scope.help(wait).is_ok()).count();
            is_over.store(true, Ordering::Release);
            accepted
        });
        assert!(accepted < cores, "as many helpers as cores");
        assert_eq!(
            done.into_inner(),
            accepted,
            "the scope waits for its helpers"
        );
    }

    #[test]
    fn a_helper_is_free_again_once_it_is_done() {
        let may_help = HELPERS.pool.is_some();
        let mut helped = 0;
        // Other tests call helpers as well.
        for _ in 0..10_000 {
            helped += usize::from(with_helpers(|scope| scope.help(|| {}).is_ok()));
            thread::yield_now();
            if helped > 100 {
                break;
            }
        }
        assert_eq!(helped > 100, may_help);
    }
}
