//! Decompressed content that says when it is damaged instead of failing.

use std::io::{self, Read};

use flate2::Crc;

use super::bound::TooLarge;

/// How much is asked of a decompressor at a time. Always the same, so that the readable part of a damaged stream is
/// the same bytes each time, whoever reads.
const PIECE_BYTES: usize = 64 * 1024;

/// Travels inside an [`io::Error`]: the content ends here because its compressed form is cut off or damaged.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub(crate) struct Damaged(pub(crate) String);

impl Damaged {
    /// Takes the damage out of an error; gives the error back if it is of another kind.
    pub(crate) fn from_error(error: io::Error) -> Result<String, io::Error> {
        match error
            .get_ref()
            .and_then(|inner| inner.downcast_ref::<Self>())
        {
            Some(damaged) => Ok(damaged.0.clone()),
            None => Err(error),
        }
    }

    pub(crate) fn into_error(self) -> io::Error {
        io::Error::new(io::ErrorKind::InvalidData, self)
    }
}

/// What a zip archive states about a member, checked once it has been read to its end.
pub(crate) struct Stated {
    pub(crate) crc32: u32,
    pub(crate) bytes: u64,
}

/// Passes on what a decompressor gives, and turns its complaints into [`Damaged`].
pub(crate) struct Decompressed<R> {
    inner: R,
    buffer: Box<[u8]>,
    start: usize,
    end: usize,
    stated: Option<Stated>,
    crc: Crc,
    n_bytes: u64,
}

impl<R: Read> Decompressed<R> {
    pub(crate) fn new(inner: R, stated: Option<Stated>) -> Self {
        Self {
            inner,
            buffer: vec![0; PIECE_BYTES].into_boxed_slice(),
            start: 0,
            end: 0,
            stated,
            crc: Crc::new(),
            n_bytes: 0,
        }
    }

    fn fill(&mut self) -> io::Result<()> {
        let n = match self.inner.read(&mut self.buffer) {
            Ok(n) => n,
            Err(error) => return Err(worded(error)),
        };
        (self.start, self.end) = (0, n);
        self.n_bytes += n as u64;
        if let Some(stated) = &self.stated {
            self.crc.update(&self.buffer[..n]);
            if n == 0 {
                return check(stated, self.n_bytes, self.crc.sum());
            }
        }
        Ok(())
    }
}

fn check(stated: &Stated, n_bytes: u64, crc32: u32) -> io::Result<()> {
    let problem = if n_bytes < stated.bytes {
        "the compressed file is cut off"
    } else if n_bytes != stated.bytes || crc32 != stated.crc32 {
        "the compressed file is damaged: its checksum does not fit its content"
    } else {
        return Ok(());
    };
    Err(Damaged(problem.to_owned()).into_error())
}

/// Tells a decompressor's complaint about the content from the disk's own, which carries the system's number, and
/// from what another of our streams below has worded already.
pub(crate) fn worded(error: io::Error) -> io::Error {
    let is_ours = error
        .get_ref()
        .is_some_and(|inner| inner.is::<Damaged>() || inner.is::<TooLarge>());
    if is_ours || error.raw_os_error().is_some() {
        return error;
    }
    match error.kind() {
        io::ErrorKind::Interrupted | io::ErrorKind::OutOfMemory => error,
        io::ErrorKind::UnexpectedEof => {
            Damaged("the compressed file is cut off".to_owned()).into_error()
        }
        _ => Damaged(format!("the compressed file is damaged: {error}")).into_error(),
    }
}

impl<R: Read> Read for Decompressed<R> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        if self.start == self.end {
            self.fill()?;
        }
        let n = out.len().min(self.end - self.start);
        out[..n].copy_from_slice(&self.buffer[self.start..self.start + n]);
        self.start += n;
        Ok(n)
    }
}
