//! Where the files are that the tests read.

use std::{
    env, fs,
    io::BufWriter,
    path::{Path, PathBuf},
};

use crate::generator::{Settings, write};

/// The top folder of the project.
#[must_use]
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .expect("the tests have a folder of their own")
        .to_path_buf()
}

/// The small invented inputs, one folder per published form.
#[must_use]
pub fn fixtures() -> PathBuf {
    root().join("fixtures")
}

/// The folder of real releases: what `SHUTTERED_DATA` names, else `shared/data` beside the project.
///
/// `None` on a machine without them. Tests that need them then say so and pass: the releases are not ours to hand on.
#[must_use]
pub fn releases() -> Option<PathBuf> {
    let dir =
        env::var_os("SHUTTERED_DATA").map_or_else(|| root().join("../shared/data"), PathBuf::from);
    dir.is_dir().then(|| fs::canonicalize(&dir).unwrap_or(dir))
}

/// One folder of the real releases. Where it is missing, says on standard error that `test` skips.
#[must_use]
pub fn release(test: &str, folder: &str) -> Option<PathBuf> {
    let dir = releases()
        .map(|dir| dir.join(folder))
        .filter(|dir| dir.is_dir());
    if dir.is_none() {
        eprintln!(
            "{test}: skipped, {folder} is not on this machine (SHUTTERED_DATA names the folder of releases)"
        );
    }
    dir
}

/// Writes a generated file.
///
/// # Panics
///
/// If the file cannot be written.
pub fn generate(settings: &Settings, path: &Path) {
    let file = fs::File::create(path).expect("the folder is ours");
    write(settings, &mut BufWriter::with_capacity(1 << 20, file)).expect("the disk has room");
}

/// The generated file that the golden figures are counted in.
#[must_use]
pub fn golden_settings() -> Settings {
    Settings::new(1, 20_000)
        .plant("zqanchor", 137)
        .plant("#zqTag", 1_500)
}
