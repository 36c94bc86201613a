//! The reader reads typical files of districts.

use coverlist_core::read::{Delimiter, Encoding, LineEnds, ReadChoices, Table, read};
use coverlist_core::template::TemplateSet;

const USER: &str = "User ID,Insurance Status,Policy Number,Coverage Type,Coverage Amount,Coverage Start Date,Coverage End Date\r\n\
    004231,Enrolled,WA-2026-000117,Accidental damage and theft,460.00,2026-09-10,2027-06-30\r\n\
    118204,Not Enrolled,,,,,\r\n\
    S-20391,Yes,0007781203,Full,\"$1,050.00\",8/25/2026,6/30/2027\r\n";

#[test]
fn a_user_file_as_districts_fill_it() {
    let table = guessed(USER.as_bytes());
    facts(&table, Encoding::Utf8, Delimiter::Comma, LineEnds::Crlf);
    assert_eq!(row(&table, 2)[0], "004231", "leading zeros stay");
    assert_eq!(row(&table, 3), ["118204", "Not Enrolled", "", "", "", "", ""]);
    assert_eq!(row(&table, 4)[4], "$1,050.00");
    assert_eq!(table.len(), 4);
}

#[test]
fn a_device_file_as_districts_fill_it() {
    let table = guessed(
        b"Device Serial,Insurance Status,Policy Number\r\n5cd1234abd ,Enrolled,POL-88121\r\n20391E10,Enrolled,POL-88122\r\n",
    );
    assert_eq!(row(&table, 2)[0], "5cd1234abd ", "nothing is trimmed");
    assert_eq!(row(&table, 3)[0], "20391E10");
}

#[test]
fn an_answer_list_with_semicolons_and_dots() {
    let table = guessed(
        b"Student ID;Student;Grade;Response;Response Date;Payment Method;Reference\r\n\
          004231;N\xFA\xF1ez, Ana;07;Accepted;14.08.2026;Card;\r\n\
          118204;Tran, Lee;11;I Elect Not to Participate;19.08.2026;;\r\n\
          009917;Smith, Jo;06;Accepted;20.08.2026;Cash card;PP-77Q2-1190\r\n",
    );
    facts(&table, Encoding::Windows1252, Delimiter::Semicolon, LineEnds::Crlf);
    assert_eq!(row(&table, 2)[1], "Núñez, Ana");
    assert_eq!(table.first_non_ascii(), [(2, 2)]);
    assert!(table.records().all(|record| record.cells().count() == 7));
}

#[test]
fn a_fee_list_with_names_last_first() {
    let table = guessed(
        b"Student_Number,LastFirst,Fee_Type,Fee_Date,Fee_Paid\n4231,\"Nunez, Ana\",ChromeCare Plan,8/14/2026,30.00\n\
          118204,\"Tran, Lee\",ChromeCare Plan,8/19/2026,80.00\n",
    );
    facts(&table, Encoding::Utf8, Delimiter::Comma, LineEnds::Lf);
    assert_eq!(row(&table, 3), ["118204", "Tran, Lee", "ChromeCare Plan", "8/19/2026", "80.00"]);
}

#[test]
fn a_roster_with_braces_in_quotes() {
    let table = guessed(
        "sourcedId,status,role,userIds,givenName\ns-7f3a,,student,\"{SIS:004231}\",Ana\n\
         s-91bc,,student,\"{SIS:118204},{State:9900118204}\",Núria\n"
            .as_bytes(),
    );
    facts(&table, Encoding::Utf8, Delimiter::Comma, LineEnds::Lf);
    assert_eq!(row(&table, 3)[3], "{SIS:118204},{State:9900118204}");
}

#[test]
fn a_title_blank_lines_and_totals_are_records_like_others() {
    let table = guessed(
        b"Oakwood Unified School District - insurance enrolment as of 08/31/2026,,\r\n,,\r\n\
          User ID,Insurance Status,Policy Number\r\n# one line a student; do not change the headers,,\r\n\
          004231,Enrolled,WA-2026-000117\r\n,,\r\nTotal,2,\r\n",
    );
    facts(&table, Encoding::Utf8, Delimiter::Comma, LineEnds::Crlf);
    assert_eq!(row(&table, 3), ["User ID", "Insurance Status", "Policy Number"]);
    assert_eq!(row(&table, 7), ["Total", "2", ""]);
}

#[test]
fn unicode_text_from_excel() {
    let text = "\u{FEFF}Device Serial\tInsurance Status\r\n5CD1234ABC\tEnrolled\r\n";
    let table = guessed(&text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<_>>());
    facts(&table, Encoding::Utf16Le, Delimiter::Tab, LineEnds::Crlf);
    assert!(table.facts().bom);
    assert_eq!(row(&table, 2), ["5CD1234ABC", "Enrolled"]);
}

fn guessed(bytes: &[u8]) -> Table {
    read(bytes, &ReadChoices::default(), &TemplateSet::builtin().headers())
}

fn facts(table: &Table, encoding: Encoding, delimiter: Delimiter, line_ends: LineEnds) {
    let facts = table.facts();
    assert_eq!((facts.encoding, facts.delimiter, facts.line_ends), (encoding, delimiter, line_ends));
    assert_eq!(table.flaws(), []);
}

fn row(table: &Table, line: u32) -> Vec<String> {
    table.record(line).cells().map(String::from).collect()
}
