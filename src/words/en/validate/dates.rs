//! Questions about the order of day and month in dates.

use crate::words::number;
use coverlist_core::findings::Code;
use coverlist_core::value::DateOrder;


/// `line` is the first line whose date has two readings. The lines in `proving` prove an order, but there are
/// too few of them.
pub fn date_question(header: &str, line: u32, code: Code, proving: &[u32]) -> String {
    match code {
        Code::DateOrderMixed => format!(
            "Some dates in {header} can only be day-first, others only month-first. Choose the order that \
             the column should have; rows that don’t fit are rejected."
        ),
        Code::DateOrderDoubtful => {
            let prove = if proving.len() == 1 { "proves" } else { "prove" };
            format!(
                "Are these dates day-first or month-first? Only {} of {header} {prove} an order: too few \
                 to decide for the others, or against another column. Look whether there is a typing \
                 error; rows that don’t fit the order that you choose are rejected.",
                lines(proving)
            )
        }
        _ => format!(
            "Are these dates day-first or month-first? Nothing in {header} proves it; line {} is the first.",
            number(line)
        ),
    }
}

fn lines(lines: &[u32]) -> String {
    let word = if lines.len() == 1 { "line" } else { "lines" };
    format!("{word} {}", lines.iter().map(|&line| number(line)).collect::<Vec<_>>().join(", "))
}

pub const fn order(order: DateOrder) -> &'static str {
    match order {
        DateOrder::DayFirst => "Day first",
        DateOrder::MonthFirst => "Month first",
    }
}

pub fn order_example(first: DateOrder, cell: &str, reads: Option<String>) -> String {
    let order = order(first);
    match reads {
        Some(reads) => format!("{order}: {cell} is {reads}"),
        None => order.to_owned(),
    }
}

/// `proven_by` is the line that proves the order, or `None` when the admin chose it. `reads` is `cell`
/// written out.
pub fn order_read(
    header: &str,
    order: DateOrder,
    proven_by: Option<u32>,
    cell: &str,
    reads: Option<String>,
) -> String {
    let order = match order {
        DateOrder::DayFirst => "day-first",
        DateOrder::MonthFirst => "month-first",
    };
    let why = proven_by
        .map_or_else(|| "as you chose".to_owned(), |line| format!("as line {} proves", number(line)));
    let example = reads.map(|reads| format!(": {cell} is {reads}")).unwrap_or_default();
    format!("{header} is read {order}, {why}{example}.")
}

pub const fn read_other(first: DateOrder) -> &'static str {
    match first {
        DateOrder::DayFirst => "Read it month-first",
        DateOrder::MonthFirst => "Read it day-first",
    }
}

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

pub fn date(day: u8, month_name: &str, year: &str) -> String {
    format!("{month_name} {day}, {year}")
}
