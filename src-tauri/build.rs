//! Reads `tauri.conf.json` and `capabilities/`, and embeds what they say.

fn main() {
    tauri_build::build();
}
