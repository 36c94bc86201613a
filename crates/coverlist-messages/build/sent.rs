//! Writes the tables in the form in which the server sends them.

use std::fmt::Write as _;
use std::fs;
use std::io::{self, Write as _};
use std::path::Path;

/// Writes each table by the tag of its language, as it is and compressed, and the code that includes them.
pub fn write(out: &Path, tables: &[(String, String)]) -> io::Result<()> {
    let mut code = format!("static TABLES: [SentTable; {}] = [\n", tables.len());
    for (tag, json) in tables {
        fs::write(out.join(format!("{tag}.json")), json)?;
        fs::write(out.join(format!("{tag}.json.br")), compressed(json)?)?;
        let file = format!("concat!(env!(\"OUT_DIR\"), \"/{tag}.json");
        let _ = writeln!(
            code,
            "    SentTable {{ tag: {tag:?}, json: include_str!({file}\")), brotli: include_bytes!({file}.br\")) }},"
        );
    }
    fs::write(out.join("tables.rs"), code + "];\n")
}

fn compressed(json: &str) -> io::Result<Vec<u8>> {
    let mut compressed = Vec::new();
    brotli::CompressorWriter::new(&mut compressed, 1 << 16, 11, 22).write_all(json.as_bytes())?;
    Ok(compressed)
}
