//! A file that a person chose as the document of a template.

use serde::Deserialize;

/// The text of a file that states the id of a template. The server checks everything else.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    /// The file's name.
    pub file: String,
    /// The id of the template in the document.
    pub id: String,
    /// The whole text of the file.
    pub text: String,
}

/// The reason why a file is not sent to the server.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unreadable {
    /// The file is too large for a document.
    TooLarge,
    /// The text is not JSON from this place on. Both numbers count from 1.
    NotJson {
        /// The number of the line.
        line: usize,
        /// The position in the line.
        column: usize,
    },
    /// The document does not state the id of a template.
    NoId,
}

impl Document {
    /// The maximum size of a file that is read, in bytes. The server has a limit of its own.
    pub const MAX_BYTES: f64 = 1_000_000.0;

    /// Reads the id in the text of a file.
    ///
    /// # Errors
    ///
    /// When the text is not JSON, or has no id.
    pub fn read(file: String, text: String) -> Result<Self, Unreadable> {
        let stated: Stated = serde_json::from_str(&text).map_err(|error| match error.is_data() {
            true => Unreadable::NoId,
            false => Unreadable::NotJson { line: error.line(), column: error.column() },
        })?;
        let id = stated.id.filter(|id| !id.is_empty()).ok_or(Unreadable::NoId)?;
        Ok(Self { file, id, text })
    }
}

/// The part of a document that the page reads.
#[derive(Deserialize)]
struct Stated {
    #[serde(rename = "coverlist:id", default)]
    id: Option<String>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_document_states_the_id_of_its_template() {
        let read = |text: &str| Document::read("user.json".to_owned(), text.to_owned());
        assert_eq!(read(r#"{"coverlist:id": "user"}"#).map(|document| document.id), Ok("user".to_owned()));
        for text in ["{}", "[]", r#"{"coverlist:id": ""}"#, r#"{"coverlist:id": 3}"#] {
            assert_eq!(read(text), Err(Unreadable::NoId), "{text}");
        }
        assert_eq!(read("{\n  oops"), Err(Unreadable::NotJson { line: 2, column: 3 }));
    }
}
