//! From the paths a reader names to the sources in them.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::bound::Bound;
use super::content::{Content, Place, Wrapping};
use super::magic::Kind;
use super::{Source, TableSource, archive, label, sevenz};
use crate::sqlite::{self, MAX_BYTES_IN_MEMORY};
use crate::{Error, source::bound::TooLarge};

/// Folders inside folders deeper than this are a loop or a mistake.
const MAX_DEPTH: usize = 64;

/// What stands under some paths.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Found {
    /// What can be read, in the order of the paths given and of the names within them.
    pub sources: Vec<Source>,
    /// What cannot be opened, and why.
    pub unrecognised: Vec<Unrecognised>,
}

/// A file or member that is left out, with the reason.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unrecognised {
    /// The path as given, with `!` and the member's name behind it.
    pub path: String,
    /// Why, as the rest of a sentence that begins with the path: `is encrypted with a password; unpack it first`.
    pub reason: String,
}

/// Walks files, folders and archives.
///
/// Folders are walked in the order of their names; hidden files are skipped, and so is what macOS adds to archives
/// (`__MACOSX`). Whether something is an archive is told by its first bytes, never by its name.
///
/// # Errors
///
/// [`Error::NotFound`] if one of `paths` itself is not there.
pub fn find(paths: &[PathBuf]) -> Result<Found, Error> {
    let mut found = Found::default();
    for path in paths {
        if fs::symlink_metadata(path).is_err_and(|e| e.kind() == io::ErrorKind::NotFound) {
            return Err(Error::NotFound { path: path.clone() });
        }
        found.walk(path, 0);
    }
    Ok(found)
}

impl Found {
    fn walk(&mut self, path: &Path, depth: usize) {
        let outcome = match fs::metadata(path) {
            Ok(metadata) if metadata.is_dir() => self.walk_folder(path, depth),
            Ok(metadata) if metadata.is_file() => self.look_into(path),
            Ok(_) => {
                self.leave_out(path, None, "is neither a file nor a folder");
                Ok(())
            }
            Err(error) => Err(error),
        };
        if let Err(error) = outcome {
            self.leave_out(path, None, format!("cannot be opened ({error})"));
        }
    }

    fn walk_folder(&mut self, folder: &Path, depth: usize) -> io::Result<()> {
        if depth > MAX_DEPTH {
            self.leave_out(folder, None, "lies too deep in folders");
            return Ok(());
        }
        let mut entries = fs::read_dir(folder)?.collect::<Result<Vec<_>, _>>()?;
        entries.sort_by_key(fs::DirEntry::file_name);
        let mut media = MediaCount::default();
        for entry in entries {
            let name = entry.file_name();
            let name = name.to_string_lossy();
            // A link to a folder may lead back up; a link to a file is as good as the file.
            let linked_folder = entry.file_type()?.is_symlink() && entry.path().is_dir();
            if is_hidden(&name) || linked_folder || media.takes(&name) {
                continue;
            }
            self.walk(&entry.path(), depth + 1);
        }
        self.note_media(folder, &media);
        Ok(())
    }

    fn look_into(&mut self, path: &Path) -> io::Result<()> {
        let content = Content::file();
        // A file that cannot be opened is one that cannot be listed either.
        content.open(path)?;
        let head = content.head(path);
        match Kind::of(&head) {
            Kind::Zip => self.list_zip(path),
            Kind::SevenZip => self.list_sevenz(path),
            _ => self.take(path, None, content, &head),
        }
    }

    /// Takes a file or a member, of which the first bytes are known, for what it is.
    fn take(
        &mut self,
        path: &Path,
        member: Option<&str>,
        content: Content,
        head: &[u8],
    ) -> io::Result<()> {
        let wrapping = match Kind::of(head) {
            Kind::Gzip => Wrapping::Gzip,
            Kind::Zstd => Wrapping::Zstd,
            Kind::Sqlite => return self.list_tables(path, member, content),
            Kind::Plain => {
                self.sources.push(Source {
                    path: path.to_owned(),
                    member: member.map(str::to_owned),
                    content,
                    table: None,
                });
                return Ok(());
            }
            Kind::Zip | Kind::SevenZip => {
                self.leave_out(path, member, NESTED);
                return Ok(());
            }
            Kind::Other(reason) => {
                self.leave_out(path, member, reason);
                return Ok(());
            }
        };
        if content.wrapping != Wrapping::None {
            self.leave_out(path, member, NESTED);
            return Ok(());
        }
        let content = content.unwrapped(wrapping, path.metadata()?.len());
        let head = content.head(path);
        self.take(path, member, content, &head)
    }

    fn list_zip(&mut self, path: &Path) -> io::Result<()> {
        use archive::{Listed, Member};
        let members = match archive::list(path)? {
            Listed::Members(members) => members,
            Listed::Refused(reason) => {
                self.leave_out(path, None, reason);
                return Ok(());
            }
        };
        if members.is_empty() {
            self.leave_out(
                path,
                None,
                "is a zip archive with nothing in it, or is damaged",
            );
        }
        let is_office =
            |m: &Member| matches!(m, Member::Readable(name, _) if name == "[Content_Types].xml");
        if members.iter().any(is_office) {
            self.leave_out(
                path,
                None,
                "is an office document; save its table as CSV first",
            );
            return Ok(());
        }
        let mut media = MediaCount::default();
        let n_members = members.len();
        for member in members {
            match member {
                Member::Readable(name, _) | Member::Unreadable(name, _)
                    if is_hidden_member(&name) => {}
                Member::Readable(name, _) if media.takes(&name) => {}
                Member::Readable(name, entry) => {
                    let bound = Bound::new(entry.compressed_bytes, n_members);
                    let stated = entry.stated.map_or(0, |(bytes, _)| bytes);
                    if let Err(refusal) = bound.check(stated) {
                        self.leave_out(path, Some(&name), refusal.to_string());
                        continue;
                    }
                    let content = Content::member(Place::Zip(entry), bound);
                    let head = content.head(path);
                    self.take(path, Some(&name), content, &head)?;
                }
                Member::Unreadable(name, reason) => self.leave_out(path, Some(&name), reason),
            }
        }
        self.note_media(path, &media);
        Ok(())
    }

    fn list_sevenz(&mut self, path: &Path) -> io::Result<()> {
        use sevenz::{Listed, Member};
        let wanted = |name: &str| !is_hidden_member(name) && !MediaCount::default().takes(name);
        let members = match sevenz::list(path, wanted)? {
            Listed::Members(members) => members,
            Listed::Refused(reason) => {
                self.leave_out(path, None, reason);
                return Ok(());
            }
        };
        if members.is_empty() {
            self.leave_out(path, None, "is a 7z archive with nothing in it");
        }
        // Members are compressed together, so that only the archive as a whole can be bounded.
        let bound = Bound::new(path.metadata()?.len(), 1);
        let mut media = MediaCount::default();
        for member in members {
            match member {
                Member::Readable(name, ..) | Member::Unreadable(name, _)
                    if is_hidden_member(&name) => {}
                Member::Readable(name, ..) if media.takes(&name) => {}
                Member::Readable(name, entry, head) => {
                    let content = Content::member(Place::SevenZip(entry), bound);
                    self.take(path, Some(&name), content, &head)?;
                }
                Member::Unreadable(name, reason) => self.leave_out(path, Some(&name), reason),
            }
        }
        self.note_media(path, &media);
        Ok(())
    }

    fn list_tables(
        &mut self,
        path: &Path,
        member: Option<&str>,
        content: Content,
    ) -> io::Result<()> {
        let (place, unpacked) = if content == Content::file() {
            self.note_journals(path);
            (sqlite::Place::File(path.to_owned()), None)
        } else {
            let measured = match sqlite::measure(content.open(path)?) {
                Ok(Some(measured)) => measured,
                Ok(None) => {
                    let most = MAX_BYTES_IN_MEMORY >> 20;
                    let reason = format!(
                        "is a SQLite database of more than {most} MiB inside an archive; unpack it first"
                    );
                    self.leave_out(path, member, reason);
                    return Ok(());
                }
                Err(error) => {
                    let refusal = TooLarge::in_error(&error).ok_or(error)?;
                    self.leave_out(path, member, refusal.to_string());
                    return Ok(());
                }
            };
            let place = sqlite::Place::Memory(content.open(path)?, measured.bytes);
            (place, Some((measured.bytes, measured.damage)))
        };
        let listing = sqlite::list(place)?;
        for (table, reason) in listing.left_out {
            let name = table.map(|table| inside(member, &table));
            self.leave_out(path, name.as_deref().or(member), reason);
        }
        let n_tables = listing.tables.len();
        let bytes = content.compressed_bytes(path)?;
        for table in listing.tables {
            self.sources.push(Source {
                path: path.to_owned(),
                member: Some(inside(member, &table.name)),
                content: content.clone(),
                table: Some(Box::new(TableSource {
                    table,
                    n_tables,
                    unpacked: unpacked.clone(),
                    bound: Bound::new(bytes, n_tables),
                })),
            });
        }
        Ok(())
    }

    /// Changes that a program has not yet written into the database itself are not read. That must be said.
    fn note_journals(&mut self, path: &Path) {
        for ending in ["-wal", "-journal"] {
            let mut name = path.as_os_str().to_owned();
            name.push(ending);
            let journal = PathBuf::from(name);
            if fs::metadata(&journal).is_ok_and(|metadata| metadata.len() > 0) {
                let name = journal.file_name().unwrap_or_default().to_string_lossy();
                let reason = format!(
                    "has changes in {name} beside it that are not read; open and close it in the program that made it first"
                );
                self.leave_out(path, None, reason);
            }
        }
    }

    fn note_media(&mut self, place: &Path, media: &MediaCount) {
        if media.n_files > 0 {
            let reason = format!(
                "holds {} images or videos, which are not read",
                media.n_files
            );
            self.leave_out(place, None, reason);
        }
    }

    fn leave_out(&mut self, path: &Path, member: Option<&str>, reason: impl Into<String>) {
        self.unrecognised.push(Unrecognised {
            path: label(path, member),
            reason: reason.into(),
        });
    }
}

/// Counts images and videos by their names: a media archive holds a hundred thousand of them, and a line for each
/// would bury the rest of the report.
#[derive(Default)]
struct MediaCount {
    n_files: u64,
}

impl MediaCount {
    fn takes(&mut self, name: &str) -> bool {
        const ENDINGS: [&str; 8] = ["jpg", "jpeg", "png", "gif", "webp", "mp4", "m4v", "mov"];
        let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
        let is_media = ENDINGS.iter().any(|e| ending.eq_ignore_ascii_case(e));
        self.n_files += u64::from(is_media);
        is_media
    }
}

fn is_hidden(name: &str) -> bool {
    name.starts_with('.') && name != "." && name != ".." || name == "__MACOSX"
}

fn is_hidden_member(name: &str) -> bool {
    name.split(['/', '\\']).any(is_hidden)
}

/// The name of a table, behind that of the member which is its database.
fn inside(member: Option<&str>, table: &str) -> String {
    match member {
        Some(member) => format!("{member}!{table}"),
        None => table.to_owned(),
    }
}

const NESTED: &str = "is an archive inside an archive; unpack the outer one first";
