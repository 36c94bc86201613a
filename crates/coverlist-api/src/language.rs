//! The languages of the page.

use serde::{Deserialize, Serialize};

/// The languages that a person can choose.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Languages {
    /// The tags of the languages (BCP 47), such as `en`.
    pub languages: Vec<String>,
}

/// The body of the request that chooses the account's language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct LanguageChoice {
    /// The tag of the language (BCP 47); `null` for the browser's language.
    pub language: Option<String>,
}
