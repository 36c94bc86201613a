//! Measures how many bytes a browser loads.

use super::{element_script, inputs};
use crate::program::{program, run};
use anyhow::{Context, Result, bail};
use std::ffi::OsStr;
use std::iter;
use std::path::{Path, PathBuf};

/// Files that a browser loads together.
struct Group {
    name: &'static str,
    /// The maximum weight in compressed bytes: what was measured, and at most two in a hundred. A change that
    /// needs more says what it is for.
    budget: u64,
    has: fn(&str) -> bool,
}

/// The files of the page. A file belongs to the first group that has it.
const GROUPS: &[Group] = &[
    Group {
        name: "workbook writer",
        budget: 130_500,
        has: |name| name.starts_with("coverlist-workbook-writer"),
    },
    Group { name: "workbooks", budget: 177_500, has: |name| name.starts_with("coverlist-workbook") },
    Group { name: "worker", budget: 388_500, has: |name| name.starts_with("coverlist-worker") },
    Group {
        name: "later",
        budget: 860_000,
        has: |name| name.ends_with(".wasm") && !name.ends_with("_bg.wasm"),
    },
    Group { name: "first load", budget: 297_000, has: |_| true },
];

/// The minimum size of a file to compress, in bytes.
const WORTH_COMPRESSING: u64 = 1024;

/// Writes a compressed copy of each large file, named `<file>.br`. Returns the weight of each group, as text.
pub fn compress(dist: &Path) -> Result<String> {
    let mut files = Vec::new();
    inputs::collect(dist, &mut files)?;
    files.retain(|file| file.extension().is_none_or(|extension| extension != "br"));
    let is_large = |file: &&PathBuf| file.metadata().is_ok_and(|file| file.len() >= WORTH_COMPRESSING);
    compress_files(files.iter().filter(is_large))?;
    let mut weights = vec![0; GROUPS.len()];
    for file in &files {
        let sent = if is_large(&file) { compressed(file) } else { file.clone() }.metadata()?.len();
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

/// Writes a compressed copy of each file. Node.js, which wasm-opt needs as well, compresses many at a time.
fn compress_files<'a>(files: impl Iterator<Item = &'a PathBuf>) -> Result<()> {
    let script = OsStr::new(concat!(env!("CARGO_MANIFEST_DIR"), "/src/page/compress.mjs"));
    run(&program("node", iter::once(script).chain(files.map(|file| file.as_os_str()))))
}

/// The path of the compressed copy of a file.
fn compressed(file: &Path) -> PathBuf {
    let mut beside = file.as_os_str().to_owned();
    beside.push(".br");
    PathBuf::from(beside)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    #[test]
    fn large_files_get_a_smaller_sibling_and_small_ones_none() -> Result<()> {
        let dist = tempfile::tempdir()?;
        fs::write(dist.path().join("page.wasm"), "wasm ".repeat(2000))?;
        fs::write(dist.path().join("tiny.js"), "run()")?;
        let said = compress(dist.path())?;
        let restore = "process.stdout.write(zlib.brotliDecompressSync(fs.readFileSync(process.argv[1])))";
        let copy = compressed(&dist.path().join("page.wasm"));
        let restored = program("node", [OsStr::new("-e"), OsStr::new(restore), copy.as_os_str()]).read()?;
        assert_eq!(restored, "wasm ".repeat(2000));
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
            refused.starts_with("first load: at most 297.0 kB. compressed: first load 400."),
            "{refused}"
        );
        Ok(())
    }
}
