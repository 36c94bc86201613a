//! `coverlist records load`, from outside.

mod terminal;

use serde_json::{Value, json};
use std::path::Path;
use terminal::{Ran, coverlist, coverlist_with, write};

const ONEROSTER: &str = "sourcedId,status,enabledUser,role,userIds,givenName,familyName,identifier,email\n\
    s-7f3a,,true,student,{SIS:004231},Ana,Núñez,004231,ana.nunez@example.org\n\
    s-91bc,,true,student,{SIS:118204},Lee,Tran,118204,lee.tran@example.org\n";
const CHROMEOS: &str = "deviceId,annotatedAssetId,annotatedLocation,annotatedUser,serialNumber,status\n\
    b1e2c3,LMS-00412,Lincoln MS,ana.nunez@example.org,5CD1234ABC,ACTIVE\n\
    b1e2c4,,Cart 3,cart 3,5CD1234ABD,DISABLED\n";

/// Loads a file that is written next to the data, into a district that is there or made.
fn load(folder: &Path, noun: &str, file: &str) -> Ran {
    let path = write(folder, "roster.csv", file).display().to_string();
    let data = folder.join("data").display().to_string();
    if !folder.join("data").exists() {
        coverlist(["district", "add", "Oakwood", "--data", &data]).exits(0);
    }
    coverlist(["records", "load", noun, &path, "--data", &data, "--json"])
}

/// Added, changed, unchanged and refused rows.
fn counts(loaded: &Value) -> [u64; 4] {
    ["added", "changed", "unchanged", "refused"].map(|word| loaded[word].as_u64().expect("a count"))
}

#[test]
fn the_same_file_again_changes_nothing() {
    let folder = tempfile::tempdir().expect("a directory can be made");
    for (noun, file, shape) in
        [("users", ONEROSTER, "OneRoster users.csv"), ("devices", CHROMEOS, "ChromeOS devices")]
    {
        let first = load(folder.path(), noun, file).exits(0).json();
        assert_eq!((counts(&first), &first["shape"]), ([2, 0, 0, 0], &json!(shape)));
        assert_eq!(counts(&load(folder.path(), noun, file).exits(0).json()), [0, 0, 2, 0]);
    }
}

#[test]
fn what_a_file_does_not_say_stays_as_it_is() {
    let folder = tempfile::tempdir().expect("a directory can be made");
    let loads = |file: &str| counts(&load(folder.path(), "users", file).exits(0).json());
    assert_eq!(
        loads("User ID,Name,Email\n004231,Ana,ana@example.org\n118204,Lee,lee@example.org\n"),
        [2, 0, 0, 0]
    );
    assert_eq!(loads("User ID,School\n004231,Lincoln\n"), [0, 1, 0, 0]);
    assert_eq!(loads("User ID,Name,Email,School\n004231,Ana,ana@example.org,Lincoln\n"), [0, 0, 1, 0]);
    assert_eq!(loads("User ID,Name,Email,School\n118204,Lee,lee@example.org,\n"), [0, 0, 1, 0]);
    // A blank cell says nothing either.
    assert_eq!(loads("User ID,Name,Email\n118204,,\n"), [0, 0, 1, 0]);
    assert_eq!(loads("User ID,Name,Email\n118204,Lee Tran,\n"), [0, 1, 0, 0]);
    assert_eq!(loads("User ID,Name,Email\n118204,Lee Tran,lee@example.org\n"), [0, 0, 1, 0]);
}

#[test]
fn leading_zeros_make_another_user_and_case_no_other_device() {
    let folder = tempfile::tempdir().expect("a directory can be made");
    let loads = |noun: &str, file: &str| counts(&load(folder.path(), noun, file).exits(0).json());
    assert_eq!(loads("users", "User ID,Name\n004231,Ana\n4231,Bea\n"), [2, 0, 0, 0]);
    assert_eq!(loads("devices", "Serial,Model\n5CD1234ABC,HP\n"), [1, 0, 0, 0]);
    assert_eq!(loads("devices", "Serial,Model\n5cd1234abc,HP 11\n"), [0, 1, 0, 0]);
}

#[test]
fn refused_rows_are_named_and_the_others_loaded() {
    let folder = tempfile::tempdir().expect("a directory can be made");
    let file = "User ID,Name\n004231,Ana\n,Bea-sentinel\n1.18204E+05,Lee\n";
    let loaded = load(folder.path(), "users", file).exits(1).json();
    assert_eq!(counts(&loaded), [1, 0, 0, 2]);
    let lines: Vec<&Value> =
        loaded["refused_rows"].as_array().expect("a list").iter().map(|row| &row["line"]).collect();
    assert_eq!(lines, [&json!(3), &json!(4)]);
    assert!(!loaded.to_string().contains("sentinel"));
    let path = folder.path().join("roster.csv").display().to_string();
    let data = folder.path().join("data").display().to_string();
    let people = coverlist(["records", "load", "users", &path, "--data", &data]).exits(1);
    assert!(people.out.contains("Line 3: The User ID is blank"), "{}", people.out);
}

#[test]
fn a_file_that_is_no_roster_is_refused_whole() {
    let folder = tempfile::tempdir().expect("a directory can be made");
    let ran = load(folder.path(), "users", CHROMEOS).exits(1);
    assert!(ran.out.is_empty() && ran.err.contains("This is a list of devices"), "{}", ran.err);
    assert!(ran.err.contains("Nothing was loaded."), "{}", ran.err);
}

#[test]
fn standard_input_can_be_loaded() {
    let folder = tempfile::tempdir().expect("a directory can be made");
    let data = folder.path().display().to_string();
    coverlist(["district", "add", "Oakwood", "--data", &data]).exits(0);
    let ran =
        coverlist_with(["records", "load", "users", "-", "--data", &data, "--json"], ONEROSTER.as_bytes());
    assert_eq!(counts(&ran.exits(0).json()), [2, 0, 0, 0]);
}

#[test]
fn a_district_that_is_not_there_is_not_made_by_a_slip_of_the_pen() {
    let folder = tempfile::tempdir().expect("a directory can be made");
    load(folder.path(), "users", ONEROSTER).exits(0);
    let path = folder.path().join("roster.csv").display().to_string();
    let data = folder.path().join("data").display().to_string();
    let ran =
        coverlist(["records", "load", "users", &path, "--data", &data, "--district", "Oakwod"]).exits(2);
    assert!(ran.err.contains("Oakwod"), "{}", ran.err);
}

#[test]
fn a_hundred_thousand_records_load_and_load_again() {
    let folder = tempfile::tempdir().expect("a directory can be made");
    let rows: String = (0..100_000).map(|row| format!("{row:06}x,Name {row},n{row}@example.org\n")).collect();
    let file = format!("User ID,Name,Email\n{rows}");
    assert_eq!(counts(&load(folder.path(), "users", &file).exits(0).json()), [100_000, 0, 0, 0]);
    assert_eq!(counts(&load(folder.path(), "users", &file).exits(0).json()), [0, 0, 100_000, 0]);
}
