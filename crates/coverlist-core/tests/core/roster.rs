//! Reading rosters.
//!
//! Long because: it has a few lines for each kind of file and each kind of mistake.

use crate::roster_files::{List, assert_rows, ignored, list, listed, refused, taken};
use coverlist_core::findings::Code;
use coverlist_core::record::RecordKind::{self, Device, User};
use coverlist_core::record::{Attribute, Field, Search};
use coverlist_core::roster::{Meaning, columns};
use coverlist_core::sheet::Proposals;
use proptest::prelude::*;

/// Expects these records: line, key and the values of the attributes with columns.
#[track_caller]
fn gives(kind: RecordKind, file: &str, attributes: &[Attribute], records: &[(u32, &str, &[&str])]) {
    let roster = taken(kind, file);
    assert_eq!(roster.attributes, attributes);
    let read: Vec<(u32, &str, Vec<&str>)> = roster
        .entries
        .iter()
        .map(|entry| (entry.line, entry.key.as_str(), entry.values.iter().map(String::as_str).collect()))
        .collect();
    let expected: Vec<_> = records.iter().map(|&(line, key, values)| (line, key, values.to_vec())).collect();
    assert_eq!(read, expected);
}

/// Expects these refused rows: line, and a part of the reason.
#[track_caller]
fn refuses(kind: RecordKind, file: &str, rows: &[(u32, &str)]) {
    assert_rows(&refused(&taken(kind, file)), rows);
}

/// Expects these ignored rows: line, and a part of the reason.
#[track_caller]
fn ignores(kind: RecordKind, file: &str, rows: &[(u32, &str)]) {
    assert_rows(&ignored(&taken(kind, file)), rows);
}

/// Expects these columns, each with its header and the meaning that loading gives it.
#[track_caller]
fn reads(kind: RecordKind, file: &str, expected: &[(&str, Meaning)]) {
    let roster = taken(kind, file);
    let read = columns(&roster).into_iter().map(|column| (column.header, column.meaning));
    let expected = expected.iter().map(|&(header, meaning)| (header.to_owned(), meaning));
    assert_eq!(read.collect::<Vec<_>>(), expected.collect::<Vec<_>>());
}

#[test]
fn a_plain_list_of_users() {
    let file = "student_id,First Name,Last Name,E-mail,Grade Level,Homeroom\n\
                004231,Ana,Núñez,ana.nunez@example.org,07,12b\n\
                118204,Lee,,,11,\n";
    gives(
        User,
        file,
        &[Attribute::Name, Attribute::Email, Attribute::Grade],
        &[(2, "004231", &["Ana Núñez", "ana.nunez@example.org", "07"]), (3, "118204", &["Lee", "", "11"])],
    );
}

#[test]
fn a_plain_list_of_devices_under_a_title() {
    let file = "Devices of Lincoln MS\r\n\r\nAsset Tag;Serial Number;Model\r\nLMS-1; 5CD1234ABC ;HP  11\r\n;20391E10;\r\n";
    gives(
        Device,
        file,
        &[Attribute::AssetTag, Attribute::Model],
        &[(4, "5CD1234ABC", &["LMS-1", "HP 11"]), (5, "20391E10", &["", ""])],
    );
}

#[test]
fn a_name_with_traces_of_a_web_page_is_no_reason_to_lose_the_person() {
    gives(
        RecordKind::User,
        "User ID,Name\n118204,Shaquille O&#039;Neal\n",
        &[Attribute::Name],
        &[(2, "118204", &["Shaquille O'Neal"])],
    );
}

#[test]
fn the_surest_key_counts_and_the_login_does_not() {
    let file = "ID,Username,Student ID,Name\n1,ana,004231,Ana\n";
    gives(User, file, &[Attribute::Name], &[(2, "004231", &["Ana"])]);
    gives(User, "Username,Name\nana,Ana\n", &[Attribute::Name], &[(2, "ana", &["Ana"])]);
}

#[test]
fn keys_that_name_nobody() {
    let file = "User ID,Name\n,Ana\n000,Ana\n1.18204E+05,Lee\n#N/A,Jo\n5-Mar,Mia\n00\u{1}12,Sam\n";
    let long = "9".repeat(101);
    let file = format!("{file}{long},Zoë\n");
    let roster = listed(&List { proposals: Proposals::Asked, ..list(User, &file) });
    assert_rows(
        &refused(&roster),
        &[
            (2, "is blank"),
            (3, "not a real"),
            (4, "scientific notation"),
            (5, "A formula failed"),
            (6, "a date"),
            (7, "invisible"),
            (8, "100 characters"),
        ],
    );
}

#[test]
fn names_that_a_spreadsheet_damaged() {
    let file = "User ID,Name\n1001,#NAME?\n1002,####\n1003,\"=\"\"Ana\"\"\"\n1004,L\u{1}ee\n";
    let words = ["A formula failed", "too narrow", "a formula", "invisible"];
    let roster = listed(&List { proposals: Proposals::Asked, ..list(User, file) });
    assert_rows(&refused(&roster), &[(2, words[0]), (3, words[1]), (4, words[2]), (5, words[3])]);
}

#[test]
fn rows_whose_cells_may_have_moved() {
    let file = "User ID,Name,Email\n1001,Tran, Lee,lee@example.org\n1002,Ana\n1003,Jo,jo@example.org,,\n1004,\"Mia,x\n";
    refuses(User, file, &[(2, "right of the header’s last column"), (3, "fewer cells"), (5, "never closes")]);
    assert_eq!(taken(User, file).entries.len(), 1);
}

#[test]
fn the_same_key_again_is_one_record_or_none() {
    let file = "Serial,Model\nABC1,HP\nDEF2,HP\nabc1,HP\nDEF2,Dell\nGHI3,HP\nDEF2,HP\n";
    let roster = taken(Device, file);
    assert_eq!(roster.repeated.iter().map(|row| (row.line, row.of)).collect::<Vec<_>>(), [(4, 2)]);
    assert_eq!(roster.entries.iter().map(|entry| entry.line).collect::<Vec<_>>(), [2, 6]);
    refuses(Device, file, &[(3, "on lines 5 and 7"), (5, "on lines 3 and 7"), (7, "on lines 3 and 5")]);
    assert_eq!(roster.rows(), 6);
}

#[test]
fn a_blank_cell_contradicts_nothing_and_case_and_accents_are_no_contradiction() {
    let file = "Serial,Asset Tag,Model\nABC1,,HP 11\nABC1,T-1,\n";
    gives(Device, file, &[Attribute::AssetTag, Attribute::Model], &[(2, "ABC1", &["T-1", "HP 11"])]);
    let file = "User ID,Name\n1001,Ana Núñez\n1001,ANA NU\u{301}N\u{303}EZ\n1002,Nun\u{303}o\n1002,Nuño\n";
    refuses(User, file, &[]);
    gives(User, file, &[Attribute::Name], &[(2, "1001", &["Ana Núñez"]), (4, "1002", &["Nuño"])]);
}

#[test]
fn a_person_with_two_roles_is_loaded_once() {
    let file = "User ID,Name,Role\n1001,Ana Ruiz,teacher\n1001,Ana Ruiz,coach\n1001,Ana Ruiz,Teacher\n";
    gives(User, file, &[Attribute::Name, Attribute::Role], &[(2, "1001", &["Ana Ruiz", "teacher"])]);
    ignores(User, file, &[(3, "another role to the user on line 2")]);
    refuses(User, file, &[]);
}

#[test]
fn a_second_header_with_the_same_columns_is_passed_over() {
    for again in [
        "User ID,Name,Email",
        "user id,NAME,e-mail",
        "\"User ID\",\"Name\",\"Email\"",
        "User_ID, Name ,Email,,",
    ] {
        let file = format!(
            "User ID,Name,Email\n118204,Ana,ana@oak.example\n{again}\n009917,Ben,ben@oak.example\n{again}\n"
        );
        let roster = taken(User, &file);
        assert_eq!(
            roster.entries.iter().map(|entry| entry.key.as_str()).collect::<Vec<_>>(),
            ["118204", "009917"]
        );
        ignores(User, &file, &[(3, "repeats the header"), (5, "repeats the header")]);
    }
}

#[test]
fn rows_below_a_second_header_with_other_columns_are_not_loaded() {
    let users = "User ID,Name,Email\n118204,Ana Ruiz,ana@oak.example\n";
    for again in [
        "User ID,Email,Name",
        "user_id,EMAIL,name",
        "Name,Email,User ID",
        "\"Email\",\"Name\",\"User ID\"",
        "User ID,Name",
        "User ID,Name,Email,School",
        "Serial Number,Model,Asset Tag",
    ] {
        let roster = taken(User, &format!("{users}{again}\n009917,Ben,Cho\n"));
        let keys: Vec<_> = roster.entries.iter().map(|entry| entry.key.as_str()).collect();
        assert!(!keys.contains(&"009917"), "{again}: {keys:?}");
    }
}

#[test]
fn records_that_hold_the_word_of_a_header_are_records() {
    let file = "Username,Name,Role,School\nana,Ana User,Student,Site\nb.grade,Grade Model,Student,School\n118204,Tag,Teacher,Name\n";
    assert_eq!(taken(User, file).entries.len(), 3);
}

#[test]
fn a_title_is_no_header() {
    for title in [
        "User",
        "User,,",
        "Users of Oak USD\n\nUser,R. Ortiz",
        "ID",
        "Report,User list,8/1/2026\nUser:,ortiz,ID",
    ] {
        let file = format!("{title}\nStudent ID,Name\n118204,Ana\n");
        let roster = taken(User, &file);
        assert_eq!(
            roster.entries.iter().map(|entry| entry.key.as_str()).collect::<Vec<_>>(),
            ["118204"],
            "{title}"
        );
        assert!(!roster.ignored.is_empty());
    }
    gives(Device, "Device,Oak\nModel,Serial Number\nHP,5CD1\n", &[Attribute::Model], &[(3, "5CD1", &["HP"])]);
}

#[test]
fn remarks_of_programs_are_passed_over() {
    for (remark, words) in [
        ("(1 rows affected)", "remark"),
        ("(1 rows affected),,", "remark"),
        ("(12 row(s) affected),,", "remark"),
        ("\"(1,200 rows affected)\",,", "remark"),
        ("End of report,,", "remark"),
        ("*** End of Report ***,,", "remark"),
        ("Printed by R. Ortiz,,8/24/2026", "remark"),
        ("Page,1,of 3", "remark"),
        ("Page 1 of 3,,", "remark"),
        ("Run date: 8/24/2026,,", "remark"),
        ("528 records,,", "remark"),
        ("Total: 12,,", "Total"),
        ("Total,528,", "Total"),
        (",Total,528", "Total"),
        ("Number of students:,528,", "Total"),
        ("Grand total,,528", "Total"),
        ("# sent in August,,", "begins with #"),
    ] {
        let file = format!("User ID,Name,Email\n004231,Ana,\n{remark}\n");
        ignores(User, &file, &[(3, words)]);
        refuses(User, &file, &[]);
        assert_eq!(taken(User, &file).entries.len(), 1, "{remark}");
    }
    let devices = "Serial,Model\n------,-----\n5CD1,HP\n\n(1 rows affected),\n--,HP\n";
    ignores(Device, devices, &[(2, "remark"), (5, "remark")]);
    refuses(Device, devices, &[(6, "not a real")]);
}

#[test]
fn what_may_be_a_remark_is_refused() {
    for remark in ["Lincoln Middle School,,", "Oak USD,,", "Homeroom,,", "Students in grade 7,07,x"] {
        refuses(
            User,
            &format!("User ID,Name,Email\n004231,Ana,\n118204,Lee,\n{remark}\n"),
            &[(4, "looks like a remark")],
        );
    }
    // A row with a key and a name is a record, whatever the name.
    let file = "Name,User ID\nEnd Of,1001\nTotal Ruiz,1002\nPage Printed By,1003\n";
    assert_eq!(taken(User, file).entries.len(), 3);
    refuses(User, "Name,Role,Grade,User ID\nSum Li,student,07,\n", &[(2, "is blank")]);
    refuses(User, "User ID,Name\n1001,2026\n", &[(2, "no letters")]);
}

#[test]
fn serials_that_firmware_makes_up_are_none() {
    let made_up = [
        "To be filled by O.E.M.",
        "To Be Filled By O.E.M.",
        "Default string",
        "System Serial Number",
        "Not Specified",
        "Not Available",
        "None",
        "N/A",
        "INVALID",
        "0",
        "00000000",
        "xxxxxxx",
    ];
    for serial in made_up {
        refuses(Device, &format!("Device Serial,Model\n{serial},HP\n"), &[(2, "not a real")]);
    }
}

#[test]
fn e_mail_addresses_among_numbers_are_keys_of_another_kind() {
    let file = "User ID,Name\n1001,Ana\n1002,Lee\njo@oak.example,Jo\n";
    refuses(User, file, &[(4, "an email address and most are not")]);
    let file = "User ID,Name\nana@oak.example,Ana\nlee@oak.example,Lee\n1003,Jo\n";
    refuses(User, file, &[(4, "an email address and most are not")]);
    refuses(User, "User ID,Name\nana@oak.example,Ana\nlee@oak.example,Lee\n", &[]);
}

#[test]
fn words_for_nothing_are_blank_and_counted() {
    let file = "User ID,Name,Email\n1001,Ana,NULL\n1002,Nan Null,n/a\n1003,,-\n";
    let roster = taken(User, file);
    assert_eq!(
        roster.entries.iter().map(|entry| entry.values.join("|")).collect::<Vec<_>>(),
        ["Ana|", "Nan Null|", "|"]
    );
    let noted = roster.file.verdict.about_file().iter().map(|finding| finding.code);
    assert_eq!(noted.collect::<Vec<_>>(), [Code::CellNothing]);
}

#[test]
fn a_list_of_the_chromeos_console() {
    let file =
        "Device ID,Serial number,Asset ID,User,Location,Notes,\nx1,5CD1,T-1,ana@oak.example,Lincoln,,lost\n";
    gives(
        Device,
        file,
        &[Attribute::AssetTag, Attribute::AssignedTo, Attribute::Location],
        &[(2, "5CD1", &["T-1", "ana@oak.example", "Lincoln"])],
    );
    reads(
        Device,
        file,
        &[
            ("Device ID", Meaning::Ignored),
            ("Serial number", Meaning::Field(Field::Key)),
            ("Asset ID", Meaning::Field(Field::Attribute(Attribute::AssetTag))),
            ("User", Meaning::Field(Field::Attribute(Attribute::AssignedTo))),
            ("Location", Meaning::Field(Field::Attribute(Attribute::Location))),
            ("Notes", Meaning::Ignored),
            ("", Meaning::Ignored),
        ],
    );
}

#[test]
fn one_part_of_a_name_is_better_than_none() {
    gives(User, "User ID,First Name\n1001,Ana\n", &[Attribute::Name], &[(2, "1001", &["Ana"])]);
    gives(
        User,
        "User ID,First Name,Display Name\n1001,Ana,Ana Ruiz\n",
        &[Attribute::Name],
        &[(2, "1001", &["Ana Ruiz"])],
    );
    // Another person's address is not the user's.
    gives(User, "User ID,Email (parent)\n1001,rosa@example.org\n", &[], &[(2, "1001", &[])]);
}

#[test]
fn a_formula_that_was_made_safe_reads_as_it_was() {
    gives(User, "User ID,Name\n1001,'=Ana\n", &[Attribute::Name], &[(2, "1001", &["=Ana"])]);
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
    fn every_row_of_any_bytes_is_somewhere(bytes: Vec<u8>, rows in 0_usize..4) {
        for header in ["", "User ID,Name\n", "Serial;Model\n", "sourcedId,givenName,familyName\n"] {
            let mut file = header.as_bytes().to_vec();
            for _ in 0..=rows {
                file.extend(&bytes);
                file.push(b'\n');
            }
            for kind in RecordKind::ALL {
                let roster = listed(&List { file: &file, ..list(kind, "") });
                let mut lines: Vec<u32> = roster.entries.iter().map(|entry| entry.line).collect();
                lines.extend(roster.repeated.iter().map(|row| row.line));
                lines.extend(roster.ignored.iter().map(|row| row.line));
                lines.extend(roster.refused.iter().map(|row| row.line));
                lines.sort_unstable();
                lines.dedup();
                prop_assert_eq!(lines.len(), roster.rows());
                for (_, reason) in ignored(&roster).iter().chain(&refused(&roster)) {
                    prop_assert!(reason.ends_with('.'), "{}", reason);
                }
            }
        }
    }
}
