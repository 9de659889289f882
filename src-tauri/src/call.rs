//! The one command behind which all questions stand.

use std::{
    cell::Cell,
    panic::{self, AssertUnwindSafe},
    time::{Duration, Instant},
};

use api::{ApiError, Context, wire};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use tauri::{
    AppHandle, Emitter, Manager, State,
    ipc::{Invoke, InvokeBody, InvokeResolver},
};

use crate::{startup::Shell, tasks::Task};

/// Progress is told this often at most; a page cannot show more, and each message costs it a little.
const BETWEEN_PROGRESS: Duration = Duration::from_millis(100);

/// What the page sends.
#[derive(Deserialize)]
struct Question {
    name: String,
    #[serde(default)]
    request: Value,
    task: Option<String>,
    slot: Option<String>,
}

/// How far the question `task` has come.
#[derive(Clone, Serialize)]
struct Told<'a> {
    task: &'a str,
    progress: wire::Progress,
}

/// Takes a question, and has it answered on a worker thread.
///
/// This stands outside Tauri's own commands because those begin in any order, and the newest question in a slot must
/// be the one that came last. Here they are noted on the thread on which they arrive.
pub fn call(invoke: Invoke) -> bool {
    let Invoke {
        message, resolver, ..
    } = invoke;
    let InvokeBody::Json(body) = message.payload() else {
        resolver.reject("A question is JSON.");
        return true;
    };
    match Question::deserialize(body) {
        Ok(question) => answer_later(message.webview_ref().app_handle(), question, resolver),
        Err(error) => resolver.reject(format!("The question could not be understood: {error}.")),
    }
    true
}

/// Stops a question that is being answered.
#[tauri::command]
pub fn cancel(shell: State<'_, Shell>, task: String) {
    shell.tasks.cancel(&task);
}

fn answer_later(app: &AppHandle, question: Question, resolver: InvokeResolver<tauri::Wry>) {
    let task = app
        .state::<Shell>()
        .tasks
        .begin(question.task.clone(), question.slot.clone());
    let app = app.clone();
    // The handle would only say that the thread has ended; the answer goes through `resolver`.
    drop(tauri::async_runtime::spawn_blocking(move || {
        match answer(&app, question, &task) {
            Ok(answer) => resolver.resolve(answer),
            Err(error) => resolver.reject(error),
        }
    }));
}

/// Asks the core; a panic in there becomes an error like any other.
fn answer(app: &AppHandle, question: Question, task: &Task) -> Result<Value, ApiError> {
    let shell = app.state::<Shell>();
    let throttle = Throttle::default();
    let progress = |progress: wire::Progress| {
        if let Some(task) = &question.task
            && throttle.is_due()
        {
            // A page that has gone away hears nothing, and needs not to.
            let _ = app.emit("progress", Told { task, progress });
        }
    };
    let cancelled = || task.is_cancelled();
    let cx = Context::new(&shell.session)
        .with_progress(&progress)
        .with_cancel(&cancelled);
    panic::catch_unwind(AssertUnwindSafe(|| {
        api::call(&cx, &question.name, question.request.clone())
    }))
    .unwrap_or_else(|panic| Err(ApiError::from_panic(words_of(&*panic))))
}

/// What a panic said; it is a text unless someone panics with a value of their own.
pub fn words_of(panic: &(dyn std::any::Any + Send)) -> String {
    panic
        .downcast_ref::<&str>()
        .map(|words| (*words).to_owned())
        .or_else(|| panic.downcast_ref::<String>().cloned())
        .unwrap_or_default()
}

/// Lets something happen at once, and then not again for a while.
#[derive(Default)]
struct Throttle {
    last: Cell<Option<Instant>>,
}

impl Throttle {
    fn is_due(&self) -> bool {
        let now = Instant::now();
        let due = self
            .last
            .get()
            .is_none_or(|last| now - last >= BETWEEN_PROGRESS);
        if due {
            self.last.set(Some(now));
        }
        due
    }
}

#[cfg(test)]
mod tests {
    use std::panic;

    use super::{Question, Throttle, words_of};

    #[test]
    fn a_question_may_come_without_task_and_slot() {
        let question: Question = serde_json::from_str(r#"{"name":"about","request":{}}"#).unwrap();
        assert_eq!(question.name, "about");
        assert_eq!((question.task, question.slot), (None, None));
    }

    #[test]
    fn progress_is_told_at_once_and_then_with_pauses() {
        let throttle = Throttle::default();
        assert!(throttle.is_due());
        assert!(!throttle.is_due());
    }

    #[test]
    fn the_words_of_a_panic_are_kept_for_the_details() {
        let fixed = panic::catch_unwind(|| panic!("lost")).unwrap_err();
        let made = panic::catch_unwind(|| panic!("row {}", 7)).unwrap_err();
        let other = panic::catch_unwind(|| panic::panic_any(7)).unwrap_err();
        assert_eq!(words_of(&*fixed), "lost");
        assert_eq!(words_of(&*made), "row 7");
        assert_eq!(words_of(&*other), "");
    }
}
