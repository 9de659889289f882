//! A desk for the window to stand on: a display that nobody sees, a session bus, and the drivers.

use std::{
    env,
    io::{BufRead, BufReader},
    net::{Ipv4Addr, TcpListener},
    os::unix::{fs::PermissionsExt, process::CommandExt},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    sync::{Mutex, MutexGuard, PoisonError},
};

use tempfile::TempDir;

use crate::{browser, wait::wait_for};

/// A running display with drivers, and a home of its own, so that nothing of the reader's is touched.
pub struct Desk {
    /// Where the driver listens.
    pub driver: String,
    /// The home directory: settings stay here from one start to the next.
    pub home: TempDir,
    // In the order in which they have to end.
    _drivers: Group,
    _display: Group,
    _turn: MutexGuard<'static, ()>,
}

/// One window at a time: two would slow each other down, and the pictures of one show the other's haste.
static TURN: Mutex<()> = Mutex::new(());

impl Desk {
    /// Starts display, bus and drivers.
    pub fn new() -> Self {
        let turn = TURN.lock().unwrap_or_else(PoisonError::into_inner);
        let home = tempfile::tempdir().expect("there is room for a home");
        let (display, number) = start_display();
        let (port, native_port) = (free_port(), free_port());
        let mut command = Command::new("dbus-run-session");
        command
            .arg("--")
            .arg(tauri_driver())
            .args(["--port", &port.to_string()])
            .args(["--native-port", &native_port.to_string()])
            .env("DISPLAY", format!(":{number}"))
            .env_remove("WAYLAND_DISPLAY")
            .env("GDK_BACKEND", "x11")
            .env("TZ", "UTC")
            .env("HOME", home.path())
            .stdout(Stdio::null())
            .stderr(Stdio::null());
        for (variable, folder) in [
            ("XDG_CONFIG_HOME", "config"),
            ("XDG_DATA_HOME", "data"),
            ("XDG_CACHE_HOME", "cache"),
            ("XDG_RUNTIME_DIR", "run"),
        ] {
            command.env(variable, private_folder(&home.path().join(folder)));
        }
        let drivers = Group::start(command, "dbus-run-session (package dbus-daemon)");
        let driver = format!("http://127.0.0.1:{port}");
        wait_for("the driver", || browser::is_ready(&driver).then_some(()));
        Self {
            driver,
            home,
            _drivers: drivers,
            _display: display,
            _turn: turn,
        }
    }
}

/// The program under test, built beside this one, in the same profile.
pub fn program() -> PathBuf {
    let program = built().join("shuttered-window");
    assert!(
        program.is_file(),
        "{} is missing: make check-window and make bench-window build it",
        program.display()
    );
    program
}

/// The folder into which cargo builds.
pub fn target() -> PathBuf {
    built().parent().expect("target/debug").to_owned()
}

/// Where the programs of this profile lie: this one is in `deps` below it.
fn built() -> PathBuf {
    let running = env::current_exe().expect("a running program has a path");
    let folder = running.ancestors().nth(2).expect("target/debug/deps");
    folder.to_owned()
}

/// The driver that `make` installs, or else one on the path.
fn tauri_driver() -> PathBuf {
    let installed = target().join("tools/bin/tauri-driver");
    if installed.is_file() {
        installed
    } else {
        PathBuf::from("tauri-driver")
    }
}

/// Starts a display that chooses its own number.
fn start_display() -> (Group, String) {
    let mut command = Command::new("Xvfb");
    command
        .args([
            "-displayfd",
            "1",
            "-screen",
            "0",
            "1400x900x24",
            "-nolisten",
            "tcp",
        ])
        .stdout(Stdio::piped())
        .stderr(Stdio::null());
    let mut display = Group::start(command, "Xvfb (package xvfb)");
    let out = display.child.stdout.take().expect("it was asked for");
    let mut number = String::new();
    BufReader::new(out)
        .read_line(&mut number)
        .expect("Xvfb says its number");
    (display, number.trim().to_owned())
}

/// A port that is free at this moment.
fn free_port() -> u16 {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("there is a free port");
    listener.local_addr().expect("it is bound").port()
}

fn private_folder(path: &Path) -> &Path {
    std::fs::create_dir_all(path).expect("the home can be written");
    std::fs::set_permissions(path, std::fs::Permissions::from_mode(0o700)).expect("it is ours");
    path
}

/// A process with everything that it starts; all of it ends when this is dropped.
struct Group {
    child: Child,
}

impl Group {
    fn start(mut command: Command, what: &str) -> Self {
        let child = command
            .process_group(0)
            .stdin(Stdio::null())
            .spawn()
            .unwrap_or_else(|error| panic!("{what} did not start: {error}"));
        Self { child }
    }
}

impl Drop for Group {
    fn drop(&mut self) {
        // The standard library knows no signal but the one that leaves children behind.
        let group = format!("-{}", self.child.id());
        let _ = Command::new("kill").args(["-TERM", "--", &group]).status();
        let _ = self.child.wait();
    }
}
