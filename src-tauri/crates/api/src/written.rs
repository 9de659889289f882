//! Files for others: written whole or not at all, and guarded where a spreadsheet would open them.

use std::{
    fs::File,
    io::{BufWriter, Write},
    path::PathBuf,
};

use crate::{ApiError, ErrorCode, wire::SavedReport};

/// Writes a file. One that is there already is replaced, but only once the new one is whole.
///
/// # Errors
///
/// [`ErrorCode::BadRequest`] if the file cannot be written, and those of `write`.
pub(crate) fn whole<T>(
    output: &str,
    write: impl FnOnce(&mut dyn Write) -> Result<T, ApiError>,
) -> Result<T, ApiError> {
    let output = PathBuf::from(output);
    let mut part = output.clone().into_os_string();
    part.push(".part");
    let refused = |error: std::io::Error| {
        ApiError::new(
            ErrorCode::BadRequest,
            format!("{} cannot be written.", output.display()),
        )
        .hint("Choose another folder or name.")
        .caused_by(&error)
    };
    let mut out = BufWriter::new(File::create(&part).map_err(refused)?);
    let written = write(&mut out).and_then(|answer| {
        out.flush().map_err(|error| failed(&error))?;
        Ok(answer)
    });
    if written.is_err() {
        // The part is ours; what stood under the name itself is untouched.
        let _ = std::fs::remove_file(&part);
    }
    let answer = written?;
    std::fs::rename(&part, &output).map_err(|error| {
        let _ = std::fs::remove_file(&part);
        refused(error)
    })?;
    Ok(answer)
}

/// Writes bytes to a file, likewise.
///
/// # Errors
///
/// As [`whole`].
pub(crate) fn bytes(path: String, bytes: &[u8]) -> Result<SavedReport, ApiError> {
    whole(&path, |out| {
        out.write_all(bytes).map_err(|error| failed(&error))
    })?;
    Ok(SavedReport {
        path,
        bytes: bytes.len() as u64,
    })
}

/// A file that could not be written to its end.
pub(crate) fn failed(error: &dyn std::error::Error) -> ApiError {
    ApiError::new(ErrorCode::Failed, "The export could not be written.")
        .hint("Check that there is room on the disk.")
        .caused_by(error)
}

/// A table in CSV whose cells are guarded unless they shall stay as they are.
pub(crate) struct Table<'a> {
    writer: csv::Writer<&'a mut dyn Write>,
    verbatim: bool,
    guarded: u64,
}

impl<'a> Table<'a> {
    /// Begins with the names of the columns.
    pub(crate) fn new(
        out: &'a mut dyn Write,
        columns: &[&str],
        verbatim: bool,
    ) -> Result<Self, ApiError> {
        let mut writer = csv::Writer::from_writer(out);
        writer
            .write_record(columns)
            .map_err(|error| failed(&error))?;
        Ok(Self {
            writer,
            verbatim,
            guarded: 0,
        })
    }

    /// Writes a row.
    pub(crate) fn row(&mut self, mut cells: Vec<String>) -> Result<(), ApiError> {
        if !self.verbatim {
            self.guarded += cells.iter_mut().map(guard).filter(|&done| done).count() as u64;
        }
        self.writer
            .write_record(&cells)
            .map_err(|error| failed(&error))
    }

    /// Ends the table; gives how many cells were guarded.
    pub(crate) fn finish(mut self) -> Result<u64, ApiError> {
        self.writer.flush().map_err(|error| failed(&error))?;
        Ok(self.guarded)
    }
}

/// Guards a cell against being taken for a formula by a spreadsheet; tells whether it had to.
///
/// The dangerous beginnings are those listed by OWASP, "CSV Injection".
pub(crate) fn guard(cell: &mut String) -> bool {
    let dangerous =
        cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']);
    if dangerous {
        cell.insert(0, '\'');
    }
    dangerous
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_that_look_like_formulas_are_guarded() {
        for cell in ["=1+1", "+49", "-x", "@name", "\t=1", "＝1"] {
            let mut guarded = cell.to_owned();
            assert!(guard(&mut guarded), "{cell}");
            assert_eq!(guarded, format!("'{cell}"));
        }
        let mut plain = "a=b".to_owned();
        assert!(!guard(&mut plain));
        assert_eq!(plain, "a=b");
    }

    #[test]
    fn a_file_that_fails_half_way_leaves_what_was_there() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("out.csv");
        std::fs::write(&path, "before").unwrap();
        let failed = whole(&path.display().to_string(), |out| {
            out.write_all(b"half").unwrap();
            Err::<(), _>(ApiError::new(ErrorCode::Cancelled, "Stopped."))
        });
        assert_eq!(failed.unwrap_err().code, ErrorCode::Cancelled);
        assert_eq!(std::fs::read_to_string(&path).unwrap(), "before");
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
    }
}
