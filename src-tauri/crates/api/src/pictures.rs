//! Pictures that the window has drawn, written to files.

use base64::{Engine, prelude::BASE64_STANDARD};

use crate::{
    ApiError, Context, ErrorCode,
    wire::{PictureForm, SavePictureRequest, SavedReport},
    written,
};

/// How every PNG file begins; PNG specification, third edition, section 5.2.
const PNG_SIGNATURE: &[u8] = b"\x89PNG\r\n\x1a\n";

/// Writes a picture; a file that is there already is replaced, but only once the new one is whole.
///
/// # Errors
///
/// [`ErrorCode::BadRequest`] if the content is no picture of that form, or the file cannot be written.
pub fn save(_: &Context<'_>, request: SavePictureRequest) -> Result<SavedReport, ApiError> {
    let refused = || ApiError::new(ErrorCode::BadRequest, "This is no picture of that form.");
    let bytes = match request.form {
        PictureForm::Svg => request.content.into_bytes(),
        PictureForm::Png => BASE64_STANDARD
            .decode(&request.content)
            .map_err(|error| refused().caused_by(&error))?,
    };
    let begins = match request.form {
        PictureForm::Svg => b"<svg".as_slice(),
        PictureForm::Png => PNG_SIGNATURE,
    };
    if !bytes.starts_with(begins) {
        return Err(refused());
    }
    written::bytes(request.path, &bytes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::Place;

    /// The smallest PNG file: one transparent point.
    const POINT: &str = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==";

    #[test]
    fn a_picture_is_written_and_what_is_none_leaves_the_file_as_it_was() {
        let place = Place::new();
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("posts.png");
        let ask = |form, content: &str| {
            let request = SavePictureRequest {
                path: path.to_string_lossy().into_owned(),
                form,
                content: content.to_owned(),
            };
            save(&place.cx(), request)
        };
        let saved = ask(PictureForm::Png, POINT).unwrap();
        let bytes = std::fs::read(&path).unwrap();
        assert_eq!(saved.bytes, bytes.len() as u64);
        assert!(bytes.starts_with(PNG_SIGNATURE) && bytes.ends_with(b"IEND\xaeB`\x82"));

        for (form, content) in [
            (PictureForm::Png, "<svg/>"),
            (PictureForm::Png, "aGVsbG8="),
            (PictureForm::Svg, POINT),
        ] {
            let error = ask(form, content).unwrap_err();
            assert_eq!(error.code, ErrorCode::BadRequest);
        }
        assert_eq!(std::fs::read(&path).unwrap(), bytes);
    }
}
