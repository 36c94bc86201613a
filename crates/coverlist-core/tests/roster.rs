//! Records from a file.

use coverlist_core::read::{ReadChoices, read};
use coverlist_core::roster::{Detail, Roster, Search, Shape, Unfit, read as read_roster};
use coverlist_core::template::RecordKind::{self, Device, User};
use proptest::prelude::*;

fn roster(kind: RecordKind, file: &str) -> Result<Roster, Unfit> {
    read_roster(&read(file.as_bytes(), &ReadChoices::default()), kind)
}

fn taken(kind: RecordKind, file: &str) -> Roster {
    roster(kind, file).unwrap_or_else(|unfit| panic!("{}", unfit.message()))
}

/// The records that a file gives: line, key and the details that it has columns for.
#[track_caller]
fn gives(kind: RecordKind, file: &str, details: &[Detail], records: &[(u32, &str, &[&str])]) {
    let roster = taken(kind, file);
    assert_eq!(roster.details, details);
    let read: Vec<(u32, &str, Vec<&str>)> = roster
        .entries
        .iter()
        .map(|entry| (entry.line, entry.key.as_str(), entry.values.iter().map(String::as_str).collect()))
        .collect();
    let expected: Vec<_> = records.iter().map(|&(line, key, values)| (line, key, values.to_vec())).collect();
    assert_eq!(read, expected);
}

/// The rows that a file refuses: line, and what the reason says.
#[track_caller]
fn refuses(kind: RecordKind, file: &str, rows: &[(u32, &str)]) {
    let roster = taken(kind, file);
    let lines: Vec<u32> = roster.refused.iter().map(|row| row.line).collect();
    assert_eq!(lines, rows.iter().map(|row| row.0).collect::<Vec<_>>());
    for (row, (_, words)) in roster.refused.iter().zip(rows) {
        let message = row.refusal.message(kind);
        assert!(message.contains(words), "line {}: {message}", row.line);
    }
}

#[test]
fn a_plain_list_of_users() {
    let file = "student_id,First Name,Last Name,E-mail,Grade Level,Homeroom\n\
                004231,Ana,Núñez,ana.nunez@example.org,07,12b\n\
                118204,Lee,,,11,\n";
    gives(
        User,
        file,
        &[Detail::Name, Detail::Email, Detail::Grade],
        &[(2, "004231", &["Ana Núñez", "ana.nunez@example.org", "07"]), (3, "118204", &["Lee", "", "11"])],
    );
    assert_eq!(taken(User, file).shape, Shape::PlainList);
}

#[test]
fn a_plain_list_of_devices_under_a_title() {
    let file = "Devices of Lincoln MS\r\n\r\nAsset Tag;Serial Number;Model\r\nLMS-1; 5CD1234ABC ;HP  11\r\n;20391E10;\r\n";
    gives(
        Device,
        file,
        &[Detail::AssetTag, Detail::Model],
        &[(4, "5CD1234ABC", &["LMS-1", "HP 11"]), (5, "20391E10", &["", ""])],
    );
}

#[test]
fn the_surest_key_counts_and_the_login_does_not() {
    let file = "ID,Username,Student ID,Name\n1,ana,004231,Ana\n";
    gives(User, file, &[Detail::Name], &[(2, "004231", &["Ana"])]);
    gives(User, "Username,Name\nana,Ana\n", &[Detail::Name], &[(2, "ana", &["Ana"])]);
}

#[test]
fn oneroster_names_users_by_identifier_else_by_the_id_of_the_student_information_system() {
    let file = "sourcedId,status,enabledUser,role,userIds,givenName,familyName,identifier,email\n\
                a,,true,student,{SIS:004231},Ana,Núñez,,ana@example.org\n\
                b,active,true,teacher,\"{State:9},{sis: 118204}\",Lee,Tran,,\n\
                c,,true,student,{SIS:9},Jo,Smith,009917,\n";
    let details = [Detail::Name, Detail::Email, Detail::Role];
    gives(
        User,
        file,
        &details,
        &[
            (2, "004231", &["Ana Núñez", "ana@example.org", "student"]),
            (3, "118204", &["Lee Tran", "", "teacher"]),
            (4, "009917", &["Jo Smith", "", "student"]),
        ],
    );
    assert_eq!(taken(User, file).shape, Shape::OneRoster);
}

#[test]
fn oneroster_without_any_identifier_names_users_by_sourced_id() {
    let header = "sourcedId,givenName,familyName,identifier,userIds\n";
    gives(User, &format!("{header}a,Ana,Núñez,,\n"), &[Detail::Name], &[(2, "a", &["Ana Núñez"])]);
    let mixed = format!("{header}a,Ana,Núñez,,\nb,Lee,Tran,118204,\n");
    refuses(User, &mixed, &[(2, "The User ID is blank")]);
}

#[test]
fn oneroster_names_those_who_are_no_users() {
    let file = "sourcedId,status,enabledUser,role,givenName,familyName,identifier\n\
                a,tobedeleted,true,student,A,A,1001\n\
                b,,false,student,B,B,1002\n\
                c,,true,guardian,C,C,1003\n\
                d,,TRUE,student,D,D,1004\n";
    refuses(User, file, &[(2, "is to be deleted"), (3, "is not enabled"), (4, "parent, guardian")]);
    assert_eq!(taken(User, file).entries.len(), 1);
}

#[test]
fn a_chromeos_export() {
    let file = "deviceId,annotatedAssetId,annotatedLocation,annotatedUser,serialNumber,status,model\n\
                x1,LMS-00412,Lincoln MS,ana@example.org,5CD1234ABC,ACTIVE,HP 11\n\
                x2,,Cart 3,,5CD1234ABD,DISABLED,HP 11\n\
                x3,,,,5CD1234ABE,DEPROVISIONED,HP 11\n";
    gives(
        Device,
        file,
        &[Detail::AssetTag, Detail::Model, Detail::AssignedTo, Detail::Location],
        &[
            (2, "5CD1234ABC", &["LMS-00412", "HP 11", "ana@example.org", "Lincoln MS"]),
            (3, "5CD1234ABD", &["", "HP 11", "", "Cart 3"]),
        ],
    );
    refuses(Device, file, &[(4, "deprovisioned")]);
    assert_eq!(taken(Device, file).shape, Shape::ChromeOs);
}

#[test]
fn keys_that_name_nobody() {
    let file = "User ID,Name\n,Ana\n000,Ana\n1.18204E+05,Lee\n#N/A,Jo\n5-Mar,Mia\n00\u{1}12,Sam\n";
    let long = "9".repeat(101);
    refuses(
        User,
        &format!("{file}{long},Zoë\n"),
        &[
            (2, "is blank"),
            (3, "stand-in"),
            (4, "scientific notation"),
            (5, "Excel left an error"),
            (6, "a date"),
            (7, "control characters"),
            (8, "100 characters"),
        ],
    );
}

#[test]
fn rows_whose_cells_may_have_moved() {
    let file = "User ID,Name,Email\n1001,Tran, Lee,lee@example.org\n1002,Ana\n1003,Jo,jo@example.org,,\n1004,\"Mia,x\n";
    refuses(User, file, &[(2, "beyond the header's last column"), (3, "ends before"), (5, "never closed")]);
    assert_eq!(taken(User, file).entries.len(), 1);
}

#[test]
fn the_same_key_again_is_one_record_or_none() {
    let file = "Serial,Model\nABC1,HP\nDEF2,HP\nabc1,HP\nDEF2,Dell\nGHI3,HP\nDEF2,HP\n";
    let roster = taken(Device, file);
    assert_eq!(roster.repeated, [4]);
    assert_eq!(roster.entries.iter().map(|entry| entry.line).collect::<Vec<_>>(), [2, 6]);
    refuses(Device, file, &[(3, "on lines 5 and 7"), (5, "on lines 3 and 7"), (7, "on lines 3 and 5")]);
    assert_eq!(roster.rows(), 6);
}

#[test]
fn files_that_are_no_roster() {
    let says = |kind, file: &str, words: &str| {
        let message = roster(kind, file).expect_err("it is no roster").message();
        assert!(message.contains(words), "{message}");
    };
    says(User, "Name,Email\nAna,ana@example.org\n", "User ID, Student ID");
    says(Device, "Name,Email\nAna,ana@example.org\n", "Serial Number");
    says(User, "Serial Number,Username\n5CD1234ABC,ana\n", "This is a list of devices");
    says(Device, "User ID,Name\n004231,Ana\n", "This is a list of users");
    says(User, "User ID,user_id,Name\n1,2,Ana\n", "Two columns");
    says(User, "", "The file is empty");
    says(User, "%PDF-1.7\n1 0 obj", "This is a PDF");
}

#[test]
fn a_formula_that_was_made_safe_reads_as_it_was() {
    gives(User, "User ID,Name\n1001,'=Ana\n", &[Detail::Name], &[(2, "1001", &["=Ana"])]);
}

#[test]
fn a_search_knows_neither_case_nor_accents() {
    assert!(Search::new(" nunez ").finds("Ana Núñez"));
    assert!(Search::new("NÚÑ").finds("ana.nunez@example.org"));
    assert!(Search::new("").finds("anything"));
    assert!(!Search::new("nunes").finds("Núñez"));
}

proptest! {
    #[test]
    fn any_bytes_are_a_roster_or_not_and_every_row_is_somewhere(bytes: Vec<u8>, rows in 0_usize..4) {
        for header in ["", "User ID,Name\n", "Serial;Model\n", "sourcedId,givenName,familyName\n"] {
            let mut file = header.as_bytes().to_vec();
            for _ in 0..=rows {
                file.extend(&bytes);
                file.push(b'\n');
            }
            let table = read(&file, &ReadChoices::default());
            for kind in RecordKind::ALL {
                let Ok(roster) = read_roster(&table, kind) else { continue };
                let mut lines: Vec<u32> = roster.entries.iter().map(|entry| entry.line).collect();
                lines.extend(&roster.repeated);
                lines.extend(roster.refused.iter().map(|row| row.line));
                lines.sort_unstable();
                lines.dedup();
                prop_assert_eq!(lines.len(), roster.rows());
                for row in &roster.refused {
                    prop_assert!(row.refusal.message(kind).ends_with('.'));
                }
            }
        }
    }
}

#[test]
fn comments_and_totals_are_no_records() {
    let file = "User ID,Name,Email\n004231,Ana,\n# sent in August,,\nTotal,1,\n";
    refuses(User, file, &[(3, "begins with #"), (4, "looks like a total")]);
    assert_eq!(taken(User, file).entries.len(), 1);
}

#[test]
fn an_insurance_list_is_no_roster() {
    let users = "User ID,Insurance Status,Policy Number\n004231,Yes,P1\n";
    assert_eq!(roster(User, users).err(), Some(Unfit::Insurance));
    let devices = "Device Serial,User ID,Insurance Status\n5CD1234ABC,004231,Yes\n";
    assert_eq!(roster(Device, devices).err(), Some(Unfit::Insurance));
    // A list of records may say who is insured; that is passed over.
    assert_eq!(taken(User, "User ID,Name,Insurance Status\n004231,Ana,Yes\n").details, [Detail::Name]);
}
