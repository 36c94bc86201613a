//! The text of a number with a format.

use super::decimal::Decimal;
use super::notes::NoteKind;
use super::number_format::NumberFormat;
use super::serial::iso;

/// The text of a stored number, and what is to be noted about it. Text that is no number stays.
pub(super) fn shown(
    stored: &str,
    format: &NumberFormat,
    is_1904: bool,
) -> (Option<String>, Option<NoteKind>) {
    if *format == NumberFormat::General && is_short_integer(stored) {
        return (None, None);
    }
    let Some(number) = Decimal::parse(stored) else { return (None, None) };
    let number = number.without_noise();
    match format {
        NumberFormat::General => (Some(number.plain()), None),
        NumberFormat::Date(shows) => {
            let serial = stored.trim().parse().unwrap_or(f64::NAN);
            match iso(serial, *shows, is_1904) {
                Some(date) => (Some(date), None),
                None => (Some(number.plain()), Some(NoteKind::StoredNumbers)),
            }
        }
        NumberFormat::Pattern(_) => match format.display(&number) {
            Some(displayed) => {
                (Some(displayed.text), displayed.is_rounded.then_some(NoteKind::RoundedNumbers))
            }
            None => (Some(number.plain()), Some(NoteKind::StoredNumbers)),
        },
        NumberFormat::Other => (Some(number.plain()), Some(NoteKind::StoredNumbers)),
    }
}

/// Whether a number is written as it is read: digits without a leading zero.
fn is_short_integer(stored: &str) -> bool {
    stored.bytes().all(|byte| byte.is_ascii_digit()) && !stored.starts_with('0') && !stored.is_empty()
}
