//! Sentences of the list of imports.

pub const TITLE: &str = "Imports";
pub const ABOUT: &str = "Every file that was staged, the newest first.";
pub const TABLE: &str = "Imports";
pub const FILE: &str = "File";
pub const TEMPLATE: &str = "Template";
pub const STAGED: &str = "Staged";
pub const ENDED: &str = "Processed or deleted";
pub const STATE: &str = "State";
pub const ROWS: &str = "Rows";
pub const UPDATED: &str = "Updated";
pub const UNCHANGED: &str = "Unchanged";
pub const REST: &str = "Not applied";
pub const NOTHING: &str = "No imports yet";
pub const NOTHING_HELP: &str =
    "Files that are staged show here, with who, when, and what became of every row.";
pub const NO_SUCH: &str = "Import not found";
pub const NO_SUCH_HELP: &str = "This district has no import with that number.";
pub const BACK: &str = "All imports";

pub const NONE: &str = "–";

pub fn by(name: &str) -> String {
    format!("by {name}")
}
