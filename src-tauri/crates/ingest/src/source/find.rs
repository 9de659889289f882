//! From the paths a reader names to the sources in them.

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use super::archive::{self, Member};
use super::{Source, label};
use crate::Error;

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
        let mut head = Vec::new();
        File::open(path)?.take(512).read_to_end(&mut head)?;
        match container(&head) {
            Container::None => self.sources.push(Source::plain(path)),
            Container::Gzip => self.sources.push(Source::gzip(path.to_owned())),
            Container::Zip => self.list_members(path)?,
            Container::Other(reason) => self.leave_out(path, None, reason),
        }
        Ok(())
    }

    fn list_members(&mut self, path: &Path) -> io::Result<()> {
        let members = archive::members(path)?;
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
        for member in members {
            match member {
                Member::Readable(name, _) | Member::Unreadable(name, _)
                    if is_hidden_member(&name) => {}
                Member::Readable(name, _) if media.takes(&name) => {}
                Member::Readable(name, entry) => {
                    let source = Source::in_archive(path.to_owned(), name, entry);
                    match nested(&source) {
                        Some(reason) => self.leave_out(path, source.member.as_deref(), reason),
                        None => self.sources.push(source),
                    }
                }
                Member::Unreadable(name, reason) => self.leave_out(path, Some(&name), reason),
            }
        }
        self.note_media(path, &media);
        Ok(())
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

/// Why a member cannot be read although its archive can: it is an archive itself.
fn nested(source: &Source) -> Option<&'static str> {
    let mut head = Vec::new();
    // What cannot be decompressed is found and worded when the content is hashed.
    source.open().ok()?.take(512).read_to_end(&mut head).ok();
    match container(&head) {
        Container::None => None,
        Container::Gzip | Container::Zip => {
            Some("is an archive inside an archive; unpack the outer one first")
        }
        Container::Other(reason) => Some(reason),
    }
}

enum Container {
    None,
    Gzip,
    Zip,
    Other(&'static str),
}

fn container(head: &[u8]) -> Container {
    const OTHERS: [(&[u8], &str); 6] = [
        (
            b"\x28\xb5\x2f\xfd",
            "is compressed with zstd; unpack it first",
        ),
        (b"7z\xbc\xaf\x27\x1c", "is a 7z archive; unpack it first"),
        (b"Rar!", "is a rar archive; unpack it first"),
        (b"\xfd7zXZ\0", "is compressed with xz; unpack it first"),
        (b"BZh", "is compressed with bzip2; unpack it first"),
        (b"%PDF", "is a PDF document"),
    ];
    if head.starts_with(b"\x1f\x8b") {
        return Container::Gzip;
    }
    if head.starts_with(b"PK\x03\x04") || head.starts_with(b"PK\x05\x06") {
        return Container::Zip;
    }
    match OTHERS.iter().find(|(magic, _)| head.starts_with(magic)) {
        Some((_, reason)) => Container::Other(reason),
        None => Container::None,
    }
}
