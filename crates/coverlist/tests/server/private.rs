//! Other accounts of the machine cannot read the data.
#![cfg(unix)]

use crate::harness::{Binary, command, coverlist};
use coverlist_server::store::exposed;
use std::collections::BTreeMap;
use std::fs::{self, Permissions};
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use tempfile::TempDir;

fn mode(path: &Path) -> u32 {
    fs::metadata(path).expect("it is there").permissions().mode() & 0o777
}

fn modes(data: &Path) -> BTreeMap<String, u32> {
    let files = fs::read_dir(data).expect("a directory").flatten();
    files.map(|file| (file.file_name().to_string_lossy().into_owned(), mode(&file.path()))).collect()
}

#[test]
fn only_the_servers_own_account_can_read_its_files() {
    let folder = TempDir::new().expect("a directory");
    let data = folder.path().join("deep/data");
    let server = Binary::start(&data, &[], &[]);
    let files = modes(&data);
    assert_eq!(mode(&data), 0o700);
    for name in ["coverlist.db", "coverlist.db-wal", "coverlist.db-shm", "server.lock"] {
        assert_eq!(files.get(name), Some(&0o600), "{name}: {files:?}");
    }
    // The server copies the files of the page into a directory while it runs.
    let wanted = |name: &str| if name == "assets" { 0o700 } else { 0o600 };
    assert!(files.iter().all(|(name, mode)| *mode == wanted(name)), "{files:?}");
    assert!(!server.kill_and_read().contains("other accounts of this machine"));
}

#[test]
fn the_umask_makes_no_difference() {
    for umask in ["0000", "0777"] {
        let folder = TempDir::new().expect("a directory");
        let data = folder.path().join("data");
        let line = format!(
            "umask {umask}; exec {:?} district add Oakwood --data {:?}",
            env!("CARGO_BIN_EXE_coverlist"),
            data
        );
        let ran = std::process::Command::new("sh").args(["-c", &line]).output().expect("a shell");
        assert!(ran.status.success(), "{ran:?}");
        assert_eq!((mode(&data), mode(&data.join("coverlist.db"))), (0o700, 0o600), "{umask}");
    }
}

#[test]
fn a_wider_mode_is_reported_at_start() {
    let folder = TempDir::new().expect("a directory");
    let data = folder.path().join("data");
    let arg = data.display().to_string();
    coverlist(["district", "add", "Oakwood", "--data", &arg]).exits(0);
    assert_eq!(exposed(&data).expect("modes"), []);
    fs::set_permissions(&data, Permissions::from_mode(0o755)).expect("a mode");
    fs::set_permissions(data.join("coverlist.db"), Permissions::from_mode(0o640)).expect("a mode");
    let log = Binary::start(&data, &[], &[]).kill_and_read();
    for fields in [
        format!("path={arg} mode=\"0755\" wanted=\"700\""),
        format!("path={arg}/coverlist.db mode=\"0640\" wanted=\"600\""),
    ] {
        assert!(log.contains(&fields), "{log}");
    }
    let listing = command(["account", "list", "--data", &arg]).output().expect("it runs");
    let said = String::from_utf8_lossy(&listing.stderr);
    for warning in [
        format!("can open {arg} (mode 0755). Run: chmod 700 {arg}"),
        format!("can open {arg}/coverlist.db (mode 0640). Run: chmod 600 {arg}/coverlist.db"),
    ] {
        assert!(said.contains(&warning), "{said}");
    }
}
