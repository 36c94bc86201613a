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
    load_with(folder, noun, file, &[])
}

/// Loads a file with more arguments.
fn load_with(folder: &Path, noun: &str, file: &str, more: &[&str]) -> Ran {
    let path = write(folder, "roster.csv", file).display().to_string();
    let data = folder.join("data").display().to_string();
    if !folder.join("data").exists() {
        coverlist(["district", "add", "Oakwood", "--data", &data]).exits(0);
    }
    coverlist([&["records", "load", noun, &path, "--data", &data, "--json"], more].concat())
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
    for (noun, file, shape) in [
        ("users", ONEROSTER, "OneRoster users.csv"),
        ("devices", CHROMEOS, "ChromeOS devices through GAM or the API"),
    ] {
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
    assert_eq!(loads("devices", "Device Serial,Model\n5CD1234ABC,HP\n"), [1, 0, 0, 0]);
    assert_eq!(loads("devices", "Device Serial,Model\n5cd1234abc,HP 11\n"), [0, 1, 0, 0]);
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
    assert!(!loaded["refused_rows"].to_string().contains("sentinel"));
    assert!(loaded["sheet"].as_str().expect("a sheet").contains("\"Bea-sentinel\",\"3\",\"key_blank\""));
    let path = folder.path().join("roster.csv").display().to_string();
    let data = folder.path().join("data").display().to_string();
    let people = coverlist(["records", "load", "users", &path, "--data", &data]).exits(1);
    assert!(people.out.contains("Line 3, column 1: rejected. The User ID is blank"), "{}", people.out);
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
    assert!(ran.out.is_empty() && ran.err.contains("Line 3: This row is another header"), "{}", ran.err);
    let file = "User ID,Name\n118204,Ana Ruiz\nuser id,NAME\n009917,Ben Cho\n(2 rows affected),\n";
    let loaded = load(folder.path(), "users", file).exits(0).json();
    assert_eq!((counts(&loaded), &loaded["ignored"]), ([2, 0, 0, 0], &json!(2)));
    let reason = &loaded["ignored_rows"][0]["reason"]["message"];
    assert!(reason.as_str().expect("a reason").contains("repeats the header"), "{reason}");
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
    // The district knows everybody by sourcedId, so that is the key.
    let loaded = load(folder.path(), "users", &tuesday).exits(0).json();
    assert_eq!(counts(&loaded), [0, 0, 2, 0]);
    is_there(folder.path(), "users", &monday, 2);
}

#[test]
fn the_key_is_the_column_that_the_district_knows() {
    let folder = tempfile::tempdir().expect("a directory can be made");
    load(folder.path(), "users", "User ID,Name\n118204,Ana\n").exits(0);
    let file = "User ID,Student Number,Name\n7,118204,Ana Ruiz\n8,118205,Ben Cho\n";
    let ran = load(folder.path(), "users", file).exits(1);
    let asked = "“User ID” names 0 known of 2, “Student Number” names 1 known of 2";
    assert!(ran.out.is_empty() && ran.err.contains(asked), "{}", ran.err);
    let loaded = load_with(folder.path(), "users", file, &["--confirm"]).exits(0).json();
    assert_eq!(counts(&loaded), [1, 1, 0, 0]);
    // An exact header counts if no other column knows more records.
    let file = "User ID,Student Number,Name\n118204,7,Ana Ruiz\n";
    assert_eq!(counts(&load(folder.path(), "users", file).exits(0).json()), [0, 0, 1, 0]);
}

#[test]
fn nothing_is_loaded_before_a_proposal_is_confirmed() {
    let folder = tempfile::tempdir().expect("a directory can be made");
    let file = "Student ID,First Name,Last Name\n004231,Ana,Ruiz\n";
    let ran = load(folder.path(), "users", file).exits(1);
    assert!(ran.out.is_empty() && ran.err.contains("--confirm"), "{}", ran.err);
    assert_eq!(
        counts(&load_with(folder.path(), "users", file, &["--confirm"]).exits(0).json()),
        [1, 0, 0, 0]
    );
    is_there(folder.path(), "users", "User ID,Name\n004231,Ana Ruiz\n", 1);
}

#[test]
fn a_decided_conflict_changes_a_key_and_coverage_stays() {
    let folder = tempfile::tempdir().expect("a directory can be made");
    load(folder.path(), "users", "User ID,Name,Email\n001306,Ana Ruiz,ana@oak.example\n").exits(0);
    let file = "User ID,Name,Email\n1306,Ana Ruiz,ana@oak.example\n";
    let loaded = load(folder.path(), "users", file).exits(1).json();
    assert_eq!((counts(&loaded), &loaded["conflicts"]), ([0, 0, 0, 1], &json!(1)));
    let conflict = &loaded["refused_rows"][0];
    assert_eq!((&conflict["key"], &conflict["record"]), (&json!("1306"), &json!("001306")));
    assert_eq!(conflict["choices"], json!(["same_record", "change_key", "new_record"]));
    let decisions = json!({"conflicts": [{"key": "1306", "record": "001306", "decide": "change_key"}]});
    let path = write(folder.path(), "decisions.json", decisions.to_string()).display().to_string();
    load(folder.path(), "devices", "Device Serial,Assigned To\n5CD1,001306\n5CD2,Cart 3\n").exits(0);
    let loaded = load_with(folder.path(), "users", file, &["--decisions", &path]).exits(0).json();
    assert_eq!(counts(&loaded), [0, 1, 0, 0]);
    is_there(folder.path(), "devices", "Device Serial,Assigned To\n5CD1,1306\n5CD2,Cart 3\n", 2);
    // The key has changed, so the decision decides nothing any more.
    let loaded = load_with(folder.path(), "users", file, &["--decisions", &path]).exits(0).json();
    assert_eq!((counts(&loaded), &loaded["absent"]), ([0, 0, 1, 0], &json!(0)));
}

#[test]
fn the_rows_that_were_not_loaded_can_be_corrected_and_loaded() {
    let folder = tempfile::tempdir().expect("a directory can be made");
    let rest = folder.path().join("rest.csv").display().to_string();
    let file = "User ID,Name,Role\n004231,Ana Ruiz,student\n,Ben Cho,student\n118204,Li Wu,wizard\n";
    let loaded = load_with(folder.path(), "users", file, &["--result", &rest]).exits(1).json();
    assert_eq!((counts(&loaded), loaded["questions"][0]["about"].as_str()), ([1, 0, 0, 2], Some("words")));
    let sheet = std::fs::read_to_string(&rest).expect("a sheet");
    let corrected = sheet.replace("\"\",\"Ben Cho\"", "\"009917\",\"Ben Cho\"").replace("wizard", "staff");
    assert_eq!(counts(&load(folder.path(), "users", &corrected).exits(0).json()), [2, 0, 0, 0]);
}

#[test]
fn records_that_the_file_does_not_name_are_listed() {
    let folder = tempfile::tempdir().expect("a directory can be made");
    load(folder.path(), "users", "User ID,Name\n004231,Ana\n118204,Lee\n").exits(0);
    let loaded = load(folder.path(), "users", "User ID,Name\n118204,LEE\n").exits(0).json();
    assert_eq!((&loaded["absent"], &loaded["absent_records"]), (&json!(1), &json!(["004231"])));
    assert_eq!(loaded["notes"][0]["code"], "capitals");
}

#[test]
fn oneroster_is_loaded_with_the_files_of_roles_and_schools() {
    let folder = tempfile::tempdir().expect("a directory can be made");
    let users = "sourcedId,status,enabledUser,givenName,familyName,identifier,primaryOrgSourcedId\n\
                 u1,active,true,Ana,Ruiz,004231,s1\nu2,active,true,Rosa,Ruiz,P9,s1\n";
    let roles = "sourcedId,userSourcedId,roleType,role,orgSourcedId\n\
                 r1,u1,primary,student,s1\nr2,u2,primary,guardian,s1\n";
    let orgs = "sourcedId,name,type\ns1,Lincoln Middle School,school\n";
    let roles = write(folder.path(), "roles.csv", roles).display().to_string();
    let orgs = write(folder.path(), "orgs.csv", orgs).display().to_string();
    let loaded =
        load_with(folder.path(), "users", users, &["--roles", &roles, "--orgs", &orgs]).exits(0).json();
    assert_eq!((counts(&loaded), &loaded["ignored"]), ([1, 0, 0, 0], &json!(1)));
    is_there(
        folder.path(),
        "users",
        "User ID,Name,Role,School\n004231,Ana Ruiz,student,Lincoln Middle School\n",
        1,
    );
}

#[test]
fn a_staff_list_does_not_take_a_students_key() {
    let folder = tempfile::tempdir().expect("a directory can be made");
    let students = "User ID,Name,Email,Role\n118204,Ana Ruiz,ana@oak.example,student\n\
                    118205,Li Wu,li@oak.example,student\n";
    load(folder.path(), "users", students).exits(0);
    let staff = "User ID,Name,Email,Role\n118204,Ben Cho,ben@oak.example,teacher\n\
                 118205,Li Tran,li@oak.example,student\n";
    let loaded = load(folder.path(), "users", staff).exits(1).json();
    assert_eq!((counts(&loaded), refused(&loaded)), ([0, 1, 0, 1], vec![(2, Some("118204"))]));
    is_there(folder.path(), "users", "User ID,Name\n118204,Ana Ruiz\n118205,Li Tran\n", 2);
}

#[test]
fn made_up_serials_and_remarks_are_no_devices() {
    let folder = tempfile::tempdir().expect("a directory can be made");
    let file =
        "Device Serial,Model\nTo be filled by O.E.M.,HP\nDefault string,HP\n5CD1234ABC,HP\nEnd of report,\n";
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
    assert!(people.contains("Line 5: ignored. A rule leaves this row out: role is “guardian”."), "{people}");
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

#[test]
fn a_preview_changes_nothing() {
    let folder = tempfile::tempdir().expect("a directory can be made");
    let shown = load_with(folder.path(), "users", ONEROSTER, &["--preview"]).exits(0).json();
    assert_eq!((counts(&shown), &shown["applied"]), ([2, 0, 0, 0], &json!(false)));
    assert_eq!(shown["changes"][0]["key"], "004231");
    let done = load(folder.path(), "users", ONEROSTER).exits(0).json();
    assert_eq!((counts(&done), &done["applied"]), ([2, 0, 0, 0], &json!(true)));
}
