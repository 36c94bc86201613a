//! The decisions about a roster, given the existing records.

use crate::roster_files::{List, assert_rows, list, listed, refused, taken};
use coverlist_core::record::RecordKind::{self, Device, User};
use coverlist_core::record::{Attribute, MatchKey};
use coverlist_core::roster::{Action, KnownRecord, Refusal, Roster, decide};
use coverlist_core::sheet::{ConflictChoice, ConflictDecision, Decisions};

/// Existing records, by key and attributes in the order of [`Attribute::of`].
fn known(kind: RecordKind, records: &[(&str, &[&str])]) -> Vec<KnownRecord> {
    let places = Attribute::of(kind).len();
    let known = (1..).zip(records).map(|(id, (key, values))| {
        let mut attributes: Vec<String> = values.iter().map(|&value| value.to_owned()).collect();
        attributes.resize(places, String::new());
        KnownRecord {
            id,
            match_key: MatchKey::new(kind, key).as_str().to_owned(),
            key: (*key).to_owned(),
            attributes,
        }
    });
    known.collect()
}

/// Expects these decisions and refused rows, given these records. A refused row has a part of its reason.
#[track_caller]
fn decides(
    kind: RecordKind,
    there: &[(&str, &[&str])],
    file: &str,
    actions: &[Action],
    rows: &[(u32, &str)],
) {
    let mut roster = taken(kind, file);
    assert_eq!(decide(&mut roster, &known(kind, there)).actions, actions);
    assert_eq!(roster.entries.len(), actions.len());
    assert_rows(&refused(&roster), rows);
}

const ANA: &[&str] = &["Ana Ruiz", "ana@oak.example", "student"];

#[test]
fn a_person_who_is_known_under_another_key_is_not_added() {
    let there: &[(&str, &[&str])] = &[("001306", ANA)];
    let twin = |row: &str, words: &str| {
        decides(User, there, &format!("User ID,Name,Email,Role\n{row}\n"), &[], &[(2, words)]);
    };
    twin("1306,Ana Ruiz,ana@oak.example,student", "User ID 001306");
    twin("s-77,Ana Ruiz,ana@oak.example,student", "name and email address are the same");
    twin("s-77,\"RUIZ, Ana\",ANA@oak.example,", "name and email address are the same");
    twin("s-77,Ana Maria Ruiz-Cho,ana@oak.example,", "given name and email address are the same");
    twin("s-77,\"Ruiz-Cho, Ana\",ana@oak.example,", "given name and email address are the same");
    twin("s-77,,ana@oak.example,", "no name contradicts it");
    // A spreadsheet removes leading zeros. No other value speaks against one record.
    twin("1306,,,", "only leading zeros differ");
    twin("01306,Ana Ruiz,,", "only leading zeros differ");
    twin("1306,Ben Cho,ana@oak.example,", "only leading zeros differ");
}

#[test]
fn people_who_share_a_name_or_an_address_are_two() {
    let there: &[(&str, &[&str])] = &[("001306", ANA)];
    let added =
        |row: &str| decides(User, there, &format!("User ID,Name,Email\n{row}\n"), &[Action::Add], &[]);
    added("1307,Ben Ruiz,ana@oak.example");
    added("1307,Ana Ruiz,ana.ruiz@oak.example");
    added("1307,Ana Ruiz,");
    added("1307,,");
    added("1306,Ben Cho,ben@oak.example");
    added("1306,Ben Cho,");
}

#[test]
fn two_rows_about_one_person() {
    let file = "User ID,Name,Email\n001306,Ana Ruiz,ana@oak.example\n77,Ana Ruiz,ana@oak.example\n78,Ben,b@oak.example\n";
    decides(
        User,
        &[],
        file,
        &[Action::Add],
        &[(2, "Line 3 seems to be the same user"), (3, "Line 2 seems to be the same user")],
    );
    // One of the two is known and stays.
    decides(
        User,
        &[("001306", &["Ana Ruiz"])],
        file,
        &[Action::Change(1), Action::Add],
        &[(3, "User ID 001306 on line 2")],
    );
    // The order of the rows does not matter.
    let known_last = "User ID,Name,Email\n77,Ana Ruiz,ana@oak.example\n78,Ana Ruiz,ana@oak.example\n001306,Ana Ruiz,ana@oak.example\n";
    decides(
        User,
        &[("001306", &["Ana Ruiz"])],
        known_last,
        &[Action::Change(1)],
        &[(2, "User ID 001306 on line 4"), (3, "User ID 001306 on line 4")],
    );
    // Both are known already. A person must decide, and no row adds to it.
    decides(User, &[("001306", ANA), ("77", ANA)], file, &[Action::Keep, Action::Keep, Action::Add], &[]);
    let repeated = "User ID,Name,Email\n1306,Ana Ruiz,ana@oak.example\n1306,Ana Ruiz,ana@oak.example\n";
    decides(User, &[("001306", ANA)], repeated, &[], &[(2, "001306"), (3, "001306")]);
}

#[test]
fn a_list_by_another_kind_of_id_adds_nobody() {
    let there: &[(&str, &[&str])] = &[("1", &["Ana Ruiz"]), ("2", &["Ben Cho"]), ("3", &["Li Wu"])];
    let file = "User ID,Name\n9001,Ana Ruiz\n9002,\"Cho, Ben\"\n9003,Jo Smith\n";
    decides(User, there, file, &[Action::Add], &[(2, "User ID 1"), (3, "most other new names")]);
    // Some new students have the same names as others.
    let file = "User ID,Name\n9001,Ana Ruiz\n9002,Mia Lopez\n9003,Jo Smith\n";
    decides(User, there, file, &[Action::Add; 3], &[]);
    let file = "User ID,Name\n9001,Ana Ruiz\n9002,Ben Cho\n9003,Jo Smith\n9004,Mia Lopez\n9005,Zoe Quill\n";
    decides(User, there, file, &[Action::Add; 5], &[]);
    let file = "User ID,Name\n1,Ana Ruiz\n2,Ben Cho\n9001,Ana Ruiz\n9002,Ben Cho\n";
    decides(User, there, file, &[Action::Keep, Action::Keep, Action::Add, Action::Add], &[]);
}

#[test]
fn a_person_who_is_known_by_an_address_is_not_added_under_a_number() {
    let file = "User ID,Name,Email\n118204,Ana Ruiz,ana@oak.example\n";
    decides(User, &[("ana@oak.example", &["Ana Ruiz"])], file, &[], &[(2, "User ID ana@oak.example")]);
    let file = "User ID,Name\nana@oak.example,Ana Ruiz\n";
    decides(User, &[("118204", ANA)], file, &[], &[(2, "User ID 118204")]);
}

#[test]
fn keys_that_differ_in_capitals_are_one_user() {
    let file = "User ID,Name\nJSmith1,Jo Smith\n";
    decides(User, &[("jsmith1", &["Jo Smith"])], file, &[], &[(2, "only upper and lower case differ")]);
    decides(User, &[("jsmith1", &["Jane Smith"])], file, &[], &[(2, "User ID jsmith1")]);
    let both = "User ID,Name\nJSmith1,Jo Smith\njsmith1,Jo Smith\n";
    decides(User, &[], both, &[], &[(2, "Line 3"), (3, "Line 2")]);
}

#[test]
fn a_user_who_is_known_by_another_id_of_the_row_is_not_added() {
    let file = "User ID,Additional ID,Name\n004231,s-7f3a,Ana Ruiz\n";
    decides(User, &[("s-7f3a", &["Ana Ruiz"])], file, &[], &[(2, "User ID s-7f3a")]);
    decides(User, &[("s-7f3a", &[])], file, &[], &[(2, "another ID of this row")]);
    let plain = "ID,Username,Student ID,Name\n1,ana,004231,Ana Ruiz\n2,lee,118204,Lee Tran\n";
    // A column `ID` may hold row numbers.
    decides(
        User,
        &[("ana", &["Ana Ruiz"]), ("2", &["Jo Smith"])],
        plain,
        &[Action::Add],
        &[(2, "User ID ana")],
    );
}

#[test]
fn a_serial_that_lost_its_zeros_is_no_second_device() {
    let there: &[(&str, &[&str])] = &[("00123456", &["T-1", "HP 11"])];
    decides(Device, there, "Serial,Asset Tag\n123456,T-1\n", &[], &[(2, "Device Serial 00123456")]);
    decides(Device, there, "Serial,Model\n123456,HP 11\n", &[], &[(2, "only leading zeros differ")]);
    decides(Device, there, "Serial,Asset Tag\n123456,T-2\n", &[Action::Add], &[]);
    decides(Device, there, "Serial,Asset Tag\n777,T-1\n", &[Action::Add], &[]);
}

#[test]
fn a_key_that_belongs_to_somebody_else_changes_nothing() {
    let there: &[(&str, &[&str])] = &[("118204", ANA)];
    let other = |row: &str, words: &str| {
        decides(User, there, &format!("User ID,Name,Email,Role\n{row}\n"), &[], &[(2, words)]);
    };
    other("118204,Ben Cho,ben@oak.example,teacher", "a record with another name, email address, and role");
    other("118204,Rosa Ruiz,rosa@oak.example,teacher", "another name, email address, and role");
    other("118204,Ana Cho,ana.cho@oak.example,teacher", "another name, email address, and role");
    other("118204,Ben Cho,ben@oak.example,", "another name and email address");
    other("118204,Ben Cho,ben@oak.example,Student", "User ID 118204 belongs");
    other("118204,Ben Cho,,teacher", "another name and role");
    other("118204,Ben Cho,,", "another name.");
    other("118204,Rosa Ruiz,,student", "another name.");
    other("118204,,ben@oak.example,teacher", "another email address and role");
    other("118204,,,teacher", "another role");
    other("118204,Rosa Ruiz,ana@oak.example,aide", "another name and role");
}

#[test]
fn a_new_name_or_a_new_address_is_a_change() {
    let there: &[(&str, &[&str])] = &[("118204", ANA)];
    let changes = |row: &str| {
        decides(User, there, &format!("User ID,Name,Email,Role\n{row}\n"), &[Action::Change(1)], &[]);
    };
    changes("118204,Ana Cho,ana@oak.example,student");
    changes("118204,Ben Cho,ana@oak.example,student");
    changes("118204,Ana Ruiz,ana@elm.example,student");
    changes("118204,Ana Ruiz,aruiz@oak.example,teacher");
    changes("118204,Ana Cho,ana.cho@oak.example,student");
    changes("118204,Ana Cho,,");
    changes("118204,,ana@elm.example,");
    // An unknown value does not differ from anything.
    decides(User, &[("118204", &[])], "User ID,Name\n118204,Ben Cho\n", &[Action::Change(1)], &[]);
}

#[test]
fn accents_and_capitals_are_no_change() {
    let there: &[(&str, &[&str])] = &[("1001", &["Ana Núñez", "ana@oak.example", "student"])];
    let keeps = |row: &str| {
        decides(User, there, &format!("User ID,Name,Email,Role\n{row}\n"), &[Action::Keep], &[]);
    };
    keeps("1001,Ana Nu\u{301}n\u{303}ez,Ana@Oak.example,STUDENT");
    keeps("1001,ANA NÚÑEZ,,");
    let decomposed: &[(&str, &[&str])] = &[("1001", &["Ana Nu\u{301}n\u{303}ez"])];
    decides(User, decomposed, "User ID,Name\n1001,Ana Núñez\n", &[Action::Keep], &[]);
    // A corrected letter in a name is a change of the record.
    decides(User, &[("1001", &["Ana Nunez"])], "User ID,Name\n1001,Ana Núñez\n", &[Action::Change(1)], &[]);
    decides(Device, &[("abc1", &["t-1"])], "Serial,Asset Tag\nABC1,T-1\n", &[Action::Keep], &[]);
}

#[test]
fn a_refusal_names_the_record_as_it_is_written() {
    let mut roster = taken(User, "User ID,Name,Email\n1306,Ana Ruiz,ana@oak.example\n");
    decide(&mut roster, &known(User, &[("001306", ANA)]));
    assert_eq!(roster.refused[0].refusal.record(), Some("001306"));
    assert!(matches!(roster.refused[0].refusal, Refusal::KnownAs { line: None, .. }));
}

/// The actions and the refused rows of a list, given these records and decided conflicts.
fn settled(
    there: &[(&str, &[&str])],
    file: &str,
    conflicts: &[(&str, &str, ConflictChoice)],
) -> (Vec<Action>, Roster) {
    let conflicts = conflicts.iter().map(|&(key, record, decide)| ConflictDecision {
        key: key.to_owned(),
        record: record.to_owned(),
        name: None,
        decide,
    });
    settled_by(there, file, conflicts.collect())
}

fn settled_by(
    there: &[(&str, &[&str])],
    file: &str,
    conflicts: Vec<ConflictDecision>,
) -> (Vec<Action>, Roster) {
    let decisions = Decisions { conflicts, ..Decisions::default() };
    let mut roster = listed(&List { decisions, ..list(User, file) });
    let decided = decide(&mut roster, &known(User, there));
    (decided.actions, roster)
}

#[test]
fn a_person_decides_what_a_row_with_another_key_is() {
    let there: &[(&str, &[&str])] = &[("001306", ANA)];
    let file = "User ID,Name,Email\n1306,Ana Ruiz-Cho,ana@oak.example\n";
    let decided = |choice| settled(there, file, &[("1306", "001306", choice)]);
    let (actions, roster) = decided(ConflictChoice::SameRecord);
    assert_eq!((actions, roster.entries[0].key.as_str()), (vec![Action::Change(1)], "001306"));
    let (actions, roster) = decided(ConflictChoice::ChangeKey);
    assert_eq!((actions, roster.entries[0].key.as_str()), (vec![Action::ChangeKey(1)], "1306"));
    assert_eq!(decided(ConflictChoice::NewRecord).0, [Action::Add]);
    // A decision about other keys decides nothing.
    let (actions, roster) = settled(there, file, &[("1306", "001307", ConflictChoice::NewRecord)]);
    assert_eq!((actions, roster.refused.len()), (vec![], 1));
}

#[test]
fn one_record_is_changed_by_one_row() {
    let there: &[(&str, &[&str])] = &[("001306", ANA)];
    let file = "User ID,Name,Email\n77,Ana Ruiz,ana@oak.example\n1306,Ana Ruiz,ana@oak.example\n";
    let conflicts =
        [("77", "001306", ConflictChoice::ChangeKey), ("1306", "001306", ConflictChoice::ChangeKey)];
    let (actions, roster) = settled(there, file, &conflicts);
    assert_eq!((actions, roster.refused[0].line), (vec![Action::ChangeKey(1)], 3));
    // The record is in the file under its own key, too.
    let file = "User ID,Name,Email\n001306,Ana Ruiz,ana@oak.example\n77,Ana Ruiz,ana@oak.example\n";
    let (actions, roster) = settled(there, file, &conflicts);
    assert_eq!((actions, roster.refused[0].line), (vec![Action::Keep], 3));
}

#[test]
fn a_key_stays_with_its_person_until_somebody_decides() {
    let there: &[(&str, &[&str])] = &[("118204", ANA)];
    let file = "User ID,Name,Email,Role\n118204,Ben Cho,ben@oak.example,teacher\n";
    assert_eq!(settled(there, file, &[]).0, []);
    assert_eq!(settled(there, file, &[("118204", "118204", ConflictChoice::NewRecord)]).0, []);
    let same = |name: Option<&str>| {
        let decision = ConflictDecision {
            key: "118204".to_owned(),
            record: "118204".to_owned(),
            name: name.map(str::to_owned),
            decide: ConflictChoice::SameRecord,
        };
        settled_by(there, file, vec![decision]).0
    };
    assert_eq!(same(Some("Ana Ruiz")), [Action::Change(1)]);
    // The decision was about the person who had the key before.
    assert_eq!(same(Some("Mia Fox")), []);
    assert_eq!(same(None), []);
}

#[test]
fn records_that_the_file_does_not_name_are_absent() {
    let there: &[(&str, &[&str])] =
        &[("1", ANA), ("2", &["Ben Cho"]), ("3", &["Li Wu"]), ("001306", &["Mia Fox"])];
    let file = "User ID,Name\n1,Ana Ruiz\n2,#NAME?\n1306,Mia Fox\n";
    let mut roster = taken(User, file);
    assert_eq!(decide(&mut roster, &known(User, there)).absent, ["3"]);
}

#[test]
fn other_capitals_of_a_name_are_told_and_change_nothing() {
    let there: &[(&str, &[&str])] = &[("1", &["Ana Núñez"]), ("2", &["Ben Cho"])];
    let mut roster = taken(User, "User ID,Name\n1,ANA NÚÑEZ\n2,Ben Cho\n");
    let decided = decide(&mut roster, &known(User, there));
    assert_eq!((decided.capitals, decided.actions), (vec![2], vec![Action::Keep; 2]));
    // Another change of the row does not change the name.
    let mut roster = taken(User, "User ID,Name,Role\n1,ANA NÚÑEZ,student\n");
    let decided = decide(&mut roster, &known(User, there));
    assert_eq!((decided.capitals, decided.actions), (vec![2], vec![Action::Change(1)]));
    assert!(roster.entries[0].values.contains(&"Ana Núñez".to_owned()));
}
