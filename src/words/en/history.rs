//! Sentences of the list of imports.



pub fn by(name: &str) -> String {
    format!("by {name}")
}
