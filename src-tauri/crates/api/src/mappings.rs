//! What the columns of files are that no format claims: proposed, corrected by the reader, kept and used again.

use ingest::Source;
use ingest::mapping::{self, MappedRecords, Problem, mappable_roles};
use model::Platform;

use crate::{
    ApiError, Context, ErrorCode, wire,
    wire::{
        MappedColumn, Mapping, MappingList, MappingName, MappingProposal, Nothing,
        ProposeMappingRequest, ProposedColumn, RoleChoice, SaveMappingRequest,
    },
};

/// Proposes what the columns of a file are; the reader corrects it.
///
/// # Errors
///
/// [`ErrorCode::NotFound`] if there is no such file, [`ErrorCode::NothingRecognised`] if it has no columns.
pub fn propose(
    cx: &Context<'_>,
    request: ProposeMappingRequest,
) -> Result<MappingProposal, ApiError> {
    let source = source_called(&request.path)?;
    let Some(proposal) = mapping::propose(&source)? else {
        return Err(ApiError::new(
            ErrorCode::NothingRecognised,
            format!("{} has no columns that could be named.", request.path),
        ));
    };
    let saved = saved_for(cx, &source)?;
    Ok(MappingProposal {
        saved: saved.is_some(),
        mapping: to_wire(saved.as_ref().unwrap_or(&proposal.mapping)),
        columns: proposal
            .columns
            .into_iter()
            .map(|column| ProposedColumn {
                column: column.column,
                role: column.role,
                why: column.why,
                form: column.form,
                ambiguous: column.ambiguous,
                samples: column.samples,
            })
            .collect(),
        roles: mappable_roles()
            .iter()
            .map(|role| RoleChoice {
                name: role.name.to_owned(),
                words: role.words.to_owned(),
                holds_times: role.holds_times,
                may_repeat: role.may_repeat,
            })
            .collect(),
        forms: mapping::time_forms().map(str::to_owned).collect(),
        platforms: Platform::ALL.iter().map(|p| p.name().to_owned()).collect(),
    })
}

/// Lists the mappings that are kept, the latest first.
///
/// # Errors
///
/// [`ErrorCode::NoArchive`].
pub fn list(cx: &Context<'_>, _: Nothing) -> Result<MappingList, ApiError> {
    let mappings = kept(cx)?.iter().map(to_wire).collect();
    Ok(MappingList { mappings })
}

/// Keeps a mapping under its name, in place of one that had it.
///
/// # Errors
///
/// [`ErrorCode::NoArchive`]; [`ErrorCode::BadRequest`] if it has no name or cannot be used.
pub fn save(cx: &Context<'_>, request: SaveMappingRequest) -> Result<Nothing, ApiError> {
    let mapping = from_wire(&request.mapping)?;
    if mapping.name.trim().is_empty() {
        return Err(ApiError::new(
            ErrorCode::BadRequest,
            "A mapping is kept under a name, and this one has none.",
        )
        .hint("Give it a name by which you will know it again."));
    }
    keep(cx, &mapping)?;
    Ok(Nothing {})
}

/// Forgets a mapping. Files that were read by it stay as they are.
///
/// # Errors
///
/// [`ErrorCode::NoArchive`].
pub fn forget(cx: &Context<'_>, request: MappingName) -> Result<Nothing, ApiError> {
    cx.archive()?.notes()?.remove_mapping(&request.name)?;
    Ok(Nothing {})
}

/// Reads a mapping as it stands in a TOML file.
///
/// # Errors
///
/// [`ErrorCode::BadRequest`], with the place.
pub fn from_toml(text: &str) -> Result<Mapping, ApiError> {
    let mapping = mapping::Mapping::from_toml(text).map_err(refused)?;
    Ok(to_wire(&mapping))
}

/// Keeps a mapping in the open archive's notes.
pub(crate) fn keep(cx: &Context<'_>, mapping: &mapping::Mapping) -> Result<(), ApiError> {
    let archive = cx.archive()?;
    let notes = archive.notes()?;
    notes.save_mapping(mapping.name.trim(), &mapping.to_toml(), cx.now())?;
    Ok(())
}

/// The kept mappings; none where no archive is open. One that cannot be read any more is passed over.
pub(crate) fn kept(cx: &Context<'_>) -> Result<Vec<mapping::Mapping>, ApiError> {
    let Some(archive) = cx.session().opened() else {
        return Ok(Vec::new());
    };
    let saved = archive.notes()?.saved_mappings()?;
    let readable = saved
        .iter()
        .filter_map(|saved| mapping::Mapping::from_toml(&saved.toml).ok());
    Ok(readable.collect())
}

/// The kept mapping whose columns a file has, if there is one.
fn saved_for(cx: &Context<'_>, source: &Source) -> Result<Option<mapping::Mapping>, ApiError> {
    let fits = |mapping: &mapping::Mapping| ingest::detect_mapped(source, mapping).is_ok();
    Ok(kept(cx)?.into_iter().find(fits))
}

fn source_called(label: &str) -> Result<Source, ApiError> {
    let whole = std::path::PathBuf::from(label);
    let path = match label.split_once('!') {
        Some((outer, _)) if !whole.exists() => outer.into(),
        _ => whole,
    };
    let found = ingest::find(&[path])?;
    let named = found.sources.into_iter().find(|s| s.label() == label);
    named.ok_or_else(|| {
        ApiError::new(ErrorCode::NotFound, format!("There is no file at {label}."))
            .hint("Check the path.")
    })
}

/// What a reader can do about a mapping that cannot be used.
pub(crate) fn advice(problem: &Problem) -> String {
    match problem {
        Problem::Unreadable(_) => "See `docs/mapping.md` for what a mapping looks like.".to_owned(),
        Problem::NoSuchRole { .. } => {
            let names: Vec<&str> = mappable_roles().iter().map(|role| role.name).collect();
            format!("The roles are: {}.", names.join(", "))
        }
        Problem::NoSuchForm { .. } | Problem::NoTimes { .. } => {
            let forms: Vec<&str> = mapping::time_forms().collect();
            format!("The forms of times are: {}.", forms.join(", "))
        }
        Problem::Twice { .. } => "Give one of them another role, or `keep`.".to_owned(),
        Problem::NoSuchColumns(_) => "Name the columns as the file has them.".to_owned(),
        Problem::OrderNotDeclared { .. } => {
            "Say which comes first: form = \"day-first\" or form = \"month-first\".".to_owned()
        }
    }
}

fn refused(problem: Problem) -> ApiError {
    ApiError::new(ErrorCode::BadRequest, capital(&format!("{problem}."))).hint(advice(&problem))
}

fn capital(sentence: &str) -> String {
    let mut chars = sentence.chars();
    match chars.next() {
        Some(first) => first.to_uppercase().chain(chars).collect(),
        None => String::new(),
    }
}

/// # Errors
///
/// [`ErrorCode::BadRequest`] for roles, forms, platforms and zones that do not exist.
pub(crate) fn from_wire(mapping: &Mapping) -> Result<mapping::Mapping, ApiError> {
    let bad = |message: String| ApiError::new(ErrorCode::BadRequest, message);
    let records = match mapping.records.as_str() {
        "posts" => MappedRecords::Posts,
        "accounts" => MappedRecords::Accounts,
        "shares" => MappedRecords::Shares,
        other => return Err(bad(format!("Records cannot be {other}."))),
    };
    let platform = Platform::from_name(&mapping.platform)
        .ok_or_else(|| bad(format!("There is no platform {}.", mapping.platform)))?;
    let zone = mapping
        .zone
        .as_deref()
        .filter(|zone| !zone.is_empty())
        .map(|name| {
            name.parse()
                .map_err(|_| bad(format!("There is no time zone {name}.")))
        })
        .transpose()?;
    let columns = mapping.columns.iter().map(|column| mapping::MappedColumn {
        column: column.column.clone(),
        role: column.role.clone(),
        form: column.form.clone(),
    });
    let mapping = mapping::Mapping {
        name: mapping.name.clone(),
        records,
        platform,
        zone,
        path: mapping.path.clone(),
        columns: columns.collect(),
    };
    mapping.check().map_err(refused)?;
    Ok(mapping)
}

pub(crate) fn to_wire(mapping: &mapping::Mapping) -> Mapping {
    let records = match mapping.records {
        MappedRecords::Posts => "posts",
        MappedRecords::Accounts => "accounts",
        MappedRecords::Shares => "shares",
    };
    wire::Mapping {
        name: mapping.name.clone(),
        records: records.to_owned(),
        platform: mapping.platform.name().to_owned(),
        zone: mapping.zone.map(|zone| zone.name().to_owned()),
        path: mapping.path.clone(),
        columns: mapping
            .columns
            .iter()
            .map(|column| MappedColumn {
                column: column.column.clone(),
                role: column.role.clone(),
                form: column.form.clone(),
            })
            .collect(),
    }
}
