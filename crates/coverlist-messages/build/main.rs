//! Compiles the Fluent files of `locales`: English to code, other languages to tables. A message that is
//! missing, unknown or has other parameters than in English fails the build.

mod source;
mod encode;
mod order;
mod generate;
mod table;
#[cfg(feature = "tables")]
mod sent;

use source::Messages;
use std::fs;
use std::path::{Path, PathBuf};

fn main() {
    println!("cargo::rerun-if-changed=build");
    println!("cargo::rerun-if-changed=locales");
    if let Err(error) = build() {
        println!("cargo::error={error}");
    }
}

fn build() -> Result<(), String> {
    let out = PathBuf::from(std::env::var("OUT_DIR").map_err(|error| error.to_string())?);
    let english = read(Path::new("locales/en.ftl"))?;
    write(&out.join("english.rs"), generate::english(&english)?.as_bytes())?;
    let mut tables = vec![
        ("en".to_owned(), table::english_table(&english, encode::encoded)?),
        ("en-x-pseudo".to_owned(), table::english_table(&english, encode::bracketed)?),
    ];
    for (tag, path) in others()? {
        let table = table::table(&english, &read(&path)?);
        tables.push((tag, table.map_err(|error| format!("{}: {error}", path.display()))?));
    }
    #[cfg(feature = "tables")]
    sent::write(&out, &tables).map_err(|error| error.to_string())?;
    Ok(())
}

/// The other languages: their tags and files.
fn others() -> Result<Vec<(String, PathBuf)>, String> {
    let entries = fs::read_dir("locales").map_err(|error| error.to_string())?;
    let mut files: Vec<PathBuf> = entries.filter_map(|entry| Some(entry.ok()?.path())).collect();
    files.retain(|file| file.extension().is_some_and(|extension| extension == "ftl"));
    files.sort();
    let tag = |path: PathBuf| Some((path.file_stem()?.to_str()?.to_owned(), path));
    Ok(files.into_iter().filter_map(tag).filter(|(tag, _)| tag != "en").collect())
}

fn read(path: &Path) -> Result<Messages, String> {
    let text = fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))?;
    Messages::parse(&text).map_err(|error| format!("{}: {error}", path.display()))
}

fn write(path: &Path, content: &[u8]) -> Result<(), String> {
    fs::write(path, content).map_err(|error| format!("{}: {error}", path.display()))
}
