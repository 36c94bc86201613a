//! Reads status words.

use crate::record::Status;
use crate::template::Template;

/// The status of a word. Case and the amount of space between words do not matter.
pub(crate) fn status(text: &str, template: &Template) -> Option<Status> {
    let words = &template.status_words;
    let same = words.iter().find(|known| known.word.eq_ignore_ascii_case(text));
    let folded = || {
        let text = fold(text);
        words.iter().find(|known| fold(&known.word) == text)
    };
    same.or_else(folded).map(|known| known.status)
}

fn fold(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::RecordKind;
    use crate::template::StatusWord;

    #[test]
    fn words_are_compared_without_case_and_space() {
        let mut template = Template::builtin(RecordKind::User);
        template.status_words.push(StatusWord { word: "Sí".to_owned(), status: Status::Enrolled });
        for (text, expected) in [
            ("Enrolled", Status::Enrolled),
            ("enrolled", Status::Enrolled),
            ("YES", Status::Enrolled),
            ("SÍ", Status::Enrolled),
            ("not enrolled", Status::NotEnrolled),
            ("Not\u{a0} Enrolled", Status::NotEnrolled),
            ("n", Status::NotEnrolled),
            ("Declined", Status::Declined),
            ("waived", Status::Waived),
        ] {
            assert_eq!(status(text, &template), Some(expected), "{text}");
        }
        for text in ["Active", "Enroled", "NotEnrolled", "I Elect Not to Participate", "1", "true"] {
            assert_eq!(status(text, &template), None, "{text}");
        }
    }
}
