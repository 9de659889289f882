//! The router: from a command's name and a JSON request to a JSON answer.

use serde::{Serialize, de::DeserializeOwned};
use serde_json::Value;

use crate::{
    ApiError, Context, ErrorCode, about, accounts, archives, batch, bindings::Bindings, catalogue,
    compare, connections, datasets, diff, events, evidence, exports, facets, imports, indicators,
    mappings, matches, notes, pictures, posts, query_list, releases, reports, review, saved,
    timeline, verify, words,
};

/// Makes the router and the list of bindings from one table.
macro_rules! commands {
    ($($name:ident => $module:ident :: $function:ident,)+) => {
        /// Every command, in reading order.
        pub const COMMANDS: &[&str] = &[$(stringify!($name),)+];

        /// Answers the command `name`.
        ///
        /// # Errors
        ///
        /// [`ErrorCode::BadRequest`] for an unknown name or a request of the wrong shape, else the command's own.
        pub fn call(cx: &Context<'_>, name: &str, request: Value) -> Result<Value, ApiError> {
            match name {
                $(stringify!($name) => run(cx, request, $module::$function),)+
                _ => Err(ApiError::new(ErrorCode::BadRequest, format!("There is no command {name}."))),
            }
        }

        /// Adds every command's types.
        pub(crate) fn describe(bindings: &mut Bindings) {
            $(bindings.command(stringify!($name), $module::$function);)+
        }
    };
}

commands! {
    archive_state => archives::state,
    open_archive => archives::open,
    create_archive => archives::create,
    open_sample => archives::open_sample,
    close_archive => archives::close,

    list_datasets => datasets::list,
    inspect_files => imports::inspect,
    propose_mapping => mappings::propose,
    list_mappings => mappings::list,
    save_mapping => mappings::save,
    forget_mapping => mappings::forget,
    import_files => imports::import,
    dataset_report => reports::report,
    save_report => reports::save,
    rename_dataset => datasets::rename,
    remove_dataset => datasets::remove,
    diff_datasets => diff::datasets,
    diff_findings => diff::findings,
    set_release => releases::set,

    search_catalogue => catalogue::search,
    show_takedown => catalogue::show,

    search_posts => posts::search,
    count_facets => facets::count,
    show_post => posts::show,

    explain_query => words::explain,
    list_spellings => words::spellings,
    complete_query => words::complete,
    similar_posts => words::similar,

    read_query_list => query_list::read,
    count_batch => batch::count,
    save_batch => batch::save,

    count_timeline => timeline::count,
    save_timeline => timeline::save,
    save_picture => pictures::save,

    list_accounts => accounts::list,
    show_account => accounts::show,
    account_evidence => evidence::card,
    account_history => evidence::history,
    account_connections => connections::of_account,
    compare_accounts => compare::accounts,
    compared_posts => compare::posts,
    near_texts => compare::near_texts,
    compare_chance => compare::chance,
    comparison_report => compare::report,
    save_comparison => compare::save,

    list_indicators => indicators::list,
    list_summaries => indicators::summaries,
    match_indicators => matches::matches,

    export_posts => exports::posts,
    verify_archive => verify::verify,
    rebuild_index => verify::reindex,

    save_state => notes::save_state,
    load_state => notes::load_state,
    list_history => notes::history,
    remember_query => notes::remember,
    forget_history => notes::forget,

    list_searches => saved::list,
    save_search => saved::save,
    rename_search => saved::rename,
    remove_search => saved::remove,
    restore_search => saved::restore,

    list_marks => review::marks,
    set_mark => review::set,
    review_posts => review::posts,
    export_marks => review::export,

    list_events => events::list,
    save_event => events::save,
    remove_events => events::remove,
    restore_events => events::restore,
    import_events => events::import,
    export_events => events::export,

    about => about::info,
}

/// Decodes the request, asks, encodes the answer.
fn run<Q: DeserializeOwned, A: Serialize>(
    cx: &Context<'_>,
    request: Value,
    command: fn(&Context<'_>, Q) -> Result<A, ApiError>,
) -> Result<Value, ApiError> {
    let request = serde_json::from_value(request).map_err(|error| {
        ApiError::new(
            ErrorCode::BadRequest,
            "The request could not be understood.",
        )
        .caused_by(&error)
    })?;
    let answer = command(cx, request)?;
    serde_json::to_value(answer).map_err(|error| {
        ApiError::new(ErrorCode::Failed, "The answer could not be written.").caused_by(&error)
    })
}
