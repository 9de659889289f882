//! Content compressed with zstd (RFC 8878), in one frame or many.
//!
//! Monthly Reddit dumps are compressed with a window of 2 GiB (`zstd --long=31`), which decoders refuse unless they
//! are told otherwise. The window is all the memory that is needed, and a frame of fewer bytes than that touches only
//! as much of it as it has bytes.

use std::io::{self, BufReader, Read};

use zstd::stream::read::Decoder;

use super::stream::{Damaged, Decompressed};

/// 2 GiB, the most that zstd writes. Where addresses have 32 bits, the library takes no more than half of it.
const WINDOW_LOG_MAX: u32 = if cfg!(target_pointer_width = "64") {
    31
} else {
    30
};

/// How much compressed content the decoder is given at a time: where it is damaged, what the decoder made of the
/// piece before the damage is lost, so a piece is small.
const INPUT_BYTES: usize = 4 * 1024;

/// Reads what is compressed in `content`.
pub(crate) fn decompressed<R: Read>(content: R) -> io::Result<Decompressed<impl Read>> {
    let mut decoder = Decoder::with_buffer(BufReader::with_capacity(INPUT_BYTES, content))?;
    decoder.window_log_max(WINDOW_LOG_MAX)?;
    Ok(Decompressed::new(Worded(decoder), None))
}

/// Words what the decoder says about memory, which is no damage.
struct Worded<R>(R);

impl<R: Read> Read for Worded<R> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        self.0.read(out).map_err(|error| {
            // The library's errors are its messages: their numbers cannot be asked for.
            let message = error.to_string();
            if message.contains("too much memory") {
                let window = "the compressed file needs more than 2 GiB of memory to be unpacked";
                Damaged(window.to_owned()).into_error()
            } else if message.contains("not enough memory") {
                io::Error::new(
                    io::ErrorKind::OutOfMemory,
                    "there is not enough memory to unpack it, which may take 2 GiB",
                )
            } else {
                error
            }
        })
    }
}

/// How many bytes the first frame states to hold; the only frame, usually. `head` is the beginning of the file.
pub(crate) fn stated_bytes(head: &[u8]) -> Option<u64> {
    zstd::zstd_safe::get_frame_content_size(head).ok().flatten()
}
