//! Proposals for the words of other senders, from a curated list in English and Spanish.

use super::sentences::stated;
use crate::map::plain_words;
use crate::record::{Status, Value};
use crate::template::Column;

/// A line is a status and words with its meaning. A hyphen is any text between two letters or digits.
const KNOWN_WORDS: &str = include_str!("known_words.txt");

/// The template's word that a text probably stands for: the one with the same letters, or the main word with
/// the status that other senders mean. A text in two languages (`Yes / Sí`) stands for what all of its parts
/// do. A blank text has none.
pub(super) fn proposal(column: &Column, text: &str) -> Option<String> {
    let means = meaning(column, text).or_else(|| {
        let mut parts = text.split(['/', '\n']).map(|part| meaning(column, part));
        let first = parts.next()??;
        parts.all(|part| part.as_ref() == Some(&first)).then_some(first)
    });
    column.main_word(&means?).map(str::to_owned)
}

fn meaning(column: &Column, text: &str) -> Option<Value> {
    let same_letters = letters(text);
    if same_letters.is_empty() {
        return None;
    }
    let same = column.words.iter().find(|known| letters(&known.word) == same_letters);
    let known = || known_status(&same_letters).or_else(|| stated(text)).map(Value::Status);
    same.map(|known| known.means.clone()).or_else(known)
}

fn known_status(text: &str) -> Option<Status> {
    let lines = KNOWN_WORDS.lines().filter_map(|line| line.split_once(':'));
    let mut known = lines.filter(|(_, words)| words.split_whitespace().any(|word| letters(word) == text));
    Status::from_id(&known.next()?.0.replace('-', "_"))
}

/// The letters and digits of a text, in lower case and without accents.
fn letters(text: &str) -> String {
    plain_words(text).concat()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::{Field, RecordKind};
    use crate::template::{Template, Word};
    use std::collections::BTreeSet;

    fn status(text: &str) -> Option<String> {
        let template = Template::builtin(RecordKind::User);
        proposal(template.column(Field::Status).expect("the template has a status"), text)
    }

    #[test]
    fn words_of_senders_have_a_meaning() {
        for (word, texts) in [
            ("Enrolled", "Accepted|Opt-in|OPTED IN|Paid|Active|In Force|TRUE|1|Sí|Aceptado|enrolled!"),
            ("Declined", "I Elect Not to Participate|Opt-out|Opted out|Refused|No, gracias|No Thanks"),
            ("Not Enrolled", "Cancelled|Canceled|Expired|Terminated|Inactive|Not-Enrolled|Vencida|0"),
            ("Waived", "Exempt|Exento"),
            ("Enrolled", "Yes / Sí|Sí/Yes|Contratado|Yes, I want to enroll my child"),
            ("Not Enrolled", "No / No|Baja"),
            ("Declined", "No, I decline coverage"),
        ] {
            texts.split('|').for_each(|text| assert_eq!(status(text).as_deref(), Some(word), "{text}"));
        }
        for text in [
            "",
            " ",
            "?",
            "Pending",
            "Maybe",
            "Refunded",
            "Unpaid",
            "Notified",
            "2",
            "Partial",
            "Y/N",
            "Paid/Waived",
        ] {
            assert_eq!(status(text), None, "{text}");
        }
    }

    #[test]
    fn a_known_word_has_one_meaning() {
        let mut words = BTreeSet::new();
        for line in KNOWN_WORDS.lines() {
            let (id, listed) = line.split_once(':').expect("a status before a colon");
            assert!(Status::from_id(&id.replace('-', "_")).is_some(), "{id}");
            listed.split_whitespace().for_each(|word| assert!(words.insert(letters(word)), "{word}"));
        }
    }

    #[test]
    fn a_template_without_the_status_has_no_word_for_it() {
        let mut column = Template::builtin(RecordKind::User).columns.swap_remove(1);
        column.words.retain(|known| known.means != Value::Status(Status::Declined));
        assert_eq!(proposal(&column, "Opt-out"), None);
        let full = Word { word: "Full Cover".to_owned(), means: Value::Choice("Full".to_owned()) };
        let choices = Column { words: vec![full], ..Column::new(Field::CoverageType, "Plan") };
        assert_eq!(proposal(&choices, "FULL-COVER").as_deref(), Some("Full Cover"));
        assert_eq!(proposal(&choices, "Active"), None);
    }
}
