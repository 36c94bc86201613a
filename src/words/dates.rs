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

/// The reason for the order of a column. A column has its header.
pub enum Reason<'a> {
    Line(u32),
    Column(&'a str),
    Chosen,
}

/// The order of a column and its reason. `reading` is the date that `cell` is in this order.
pub fn order_read(
    header: &str,
    order: DateOrder,
    reason: Reason<'_>,
    cell: &str,
    reading: Option<Date>,
) -> String {
    let order = match order {
        DateOrder::DayFirst => t!(dates_day_first_inline),
        DateOrder::MonthFirst => t!(dates_month_first_inline),
    };
    let example = reading.map(|date| t!(dates_read_example, cell, date.to_string())).unwrap_or_default();
    match reason {
        Reason::Line(line) => t!(dates_read_as_proven, header, order, line, example),
        Reason::Column(other) => t!(dates_read_as_column, header, order, other, example),
        Reason::Chosen => t!(dates_read_as_chosen, header, order, example),
    }
}

/// The label of the button that reverses an order.
pub fn read_other(order: DateOrder) -> String {
    match order {
        DateOrder::DayFirst => t!(dates_day_first_other),
        DateOrder::MonthFirst => t!(dates_month_first_other),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use coverlist_core::value::date_in_order;

    #[test]
    fn an_order_is_shown_with_a_cell_that_is_read_in_it() {
        let reads = |cell, order| order_example(order, cell, date_in_order(cell, order));
        assert_eq!(reads("08/09/2026", DateOrder::DayFirst), "Day first: 08/09/2026 is September 8, 2026");
        assert_eq!(reads("8.9.2026", DateOrder::MonthFirst), "Month first: 8.9.2026 is August 9, 2026");
        assert_eq!(reads("25/08/2026", DateOrder::MonthFirst), "Month first");
    }

    #[test]
    fn a_column_is_read_as_a_line_proves_or_as_chosen() {
        let date = date_in_order("25/08/2026", DateOrder::DayFirst);
        let read = |reason, date| order_read("Start", DateOrder::DayFirst, reason, "25/08/2026", date);
        let proven = "Start is read day-first, as line 3 proves: 25/08/2026 is August 25, 2026.";
        assert_eq!(read(Reason::Line(3), date), proven);
        assert_eq!(read(Reason::Column("End"), None), "Start is read day-first, as End is.");
        assert_eq!(read(Reason::Chosen, None), "Start is read day-first, as you chose.");
    }

    #[test]
    fn the_lines_that_prove_an_order_are_named() {
        let asked = |proving: &[u32]| question("Start", 2, Code::DateOrderDoubtful, proving);
        assert!(asked(&[3]).contains("Only line 3 of Start proves an order"));
        assert!(asked(&[3, 5]).contains("Only lines 3, 5 of Start prove an order"));
    }
}
