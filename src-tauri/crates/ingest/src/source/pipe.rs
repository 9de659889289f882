//! Content that a thread of its own writes, for libraries that hand it out piece by piece in a call.

use std::io::{self, Read, Write};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread::{self, JoinHandle};

use super::stream::Damaged;

/// How much is handed over at a time.
const PIECE_BYTES: usize = 256 * 1024;

/// How many pieces wait at most, so that memory stays bounded however fast the writer is.
const WAITING: usize = 2;

/// Some of the content, or why it ends. An empty one is the end.
type Piece = io::Result<Vec<u8>>;

/// Whether nobody reads any more; the writer looks at it now and then.
#[derive(Debug, Clone, Default)]
pub(crate) struct Abandoned(Arc<AtomicBool>);

impl Abandoned {
    pub(crate) fn is_so(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }

    /// What the writer may end with; nobody sees it.
    pub(crate) fn error() -> io::Error {
        io::Error::new(io::ErrorKind::BrokenPipe, "nobody reads any more")
    }
}

/// The writer's end.
pub(crate) struct Pipe {
    give: SyncSender<Piece>,
    piece: Vec<u8>,
    pub(crate) abandoned: Abandoned,
}

impl Pipe {
    fn give(&mut self) -> io::Result<()> {
        if self.piece.is_empty() {
            return Ok(());
        }
        let piece = std::mem::replace(&mut self.piece, Vec::with_capacity(PIECE_BYTES));
        self.give.send(Ok(piece)).map_err(|_| Abandoned::error())
    }
}

impl Write for Pipe {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.piece.len() >= PIECE_BYTES {
            self.give()?;
        }
        let n = bytes.len().min(PIECE_BYTES - self.piece.len());
        self.piece.extend_from_slice(&bytes[..n]);
        Ok(n)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.give()
    }
}

/// Starts a thread that writes the content; it is ended when the content is dropped.
///
/// What was written before an error is read before the error shows. A writer that panics leaves damaged content.
///
/// # Errors
///
/// Only if the system gives no thread.
pub(crate) fn piped(
    write: impl FnOnce(&mut Pipe) -> io::Result<()> + Send + 'static,
) -> io::Result<Box<dyn Read + Send>> {
    let (give, take) = sync_channel(WAITING);
    let abandoned = Abandoned::default();
    let mut pipe = Pipe {
        give,
        piece: Vec::with_capacity(PIECE_BYTES),
        abandoned: abandoned.clone(),
    };
    let writer = thread::Builder::new()
        .name("unpack".to_owned())
        .spawn(move || {
            let outcome = write(&mut pipe);
            let _ = pipe.flush();
            // If nobody takes it, nobody misses it.
            let _ = pipe.give.send(outcome.map(|()| Vec::new()));
        })?;
    Ok(Box::new(Piped {
        take: Some(take),
        piece: Vec::new(),
        at: 0,
        ended: false,
        abandoned,
        writer: Some(writer),
    }))
}

/// The reader's end.
struct Piped {
    take: Option<Receiver<Piece>>,
    piece: Vec<u8>,
    at: usize,
    ended: bool,
    abandoned: Abandoned,
    writer: Option<JoinHandle<()>>,
}

impl Piped {
    fn fill(&mut self) -> io::Result<()> {
        let next = self.take.as_ref().map(Receiver::recv);
        (self.piece, self.at) = (Vec::new(), 0);
        match next {
            Some(Ok(Ok(piece))) => {
                self.ended = piece.is_empty();
                self.piece = piece;
                Ok(())
            }
            Some(Ok(Err(error))) => {
                self.ended = true;
                Err(error)
            }
            Some(Err(_)) | None => {
                self.ended = true;
                Err(Damaged("the compressed file is damaged".to_owned()).into_error())
            }
        }
    }
}

impl Read for Piped {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        if self.at == self.piece.len() && !self.ended {
            self.fill()?;
        }
        let n = out.len().min(self.piece.len() - self.at);
        out[..n].copy_from_slice(&self.piece[self.at..self.at + n]);
        self.at += n;
        Ok(n)
    }
}

impl Drop for Piped {
    fn drop(&mut self) {
        self.abandoned.0.store(true, Ordering::Relaxed);
        // A writer that waits for a taker learns that there is none.
        self.take = None;
        if let Some(writer) = self.writer.take() {
            // The file must be closed when this returns. A panic has been told as damage.
            let _ = writer.join();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everything_written_is_read_and_then_the_error() {
        let mut content = piped(|out| {
            for _ in 0..100 {
                out.write_all(&[b'a'; 10_007])?;
            }
            Err(Damaged("cut".to_owned()).into_error())
        })
        .unwrap();
        let mut bytes = Vec::new();
        let error = content.read_to_end(&mut bytes).unwrap_err();
        assert_eq!(bytes.len(), 100 * 10_007);
        assert_eq!(Damaged::from_error(error).unwrap(), "cut");
        assert_eq!(content.read(&mut [0; 8]).unwrap(), 0);
    }

    #[test]
    fn a_writer_ends_when_nobody_reads() {
        let mut content = piped(|out| {
            while !out.abandoned.is_so() {
                out.write_all(&[0; 1_000])?;
            }
            Ok(())
        })
        .unwrap();
        content.read_exact(&mut [0; 10]).unwrap();
        // Returns only once the thread is gone.
        drop(content);
    }

    #[test]
    fn content_without_bytes_ends_at_once() {
        let mut bytes = Vec::new();
        let mut content = piped(|_| Ok(())).unwrap();
        assert_eq!(content.read_to_end(&mut bytes).unwrap(), 0);
    }
}
