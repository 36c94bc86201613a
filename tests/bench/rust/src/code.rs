//! The codes of findings that the checks know. Their names are those of Coverlist's catalog.

/// A code: its name, whether it rejects a row, and whether it sets a row aside.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Code {
    pub id: &'static str,
    pub rejects: bool,
    pub sets_aside: bool,
}

const fn rejects(id: &'static str) -> Code {
    Code { id, rejects: true, sets_aside: false }
}

const fn warns(id: &'static str) -> Code {
    Code { id, rejects: false, sets_aside: false }
}

const fn sets_aside(id: &'static str) -> Code {
    Code { id, rejects: false, sets_aside: true }
}

pub const ROW_BLANK: Code = sets_aside("row_blank");
pub const ROW_COMMENT: Code = sets_aside("row_comment");
pub const ROW_HEADER: Code = sets_aside("row_header");
pub const ROW_EXAMPLE: Code = sets_aside("row_example");
pub const ROW_TOTALS: Code = sets_aside("row_totals");
pub const KEY_REPEATED: Code = sets_aside("key_repeated");

pub const ROW_LONG: Code = rejects("row_long");
pub const ROW_SHORT: Code = rejects("row_short");
pub const ROW_SHORT_BLANK: Code = warns("row_short_blank");
pub const TEMPLATE_KEYS: Code = warns("template_keys");

pub const KEY_BLANK: Code = rejects("key_blank");
pub const KEY_PLACEHOLDER: Code = rejects("key_placeholder");
pub const KEY_CONFLICT: Code = rejects("key_conflict");
pub const KEY_SCIENTIFIC: Code = rejects("key_scientific");
pub const KEY_DATE: Code = rejects("key_date");
pub const KEY_NUMBER: Code = rejects("key_number");
pub const KEY_ROUNDED: Code = warns("key_rounded");
pub const KEY_SHORT: Code = warns("key_short");
pub const KEY_LONG: Code = rejects("key_long");

pub const CELL_FORMULA: Code = rejects("cell_formula");
pub const CELL_EXCEL_ERROR: Code = rejects("cell_excel_error");
pub const CELL_HASHES: Code = rejects("cell_hashes");
pub const CELL_CONTROL: Code = rejects("cell_control");
pub const CELL_NOTHING: Code = warns("cell_nothing");
pub const CELL_MARKUP: Code = warns("cell_markup");
pub const CELL_ENCODED_TWICE: Code = warns("cell_encoded_twice");
pub const TEXT_LONG: Code = rejects("text_long");

pub const POLICY_SCIENTIFIC: Code = rejects("policy_scientific");
pub const POLICY_DATE: Code = warns("policy_date");
pub const POLICY_NUMBER_FORM: Code = warns("policy_number_form");
pub const POLICY_ROUNDED: Code = warns("policy_rounded");
pub const POLICY_SHORT: Code = warns("policy_short");
pub const POLICY_LINE_BREAK: Code = warns("policy_line_break");
pub const POLICY_REPEATED: Code = warns("policy_repeated");

pub const STATUS_BLANK: Code = rejects("status_blank");
pub const STATUS_UNKNOWN: Code = rejects("status_unknown");

pub const AMOUNT_UNREADABLE: Code = rejects("amount_unreadable");
pub const AMOUNT_NEGATIVE: Code = rejects("amount_negative");
pub const AMOUNT_LARGE: Code = warns("amount_large");

pub const DATE_UNREADABLE: Code = rejects("date_unreadable");
pub const DATE_TWO_DIGIT_YEAR: Code = rejects("date_two_digit_year");
pub const DATE_EXCEL_NUMBER: Code = rejects("date_excel_number");
pub const DATE_ORDER_UNKNOWN: Code = warns("date_order_unknown");
pub const DATE_ORDER_MIXED: Code = warns("date_order_mixed");
pub const DATE_ORDER_DOUBTFUL: Code = warns("date_order_doubtful");
pub const DATE_HALF_CONVERTED: Code = warns("date_half_converted");
pub const DATE_SENTINEL: Code = warns("date_sentinel");
pub const DATE_UNLIKELY: Code = warns("date_unlikely");
pub const END_BEFORE_START: Code = rejects("end_before_start");
pub const ALREADY_EXPIRED: Code = warns("already_expired");
