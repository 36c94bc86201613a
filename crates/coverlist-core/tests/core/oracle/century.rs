//! The century of years with two digits.

use super::date::{NoDate, date_in};
use super::row::{Row, rows_on};
use coverlist_core::record::Field;
use coverlist_core::validate::{CenturyColumn, Choices};
use coverlist_core::value::Century;

/// The century of a date column; `None` if all of its years have four digits.
pub fn century(
    field: Field,
    column: u16,
    rows: &[Row<'_>],
    choices: &Choices,
    is_sheet: bool,
) -> Option<CenturyColumn> {
    let (mut short, mut late, mut full, mut other) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for row in rows {
        let text = row.text(field);
        let Ok(read) = date_in(text, Some(Century::From2000)) else { continue };
        let Some(year) = read.day_first.or(read.month_first).map(|day| day.year()) else { continue };
        if date_in(text, None) == Err(NoDate::TwoDigitYear) {
            short.push(row.line);
            if year >= 2050 {
                late.push(row.line);
            }
        } else if (2000..2100).contains(&year) {
            full.push(row.line);
        } else {
            other.push(row.line);
        }
    }
    if short.is_empty() {
        return None;
    }
    let is_proven = late.is_empty() && other.is_empty() && short.len() < 10 * full.len() && !is_sheet;
    Some(CenturyColumn {
        field,
        column,
        century: choices.century.or(is_proven.then_some(Century::From2000)),
        chosen: choices.century.is_some(),
        short: rows_on(&short),
        late: rows_on(&late),
        full: rows_on(&full),
        other: rows_on(&other),
    })
}
