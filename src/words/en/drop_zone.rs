//! Sentences about choosing, dropping or pasting a file.


pub fn folder(name: &str) -> String {
    format!("{name} is a folder. Open it and drop or choose the file that is in it.")
}

pub fn only_first(name: &str) -> String {
    format!("One file at a time: only {name} was taken.")
}
