//! Questions about a file, and their answers.

use super::tr;
use coverlist_core::findings::Code;
use coverlist_core::sheet::AskedWord;
use coverlist_core::validate::Rows;
use coverlist_core::value::{Century, DecimalStyle};
use coverlist_messages::finding_title;

/// What the words of a column stand for; `open` is the number of words that nobody has decided about.
pub fn asked(header: &str, open: u64) -> String {
    if open == 0 { t!(questions_words_decided, header) } else { t!(questions_words, open, header) }
}

/// A word of the file, with the number of its rows. A decision about a word that no row has counts none.
pub fn word(asked: &AskedWord) -> String {
    let word = if asked.text.is_empty() { t!(questions_word_blank) } else { t!(questions_word, &asked.text) };
    if asked.rows == 0 { word } else { t!(questions_word_rows, word, asked.rows) }
}

pub fn century(century: Century) -> String {
    let first = century.first_year();
    t!(questions_century_years, first.to_string(), (first + 99).to_string())
}

pub fn decimal(style: DecimalStyle) -> String {
    match style {
        DecimalStyle::Point => t!(questions_decimal_point),
        DecimalStyle::Comma => t!(questions_decimal_comma),
    }
}

/// The damage to the cells of a column.
pub fn damage(header: &str, code: Code, rows: &Rows) -> String {
    t!(questions_repair, header, rows.count, tr(&finding_title(code)))
}
