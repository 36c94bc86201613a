use super::random::Random;
use coverlist_core::record::{Date, Field, Status, Value, Values};

/// A random insurance of one record for the last school year. A third of the records are enrolled, a few are
/// declined or waived, and the rest are blank. `policies` counts the policies so far, because every policy
/// number is unique.
pub(super) fn last_year(random: &mut Random, prefix: &str, policies: &mut usize) -> Values {
    match random.below(100) {
        0..33 => enrolled(random, prefix, policies),
        33..37 => without(Status::Declined),
        37..40 => without(Status::Waived),
        40..47 => without(Status::NotEnrolled),
        _ => Values::default(),
    }
}

fn enrolled(random: &mut Random, prefix: &str, policies: &mut usize) -> Values {
    *policies += 1;
    let (kind, dollars) =
        [("Accidental damage", 288), ("Accidental damage and theft", 460), ("Full", 525)][random.below(3)];
    // One in eight has a three-year plan, which does not change this year.
    let last_year = if random.chance(12) { 2028 } else { 2026 };
    Values::from_iter([
        (Field::Status, Value::Status(Status::Enrolled)),
        (Field::PolicyNumber, Value::Text(format!("{prefix}-{:06}", 100 + *policies * 7))),
        (Field::CoverageType, Value::Text(kind.to_owned())),
        (Field::CoverageAmount, Value::Amount(dollars * 100)),
        (Field::CoverageStart, Value::Date(Date::constant(2025, 8, 11 + random.below(20) as i8))),
        (Field::CoverageEnd, Value::Date(Date::constant(last_year, 6, 30))),
    ])
}

/// The values of a record that is not covered.
pub(super) fn without(status: Status) -> Values {
    Values::from_iter([(Field::Status, Value::Status(status))])
}
