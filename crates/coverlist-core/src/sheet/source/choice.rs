use serde::{Deserialize, Serialize};

/// The saved source for a file, as a person names it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SourceChoice {
    /// The one that the surroundings name, or else the only one with the headers of the file.
    #[default]
    ByHeaders,
    /// The one with this name.
    Named(String),
    /// None.
    Off,
}
