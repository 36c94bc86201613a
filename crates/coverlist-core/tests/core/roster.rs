//! Reading rosters.
//!
//! Long because: it has a few lines for each kind of file and each kind of mistake.

use coverlist_core::findings::{Code, Finding};
use coverlist_core::read::{ReadChoices, WorkbookFacts, read};
use coverlist_core::record::RecordKind::{self, Device, User};
use coverlist_core::record::Search;
use coverlist_core::roster::{
    Attribute, Note, Roster, RosterError, RosterFormat, SetAside, read as read_roster,
};
use coverlist_core::template::TemplateSet;
use coverlist_messages::{English, render, roster_column, roster_error, roster_ignored, roster_refusal};
use proptest::prelude::*;

fn roster(kind: RecordKind, file: &str) -> Result<Roster, RosterError> {
    read_roster(&read(file.as_bytes(), &ReadChoices::default(), &TemplateSet::builtin().headers()), kind)
}

fn taken(kind: RecordKind, file: &str) -> Roster {
    roster(kind, file).unwrap_or_else(|unfit| panic!("{unfit:?}"))
}

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
    let roster = taken(kind, file);
    let lines: Vec<u32> = roster.refused.iter().map(|row| row.line).collect();
    assert_eq!(lines, rows.iter().map(|row| row.0).collect::<Vec<_>>());
    for (row, (_, words)) in roster.refused.iter().zip(rows) {
        let message = render(&English, &roster_refusal(&row.refusal, kind));
        assert!(message.contains(words), "line {}: {message}", row.line);
    }
}

/// Expects these ignored rows: line, and a part of the reason.
#[track_caller]
fn ignores(kind: RecordKind, file: &str, rows: &[(u32, &str)]) {
    let roster = taken(kind, file);
    let lines: Vec<u32> = roster.ignored.iter().map(|row| row.line).collect();
    assert_eq!(lines, rows.iter().map(|row| row.0).collect::<Vec<_>>());
    for (row, (_, words)) in roster.ignored.iter().zip(rows) {
        let message = render(&English, &roster_ignored(row.reason, kind));
        assert!(message.contains(words), "line {}: {message}", row.line);
    }
}

/// Expects that the whole file is refused, with this part of the message.
#[track_caller]
fn unfit(kind: RecordKind, file: &str, words: &str) {
    let message = render(&English, &roster_error(&roster(kind, file).expect_err("it is no roster")));
    assert!(message.contains(words), "{message}");
}

/// Expects these columns, each with its header and the meaning that loading gives it.
#[track_caller]
fn reads(kind: RecordKind, file: &str, columns: &[(&str, Option<&str>)]) {
    let roster = taken(kind, file);
    let read = roster.columns.iter().map(|column| {
        let read_as = column.read_as.map(|meaning| render(&English, &roster_column(meaning)));
        (column.header.clone(), read_as)
    });
    let expected = columns.iter().map(|&(header, read_as)| (header.to_owned(), read_as.map(str::to_owned)));
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
    assert_eq!(taken(User, file).format, RosterFormat::PlainList);
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
        &[(2, "118204", &["Shaquille O&#039;Neal"])],
    );
}

#[test]
fn the_surest_key_counts_and_the_login_does_not() {
    let file = "ID,Username,Student ID,Name\n1,ana,004231,Ana\n";
    gives(User, file, &[Attribute::Name], &[(2, "004231", &["Ana"])]);
    gives(User, "Username,Name\nana,Ana\n", &[Attribute::Name], &[(2, "ana", &["Ana"])]);
}

#[test]
fn oneroster_names_users_by_the_kind_of_id_that_most_rows_have() {
    let header = "sourcedId,status,enabledUser,role,userIds,givenName,familyName,identifier,email\n";
    let attributes = [Attribute::Name, Attribute::Email, Attribute::Role];
    let by_sis = format!(
        "{header}a,,true,student,{{SIS:004231}},Ana,Núñez,,ana@example.org\n\
         b,active,true,teacher,\"{{State:9}},{{sis: 118204}}\",Lee,Tran,,\n\
         c,,true,student,{{State:9}},Jo,Smith,009917,\n"
    );
    gives(
        User,
        &by_sis,
        &attributes,
        &[
            (2, "004231", &["Ana Núñez", "ana@example.org", "student"]),
            (3, "118204", &["Lee Tran", "", "teacher"]),
        ],
    );
    refuses(User, &by_sis, &[(4, "The User ID is blank")]);
    assert_eq!(taken(User, &by_sis).format, RosterFormat::OneRoster);
    let by_identifier = format!(
        "{header}a,,true,student,{{SIS:4}},Ana,Núñez,004231,\nb,,true,teacher,{{SIS:9}},Lee,Tran,118204,\n"
    );
    gives(
        User,
        &by_identifier,
        &attributes,
        &[(2, "004231", &["Ana Núñez", "", "student"]), (3, "118204", &["Lee Tran", "", "teacher"])],
    );
}

#[test]
fn oneroster_with_two_ids_of_one_system_in_a_cell_names_nobody() {
    let file = "sourcedId,userIds,givenName,familyName,role\n\
                a,\"{SIS:1001},{SIS:1002}\",Ana,Núñez,student\nb,\"{SIS:1003},{SIS:1003}\",Lee,Tran,student\n";
    refuses(User, file, &[(2, "The User ID is blank")]);
    assert_eq!(taken(User, file).entries[0].key, "1003");
}

#[test]
fn oneroster_without_any_identifier_names_users_by_sourced_id() {
    let header = "sourcedId,givenName,familyName,identifier,userIds\n";
    gives(User, &format!("{header}a,Ana,Núñez,,\n"), &[Attribute::Name], &[(2, "a", &["Ana Núñez"])]);
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
    ignores(User, file, &[(2, "is to be deleted"), (3, "is not enabled"), (4, "parent, guardian")]);
    refuses(User, file, &[]);
    assert_eq!(taken(User, file).entries.len(), 1);
    let plain = "User ID,Name,Role\n1001,Ana,Student\n1002,Rosa,Guardian\n";
    ignores(User, plain, &[(3, "parent, guardian")]);
}

#[test]
fn oneroster_1_2_keeps_roles_in_another_file() {
    let file = "sourcedId,enabledUser,username,givenName,familyName,identifier,grades,agentSourcedIds\n\
                s,true,ana,Ana,Núñez,1001,07,\"g,h\"\n\
                g,true,rosa,Rosa,Núñez,1002,,s\n\
                t,true,lee,Lee,Tran,1003,,\n";
    assert_eq!(taken(User, file).notes, [Note::RolesMissing]);
    refuses(User, file, &[(3, "as a relative")]);
    let with_roles = "sourcedId,role,givenName,familyName,identifier\ns,student,Ana,Núñez,1001\n";
    assert_eq!(taken(User, with_roles).notes, []);
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
        &[Attribute::AssetTag, Attribute::Model, Attribute::AssignedTo, Attribute::Location],
        &[
            (2, "5CD1234ABC", &["LMS-00412", "HP 11", "ana@example.org", "Lincoln MS"]),
            (3, "5CD1234ABD", &["", "HP 11", "", "Cart 3"]),
        ],
    );
    ignores(Device, file, &[(4, "deprovisioned")]);
    assert_eq!(taken(Device, file).format, RosterFormat::ChromeOs);
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
    refuses(User, file, &[(2, words[0]), (3, words[1]), (4, words[2]), (5, words[3])]);
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
fn files_that_are_no_roster() {
    unfit(User, "Name,Email\nAna,ana@example.org\n", "User ID, Student ID");
    unfit(Device, "Name,Email\nAna,ana@example.org\n", "Serial Number");
    unfit(User, "Serial Number,Username\n5CD1234ABC,ana\n", "This is a list of devices");
    unfit(Device, "User ID,Name\n004231,Ana\n", "This is a list of users");
    unfit(User, "", "The file has no content");
    unfit(User, "%PDF-1.7\n1 0 obj", "This is a PDF");
}

#[test]
fn two_columns_that_can_hold_the_key() {
    unfit(User, "User ID,user_id,Name\n1,2,Ana\n", "“User ID” and “user_id”");
    unfit(User, "User ID,Student Number,Name\n1,004231,Ana\n", "“User ID” and “Student Number”");
    unfit(User, "Name,Employee ID,Student ID\nAna,,004231\nLee,E-9,\n", "“Student ID” and “Employee ID”");
    unfit(
        Device,
        "Serial Number,Model,Service Tag\n5CD1234ABC,HP,7XK2F13\n",
        "“Serial Number” and “Service Tag”",
    );
    // A column with the same values is not a rival.
    gives(
        Device,
        "Serial Number,Service Tag\n7XK2F13,7XK2F13\n5CD1,\n",
        &[],
        &[(2, "7XK2F13", &[]), (3, "5CD1", &[])],
    );
    gives(User, "User ID,Student Number\n004231,\n", &[], &[(2, "004231", &[])]);
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
fn a_second_header_with_other_columns_refuses_the_file() {
    let users = "User ID,Name,Email\n118204,Ana Ruiz,ana@oak.example\n";
    for again in [
        "User ID,Email,Name",
        "user_id,EMAIL,name",
        "Name,Email,User ID",
        "\"Email\",\"Name\",\"User ID\"",
        "Student ID,Name,Email",
        "User ID,Name",
        "User ID,Name,Email,School",
        "Homeroom,Bus,Student Number",
        "User ID,Homeroom,Bus",
        "Serial Number,Model,Asset Tag",
        "Address 1,Student ID,Name",
    ] {
        unfit(User, &format!("{users}{again}\n009917,Ben,Cho\n"), "Line 3 is a second header");
    }
    let many: String = (0..1_000).map(|row| format!("{},Name\n", 100_000 + row)).collect();
    for again in ["Name,User ID", "User ID,Name,Email", "user id", "Bus,Homeroom,Student Number"] {
        let file = format!("User ID,Name\n{many}{again}\nBen,9917\n");
        unfit(User, &file, "Line 1002 is a second header");
    }
    unfit(Device, "Serial,Model,Asset Tag\nABC1,HP,T1\nSerial,Asset Tag,Model\nABC2,T2,HP\n", "Line 3");
    // The second one has more known columns.
    unfit(User, "ID,Name\n1,Ana\nStudent ID,Name,Email,Grade\n2,Ben,b@oak.example,07\n", "Line 3");
}

#[test]
fn records_that_hold_the_word_of_a_header_are_records() {
    let file = "Username,Name,Role,School\nana,Ana User,User,Site\nb.grade,Grade Model,Student,School\n118204,Tag,User,Name\n";
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
        assert!(roster.ignored.iter().all(|row| row.reason == SetAside::AboveHeader));
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
        ("Total: 12,,", "total"),
        ("Total,528,", "total"),
        (",Total,528", "total"),
        ("Number of students:,528,", "total"),
        ("Grand total,,528", "total"),
        ("# sent in August,,", "comment"),
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
    for remark in [
        "sum,Li Sum,li@oak.example",
        "Lincoln Middle School,,",
        "Oak USD,,",
        "Homeroom,,",
        "Students in grade 7,07,x",
    ] {
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
        refuses(Device, &format!("Serial Number,Model\n{serial},HP\n"), &[(2, "not a real")]);
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
    assert_eq!(roster.notes, [Note::WordsForNothing(3)]);
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
            ("Device ID", None),
            ("Serial number", Some("Device Serial")),
            ("Asset ID", Some("Asset Tag")),
            ("User", Some("Assigned To")),
            ("Location", Some("Location")),
            ("Notes", None),
            ("", None),
        ],
    );
}

#[test]
fn a_list_of_google_admin() {
    let file = "First Name [Required],Last Name [Required],Email Address [Required],Employee ID,Grade (optional)\n\
                Ana,Núñez,ana@oak.example,004231,07\n";
    gives(
        User,
        file,
        &[Attribute::Name, Attribute::Email, Attribute::Grade],
        &[(2, "004231", &["Ana Núñez", "ana@oak.example", "07"])],
    );
    reads(
        User,
        file,
        &[
            ("First Name [Required]", Some("Name")),
            ("Last Name [Required]", Some("Name")),
            ("Email Address [Required]", Some("Email")),
            ("Employee ID", Some("User ID")),
            ("Grade (optional)", Some("Grade")),
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
fn columns_of_oneroster() {
    let file =
        "sourcedId,status,role,userIds,givenName,familyName,identifier,sms\na,,student,,Ana,Núñez,1001,\n";
    reads(
        User,
        file,
        &[
            ("sourcedId", Some("Other ID, only compared")),
            ("status", Some("Decides which rows are loaded")),
            ("role", Some("Role")),
            ("userIds", Some("Other ID, only compared")),
            ("givenName", Some("Name")),
            ("familyName", Some("Name")),
            ("identifier", Some("User ID")),
            ("sms", None),
        ],
    );
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
    fn any_bytes_are_a_roster_or_not_and_every_row_is_somewhere(bytes: Vec<u8>, rows in 0_usize..4) {
        for header in ["", "User ID,Name\n", "Serial;Model\n", "sourcedId,givenName,familyName\n"] {
            let mut file = header.as_bytes().to_vec();
            for _ in 0..=rows {
                file.extend(&bytes);
                file.push(b'\n');
            }
            let table = read(&file, &ReadChoices::default(), &TemplateSet::builtin().headers());
            for kind in RecordKind::ALL {
                let Ok(roster) = read_roster(&table, kind) else { continue };
                let mut lines: Vec<u32> = roster.entries.iter().map(|entry| entry.line).collect();
                lines.extend(roster.repeated.iter().map(|row| row.line));
                lines.extend(roster.ignored.iter().map(|row| row.line));
                lines.extend(roster.refused.iter().map(|row| row.line));
                lines.sort_unstable();
                lines.dedup();
                prop_assert_eq!(lines.len(), roster.rows());
                for row in &roster.ignored {
                    prop_assert!(render(&English, &roster_ignored(row.reason, kind)).ends_with('.'));
                }
                for row in &roster.refused {
                    prop_assert!(render(&English, &roster_refusal(&row.refusal, kind)).ends_with('.'));
                }
            }
        }
    }
}

#[test]
fn a_worksheet_is_no_roster_before_its_hidden_rows_are_decided() {
    let with = |code: Code, index: Option<u16>| {
        let csv = b"User ID,Name\n000042,Ana\n000043,Lee\n";
        let mut table = read(csv, &ReadChoices::OF_WORKSHEET, &TemplateSet::builtin().headers());
        let notes = vec![Finding::file(Code::WorksheetComments), Finding::file(code).naming([3], 1)];
        table.set_workbook(WorkbookFacts { read: index, notes, ..WorkbookFacts::default() });
        read_roster(&table, User).map(|roster| roster.entries.len())
    };
    for (code, index) in [(Code::HiddenRowsUndecided, Some(0)), (Code::WorkbookPassword, None)] {
        let finding = Finding::file(code).naming([3], 1);
        assert_eq!(with(code, index), Err(RosterError::Workbook(finding)));
    }
    assert_eq!(with(Code::HiddenRowsIncluded, Some(0)), Ok(2));
}

#[test]
fn an_insurance_list_is_no_roster() {
    let users = "User ID,Insurance Status,Policy Number\n004231,Yes,P1\n";
    assert_eq!(roster(User, users).err(), Some(RosterError::Insurance));
    let devices = "Device Serial,User ID,Insurance Status\n5CD1234ABC,004231,Yes\n";
    assert_eq!(roster(Device, devices).err(), Some(RosterError::Insurance));
    // A list of records may contain insurance; it is ignored.
    assert_eq!(taken(User, "User ID,Name,Insurance Status\n004231,Ana,Yes\n").attributes, [Attribute::Name]);
}
