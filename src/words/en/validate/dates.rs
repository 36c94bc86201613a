//! Dates that nothing proves day-first or month-first.

use crate::words::number;
use coverlist_core::validate::DateOrder;

/// The order of dates.
pub const DATES: &str = "Day or month first?";

/// The question about a column's dates.
pub fn date_question(header: &str, line: u32, mixed: bool) -> String {
    if mixed {
        format!(
            "Some dates in {header} can only be day-first, others only month-first. Choose the order that the column should \
             have; rows that don’t fit are rejected."
        )
    } else {
        format!(
            "Are these dates day-first or month-first? Nothing in {header} proves it; line {} is the first.",
            number(line)
        )
    }
}

/// An order of dates.
pub const fn order(order: DateOrder) -> &'static str {
    match order {
        DateOrder::DayFirst => "Day first",
        DateOrder::MonthFirst => "Month first",
    }
}

/// An order of dates, with how a cell reads then.
pub fn order_example(first: DateOrder, cell: &str, reads: Option<String>) -> String {
    let order = order(first);
    match reads {
        Some(reads) => format!("{order}: {cell} is {reads}"),
        None => order.to_owned(),
    }
}

/// The order that was chosen for a column.
pub fn order_chosen(header: &str, first: DateOrder) -> String {
    match first {
        DateOrder::DayFirst => format!("{header} is read day-first."),
        DateOrder::MonthFirst => format!("{header} is read month-first."),
    }
}

/// The button that turns it round.
pub const fn read_other(first: DateOrder) -> &'static str {
    match first {
        DateOrder::DayFirst => "Read it month-first",
        DateOrder::MonthFirst => "Read it day-first",
    }
}

/// A month's name, from 1.
pub fn month(month: u8) -> Option<&'static str> {
    const MONTHS: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    MONTHS.get(usize::from(month).checked_sub(1)?).copied()
}

/// A date as people say it.
pub fn date(day: u8, month_name: &str, year: &str) -> String {
    format!("{month_name} {day}, {year}")
}
