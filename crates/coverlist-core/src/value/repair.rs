//! Undoes damage to a cell.

use super::excel::{day_of_number, digits_of_number, digits_of_scientific, unwrapped};
use super::garbled::{encoded_once, without_markup};
use super::label::without_label;
use super::look_alike::{half_width, latin};
use super::quotes::without_quotes;
use super::text::without_invisible;
use crate::findings::Code;
use crate::record::{Date, trim};

/// The cell without the damage that a finding with this code names. `None` when the text before the damage is
/// not certain, as that of a rounded number, or of a key that became a date.
pub fn repaired(code: Code, cell: &str) -> Option<String> {
    repair(code)?(trim(cell))
}

/// Whether some cells with the damage that a finding with this code names have a certain repair.
pub(crate) fn has_repair(code: Code) -> bool {
    repair(code).is_some()
}

/// The text of a trimmed cell without its damage.
type Repair = fn(&str) -> Option<String>;

fn repair(code: Code) -> Option<Repair> {
    let repair: Repair = match code {
        Code::CellFormula => unwrapped,
        Code::CellControl => without_invisible,
        Code::CellFullWidth => half_width,
        Code::CellLookAlike => latin,
        Code::CellQuoted => |cell| without_quotes(cell).map(str::to_owned),
        Code::CellMarkup => without_markup,
        Code::CellEncodedTwice => encoded_once,
        Code::KeyLabel | Code::PolicyLabel => |cell| without_label(cell).map(str::to_owned),
        Code::KeyScientific | Code::PolicyScientific | Code::IntegerScientific => digits_of_scientific,
        Code::KeyNumber | Code::PolicyNumberForm => digits_of_number,
        Code::DateExcelNumber => |cell| day_of_number(cell).map(|day| day.to_string()),
        Code::DateHalfConverted => turned_back,
        _ => return None,
    };
    Some(repair)
}

/// A date in ISO 8601 with day and month exchanged, as it was before Excel read it in the order of another
/// country.
fn turned_back(cell: &str) -> Option<String> {
    let read: Date = cell.parse().ok()?;
    Date::new(read.year(), read.day(), read.month()).map(|day| day.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn damage_that_leaves_the_text_certain_is_undone() {
        for (code, cell, text) in [
            (Code::CellFormula, "=\"004231\"", "004231"),
            (Code::CellFormula, "=\"a\"\"b\"", "a\"b"),
            (Code::CellControl, "0042\u{200b}31", "004231"),
            (Code::CellControl, "\u{202d}004231\u{202c}", "004231"),
            (Code::CellControl, "WA\u{a0}1", "WA 1"),
            (Code::CellFullWidth, "００４２３１", "004231"),
            (Code::CellLookAlike, "5\u{421}D1234ABC", "5CD1234ABC"),
            (Code::CellQuoted, "“Enrolled”", "Enrolled"),
            (Code::CellMarkup, "O&#039;Neil", "O'Neil"),
            (Code::CellMarkup, "Tom &amp;amp; Co", "Tom & Co"),
            (Code::CellMarkup, "<b>Full</b><br/>Plus", "Full Plus"),
            (Code::CellMarkup, "Protecci&oacute;n&nbsp;1", "Protección 1"),
            (Code::CellMarkup, "don&#146;t &#x26;", "don’t &"),
            (Code::CellEncodedTwice, "ProtecciÃ³n", "Protección"),
            (Code::CellEncodedTwice, "ProtecciÃƒÂ³n", "Protección"),
            (Code::KeyLabel, "S/N: 5CD1234ABC", "5CD1234ABC"),
            (Code::PolicyLabel, "Policy #: 77-1", "77-1"),
            (Code::KeyScientific, "1.18204E+05", "118204"),
            (Code::PolicyScientific, "1,18204E+05", "118204"),
            (Code::KeyNumber, "118204.0", "118204"),
            (Code::PolicyNumberForm, "7,781,204", "7781204"),
            (Code::DateExcelNumber, "46258", "2026-08-24"),
            (Code::DateExcelNumber, "46258.5", "2026-08-24"),
            (Code::DateExcelNumber, "36526", "2000-01-01"),
            (Code::DateExcelNumber, "36585", "2000-02-29"),
            (Code::DateExcelNumber, "73415", "2100-12-31"),
            (Code::DateHalfConverted, "2026-08-09", "2026-09-08"),
        ] {
            assert_eq!(repaired(code, cell).as_deref(), Some(text), "{cell}");
        }
    }

    #[test]
    fn damage_that_has_lost_something_stays() {
        for (code, cell) in [
            // Digits are lost, or a serial such as `118E03` may have been one.
            (Code::KeyScientific, "1.18E+05"),
            (Code::KeyScientific, "2.0391E+14"),
            (Code::KeyScientific, "1.18000E+05"),
            (Code::KeyScientific, "1.18204E-05"),
            (Code::KeyScientific, "5E+00"),
            (Code::KeyScientific, "20391E10"),
            (Code::KeyRounded, "1234567890123450"),
            (Code::KeyDate, "5-Mar"),
            (Code::PolicyDate, "3/5/2026"),
            (Code::CellControl, "POL\u{8}1"),
            (Code::CellControl, "two\nlines"),
            (Code::CellMarkup, "&unknown;"),
            (Code::CellMarkup, "&#0;"),
            (Code::CellMarkup, "<b></b>"),
            (Code::CellMarkup, "AT&T"),
            (Code::CellEncodedTwice, "Protección"),
            (Code::CellFormula, "=1+1"),
            (Code::DateExcelNumber, "12345"),
            (Code::DateHalfConverted, "2026-08-24"),
            (Code::KeyPlaceholder, "000"),
        ] {
            assert_eq!(repaired(code, cell), None, "{cell}");
        }
    }
}
