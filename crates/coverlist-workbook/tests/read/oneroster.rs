//! The files of a OneRoster export in a zip archive.

use crate::chosen::case;
use coverlist_core::oneroster::{Export, ExportFile, OneRosterError};
use coverlist_workbook::read::oneroster_export;
use std::io::{Cursor, Write};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

const USERS: &str = "sourcedId,givenName,familyName\nu-1,Ana,Oak\n";
const ROLES: &str = "userSourcedId,role\nu-1,student\n";
const MAX_BYTES: u64 = 1 << 20;

/// An archive with these files.
fn archive(files: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in files {
        let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
        zip.start_file(*name, options).expect("a file");
        zip.write_all(text.as_bytes()).expect("a text");
    }
    zip.finish().expect("an archive").into_inner()
}

fn export(bytes: &[u8]) -> Result<Option<Export>, OneRosterError> {
    oneroster_export(bytes, MAX_BYTES)
}

/// The bytes with every occurrence of some of them replaced.
fn replaced(bytes: &[u8], from: &[u8], to: &[u8]) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    let places: Vec<usize> = (0..bytes.len()).filter(|&place| bytes[place..].starts_with(from)).collect();
    assert!(!places.is_empty());
    places.iter().for_each(|&place| bytes[place..place + to.len()].copy_from_slice(to));
    bytes
}

#[test]
fn files_are_found_in_any_folder_and_in_any_case() {
    let wanted =
        Export { users: USERS.into(), roles: Some(ROLES.into()), orgs: Some(b"sourcedId,name\n".to_vec()) };
    for [users, roles, orgs] in [
        ["users.csv", "roles.csv", "orgs.csv"],
        ["export/Users.csv", "export/ROLES.CSV", "orgs.csv"],
        ["a\\b\\users.csv", "a/b/roles.csv", "Orgs.Csv"],
    ] {
        let bytes = archive(&[
            ("manifest.csv", "propertyName,value\n"),
            (users, USERS),
            (roles, ROLES),
            (orgs, "sourcedId,name\n"),
            ("__MACOSX/users.csv", "not this"),
            ("__MACOSX/export/._users.csv", "not this"),
            (".trash/users.csv", "not this"),
            ("export/._roles.csv", "not this"),
            ("old-users.csv", "not this"),
            ("users.csv/orgs.txt", "not this"),
        ]);
        assert_eq!(export(&bytes), Ok(Some(wanted.clone())), "{users}");
    }
}

#[test]
fn roles_and_orgs_may_be_missing() {
    let wanted = Export { users: USERS.into(), roles: None, orgs: None };
    assert_eq!(export(&archive(&[("users.csv", USERS)])), Ok(Some(wanted)));
}

#[test]
fn two_files_with_one_name_are_named() {
    let bytes = archive(&[("users.csv", USERS), ("a/roles.csv", ROLES), ("b/Roles.csv", ROLES)]);
    assert_eq!(export(&bytes), Err(OneRosterError::Twice("a/roles.csv".into(), "b/Roles.csv".into())));
    let same = archive(&[("users.csv", USERS), ("roles.csv", ROLES), ("xoles.csv", ROLES)]);
    assert_eq!(export(&replaced(&same, b"xoles.csv", b"roles.csv")), Err(OneRosterError::DamagedArchive));
}

#[test]
fn other_files_are_no_export() {
    for bytes in [
        b"".to_vec(),
        b"PK".to_vec(),
        b"PK,Name\n1,Ana\n".to_vec(),
        USERS.into(),
        archive(&[]),
        archive(&[("roles.csv", ROLES)]),
        archive(&[("__MACOSX/users.csv", USERS)]),
        archive(&[("users.csv", USERS), ("[Content_Types].xml", "<Types/>")]),
        archive(&[("users.csv", USERS), ("content.xml", "<office/>")]),
        case("danger-other-zip"),
        case("danger-password"),
        case("danger-cut-off"),
        case("openpyxl-roster"),
    ] {
        assert_eq!(export(&bytes), Ok(None));
    }
}

#[test]
fn a_text_like_a_name_in_a_workbook_does_not_make_one() {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    zip.start_file("users.csv", options).expect("a file");
    zip.write_all(b"sourcedId,sms\nu-1,xl/word/\n").expect("a text");
    let bytes = zip.finish().expect("an archive").into_inner();
    assert!(matches!(export(&bytes), Ok(Some(_))));
}

#[test]
fn unpacked_files_have_a_limit_together() {
    let bytes = archive(&[("users.csv", USERS), ("roles.csv", ROLES), ("classes.csv", &"x".repeat(9999))]);
    let all = (USERS.len() + ROLES.len()) as u64;
    assert!(matches!(oneroster_export(&bytes, all), Ok(Some(_))));
    assert_eq!(oneroster_export(&bytes, all - 1), Err(OneRosterError::TooLarge));
    assert_eq!(oneroster_export(&bytes, 0), Err(OneRosterError::TooLarge));
}

#[test]
fn a_size_that_an_archive_claims_takes_no_memory() {
    let bytes = archive(&[("users.csv", USERS)]);
    let size = u32::try_from(USERS.len()).expect("a small file").to_le_bytes();
    for (claimed, error) in [(u32::MAX - 1, OneRosterError::TooLarge), (1, OneRosterError::DamagedArchive)] {
        assert_eq!(export(&replaced(&bytes, &size, &claimed.to_le_bytes())), Err(error), "{claimed}");
    }
    let bomb = archive(&[("users.csv", &"0".repeat(MAX_BYTES as usize + 1))]);
    assert!(bomb.len() < 8192);
    assert_eq!(export(&bomb), Err(OneRosterError::TooLarge));
}

#[test]
fn an_encrypted_file_is_named() {
    let bytes = archive(&[("users.csv", USERS), ("roles.csv", ROLES)]);
    // The flags in the headers before the file, and in the directory.
    let encrypt = |header: &[u8], flags: usize, name: &str| {
        let mut bytes = bytes.clone();
        let name = name.as_bytes();
        let is_header = |&place: &usize| {
            let distance = if header == b"PK\x01\x02" { 46 } else { 30 };
            bytes[place..].starts_with(header) && bytes[place + distance..].starts_with(name)
        };
        let place = (0..bytes.len() - 50).find(is_header).expect("a header");
        bytes[place + flags] |= 1;
        bytes
    };
    for (name, file) in [("users.csv", ExportFile::Users), ("roles.csv", ExportFile::Roles)] {
        assert_eq!(export(&encrypt(b"PK\x01\x02", 8, name)), Err(OneRosterError::Password(file)));
    }
}

#[test]
fn an_unusual_compression_is_named() {
    let mut bytes = archive(&[("users.csv", USERS)]);
    // Method 9 is Deflate64.
    for (header, method) in [(&b"PK\x03\x04"[..], 8), (b"PK\x01\x02", 10)] {
        let place = (0..bytes.len()).find(|&place| bytes[place..].starts_with(header)).expect("a header");
        bytes[place + method] = 9;
    }
    assert_eq!(export(&bytes), Err(OneRosterError::Compression(ExportFile::Users)));
}

#[test]
fn a_cut_archive_is_damaged_and_no_cut_panics() {
    let bytes = archive(&[("users.csv", USERS), ("roles.csv", ROLES)]);
    for end in 4..bytes.len() {
        assert_eq!(export(&bytes[..end]), Err(OneRosterError::DamagedArchive), "{end}");
    }
    for place in 0..bytes.len() {
        let mut bytes = bytes.clone();
        bytes[place] ^= 0xFF;
        let _ = export(&bytes);
    }
}
