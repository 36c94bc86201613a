//! Sample files without mistakes.

use super::coverage::without;
use super::random::Random;
use super::{DemoDevice, DemoDistrict, DemoUser};
use coverlist_core::record::{Date, Field, RecordKind, Status, Value, Values};
use coverlist_core::sheet::{Sheet, SheetStyle};

const SEED: u64 = 0x2026_0824;
/// The sample file of devices contains only devices of these schools.
const DEVICE_SCHOOLS: [&str; 2] = ["Lincoln Middle School", "Oakwood High School"];
const USER_SCHOOLS: [&str; 2] = ["Lincoln Middle School", "Saint Anne's Middle School"];
/// Devices that the district's records do not contain. One has a typing mistake in its serial.
const UNKNOWN_DEVICES: [&str; 5] =
    ["5CD9999ZZ1", "5CD1234ABX", "PF9ZZ1Q8", "7ZZ9QX3", "NXZZZ00000000001E7A999"];
const UNKNOWN_USERS: [&str; 4] = ["009998", "118999", "004232", "130001"];

/// The headers after the key, in the order of the fields.
const HEADERS: [&str; 6] = [
    "Insurance Status",
    "Policy Number",
    "Coverage Type",
    "Coverage Amount",
    "Coverage Start Date",
    "Coverage End Date",
];

/// This year's devices of two schools.
pub(super) fn devices(district: &DemoDistrict) -> Vec<u8> {
    let listed = |device: &&DemoDevice| DEVICE_SCHOOLS.contains(&device.location.as_str());
    let known = district.devices.iter().filter(listed).map(|device| (device.serial.as_str(), &device.values));
    list(RecordKind::Device, "POL-26", known, &UNKNOWN_DEVICES)
}

/// A file that insures the students of two schools this year.
pub(super) fn users(district: &DemoDistrict) -> Vec<u8> {
    let listed = |user: &&DemoUser| user.role == "student" && USER_SCHOOLS.contains(&user.school);
    let known = district.users.iter().filter(listed).map(|user| (user.user_id.as_str(), &user.values));
    list(RecordKind::User, "WA-2026", known, &UNKNOWN_USERS)
}

/// A file that insures the staff this year.
pub(super) fn staff(district: &DemoDistrict) -> Vec<u8> {
    let staff = district.users.iter().filter(|user| user.role == "staff");
    list(RecordKind::User, "ST-2026", staff.map(|user| (user.user_id.as_str(), &user.values)), &[])
}

fn list<'a>(
    kind: RecordKind,
    prefix: &str,
    known: impl Iterator<Item = (&'a str, &'a Values)>,
    unknown: &[&'static str],
) -> Vec<u8> {
    let random = &mut Random::new(SEED);
    let mut sheet = Sheet::new(SheetStyle::Excel);
    sheet.row([kind.key_name()].into_iter().chain(HEADERS));
    let known = known.map(|(key, last)| (key, last.clone()));
    let unknown = unknown.iter().map(|&key| (key, Values::default()));
    for (number, (key, last)) in (1..).zip(known.chain(unknown)) {
        let values = this_year(random, &last, &format!("{prefix}-{:05}", number * 3));
        sheet.row(Field::BUILT_IN.map(|field| cell(field, key, &values)));
    }
    sheet.into_bytes()
}

/// The next insurance of a record: a running plan continues, an ended one is renewed, and some records
/// without insurance enroll.
fn this_year(random: &mut Random, last: &Values, policy: &str) -> Values {
    let runs_on = last.date(Field::CoverageEnd).is_some_and(|end| end > Date::constant(2026, 8, 24));
    match last.status() {
        Some(Status::Enrolled) if runs_on => last.clone(),
        Some(Status::Enrolled) => renewed(last, policy),
        Some(status) if random.chance(75) => without(status),
        None if random.chance(35) => without(Status::NotEnrolled),
        _ => renewed(&Values::default(), policy),
    }
}

fn renewed(last: &Values, policy: &str) -> Values {
    let or = |field, value| (field, last.get(field).cloned().unwrap_or(value));
    Values::from_iter([
        (Field::Status, Value::Status(Status::Enrolled)),
        (Field::PolicyNumber, Value::Text(policy.to_owned())),
        or(Field::CoverageType, Value::Text("Full".to_owned())),
        or(Field::CoverageAmount, Value::Amount(52_500)),
        (Field::CoverageStart, Value::Date(Date::constant(2026, 8, 24))),
        (Field::CoverageEnd, Value::Date(Date::constant(2027, 6, 30))),
    ])
}

fn cell(field: Field, key: &str, values: &Values) -> String {
    match field {
        Field::Key => key.to_owned(),
        Field::Status => values.status().map_or("", word).to_owned(),
        field => values.text(field).unwrap_or_default(),
    }
}

fn word(status: Status) -> &'static str {
    match status {
        Status::Enrolled => "Enrolled",
        Status::NotEnrolled => "Not Enrolled",
        Status::Declined => "Declined",
        Status::Waived => "Waived",
    }
}
