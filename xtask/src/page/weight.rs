//! Measures how many bytes a browser loads.

use super::{element_script, inputs};
use anyhow::{Context, Result, bail};
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

/// Files that a browser loads together.
struct Group {
    name: &'static str,
    /// The maximum weight in compressed bytes: what was measured, and two in a hundred. It is only ever
    /// lowered.
    budget: u64,
    has: fn(&str) -> bool,
}

/// The files of the page. A file belongs to the first group that has it.
const GROUPS: &[Group] = &[
    Group { name: "workbooks", budget: 179_000, has: |name| name.starts_with("coverlist-workbook") },
    Group { name: "worker", budget: 368_000, has: |name| name.starts_with("coverlist-worker") },
    Group {
        name: "later",
        budget: 380_000,
        has: |name| name.ends_with(".wasm") && !name.ends_with("_bg.wasm"),
    },
    Group { name: "first load", budget: 312_000, has: |_| true },
];

/// The minimum size of a file to compress, in bytes.
const WORTH_COMPRESSING: u64 = 1024;

/// Writes a compressed copy of each large file, named `<file>.br`. Returns the weight of each group, as text.
pub fn compress(dist: &Path) -> Result<String> {
    let mut files = Vec::new();
    inputs::collect(dist, &mut files)?;
    let mut weights = vec![0; GROUPS.len()];
    for file in files.iter().filter(|file| file.extension().is_none_or(|extension| extension != "br")) {
        let raw = fs::metadata(file)?.len();
        let sent = if raw < WORTH_COMPRESSING { raw } else { compress_file(file)? };
        element_script::check_weight(file, sent)?;
        let name = file.file_name().unwrap_or_default().to_string_lossy();
        let group = GROUPS.iter().position(|group| (group.has)(&name)).context("no group has the file")?;
        weights[group] += sent;
    }
    let weighed = GROUPS.iter().zip(weights).rev();
    let too_heavy = weighed.clone().find(|(group, weight)| *weight > group.budget);
    let listed: Vec<String> =
        weighed.map(|(group, weight)| format!("{} {}", group.name, kilobytes(weight))).collect();
    let listed = format!("compressed: {}", listed.join(", "));
    match too_heavy {
        None => Ok(listed),
        Some((group, _)) => bail!("{}: at most {}. {listed}", group.name, kilobytes(group.budget)),
    }
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
        assert!(said.contains("first load 0.0 kB, later 0.0 kB"), "{said}");
        assert_eq!(compress(dist.path())?, said, "a second time changes nothing");
        Ok(())
    }

    #[test]
    fn a_first_load_over_its_budget_is_refused() -> Result<()> {
        let dist = tempfile::tempdir()?;
        let mut noise = 1_u64;
        let mut step = || {
            noise = noise.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (noise >> 56) as u8
        };
        let content: Vec<u8> = (0..400_000).map(|_| step()).collect();
        fs::write(dist.path().join("coverlist-web-1f_bg.wasm"), content)?;
        let refused = compress(dist.path()).expect_err("it is too heavy").to_string();
        assert!(
            refused.starts_with("first load: at most 312.0 kB. compressed: first load 400."),
            "{refused}"
        );
        Ok(())
    }
}
