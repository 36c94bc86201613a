//! All imports.

/// The screen's title.
pub const TITLE: &str = "Imports";
/// What it is.
pub const ABOUT: &str = "Every file that was staged, the newest first.";
/// The table's name.
pub const TABLE: &str = "Imports";
/// Column: the file.
pub const FILE: &str = "File";
/// Column: the template.
pub const TEMPLATE: &str = "Template";
/// Column: who and when.
pub const STAGED: &str = "Staged";
/// Column: who ended it and when.
pub const ENDED: &str = "Processed or deleted";
/// Column: the state.
pub const STATE: &str = "State";
/// Column: rows in the file.
pub const ROWS: &str = "Rows";
/// Column: updated rows.
pub const UPDATED: &str = "Updated";
/// Column: rows whose record read so already.
pub const UNCHANGED: &str = "Unchanged";
/// Column: skipped, refused and rejected rows.
pub const REST: &str = "Not applied";
/// No imports.
pub const NOTHING: &str = "No imports yet";
/// What to do then.
pub const NOTHING_HELP: &str =
    "Files that are staged show here, with who, when, and what became of every row.";
/// There is no such import.
pub const NO_SUCH: &str = "Import not found";
/// What to do then.
pub const NO_SUCH_HELP: &str = "This district has no import with that number.";
/// The way back.
pub const BACK: &str = "All imports";

/// Where there is nothing to say yet.
pub const NONE: &str = "–";

/// Who did it.
pub fn by(name: &str) -> String {
    format!("by {name}")
}
