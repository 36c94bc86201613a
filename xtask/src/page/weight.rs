//! Measures how many bytes a browser loads.

use super::{element_script, inputs};
use anyhow::{Result, bail};
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

/// The maximum weight of the page, in compressed bytes. More than a quarter is the worker, which loads after
/// the page is shown. The page itself has no engine: where no worker runs, it loads the worker's module.
const BUDGET: u64 = 976_000;

/// The maximum weight of what reads workbooks, in compressed bytes. It loads when a workbook is chosen.
const WORKBOOK_BUDGET: u64 = 250_000;

/// The minimum size of a file to compress, in bytes.
const WORTH_COMPRESSING: u64 = 1024;

/// Writes a compressed copy of each large file, named `<file>.br`. Returns the page's weight per kind of
/// file, as text.
pub fn compress(dist: &Path) -> Result<String> {
    let mut files = Vec::new();
    inputs::collect(dist, &mut files)?;
    let mut parts: Vec<Part> = Vec::new();
    let mut workbook = Part { kind: "for workbooks".to_owned(), raw: 0, sent: 0 };
    for file in files.iter().filter(|file| kind(file) != "br") {
        let raw = fs::metadata(file)?.len();
        let sent = if raw < WORTH_COMPRESSING { raw } else { compress_file(file)? };
        element_script::check_weight(file, sent)?;
        let kind = kind(file);
        let part = match parts.iter_mut().find(|part| part.kind == kind) {
            _ if is_of_workbook(file) => &mut workbook,
            Some(part) => part,
            None => parts.push_mut(Part { kind, raw: 0, sent: 0 }),
        };
        part.raw += raw;
        part.sent += sent;
    }
    parts.sort_by_key(|part| std::cmp::Reverse(part.sent));
    let total: u64 = parts.iter().map(|part| part.sent).sum();
    let listed: Vec<String> = parts.iter().map(Part::to_string).collect();
    let listed = listed.join(", ");
    if total > BUDGET || workbook.sent > WORKBOOK_BUDGET {
        let (budget, more) = (kilobytes(BUDGET), kilobytes(WORKBOOK_BUDGET));
        bail!(
            "The page weighs {} of {budget} compressed: {listed}; {workbook}, at most {more}",
            kilobytes(total)
        );
    }
    Ok(format!("{} compressed: {listed}; {workbook}", kilobytes(total)))
}

struct Part {
    kind: String,
    raw: u64,
    sent: u64,
}

impl std::fmt::Display for Part {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} {} of {}", self.kind, kilobytes(self.sent), kilobytes(self.raw))
    }
}

fn is_of_workbook(file: &Path) -> bool {
    file.file_name().is_some_and(|name| name.to_string_lossy().starts_with("coverlist-workbook"))
}

fn kind(file: &Path) -> String {
    file.extension().unwrap_or_default().to_string_lossy().into_owned()
}

fn kilobytes(bytes: u64) -> String {
    format!("{}.{} kB", bytes / 1000, bytes % 1000 / 100)
}

/// Returns the compressed size, in bytes.
fn compress_file(file: &Path) -> Result<u64> {
    let content = fs::read(file)?;
    let mut compressed = Vec::new();
    brotli::CompressorWriter::new(&mut compressed, 1 << 16, 11, 22).write_all(&content)?;
    let mut beside = file.as_os_str().to_owned();
    beside.push(".br");
    fs::write(PathBuf::from(beside), &compressed)?;
    Ok(compressed.len() as u64)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn large_files_get_a_smaller_sibling_and_small_ones_none() -> Result<()> {
        let dist = tempfile::tempdir()?;
        fs::write(dist.path().join("page.wasm"), "wasm ".repeat(2000))?;
        fs::write(dist.path().join("tiny.js"), "run()")?;
        let said = compress(dist.path())?;
        let compressed = fs::read(dist.path().join("page.wasm.br"))?;
        let mut restored = Vec::new();
        brotli::BrotliDecompress(&mut compressed.as_slice(), &mut restored)?;
        assert_eq!(restored, "wasm ".repeat(2000).into_bytes());
        assert!(!dist.path().join("tiny.js.br").exists());
        assert!(said.contains("wasm 0.0 kB of 10.0 kB"), "{said}");
        assert_eq!(compress(dist.path())?, said, "a second time changes nothing");
        Ok(())
    }

    #[test]
    fn a_page_over_its_budget_is_refused() -> Result<()> {
        let dist = tempfile::tempdir()?;
        let mut noise = 1_u64;
        let mut step = || {
            noise = noise.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (noise >> 56) as u8
        };
        let content: Vec<u8> = (0..BUDGET + 5000).map(|_| step()).collect();
        fs::write(dist.path().join("page.wasm"), content)?;
        assert!(compress(dist.path()).is_err());
        Ok(())
    }
}
