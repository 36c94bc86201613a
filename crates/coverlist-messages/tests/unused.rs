//! Every message is used.

#[path = "../build/source.rs"]
#[allow(dead_code, reason = "the build reads the types of parameters")]
mod source;

use source::Messages;
use std::collections::HashSet;
use std::path::Path;
use std::{fs, io};

const ENGLISH: &str = include_str!("../locales/en.ftl");

/// The build names the texts of findings itself, for each code of the catalog.
const OF_FINDINGS: &str = "finding-";

#[test]
fn the_name_of_each_message_is_in_a_source() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let mut words = HashSet::new();
    collect(&root.join("src"), &mut words).expect("the sources of the page");
    collect(&root.join("crates"), &mut words).expect("the sources of the crates");
    let messages = Messages::parse(ENGLISH).unwrap_or_else(|error| panic!("{error}")).0;
    let ids = messages.into_keys().filter(|id| !id.starts_with(OF_FINDINGS));
    let unused: Vec<String> = ids.filter(|id| !words.contains(&id.replace(['-', '.'], "_"))).collect();
    assert_eq!(unused, [""; 0], "delete these messages");
}

/// Adds the words of all sources below a folder that are not tests.
fn collect(folder: &Path, words: &mut HashSet<String>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            if !path.ends_with("tests") {
                collect(&path, words)?;
            }
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            let text = fs::read_to_string(&path)?;
            let all = text.split(|c: char| !c.is_alphanumeric() && c != '_');
            words.extend(all.map(str::to_owned));
        }
    }
    Ok(())
}
