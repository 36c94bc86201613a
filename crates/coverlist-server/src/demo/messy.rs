//! A sample file with every kind of mistake.

use super::DemoDistrict;

/// The lines before the rows: a title, a blank line, the header, a comment and an example row. The header has
/// two extra columns: `Notes`, and one without a name.
const TOP: &str = "\
Oakwood Unified School District: devices insured, as sent on 08/31/2026 (Río Vista follows)
,,,,,,,,
Device Serial,Insurance Status,Policy Number,Coverage Type,Coverage Amount,Coverage Start Date,Coverage End Date,Notes,
# one line a device; do not change the headers
5CD1234ABC,Enrolled,EXAMPLE-0001,Accidental damage and theft,460.00,2026-08-15,2027-06-30,,
";

/// A correct row. Three of them come before each mistake.
const RIGHT: &str = "{key},Enrolled,{policy},Full,525.00,2026-08-24,2027-06-30,,";

/// Rows with mistakes. `{key}` is replaced by the next device of the district, `{again}` by the previous one,
/// and `{policy}` by a unique policy number.
const MISTAKES: [&str; 62] = [
    // Mistakes in keys.
    ",Enrolled,{policy},Full,525.00,2026-08-24,2027-06-30,,",
    "000,Enrolled,{policy},Full,525.00,2026-08-24,2027-06-30,,",
    "n/a,Enrolled,{policy},Full,525.00,2026-08-24,2027-06-30,typed by a family,",
    "2.0391E+14,Enrolled,{policy},Full,525.00,2026-08-24,2027-06-30,,",
    "5-Mar,Enrolled,{policy},Full,525.00,2026-08-24,2027-06-30,,",
    "118204.0,Enrolled,{policy},Full,525.00,2026-08-24,2027-06-30,,",
    "123456789012345000,Enrolled,{policy},Full,525.00,2026-08-24,2027-06-30,,",
    "{long},Enrolled,{policy},Full,525.00,2026-08-24,2027-06-30,,",
    "S/N: {key},Enrolled,{policy},Full,525.00,2026-08-24,2027-06-30,,",
    "SPF3X9K2M,Enrolled,{policy},Full,525.00,2026-08-24,2027-06-30,,",
    // One device in several rows.
    "{again},Enrolled,{again_policy},Full,525.00,2026-08-24,2027-06-30,,",
    "{again},Declined,,,,,,,\r\n{again},Enrolled,{policy},Full,460.00,2026-08-24,2027-06-30,,",
    // Mistakes in any cell.
    "{key},Enrolled,=\"{policy}\",Full,525.00,2026-08-24,2027-06-30,,",
    "{key},#N/A,{policy},Full,525.00,2026-08-24,2027-06-30,,",
    "{key},Enrolled,{policy},Full,525.00,########,2027-06-30,,",
    "{key},Enrolled,{policy},Full\u{1},525.00,2026-08-24,2027-06-30,,",
    "{key},Enrolled,{policy},{paragraph},525.00,2026-08-24,2027-06-30,,",
    "{key},Enrolled,{policy},Theft &amp; loss,525.00,2026-08-24,2027-06-30,,",
    "{key},Enrolled,{policy},Protecci\u{c3}\u{b3}n,525.00,2026-08-24,2027-06-30,,",
    "{key},\u{201c}Enrolled\u{201d},{policy},Full,525.00,2026-08-24,2027-06-30,,",
    "{key},Enrolled,{policy},Full,\u{ff15}\u{ff12}\u{ff15},2026-08-24,2027-06-30,,",
    "{key},\u{415}nrolled,{policy},Full,525.00,2026-08-24,2027-06-30,,",
    "{key},Declined,N/A,NULL,-,,,,",
    // Mistakes in policy numbers.
    "{key},Enrolled,7.78120E+09,Full,525.00,2026-08-24,2027-06-30,,",
    "{key},Enrolled,5-Mar,Full,525.00,2026-08-24,2027-06-30,,",
    "{key},Enrolled,7781203.0,Full,525.00,2026-08-24,2027-06-30,,",
    "{key},Enrolled,441002237190012000,Full,525.00,2026-08-24,2027-06-30,,",
    "{key},Enrolled,Policy #: 77-1,Full,525.00,2026-08-24,2027-06-30,,",
    "{key},Enrolled,\"{policy}\r\n204\",Full,525.00,2026-08-24,2027-06-30,,",
    // Mistakes in the status.
    "{key},,{policy},Full,525.00,2026-08-24,2027-06-30,,",
    "{key},Active,{policy},Full,525.00,2026-08-24,2027-06-30,,",
    "{key},Paid,{policy},Full,525.00,2026-08-24,2027-06-30,,",
    // Mistakes in amounts.
    "{key},Enrolled,{policy},Full,\"1.050,00\",2026-08-24,2027-06-30,,",
    "{key},Enrolled,{policy},Full,460 per year,2026-08-24,2027-06-30,,",
    "{key},Enrolled,{policy},Full,-460.00,2026-08-24,2027-06-30,refund,",
    "{key},Enrolled,{policy},Full,4600000,2026-08-24,2027-06-30,,",
    "{key},Enrolled,{policy},Full,$525.00,2026-08-24,2027-06-30,,",
    "{key},Enrolled,{policy},Full,€525.00,2026-08-24,2027-06-30,,",
    // Mistakes in dates.
    "{key},Enrolled,{policy},Full,525.00,2026-02-30,2027-06-30,,",
    "{key},Enrolled,{policy},Full,525.00,9/10/26,2027-06-30,,",
    "{key},Enrolled,{policy},Full,525.00,\"Sunday, August 24, 2026\",2027-06-30,,",
    "{key},Enrolled,{policy},Full,525.00,2026-08-24T05:00:00Z,2027-06-30,,",
    "{key},Enrolled,{policy},Full,525.00,46258,2027-06-30,,",
    "{key},Enrolled,{policy},Full,525.00,2026-08-24 14:30,2027-06-30,,",
    "{key},Enrolled,{policy},Full,525.00,1926-08-24,2027-06-30,,",
    "{key},Enrolled,{policy},Full,525.00,2026-08-24,9999-12-31,,",
    "{key},Enrolled,{policy},Full,525.00,2026-08-24,2026-06-30,,",
    "{key},Enrolled,{policy},Full,525.00,2024-08-24,2025-06-30,,",
    // Quotes and ragged rows.
    "{key},Enrolled,{policy},\"Full,525.00,2026-08-24,2027-06-30,,",
    "{key},Enrolled,{policy},\"Chromebook 11,525.00,2026-08-24,2027-06-30,,\r\n5CD0000000,Enrolled,,Chromebook 11\",525.00,2026-08-24,2027-06-30,,",
    "{key},Enrolled,{policy},\"Full\" coverage,525.00,2026-08-24,2027-06-30,,",
    "{key},Enrolled,{policy},Full,1,050.00,2026-08-24,2027-06-30,see order 77,2nd,",
    "{key},Enrolled,2026-08-24,2027-06-30",
    "{key},Not Enrolled",
    "{key},Enrolled\r\n,{policy},Full,525.00,2026-08-24,2027-06-30,,",
    // Text in the column without a header, and bytes that are not UTF-8.
    "{key},Enrolled,{policy},Full,525.00,2026-08-24,2027-06-30,,paid",
    "{key},Enrolled,{policy},Protecci{broken}n,525.00,2026-08-24,2027-06-30,,",
    // Rows that are not records.
    "Device Serial,Insurance Status,Policy Number,Coverage Type,Coverage Amount,Coverage Start Date,Coverage End Date,Notes,",
    ",,,,,,,,",
    "Total,,,,19425.00,,,,",
    "Printed by R. Ortiz,,,,,,,,",
    ",,,,,,,,\r\nSchool,Contact,Phone,,,,,,\r\nOakwood High,R. Ortiz,555-0100,,,,,,",
];

const RIGHT_ROWS: usize = 3;

pub(super) fn devices(district: &DemoDistrict) -> Vec<u8> {
    let mut serials = district.devices.iter().map(|device| device.serial.as_str()).skip(200);
    let mut file = TOP.replace('\n', "\r\n").into_bytes();
    let mut last = Row::default();
    for mistake in MISTAKES {
        for pattern in std::iter::repeat_n(RIGHT, RIGHT_ROWS).chain([mistake]) {
            let next = if pattern.contains("{key}") {
                Row { key: serials.next().unwrap_or_default(), policy: last.policy + 1 }
            } else {
                Row { key: last.key, policy: last.policy + 1 }
            };
            write(&mut file, pattern, &next, &last);
            last = next;
        }
    }
    file
}

/// The values that replace the placeholders of one row.
#[derive(Default)]
struct Row<'a> {
    key: &'a str,
    policy: usize,
}

fn write(file: &mut Vec<u8>, pattern: &str, row: &Row<'_>, last: &Row<'_>) {
    let policy = |row: &Row<'_>| format!("POL-27-{:04}", row.policy);
    let line = pattern
        .replace("{key}", row.key)
        .replace("{again}", last.key)
        .replace("{policy}", &policy(row))
        .replace("{again_policy}", &policy(last))
        .replace("{long}", &"5CD1234ABC ".repeat(10))
        .replace("{paragraph}", &"Accidental damage, except where it is not. ".repeat(6).replace(',', ";"));
    // The Windows-1252 byte of ó in a UTF-8 file.
    match line.split_once("{broken}") {
        Some((before, after)) => file.extend([before.as_bytes(), b"\xF3", after.as_bytes()].concat()),
        None => file.extend(line.as_bytes()),
    }
    file.extend(b"\r\n");
}
