//! What the keys and policy numbers of a file have in common.

use super::row::{Layout, Row};
use super::text::{is_day_number_of_now, is_digits};
use coverlist_core::findings::Code;
use coverlist_core::record::{Field, RecordKind};

/// The cells of a field that are filled and have no problem.
pub fn good_cells<'a>(layout: &Layout<'_>, rows: &'a [Row<'_>], field: Field) -> Vec<&'a str> {
    let Some(column) = layout.column(field) else { return Vec::new() };
    let good = rows.iter().filter(|row| layout.judge(row, column).1.is_none());
    good.map(|row| row.text(field)).filter(|text| !text.is_empty()).collect()
}

/// What keys and policy numbers of a file have in common.
pub struct Usual {
    key_length: Option<usize>,
    policy_length: Option<usize>,
    five_digits_are_odd: bool,
}

impl Usual {
    pub fn of(kind: RecordKind, layout: &Layout<'_>, rows: &[Row<'_>]) -> Self {
        let policy_numbers: Vec<&str> =
            rows.iter().map(|row| row.text(Field::PolicyNumber)).filter(|text| !text.is_empty()).collect();
        let of_five_digits = policy_numbers.iter().filter(|text| is_day_number_of_now(text)).count();
        Self {
            key_length: usual_length(&good_cells(layout, rows, Field::Key))
                .filter(|_| kind == RecordKind::User),
            policy_length: usual_length(&good_cells(layout, rows, Field::PolicyNumber)),
            five_digits_are_odd: of_five_digits * 2 < policy_numbers.len(),
        }
    }

    /// The warning about a key or a policy number that differs from the others.
    pub fn odd(&self, field: Field, text: &str) -> Option<Code> {
        let is_short =
            |usual: Option<usize>| usual.is_some_and(|usual| is_digits(text) && text.len() < usual);
        match field {
            Field::Key => is_short(self.key_length).then_some(Code::KeyShort),
            Field::PolicyNumber if self.five_digits_are_odd && is_day_number_of_now(text) => {
                Some(Code::PolicyDate)
            }
            Field::PolicyNumber => is_short(self.policy_length).then_some(Code::PolicyShort),
            _ => None,
        }
    }
}

/// The length of two thirds of the texts that are numbers, and of three of them at least.
fn usual_length(texts: &[&str]) -> Option<usize> {
    let lengths: Vec<usize> = texts.iter().filter(|text| is_digits(text)).map(|text| text.len()).collect();
    (4..=lengths.iter().copied().max()?).find(|length| {
        let count = lengths.iter().filter(|other| *other == length).count();
        count >= 3 && count * 3 >= lengths.len() * 2
    })
}
