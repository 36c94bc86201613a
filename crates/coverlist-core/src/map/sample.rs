//! The cells below a header, of which the first show what a column holds.

use super::vocabulary::{Vocabulary, plain_words};
use crate::findings::Code;
use crate::read::Table;
use crate::record::{Date, RecordKind, inserted, sorted, trim};
use crate::value::{
    self, DateCell, DateOrder, Numeral, amount, begins_comment, date, is_all_digits, is_remark, is_total,
};
use std::borrow::Cow;
use std::cell::OnceCell;
use std::collections::BTreeSet;

/// The number of records below the header that are looked at.
pub(super) const SAMPLED: usize = 200;

/// The number of columns that are looked at. A hostile file has many more.
const SAMPLED_COLUMNS: usize = 400;

/// The number of cells that are looked at. Of a wide file, fewer rows are.
const SAMPLED_CELLS: usize = 20_000;

/// Longer cells are no keys, words or dates.
const LONGEST: usize = 200;

/// The first rows of a file, by column.
pub(super) struct Sample<'t> {
    columns: Vec<ColumnCells<'t>>,
}

/// The trimmed cells of a column. A row that does not have the column has a blank cell.
pub(super) struct ColumnCells<'t> {
    cells: Vec<Cow<'t, str>>,
    filled: usize,
    distinct: usize,
    /// The answers to questions that each field asks.
    are_dates: OnceCell<bool>,
    are_money: OnceCell<bool>,
    is_distinct: OnceCell<bool>,
}

impl<'t> Sample<'t> {
    /// The rows below a line.
    pub(super) fn below(table: &'t Table, line: u32, columns: usize) -> Self {
        let columns = columns.min(SAMPLED_COLUMNS);
        let rows = SAMPLED.min(SAMPLED_CELLS / columns.max(1));
        let records = table.records().skip(line as usize).take(rows);
        let rows = records.map(|record| {
            let cells = record.cells().take(columns).map(trimmed);
            cells.collect::<Vec<Cow<'t, str>>>()
        });
        let rows: Vec<_> = rows.filter(|cells| is_row(cells)).collect();
        let column = |index: usize| ColumnCells::new(&rows, index);
        Self { columns: (0..columns).map(column).collect() }
    }

    /// The cells of a column, by its index.
    pub(super) fn column(&self, index: usize) -> Option<&ColumnCells<'t>> {
        self.columns.get(index)
    }
}

fn trimmed(cell: Cow<'_, str>) -> Cow<'_, str> {
    match cell {
        Cow::Borrowed(cell) => Cow::Borrowed(trim(cell)),
        Cow::Owned(cell) => Cow::Owned(trim(&cell).to_owned()),
    }
}

/// Whether cells may be a row of data. A row with a single cell is a title or a remark.
fn is_row(cells: &[Cow<'_, str>]) -> bool {
    let mut filled = cells.iter().filter(|cell| !cell.is_empty());
    let Some(first) = filled.next() else { return false };
    let is_no_row = begins_comment(first) || is_total(first) || is_remark(first);
    !is_no_row && (cells.len() < 3 || filled.next().is_some())
}

impl<'t> ColumnCells<'t> {
    fn new(rows: &[Vec<Cow<'t, str>>], index: usize) -> Self {
        let cells: Vec<Cow<'t, str>> = rows
            .iter()
            .map(|row| row.get(index).filter(|cell| cell.len() <= LONGEST).cloned().unwrap_or_default())
            .collect();
        let filled = cells.iter().filter(|cell| !cell.is_empty());
        let distinct: BTreeSet<&str> = inserted(filled.clone().map(AsRef::as_ref));
        let (filled, distinct) = (filled.count(), distinct.len());
        let [are_dates, are_money, is_distinct] = [const { OnceCell::new() }; 3];
        Self { cells, filled, distinct, are_dates, are_money, is_distinct }
    }

    /// The cells that are not blank.
    pub(super) fn filled(&self) -> impl Iterator<Item = &str> + Clone {
        self.cells.iter().map(AsRef::as_ref).filter(|cell: &&str| !cell.is_empty())
    }

    /// The number of different cells that are not blank.
    pub(super) const fn distinct(&self) -> usize {
        self.distinct
    }

    /// Whether no cell is filled.
    pub(super) fn is_blank(&self) -> bool {
        self.filled == 0
    }

    /// Whether nearly every row has a cell.
    pub(super) fn is_full(&self) -> bool {
        self.filled * 20 >= self.cells.len() * 19
    }

    /// Whether at least this percentage of the filled cells is like this.
    pub(super) fn mostly(&self, percent: usize, is_like: impl Fn(&str) -> bool) -> bool {
        self.filled > 0 && self.filled().filter(|cell| is_like(cell)).count() * 100 >= self.filled * percent
    }

    /// Whether few texts repeat in many rows, as in a column of words, schools or grades.
    pub(super) fn repeats_much(&self) -> bool {
        self.filled >= 10 && self.distinct * 20 <= self.filled.max(40)
    }

    /// Whether hardly any text repeats.
    pub(super) fn is_distinct(&self) -> bool {
        *self.is_distinct.get_or_init(|| {
            let names: Vec<&str> = self.filled().filter(|cell| !is_lost(cell)).collect();
            let count = names.len();
            let distinct: BTreeSet<&str> = inserted(names);
            count > 0 && distinct.len() * 10 >= count * 6
        })
    }

    /// Whether the cells are answers about cover.
    pub(super) fn are_answers(&self, known: &Vocabulary) -> bool {
        let distinct: BTreeSet<&str> = inserted(self.filled());
        distinct.len() <= 12
            && distinct.iter().filter(|cell| known.is_answer(cell)).count() * 10 >= distinct.len() * 8
    }

    /// Whether the cells are only the two numbers of a computer's yes and no.
    pub(super) fn are_bits(&self) -> bool {
        self.distinct == 2 && self.mostly(100, |cell| matches!(cell, "0" | "1"))
    }

    /// Whether the cells are the mark of a yes, or blank for a no.
    pub(super) fn are_marks(&self) -> bool {
        let is_mark = |cell: &str| matches!(cell, "X" | "x" | "✓" | "✔" | "✗" | "*");
        self.distinct == 1 && self.filled < self.cells.len() && self.mostly(100, is_mark)
    }

    /// Whether the cells are only yes and no, which answer any question.
    pub(super) fn are_yes_or_no(&self) -> bool {
        const WORDS: [&str; 12] = ["y", "n", "yes", "no", "si", "sí", "true", "false", "t", "f", "1", "0"];
        self.distinct <= 4 && self.mostly(100, |cell| WORDS.contains(&&*cell.to_lowercase()))
    }

    /// Whether the cells are dates.
    pub(super) fn are_dates(&self) -> bool {
        *self.are_dates.get_or_init(|| self.mostly(80, is_date))
    }

    /// The dates of all rows, in the order that the column proves.
    pub(super) fn dates(&self) -> Vec<Option<Date>> {
        let days = self.cells.iter().map(|cell| date(cell));
        let is_day_first = days.clone().any(|day| matches!(day, DateCell::DayFirst(_)));
        let order = if is_day_first { DateOrder::DayFirst } else { DateOrder::MonthFirst };
        days.map(|day| day.in_order(Some(order)).ok().flatten()).collect()
    }

    /// The amounts of the filled cells, in ascending order.
    pub(super) fn amounts(&self) -> Vec<i64> {
        sorted(self.filled().filter_map(|cell| amount(cell).ok().map(Numeral::number)).collect())
    }

    /// Whether the cells are written as money.
    pub(super) fn are_money(&self) -> bool {
        let is_money = |cell: &str| is_written_as_money(cell) && amount(cell).is_ok();
        *self.are_money.get_or_init(|| self.mostly(80, is_money))
    }

    /// Whether the numbers of the rows follow each other, as those of orders do.
    pub(super) fn are_sequential(&self) -> bool {
        let numbers: Vec<u64> = self.filled().filter_map(|cell| cell.parse().ok()).collect();
        let steps = numbers.windows(2).filter(|pair| pair[1] == pair[0] + 1).count();
        numbers.len() >= 3 && steps * 10 >= (numbers.len() - 1) * 8
    }

    /// Whether the numbers count the rows.
    pub(super) fn count_rows(&self) -> bool {
        let is_first = self.filled().next().is_some_and(|cell| matches!(cell, "0" | "1"));
        is_first && self.are_sequential()
    }
}

/// Whether a text is a date, or a date and a time.
pub(super) fn is_date(cell: &str) -> bool {
    let is_read = |text| match date(text) {
        DateCell::Bad(code) => matches!(code, Code::DateTwoDigitYear | Code::DateTimeZone),
        _ => true,
    };
    cell.len() >= 6 && !is_all_digits(cell) && (is_read(cell) || is_read(without_time(cell)))
}

/// Whether a text is a date with the time of day, as programs write for events.
pub(super) fn is_time(cell: &str) -> bool {
    cell.contains(':') && is_date(cell)
}

fn without_time(cell: &str) -> &str {
    cell.split([' ', 'T']).next().unwrap_or(cell)
}

fn is_written_as_money(cell: &str) -> bool {
    let bytes = cell.as_bytes();
    let cents = bytes.len() >= 4
        && matches!(bytes[bytes.len() - 3], b'.' | b',')
        && bytes[bytes.len() - 2..].iter().all(u8::is_ascii_digit);
    cents || cell.starts_with('$') || cell.contains(['€', '£'])
}

/// Whether a text stands for a key that is lost: a placeholder, or a number that Excel has changed.
pub(super) fn is_lost(cell: &str) -> bool {
    value::key(cell).is_some_and(value::is_no_key)
}

/// Whether a text is a telephone number of North America.
pub(super) fn is_phone(cell: &str) -> bool {
    let digits: Vec<u8> = cell.bytes().filter(u8::is_ascii_digit).collect();
    let is_plain = digits.len() == cell.len();
    let others = cell.chars().all(|c| c.is_ascii_digit() || " ()+-.".contains(c));
    let local = if digits.len() == 11 && digits[0] == b'1' { &digits[1..] } else { &digits[..] };
    let is_dialed = local.len() == 10 && local[0] >= b'2' && local[3] >= b'2';
    others && is_dialed && (!is_plain || digits.len() == 10)
}

/// Whether a text may be the key of a record of this kind.
pub(super) fn is_key(cell: &str, kind: RecordKind) -> bool {
    let is_one_word = cell.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    if !is_one_word || is_date(cell) {
        return false;
    }
    match kind {
        RecordKind::Device => value::looks_like(cell) == Some(RecordKind::Device),
        RecordKind::User => {
            let digits = cell.trim_start_matches(|c: char| c.is_ascii_alphabetic());
            let prefix = cell.len() - digits.len();
            let digits = digits.strip_prefix('-').filter(|_| prefix > 0).unwrap_or(digits);
            prefix <= 2 && (3..=12).contains(&digits.len()) && is_all_digits(digits)
        }
    }
}

/// Whether a text is like the number of a policy: two letters, digits and a hyphen. A receipt has one letter.
pub(super) fn is_policy_number(cell: &str) -> bool {
    let count = |is_like: fn(&u8) -> bool| cell.bytes().filter(is_like).count();
    let (digits, letters) = (count(u8::is_ascii_digit), count(u8::is_ascii_alphabetic));
    digits > 0 && letters > 1 && cell.contains('-') && !cell.contains(' ')
}

/// Whether a text may be the name of a person.
pub(super) fn is_name(cell: &str) -> bool {
    let begins_large = cell.chars().next().is_some_and(char::is_uppercase);
    begins_large
        && cell.chars().all(|c| c.is_alphabetic() || " ,.'’-".contains(c))
        && plain_words(cell).len() <= 5
}

/// Whether a text is written as `Last, First`.
pub(super) fn is_last_and_first(cell: &str) -> bool {
    cell.split_once(", ").is_some_and(|(last, first)| is_name(last) && is_name(first))
}
