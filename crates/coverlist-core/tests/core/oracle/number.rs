//! Numbers, and the decimal style that they prove.

use super::row::{Row, rows_on};
use super::text::is;
use coverlist_core::findings::Code;
use coverlist_core::record::Field;
use coverlist_core::validate::{Choices, DecimalColumn};
use coverlist_core::value::DecimalStyle;

/// A number in a cell.
#[derive(Clone, Copy)]
pub struct Number {
    pub value: i64,
    /// The only style that reads it.
    pub style: Option<DecimalStyle>,
    /// Whether it proves the style.
    pub is_proof: bool,
}

/// Reads a number without its sign. With decimals, it is in hundredths.
pub fn number(text: &str, may_have_decimals: bool, most_digits: usize) -> Option<Number> {
    const POINT: &str = r"^(\d+|\d{1,3}(,\d{3})+|\d{1,3}('\d{3})+|\d{1,3}(\u{2019}\d{3})+)(\.\d\d?)?$";
    const COMMA: &str = "^(\\d+|[1-9]\\d{0,2}((\\.\\d{3})+|( \\d{3})+|(\u{a0}\\d{3})+|(\u{2009}\\d{3})+|(\u{202f}\\d{3})+)\
         |\\d{1,3}('\\d{3})+|\\d{1,3}(\u{2019}\\d{3})+)(,\\d\\d?)?$";
    let (style, mark) = match (is(text, POINT), is(text, COMMA)) {
        (true, true) => (None, '.'),
        (true, false) => (Some(DecimalStyle::Point), '.'),
        (false, true) => (Some(DecimalStyle::Comma), ','),
        (false, false) => return None,
    };
    let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
    let (whole, decimals) = text.split_once(mark).map_or((text, None), |(whole, rest)| (whole, Some(rest)));
    let whole = digits(whole);
    if whole.len() > most_digits || (decimals.is_some() && !may_have_decimals) {
        return None;
    }
    let hundredths =
        if may_have_decimals { format!("{:0<2}", decimals.unwrap_or("")) } else { String::new() };
    let value = format!("{whole}{hundredths}").parse().ok()?;
    Some(Number { value, style, is_proof: !is(text, r"^\d+[^0-9]\d{3}$") })
}

/// How a column is read: in a style, or the rows that wait for an answer.
#[derive(Clone, Copy)]
pub enum Reading {
    In(DecimalStyle),
    /// Numbers with a comma wait.
    AssumedPoint,
    /// All numbers with a style wait.
    Waiting,
}

impl Reading {
    /// Why a number is not read. `unreadable` is the code of what is no number.
    pub fn problem(self, number: Number, unreadable: Code) -> Option<Code> {
        let style = number.style?;
        match self {
            Self::In(other) if other == style => None,
            Self::In(_) => Some(if number.is_proof { Code::DecimalStyle } else { unreadable }),
            Self::AssumedPoint if style == DecimalStyle::Point => None,
            Self::AssumedPoint | Self::Waiting => Some(Code::DecimalStyleUnknown),
        }
    }
}

/// The style of a column of numbers, and how it is read.
pub fn decide(
    field: Field,
    column: u16,
    rows: &[Row<'_>],
    read: impl Fn(&str) -> Option<Number>,
    choices: &Choices,
) -> (DecimalColumn, Reading) {
    let lines = |style, is_proof| {
        let numbers = rows.iter().filter_map(|row| Some((row.line, read(row.text(field))?)));
        let like = numbers.filter(|(_, it)| it.style == Some(style) && it.is_proof == is_proof);
        let lines: Vec<u32> = like.map(|(line, _)| line).collect();
        rows_on(&lines)
    };
    let (point, comma) = (lines(DecimalStyle::Point, true), lines(DecimalStyle::Comma, true));
    let (point_thousands, comma_thousands) =
        (lines(DecimalStyle::Point, false), lines(DecimalStyle::Comma, false));
    let (points, commas) = (point.count + point_thousands.count, comma.count + comma_thousands.count);
    let is_weak = comma_thousands.count > 0 && comma_thousands.count >= 10 * comma.count;
    let proven = if points >= 2 * commas {
        Some(DecimalStyle::Point)
    } else {
        (commas >= 2 * points && !is_weak).then_some(DecimalStyle::Comma)
    };
    let chosen = choices.decimals.get(&field).copied();
    let style = chosen.or(proven);
    let reading = match style {
        Some(style) => Reading::In(style),
        None if comma.count == 0 => Reading::AssumedPoint,
        None => Reading::Waiting,
    };
    let chosen = chosen.is_some();
    (DecimalColumn { field, column, style, chosen, point, comma, point_thousands, comma_thousands }, reading)
}
