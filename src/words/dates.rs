//! Questions about the order of day and month in dates.

use super::number;
use coverlist_core::findings::Code;
use coverlist_core::record::Date;
use coverlist_core::value::DateOrder;

/// `line` is the first line whose date has two readings. The lines in `proving` prove an order, but there are
/// too few of them.
pub fn question(header: &str, line: u32, code: Code, proving: &[u32]) -> String {
    match code {
        Code::DateOrderMixed => t!(dates_mixed, header),
        Code::DateOrderDoubtful => {
            t!(dates_doubtful, proving.len() as u64, proving.iter().map(|&line| number(line)), header)
        }
        _ => t!(dates_unknown, header, line),
    }
}

/// An order, with a cell that is read in it, if one can be.
pub fn order_example(order: DateOrder, cell: &str, reading: Option<Date>) -> String {
    let order = match order {
        DateOrder::DayFirst => t!(dates_day_first),
        DateOrder::MonthFirst => t!(dates_month_first),
    };
    match reading {
        Some(date) => t!(dates_example, order, cell, date.to_string()),
        None => order,
    }
}

/// The order of a column and its reason. `proven_by` is the line that proves the order, or `None` when the
/// admin chose it. `reading` is the date that `cell` is in this order.
pub fn order_read(
    header: &str,
    order: DateOrder,
    proven_by: Option<u32>,
    cell: &str,
    reading: Option<Date>,
) -> String {
    let order = match order {
        DateOrder::DayFirst => t!(dates_day_first_inline),
        DateOrder::MonthFirst => t!(dates_month_first_inline),
    };
    let example = reading.map(|date| t!(dates_read_example, cell, date.to_string())).unwrap_or_default();
    match proven_by {
        Some(line) => t!(dates_read_as_proven, header, order, line, example),
        None => t!(dates_read_as_chosen, header, order, example),
    }
}

/// The label of the button that reverses an order.
pub fn read_other(order: DateOrder) -> String {
    match order {
        DateOrder::DayFirst => t!(dates_day_first_other),
        DateOrder::MonthFirst => t!(dates_month_first_other),
    }
}
