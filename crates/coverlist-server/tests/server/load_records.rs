//! `coverlist records load`.

use crate::harness::{Ran, coverlist, coverlist_with, write};
use serde_json::{Value, json};
use std::path::Path;

const ONEROSTER: &str = "sourcedId,status,enabledUser,role,userIds,givenName,familyName,identifier,email\n\
    s-7f3a,,true,student,{SIS:004231},Ana,Núñez,004231,ana.nunez@example.org\n\
    s-91bc,,true,student,{SIS:118204},Lee,Tran,118204,lee.tran@example.org\n";
const CHROMEOS: &str = "deviceId,annotatedAssetId,annotatedLocation,annotatedUser,serialNumber,status\n\
    b1e2c3,LMS-00412,Lincoln MS,ana.nunez@example.org,5CD1234ABC,ACTIVE\n\
    b1e2c4,,Cart 3,cart 3,5CD1234ABD,DISABLED\n";

/// Loads a file into a district. The first call creates the district.
fn load(folder: &Path, noun: &str, file: &str) -> Ran {
    let path = write(folder, "roster.csv", file).display().to_string();
    let data = folder.join("data").display().to_string();
    if !folder.join("data").exists() {
        coverlist(["district", "add", "Oakwood", "--data", &data]).exits(0);
    }
    coverlist(["records", "load", noun, &path, "--data", &data, "--json"])
}

/// The line of each refused row, and the record that it names.
fn refused(loaded: &Value) -> Vec<(u64, Option<&str>)> {
    let rows = loaded["refused_rows"].as_array().expect("a list").iter();
    rows.map(|row| (row["line"].as_u64().expect("a line"), row["record"].as_str())).collect()
}

/// Asserts that the records exist and match the file, which has `rows` rows.
#[track_caller]
fn is_there(folder: &Path, noun: &str, file: &str, rows: u64) {
    let loaded = load(folder, noun, file).json();
    assert_eq!(counts(&loaded), [0, 0, rows, 0], "{loaded}");
}

/// The numbers of added, changed, unchanged and refused rows.
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
        assert_eq!((counts(&first), &first["shape"]["message"]), ([2, 0, 0, 0], &json!(shape)));
        assert_eq!(counts(&load(folder.path(), noun, file).exits(0).json()), [0, 0, 2, 0]);
    }
}

#[test]
fn missing_columns_and_blank_cells_change_nothing() {
    let folder = tempfile::tempdir().expect("a directory can be made");
    let loads = |file: &str| counts(&load(folder.path(), "users", file).exits(0).json());
    assert_eq!(
        loads("User ID,Name,Email\n004231,Ana,ana@example.org\n118204,Lee,lee@example.org\n"),
        [2, 0, 0, 0]
    );
    assert_eq!(loads("User ID,School\n004231,Lincoln\n"), [0, 1, 0, 0]);
    assert_eq!(loads("User ID,Name,Email,School\n004231,Ana,ana@example.org,Lincoln\n"), [0, 0, 1, 0]);
    assert_eq!(loads("User ID,Name,Email,School\n118204,Lee,lee@example.org,\n"), [0, 0, 1, 0]);
    // A blank cell changes nothing.
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
    assert!(people.out.contains("Line 3: rejected. The User ID is blank"), "{}", people.out);
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
fn a_misspelled_district_is_not_created() {
    let folder = tempfile::tempdir().expect("a directory can be made");
    load(folder.path(), "users", ONEROSTER).exits(0);
    let path = folder.path().join("roster.csv").display().to_string();
    let data = folder.path().join("data").display().to_string();
    let ran =
        coverlist(["records", "load", "users", &path, "--data", &data, "--district", "Oakwod"]).exits(2);
    assert!(ran.err.contains("Oakwod"), "{}", ran.err);
}

#[test]
fn a_second_header_is_never_a_record() {
    let folder = tempfile::tempdir().expect("a directory can be made");
    let file = "User ID,Name,Email\n118204,Ana Ruiz,ana@oak.example\n\
                User ID,Email,Name\n009917,ben@oak.example,Ben Cho\n";
    let ran = load(folder.path(), "users", file).exits(1);
    assert!(ran.out.is_empty() && ran.err.contains("Line 3 is a second header"), "{}", ran.err);
    let file = "User ID,Name\n118204,Ana Ruiz\nuser id,NAME\n009917,Ben Cho\n(2 rows affected),\n";
    let loaded = load(folder.path(), "users", file).exits(0).json();
    assert_eq!((counts(&loaded), &loaded["ignored"]), ([2, 0, 0, 0], &json!(2)));
    let header = json!({"code": "ignored_header", "message": "This row repeats the header."});
    assert_eq!(loaded["ignored_rows"][0], json!({"line": 3, "reason": header}));
    assert_eq!(loaded["ignored_rows"][1]["line"], 5);
}

#[test]
fn an_export_without_its_zeros_adds_nobody() {
    let folder = tempfile::tempdir().expect("a directory can be made");
    let people = |key: fn(usize) -> String| -> String {
        let rows = (1..=1_000).map(|row| format!("{},Given{row} Family,g{row}@oak.example\n", key(row)));
        rows.collect()
    };
    let right = format!("User ID,Name,Email\n{}", people(|row| format!("{row:06}")));
    let without = format!("User ID,Name,Email\n{}", people(|row| row.to_string()));
    load(folder.path(), "users", &right).exits(0);
    let loaded = load(folder.path(), "users", &without).exits(1).json();
    assert_eq!(counts(&loaded), [0, 0, 0, 1_000]);
    assert_eq!((refused(&loaded)[0], refused(&loaded)[999]), ((2, Some("000001")), (1_001, Some("001000"))));
    is_there(folder.path(), "users", &right, 1_000);
}

#[test]
fn identifiers_that_are_filled_in_later_add_nobody() {
    let folder = tempfile::tempdir().expect("a directory can be made");
    let header = "sourcedId,status,enabledUser,role,givenName,familyName,identifier,email";
    let monday =
        format!("{header}\ns-1,,true,student,Ana,Ruiz,,ana@oak.example\ns-2,,true,student,Ben,Cho,,\n");
    let tuesday = format!(
        "{header}\ns-1,,true,student,Ana,Ruiz,118204,ana@oak.example\ns-2,,true,student,Ben,Cho,009917,\n"
    );
    load(folder.path(), "users", &monday).exits(0);
    let loaded = load(folder.path(), "users", &tuesday).exits(1).json();
    assert_eq!(counts(&loaded), [0, 0, 0, 2]);
    // Ben has no e-mail address, so his sourcedId identifies him.
    assert_eq!(refused(&loaded), [(2, Some("s-1")), (3, Some("s-2"))]);
    assert!(
        loaded["refused_rows"][0]["reason"]["message"].as_str().expect("a reason").contains("User ID s-1")
    );
    is_there(folder.path(), "users", &monday, 2);
}

#[test]
fn two_key_columns_are_refused_whole() {
    let folder = tempfile::tempdir().expect("a directory can be made");
    load(folder.path(), "users", "User ID,Name\n118204,Ana\n").exits(0);
    let ran = load(folder.path(), "users", "User ID,Student Number,Name\n7,118204,Ana\n").exits(1);
    assert!(ran.out.is_empty() && ran.err.contains("“User ID” and “Student Number”"), "{}", ran.err);
}

#[test]
fn a_staff_list_does_not_take_a_students_key() {
    let folder = tempfile::tempdir().expect("a directory can be made");
    let students = "User ID,Name,Email,Role\n118204,Ana Ruiz,ana@oak.example,student\n\
                    118205,Li Wu,li@oak.example,student\n";
    load(folder.path(), "users", students).exits(0);
    let staff = "Employee ID,Name,Email,Role\n118204,Ben Cho,ben@oak.example,teacher\n\
                 118205,Li Tran,li@oak.example,student\n";
    let loaded = load(folder.path(), "users", staff).exits(1).json();
    assert_eq!((counts(&loaded), refused(&loaded)), ([0, 1, 0, 1], vec![(2, Some("118204"))]));
    is_there(folder.path(), "users", "User ID,Name\n118204,Ana Ruiz\n118205,Li Tran\n", 2);
}

#[test]
fn made_up_serials_and_remarks_are_no_devices() {
    let folder = tempfile::tempdir().expect("a directory can be made");
    let file =
        "Serial Number,Model\nTo be filled by O.E.M.,HP\nDefault string,HP\n5CD1234ABC,HP\nEnd of report,\n";
    let loaded = load(folder.path(), "devices", file).exits(1).json();
    assert_eq!((counts(&loaded), &loaded["ignored"]), ([1, 0, 0, 2], &json!(1)));
    assert_eq!(refused(&loaded), [(2, None), (3, None)]);
}

#[test]
fn columns_are_listed_as_read_or_ignored() {
    let folder = tempfile::tempdir().expect("a directory can be made");
    let file = "Device ID,Serial number,Asset ID,User,Location\nx,5CD1234ABC,T-1,ana@oak.example,Lincoln\n";
    let loaded = load(folder.path(), "devices", file).exits(0).json();
    let read_as = |code: &str, message: &str| json!({"code": format!("column_{code}"), "message": message});
    let columns = json!([
        {"position": 1, "header": "Device ID", "read_as": null},
        {"position": 2, "header": "Serial number", "read_as": read_as("serial", "Device Serial")},
        {"position": 3, "header": "Asset ID", "read_as": read_as("asset_tag", "Asset Tag")},
        {"position": 4, "header": "User", "read_as": read_as("assigned_to", "Assigned To")},
        {"position": 5, "header": "Location", "read_as": read_as("location", "Location")},
    ]);
    assert_eq!(loaded["columns"], columns);
    let path = folder.path().join("roster.csv").display().to_string();
    let data = folder.path().join("data").display().to_string();
    let people = coverlist(["records", "load", "devices", &path, "--data", &data]).exits(0).out;
    assert!(
        people.contains("Columns read: Serial number as Device Serial; Asset ID as Asset Tag;"),
        "{people}"
    );
    assert!(people.contains("Columns ignored: Device ID\n"), "{people}");
}

#[test]
fn a_nightly_file_with_guardians_and_leavers_is_healthy() {
    let folder = tempfile::tempdir().expect("a directory can be made");
    let file = format!(
        "{ONEROSTER}s-3,tobedeleted,true,student,,Sam,Gone,7003,\ns-4,,true,guardian,,Rosa,Núñez,,\n"
    );
    let loaded = load(folder.path(), "users", &file).exits(0).json();
    assert_eq!((counts(&loaded), &loaded["ignored"]), ([2, 0, 0, 0], &json!(2)));
    let path = folder.path().join("roster.csv").display().to_string();
    let data = folder.path().join("data").display().to_string();
    let people = coverlist(["records", "load", "users", &path, "--data", &data]).exits(0).out;
    assert!(people.contains("Line 5: ignored. This is a parent, guardian"), "{people}");
}

#[test]
fn a_oneroster_1_2_file_says_that_its_roles_are_elsewhere() {
    let folder = tempfile::tempdir().expect("a directory can be made");
    let file = "sourcedId,status,enabledUser,username,userMasterIdentifier,givenName,familyName,\
                identifier,grades\n\
                s-1,active,true,ana,m-1,Ana,Ruiz,118204,07\n";
    let loaded = load(folder.path(), "users", file).exits(0).json();
    assert_eq!(loaded["notes"][0]["code"], "roles_missing");
    let path = folder.path().join("roster.csv").display().to_string();
    let data = folder.path().join("data").display().to_string();
    let people = coverlist(["records", "load", "users", &path, "--data", &data]).exits(0).out;
    assert!(people.contains("Note: This users.csv has no roles"), "{people}");
}

#[test]
fn ten_thousand_records_load_and_load_again() {
    let folder = tempfile::tempdir().expect("a directory can be made");
    let rows: String = (0..10_000).map(|row| format!("{row:06}x,Name {row},n{row}@example.org\n")).collect();
    let file = format!("User ID,Name,Email\n{rows}");
    assert_eq!(counts(&load(folder.path(), "users", &file).exits(0).json()), [10_000, 0, 0, 0]);
    assert_eq!(counts(&load(folder.path(), "users", &file).exits(0).json()), [0, 0, 10_000, 0]);
}
