//! Sentences about choosing, dropping or pasting a file.

pub const DROP: &str = "Drop the file here, choose it, or paste it.";
pub const DROP_NOW: &str = "Drop the file to check it.";
pub const PASTED: &str = "pasted.csv";
pub const NO_FILE_DROPPED: &str = "What was dropped is no file. Save it on this computer first, if it is \
    attached to a message or part of another page; then drop or choose the saved file.";
pub const NOT_NOW: &str = "It was not taken: a file is being sent to the server now.";

pub fn folder(name: &str) -> String {
    format!("{name} is a folder. Open it and drop or choose the file that is in it.")
}

pub fn only_first(name: &str) -> String {
    format!("One file at a time: only {name} was taken.")
}
