//! What the files are, and which dataset each will join.

use std::{
    collections::{HashMap, HashSet},
    ops::ControlFlow,
    path::{Path, PathBuf},
};

use ingest::{
    Detected, Detection, Format, Grouping, Hashed, Source,
    catalogue::{self, Release},
    mapping::{Mapping, Problem},
};
use model::Platform;
use store::Reader;

use super::{recognise::first_records, run::Meter};
use crate::{ApiError, Context, ErrorCode, mappings, releases, values, wire, wire::Unrecognised};

/// A file that can be imported.
pub(crate) struct PlannedFile {
    pub(crate) source: Source,
    pub(crate) detected: Detected,
    /// SHA-256, length and health of the decompressed bytes.
    pub(crate) hashed: Hashed,
    /// SHA-256 of the file on disk.
    pub(crate) outer_sha256: String,
    pub(crate) dataset: Choice,
}

/// The dataset that a file joins or makes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Choice {
    pub(crate) id: String,
    pub(crate) name: String,
    pub(crate) platform: Platform,
    pub(crate) format: &'static str,
    pub(crate) publisher: Option<&'static str>,
    pub(crate) catalogue_key: Option<&'static str>,
    pub(crate) exists: bool,
}

/// What the reader insists on.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Asked<'a> {
    /// A format by name.
    pub(crate) format: Option<&'a str>,
    /// The dataset to join or make.
    pub(crate) dataset: Option<&'a str>,
    /// What the columns are.
    pub(crate) mapping: Option<&'a wire::Mapping>,
}

/// Everything that was found under the paths.
pub(crate) struct Plan {
    pub(crate) files: Vec<PlannedFile>,
    pub(crate) unrecognised: Vec<Unrecognised>,
}

/// Looks at the files, hashes them and decides the dataset of each. `reader` is that of the archive, if there is one.
pub(crate) fn plan(
    cx: &Context<'_>,
    reader: Option<&Reader>,
    paths: &[String],
    asked: &Asked<'_>,
) -> Result<Plan, ApiError> {
    let format = asked.format.map(format_called).transpose()?;
    let declared = asked.mapping.map(mappings::from_wire).transpose()?;
    let kept = mappings::kept(cx)?;
    let paths: Vec<_> = paths.iter().map(Into::into).collect();
    let found = ingest::find(&paths)?;
    let mut unrecognised: Vec<Unrecognised> = found
        .unrecognised
        .into_iter()
        .map(|file| unrecognised_file(&file.path, &file.reason))
        .collect();
    let mut detected = Vec::new();
    for source in found.sources {
        match look(&source, format, declared.as_ref(), &kept)? {
            Ok(one) => detected.push((source, one)),
            Err(why) => unrecognised.push(Unrecognised {
                path: source.label(),
                ..why
            }),
        }
    }
    let (detected, hashed) = hash(cx, detected, &mut unrecognised)?;
    let choices = choose(reader, &detected, &hashed, asked.dataset)?;
    let files = detected
        .into_iter()
        .zip(hashed)
        .zip(choices)
        .map(
            |(((source, detected), (hashed, outer_sha256)), dataset)| PlannedFile {
                source,
                detected,
                hashed,
                outer_sha256,
                dataset,
            },
        )
        .collect();
    unrecognised.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(Plan {
        files,
        unrecognised,
    })
}

fn unrecognised_file(label: &str, reason: &str) -> Unrecognised {
    Unrecognised {
        path: label.to_owned(),
        reason: reason.to_owned(),
        mappable: false,
    }
}

/// The format of this name.
fn format_called(name: &str) -> Result<Format, ApiError> {
    Format::from_name(name).ok_or_else(|| {
        let known: Vec<&str> = Format::all().map(Format::name).collect();
        ApiError::new(
            ErrorCode::BadRequest,
            format!("There is no format called {name}."),
        )
        .hint(format!("The formats are: {}.", known.join(", ")))
    })
}

/// What one file is; the inner error says why it cannot be imported.
fn look(
    source: &Source,
    format: Option<Format>,
    declared: Option<&Mapping>,
    kept: &[Mapping],
) -> Result<Result<Detected, Unrecognised>, ApiError> {
    if let Some(format) = format {
        return match ingest::detect_as(source, format) {
            Ok(detected) => Ok(Ok(detected)),
            Err(error @ ingest::Error::WrongFormat { .. }) => Ok(Err(refused(error.into()))),
            Err(error) => left_out(error).map(Err),
        };
    }
    if let Some(mapping) = declared {
        match ingest::detect_mapped(source, mapping) {
            Ok(detected) => return Ok(Ok(detected)),
            Err(ingest::Error::Mapping {
                problem: Problem::NoSuchColumns(_),
                ..
            }) => {}
            Err(error @ ingest::Error::Mapping { .. }) => return Ok(Err(refused(error.into()))),
            Err(error) => return left_out(error).map(Err),
        }
    }
    let detection = match ingest::detect(source) {
        Ok(detection) => detection,
        Err(error) => return left_out(error).map(Err),
    };
    Ok(match detection {
        Detection::One(detected) => Ok(detected),
        Detection::Several(formats) => {
            let names: Vec<&str> = formats.into_iter().map(Format::name).collect();
            let reason = format!(
                "could be any of {}: say which with --format",
                names.join(", ")
            );
            Err(unrecognised_file("", &reason))
        }
        Detection::None {
            mappable: true,
            reason,
            ..
        } => {
            // A file like this one came before, and the reader said what its columns are.
            let known = kept
                .iter()
                .find_map(|mapping| ingest::detect_mapped(source, mapping).ok());
            known.ok_or_else(|| Unrecognised {
                mappable: true,
                ..unrecognised_file("", &reason)
            })
        }
        Detection::None { reason, .. } => Err(unrecognised_file("", &reason)),
    })
}

/// A file that cannot be read as the reader asked.
fn refused(error: ApiError) -> Unrecognised {
    let reason = format!("{} {}", error.message, error.hint.unwrap_or_default());
    Unrecognised {
        mappable: true,
        ..unrecognised_file("", reason.trim_end())
    }
}

/// A file that unpacks to more than is believed is left out; what else goes wrong is the end of the import.
fn left_out(error: ingest::Error) -> Result<Unrecognised, ApiError> {
    match error {
        ingest::Error::TooLarge { label, reason } => Ok(unrecognised_file(&label, &reason)),
        error => Err(error.into()),
    }
}

/// Files that were looked at, and the hashes of each: of its decompressed bytes, of the file on disk.
type HashedFiles = (Vec<(Source, Detected)>, Vec<(Hashed, String)>);

/// Hashes every file: the decompressed bytes, and the file on disk once for all of its members. One that unpacks to
/// more than is believed is left out.
fn hash(
    cx: &Context<'_>,
    files: Vec<(Source, Detected)>,
    unrecognised: &mut Vec<Unrecognised>,
) -> Result<HashedFiles, ApiError> {
    let total = files
        .iter()
        .map(|(source, _)| source.bytes_hint().unwrap_or(0))
        .sum();
    let mut meter = Meter::new(cx, total, "bytes");
    let mut outer: HashMap<PathBuf, String> = HashMap::new();
    let (mut kept, mut hashed) = (Vec::new(), Vec::new());
    for (source, detected) in files {
        let message = format!("Checking {}", source.file_name());
        let content = source.hash(&mut |bytes| {
            meter.tell(&message, bytes, 0);
            stop_if(cx.cancelled())
        });
        let content = match content {
            Ok(content) => content,
            Err(error) => {
                unrecognised.push(left_out(error)?);
                continue;
            }
        };
        meter.pass(content.bytes);
        if !outer.contains_key(&source.path) {
            let sha256 = match source.is_plain() {
                true => content.sha256.clone(),
                false => source.outer_sha256(&mut |_| stop_if(cx.cancelled()))?,
            };
            outer.insert(source.path.clone(), sha256);
        }
        hashed.push((content, outer[&source.path].clone()));
        kept.push((source, detected));
    }
    Ok((kept, hashed))
}

fn stop_if(stop: bool) -> ControlFlow<()> {
    match stop {
        true => ControlFlow::Break(()),
        false => ControlFlow::Continue(()),
    }
}

/// Decides the dataset of each file: the reader's choice; else the one that holds this very content; else the
/// catalogue's, if the columns stand as published; else one for the folder.
fn choose(
    reader: Option<&Reader>,
    files: &[(Source, Detected)],
    hashed: &[(Hashed, String)],
    asked: Option<&str>,
) -> Result<Vec<Choice>, ApiError> {
    let existing = Existing::read(reader)?;
    let released = files
        .iter()
        .zip(hashed)
        .map(|((source, detected), (content, _))| release(source, detected, content))
        .collect::<Result<Vec<_>, _>>()?;
    let mut groups: HashMap<String, Choice> = HashMap::new();
    for (((source, detected), release), (content, _)) in files.iter().zip(&released).zip(hashed) {
        let group = group_of(source, detected, *release);
        if asked.is_none()
            && let Some(dataset) = existing.by_content.get(&content.sha256)
        {
            groups.entry(group).or_insert_with(|| dataset.clone());
        }
    }
    let mut taken: HashSet<String> = existing.ids.keys().cloned().collect();
    let mut choices = Vec::with_capacity(files.len());
    for ((source, detected), release) in files.iter().zip(released) {
        let group = group_of(source, detected, release);
        let choice = match (asked, groups.get(&group)) {
            (Some(name), _) => named(name, detected, &existing),
            (None, Some(known)) => known.clone(),
            (None, None) => match release {
                Some(release) => catalogued(release, detected, &existing),
                None => unnamed(source, detected, &existing, &taken),
            },
        };
        taken.insert(choice.id.clone());
        groups.entry(group).or_insert_with(|| choice.clone());
        choices.push(choice);
    }
    Ok(choices)
}

/// What is in the archive already.
#[derive(Default)]
struct Existing {
    ids: HashMap<String, Choice>,
    by_content: HashMap<String, Choice>,
    /// By the key of their release; copies that somebody saved anew stay by themselves.
    by_release: HashMap<&'static str, Choice>,
}

impl Existing {
    fn read(reader: Option<&Reader>) -> Result<Self, ApiError> {
        let mut existing = Self::default();
        let Some(reader) = reader else {
            return Ok(existing);
        };
        for dataset in reader.datasets()? {
            let release = releases::of(&dataset);
            let recognised = releases::recognised(&dataset);
            let choice = Choice {
                id: dataset.id.clone(),
                name: dataset.name,
                platform: dataset.platform,
                format: family_called(&dataset.format),
                publisher: release.map(|release| release.publisher.as_str()),
                catalogue_key: release.map(|release| release.key.as_str()),
                exists: true,
            };
            for file in reader.files(dataset.no)? {
                existing
                    .by_content
                    .entry(file.sha256)
                    .or_insert_with(|| choice.clone());
            }
            if let Some(key) = choice.catalogue_key
                && !recognised.is_some_and(|recognised| recognised.resaved)
            {
                existing.by_release.insert(key, choice.clone());
            }
            existing.ids.insert(dataset.id, choice);
        }
        Ok(existing)
    }
}

/// Files of one catalogue key go together, or of one format family in one folder, or of one family and one name.
fn group_of(source: &Source, detected: &Detected, release: Option<&Release>) -> String {
    let family = detected.format.family();
    match (release, detected.format.grouping()) {
        (Some(release), _) => release.key.clone(),
        (None, Grouping::Folder) => format!("{family}\u{0}{}", folder(source)),
        (None, Grouping::FileStem) => format!("{family}\u{0}\u{0}{}", file_stem(source)),
    }
}

/// The name of a file without its endings.
fn file_stem(source: &Source) -> String {
    let name = source.file_name();
    let stem = Path::new(&name).file_stem().unwrap_or_default();
    stem.to_string_lossy().trim().to_owned()
}

/// The release that a name tells, believed only where the columns stand as they were published and neither the ids
/// nor the dates of the first records speak against it.
fn release(
    source: &Source,
    detected: &Detected,
    content: &Hashed,
) -> Result<Option<&'static Release>, ApiError> {
    let Some(release) = catalogue::release_named(source, detected.format.family()) else {
        return Ok(None);
    };
    if !detected.header_as_published || !detected.dates_as_published {
        return Ok(None);
    }
    let first = first_records(source, detected, &content.sha256)?;
    Ok((!catalogue::is_contradicted(&first, release)).then_some(release))
}

/// The folder of a file: that of the path, else that inside the archive.
fn folder(source: &Source) -> String {
    let outer = source
        .path
        .parent()
        .map(Path::to_path_buf)
        .unwrap_or_default();
    // `.` and `x` must have names too; a folder that is gone keeps the name it was given.
    let outer = std::fs::canonicalize(&outer).unwrap_or(outer);
    outer.to_string_lossy().into_owned()
}

fn folder_name(source: &Source) -> String {
    let folder = folder(source);
    Path::new(&folder)
        .file_name()
        .map(|name| name.to_string_lossy().into_owned())
        .unwrap_or_else(|| source.file_name())
}

fn named(name: &str, detected: &Detected, existing: &Existing) -> Choice {
    let id = values::slug(name);
    existing.ids.get(&id).cloned().unwrap_or(Choice {
        id,
        name: name.trim().to_owned(),
        platform: detected.platform,
        format: detected.format.family(),
        publisher: None,
        catalogue_key: None,
        exists: false,
    })
}

fn catalogued(release: &'static Release, detected: &Detected, existing: &Existing) -> Choice {
    let id = values::slug(&release.key);
    let known = existing
        .by_release
        .get(release.key.as_str())
        .or_else(|| existing.ids.get(&id));
    known.cloned().unwrap_or(Choice {
        id,
        name: release.name.clone(),
        platform: detected.platform,
        format: detected.format.family(),
        publisher: Some(&release.publisher),
        catalogue_key: Some(&release.key),
        exists: false,
    })
}

/// A dataset for what no release is known for: a new one for a folder, a number telling it from others of that name;
/// for a publication of its own the one of its name.
fn unnamed(
    source: &Source,
    detected: &Detected,
    existing: &Existing,
    taken: &HashSet<String>,
) -> Choice {
    let name = match detected.format.grouping() {
        Grouping::Folder => folder_name(source),
        Grouping::FileStem => file_stem(source),
    };
    let base = values::slug(&name);
    if detected.format.grouping() == Grouping::FileStem
        && let Some(known) = existing.ids.get(&base)
        && known.format == detected.format.family()
    {
        return known.clone();
    }
    let mut id = base.clone();
    let mut n = 1;
    while taken.contains(&id) {
        n += 1;
        id = format!("{base}-{n}");
    }
    Choice {
        name: if n == 1 {
            name
        } else {
            format!("{name} ({n})")
        },
        id,
        platform: detected.platform,
        format: detected.format.family(),
        publisher: None,
        catalogue_key: None,
        exists: false,
    }
}

/// The family of this name, as the formats have it.
fn family_called(name: &str) -> &'static str {
    Format::all()
        .map(Format::family)
        .find(|family| *family == name)
        .unwrap_or("other")
}
