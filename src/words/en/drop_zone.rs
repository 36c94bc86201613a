//! Choosing, dropping or pasting a file.

/// What can be done with the drop area.
pub const DROP: &str = "Drop the file here, choose it, or paste it.";
/// While a file hovers over the page.
pub const DROP_NOW: &str = "Drop the file to check it.";
/// The name of a file that was pasted as text.
pub const PASTED: &str = "pasted.csv";
/// Something was dropped, and no file in it.
pub const NO_FILE_DROPPED: &str = "What was dropped is no file. Save it on this computer first, if it is attached to a \
                                   message or part of another page; then drop or choose the saved file.";
/// A file was dropped or pasted while another is sent.
pub const NOT_NOW: &str = "It was not taken: a file is being sent to the server now.";

/// A folder was dropped.
pub fn folder(name: &str) -> String {
    format!("{name} is a folder. Open it and drop or choose the file that is in it.")
}

/// More than one file was dropped.
pub fn only_first(name: &str) -> String {
    format!("One file at a time: only {name} was taken.")
}
