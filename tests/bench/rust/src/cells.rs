//! The cells of a row, and whether two rows are equal.

use crate::amount::cents;
use crate::date::{Order, date};
use crate::text::{as_meant, trim};
use csv::StringRecord;

/// The number of columns.
pub const WIDTH: usize = 7;

const STATUSES: [(&str, &str); 9] = [
    ("Enrolled", "enrolled"),
    ("Yes", "enrolled"),
    ("Y", "enrolled"),
    ("Not Enrolled", "not_enrolled"),
    ("Unenrolled", "not_enrolled"),
    ("No", "not_enrolled"),
    ("N", "not_enrolled"),
    ("Declined", "declined"),
    ("Waived", "waived"),
];

/// The trimmed cell of a column; empty when it is missing.
pub fn text(record: &StringRecord, column: usize) -> &str {
    as_meant(trim(record.get(column).unwrap_or_default()))
}

/// The status that a word means.
pub fn meaning(status: &str) -> Option<&'static str> {
    STATUSES.iter().find(|(word, _)| word.eq_ignore_ascii_case(status)).map(|(_, meaning)| *meaning)
}

/// Whether two rows are equal apart from their keys.
pub fn says_the_same(one: &StringRecord, other: &StringRecord, orders: [Option<Order>; 2]) -> bool {
    (1..WIDTH).all(|column| {
        let (one, other) = (text(one, column), text(other, column));
        let value = |cell: &str| value(column, cell, orders);
        one == other || value(one).is_some_and(|one| Some(one) == value(other))
    })
}

/// The value of a cell in a form that can be compared; `None` when it has none.
fn value(column: usize, cell: &str, orders: [Option<Order>; 2]) -> Option<String> {
    match column {
        _ if cell.is_empty() => None,
        1 => meaning(cell).map(str::to_owned),
        4 => cents(cell).map(|cents| cents.to_string()),
        5 | 6 => {
            let day = date(cell).ok()?.in_order(orders[column - 5]).ok()?;
            day.map(|day| day.to_string())
        }
        _ => Some(cell.to_owned()),
    }
}
