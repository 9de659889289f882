//! An import: three threads, one that parses, one that stores, one that lets the index follow.

use std::{
    sync::{
        Arc,
        mpsc::{Receiver, SyncSender, sync_channel},
    },
    thread,
    time::{Duration, Instant},
};

use model::{Batch, Platform, Position, Record};
use store::{Begun, FileNo, ImportNo, NewDataset, NewFile, Reader, SourceFile, State, Writer};

use super::{
    inspect::needed_bytes,
    plan::{Asked, Plan, PlannedFile, plan},
    recognise::releases_of,
    report::{file_report, imported_dataset, rejected_row},
};
use crate::{
    ApiError, Context, ErrorCode,
    indexing::Follower,
    mappings,
    opened::OpenArchive,
    rows,
    wire::{ImportReport, ImportRequest, Progress},
};

/// Records in a batch, and in a transaction.
const BATCH: usize = 2_000;

/// Batches between the thread that parses and the one that stores.
const WAITING: usize = 4;

/// Rejected records that the answer lists; the report has them all.
const REJECTED: usize = 1_000;

/// Imports files: whole batches, resumable, the same content never twice.
///
/// Cancelled, it ends after a whole batch and says so in the answer; importing the same files again goes on.
///
/// # Errors
///
/// [`ErrorCode::NothingRecognised`] if no file was; [`ErrorCode::DiskFull`] if there is no room, before anything is
/// stored or after the last whole batch; [`ErrorCode::ReadOnly`].
pub fn import(cx: &Context<'_>, request: ImportRequest) -> Result<ImportReport, ApiError> {
    let begun = Instant::now();
    let archive = cx.archive()?;
    if archive.is_read_only() {
        return Err(store::Error::ReadOnly.into());
    }
    let reader = archive.reader()?;
    let planned = plan(
        cx,
        Some(&reader),
        &request.paths,
        &Asked {
            format: request.format.as_deref(),
            dataset: request.dataset.as_deref(),
            mapping: request.mapping.as_ref(),
        },
    )?;
    if planned.files.is_empty() {
        return Err(nothing_recognised(&planned));
    }
    check_disk(&archive, &planned)?;
    if let Some(mapping) = &request.mapping
        && !mapping.name.trim().is_empty()
    {
        mappings::keep(cx, &mappings::from_wire(mapping)?)?;
    }
    let (import_no, stopped) = store_and_index(cx, &archive, &planned)?;
    if !stopped {
        releases_of(&archive, &reader, &planned)?;
    }
    let mut report = report(&reader, import_no, &planned)?;
    report.cancelled = stopped;
    report.unrecognised = planned.unrecognised;
    report.elapsed_ms = begun.elapsed().as_secs_f64() * 1000.0;
    Ok(report)
}

fn nothing_recognised(plan: &Plan) -> ApiError {
    let reasons: Vec<String> = plan
        .unrecognised
        .iter()
        .map(|file| format!("{}: {}", file.path, file.reason))
        .collect();
    let mut error = ApiError::new(
        ErrorCode::NothingRecognised,
        "None of these files was recognised.",
    );
    error.hint = Some(match reasons.as_slice() {
        [] => "There is no file under these paths.".to_owned(),
        [only] => only.clone(),
        [first, more @ ..] => format!("{first} (and {} more)", more.len()),
    });
    error.details = (!reasons.is_empty()).then(|| reasons.join("\n"));
    error
}

fn check_disk(archive: &OpenArchive, plan: &Plan) -> Result<(), ApiError> {
    let (needed, free) = (
        needed_bytes(&plan.files),
        store::free_bytes(archive.store.dir())?,
    );
    if free >= needed {
        return Ok(());
    }
    Err(ApiError::new(
        ErrorCode::DiskFull,
        format!(
            "The import needs about {} MB, and the disk has {} MB left.",
            needed / 1_000_000,
            free / 1_000_000
        ),
    )
    .hint("Make room, or keep the archive on another disk. Nothing was imported."))
}

/// Runs the threads; tells whether the reader stopped them.
fn store_and_index(
    cx: &Context<'_>,
    archive: &OpenArchive,
    plan: &Plan,
) -> Result<(ImportNo, bool), ApiError> {
    let mut writer = archive.store.writer(text::fold_tag)?;
    let reader = archive.reader()?;
    let stamp = archive.with_index(search::Index::stamp)?;
    let follower = archive.with_index(|index| Follower::new(&reader, index, stamp))?;
    let (stored, committed) = thread::scope(|scope| {
        // One signal waits at most: the index reads up to the end of the store each time.
        let (signal, signals) = sync_channel::<()>(1);
        let following = thread::Builder::new()
            .name("index".to_owned())
            .spawn_scoped(scope, move || follow(follower, &reader, &signals))
            .map_err(|error| no_thread(&error))?;
        let stored = store_files(cx, &mut writer, plan, &signal);
        // Cancelled or failed too: the index is about to read the store for the last time.
        let committed = writer.commit();
        drop(signal);
        let followed = following
            .join()
            .unwrap_or_else(|panic| std::panic::resume_unwind(panic));
        // What was stored is indexed even if the import failed half-way.
        archive.with_index(|index| followed?.finish(index))?;
        Ok::<_, ApiError>((stored, committed))
    })?;
    let stamp = archive.with_index(search::Index::stamp)?;
    if stamp.generation < archive.reader()?.last_removal()? {
        // A table of shares has added to posts that were indexed before.
        archive.rebuild(cx)?;
    }
    committed?;
    let (import_no, stopped) = stored?;
    if !stopped {
        // Last of all: an import that was cut off before this is gone on with, and leaves no trace of it.
        writer.finish_import(import_no, cx.now())?;
    }
    Ok((import_no, stopped))
}

/// Lets the index follow the store until the import is over.
fn follow(
    mut follower: Follower,
    reader: &Reader,
    signals: &Receiver<()>,
) -> Result<Follower, ApiError> {
    for () in signals {
        while follower.step(reader)? {}
    }
    while follower.step(reader)? {}
    Ok(follower)
}

fn store_files(
    cx: &Context<'_>,
    writer: &mut Writer,
    plan: &Plan,
    signal: &SyncSender<()>,
) -> Result<(ImportNo, bool), ApiError> {
    let import_no = writer.begin_import(env!("CARGO_PKG_VERSION"), cx.now())?;
    let total = plan.files.iter().map(|file| file.hashed.bytes).sum();
    let mut meter = Meter::new(cx, total, "bytes");
    for file in &plan.files {
        if cx.cancelled() {
            return Ok((import_no, true));
        }
        let choice = &file.dataset;
        let dataset_no = writer.dataset(
            &NewDataset {
                id: &choice.id,
                name: &choice.name,
                platform: choice.platform,
                publisher: choice.publisher,
                format: choice.format,
                catalogue_key: choice.catalogue_key,
            },
            cx.now(),
        )?;
        let path = file.source.path.to_string_lossy();
        let delimiter = file.detected.delimiter.map(String::from);
        let mapping = file
            .detected
            .mapping
            .as_ref()
            .map(ingest::mapping::Mapping::to_toml);
        let begun = writer.begin_file(&NewFile {
            import_no,
            dataset_no,
            path: &path,
            member: file.source.member.as_deref(),
            outer_sha256: &file.outer_sha256,
            sha256: &file.hashed.sha256,
            bytes: file.hashed.bytes,
            format: file.detected.format.name(),
            header: &file.detected.header,
            damage: file.hashed.damage.as_deref(),
            why: Some(&file.detected.why),
            encoding: Some(file.detected.encoding.name()),
            delimiter: delimiter.as_deref(),
            mapping: mapping.as_deref(),
        })?;
        let (file_no, from) = match begun {
            Begun::SameContent { .. } | Begun::Complete(_) => {
                meter.pass(file.hashed.bytes);
                continue;
            }
            Begun::New(file_no) => (file_no, None),
            Begun::Resume { file_no, from } => (file_no, Some(from)),
        };
        let platform = platform_of_dataset(plan, file);
        if store_file(
            cx,
            writer,
            (file, platform),
            file_no,
            from,
            &mut meter,
            signal,
        )? {
            return Ok((import_no, true));
        }
        meter.pass(file.hashed.bytes);
    }
    // Here, while the index still reads.
    writer.add_indexes()?;
    Ok((import_no, false))
}

/// The platform of a file's dataset: that of the first file in it, unless it was there before.
fn platform_of_dataset(plan: &Plan, file: &PlannedFile) -> Platform {
    let id = &file.dataset.id;
    let mut same = plan.files.iter().filter(|other| other.dataset.id == *id);
    same.next().unwrap_or(file).dataset.platform
}

/// Says of each record where it was, for a file of another platform than its dataset: what somebody collected on
/// several lies in one folder.
fn name_platform(batch: &mut Batch, platform: Platform) {
    for (_, record) in &mut batch.records {
        match record {
            Record::Post(post) | Record::Share(post) => {
                post.platform.get_or_insert(platform);
                if post.account.platform.is_none() {
                    Arc::make_mut(&mut post.account).platform = Some(platform);
                }
            }
            Record::Account(account) => {
                account.platform.get_or_insert(platform);
            }
            _ => {}
        }
    }
}

/// Reads one file in a thread of its own and stores its batches; tells whether the reader stopped it.
fn store_file(
    cx: &Context<'_>,
    writer: &mut Writer,
    (file, platform): (&PlannedFile, Platform),
    file_no: FileNo,
    from: Option<Position>,
    meter: &mut Meter<'_>,
    signal: &SyncSender<()>,
) -> Result<bool, ApiError> {
    let message = format!("Reading {}", file.source.file_name());
    let elsewhere = (file.detected.platform != platform).then_some(file.detected.platform);
    thread::scope(|scope| {
        let (give, batches) = sync_channel::<Result<Batch, ingest::Error>>(WAITING);
        thread::Builder::new()
            .name("parse".to_owned())
            .spawn_scoped(scope, move || parse(file, from, &give))
            .map_err(|error| no_thread(&error))?;
        for batch in batches {
            let mut batch = batch?;
            if let Some(platform) = elsewhere {
                name_platform(&mut batch, platform);
            }
            writer.write_batch(file_no, &batch)?;
            // A full channel means that the index will look anyway.
            let _ = signal.try_send(());
            meter.tell(&message, batch.end.byte, batch.end.record);
            if batch.finished {
                return Ok(false);
            }
            if cx.cancelled() {
                // Dropping the channel ends the thread that parses.
                return Ok(true);
            }
        }
        Ok(false)
    })
}

fn no_thread(error: &std::io::Error) -> ApiError {
    ApiError::new(
        ErrorCode::Failed,
        "The system gives this program no more threads.",
    )
    .hint("Close other programs and try again.")
    .caused_by(error)
}

/// Parses a file until its end, or until nobody takes batches any more.
fn parse(
    file: &PlannedFile,
    from: Option<Position>,
    give: &SyncSender<Result<Batch, ingest::Error>>,
) {
    let opened = ingest::Reader::open(&file.source, &file.detected, &file.hashed.sha256, from);
    let mut reader = match opened {
        Ok(reader) => reader,
        Err(error) => {
            // The taker is gone only if it has failed by itself.
            let _ = give.send(Err(error));
            return;
        }
    };
    loop {
        let batch = reader.next_batch(BATCH);
        let is_last = batch.as_ref().map_or(true, |batch| batch.finished);
        if give.send(batch).is_err() || is_last {
            return;
        }
    }
}

/// What became of the files of this import.
fn report(reader: &Reader, import_no: ImportNo, plan: &Plan) -> Result<ImportReport, ApiError> {
    let imports = reader.imports()?;
    let mut report = ImportReport {
        datasets: Vec::new(),
        rejected: Vec::new(),
        rejected_total: 0,
        unrecognised: Vec::new(),
        cancelled: false,
        elapsed_ms: 0.0,
    };
    for dataset in reader.datasets()? {
        if !plan.files.iter().any(|file| file.dataset.id == dataset.id) {
            continue;
        }
        let mut files = Vec::new();
        let all = reader.files(dataset.no)?;
        for file in all.iter().filter(|file| is_of(file, &all, import_no, plan)) {
            files.push(file_report(reader, file, &imports)?);
            report.rejected_total += file.rejected;
            let room = REJECTED - report.rejected.len();
            let rejected = reader.rejected(file.no, 0, room as u64)?;
            let label = rows::label(file);
            report
                .rejected
                .extend(rejected.iter().map(|row| rejected_row(&label, row)));
        }
        report.datasets.push(imported_dataset(&dataset, files));
    }
    Ok(report)
}

/// Whether a file's row tells what this import did. A file that it did not reach shows the row it has from before.
fn is_of(file: &SourceFile, all: &[SourceFile], import_no: ImportNo, plan: &Plan) -> bool {
    let of_this_run = |row: &SourceFile| row.import_no == import_no;
    if of_this_run(file) {
        return true;
    }
    let wanted = plan
        .files
        .iter()
        .any(|planned| planned.hashed.sha256 == file.sha256);
    let has_own_row = all
        .iter()
        .any(|row| of_this_run(row) && row.sha256 == file.sha256);
    wanted && !has_own_row && file.state != State::SameContent
}

/// Turns bytes done into progress with rate and time left, a few times a second.
pub(super) struct Meter<'a> {
    cx: &'a Context<'a>,
    unit: &'static str,
    total: u64,
    /// Bytes of the files that are done.
    passed: u64,
    begun: Instant,
    told: Option<Instant>,
    /// Records of the files that are done, and of the present one.
    records: (u64, u64),
}

impl<'a> Meter<'a> {
    pub(super) fn new(cx: &'a Context<'a>, total: u64, unit: &'static str) -> Self {
        Self {
            cx,
            unit,
            total,
            passed: 0,
            begun: Instant::now(),
            told: None,
            records: (0, 0),
        }
    }

    /// Tells that `bytes` and `records` of the present file are done.
    pub(super) fn tell(&mut self, message: &str, bytes: u64, records: u64) {
        self.records.1 = records;
        let now = Instant::now();
        if self
            .told
            .is_some_and(|told| now - told < Duration::from_millis(100))
        {
            return;
        }
        self.told = Some(now);
        let seconds = (now - self.begun).as_secs_f64().max(0.001);
        let done = self.passed + bytes;
        let records = self.records.0 + self.records.1;
        let bytes_a_second = done as f64 / seconds;
        let left = self.total.saturating_sub(done) as f64;
        self.cx.tell(Progress {
            message: message.to_owned(),
            done,
            total: Some(self.total.max(done)),
            unit: self.unit.to_owned(),
            records,
            rate: records as f64 / seconds,
            // Before a second has passed any guess would be a wild one.
            seconds_left: (seconds > 1.0).then(|| left / bytes_a_second.max(1.0)),
        });
    }

    /// The present file, of this length, is done.
    pub(super) fn pass(&mut self, bytes: u64) {
        self.passed += bytes;
        self.records = (self.records.0 + self.records.1, 0);
    }
}
