//! Compares the ratios of a quick run with the committed ones. Ratios of one run depend little on the
//! machine.

use super::results::Results;
use super::scenario;
use crate::workspace::Workspace;
use anyhow::{Result, ensure};

/// How much larger than the committed one a ratio to PapaParse may be.
const TOLERATED: f64 = 1.5;

/// Prints the ratios. Fails when Coverlist has become slower.
pub fn compare(workspace: &Workspace, results: &Results) -> Result<()> {
    let committed = Results::committed(workspace).ok();
    println!(
        "\n{:<28} {:>6} {:>9} {:>22} {:>22}",
        "", "", "Coverlist", "part of PapaParse", "times the bytes alone"
    );
    let mut slower = Vec::new();
    for scenario in scenario::quick() {
        let file = &scenario.file;
        let Some(now) = results.both_ratios(file) else {
            if let Some([cold, warm]) = results.ratios(file, scenario::FLOOR) {
                println!("{file:<28} {cold:.2} times the bytes alone cold, {warm:.2} warm");
            }
            continue;
        };
        let before = committed.as_ref().and_then(|committed| committed.both_ratios(file));
        let ours = &results.browser[file][scenario::COVERLIST];
        let ms = [Some(ours.cold), ours.warm];
        for (index, name) in ["cold", "warm"].into_iter().enumerate() {
            let shown = |which: usize| {
                let before =
                    before.map_or_else(|| "none".to_owned(), |before| format!("{:.2}", before[which][index]));
                format!("{:.2} (was {before})", now[which][index])
            };
            let label = if index == 0 { file.as_str() } else { "" };
            let ms = ms[index].unwrap_or_default();
            println!("{label:<28} {name:>6} {ms:>6.1} ms {:>22} {:>22}", shown(0), shown(1));
            if before.is_some_and(|before| now[0][index] > before[0][index] * TOLERATED) {
                slower.push(format!("{file} {name}"));
            }
        }
        if let Some(header) = ours.header_cold.zip(ours.header_warm) {
            println!("{:<28} header verdict after {:.1} ms cold, {:.1} ms warm", "", header.0, header.1);
        }
    }
    println!(
        "\nThe worker has {}.{} kB compressed.\n",
        results.worker_bytes / 1000,
        results.worker_bytes % 1000 / 100
    );
    ensure!(slower.is_empty(), "Slower than committed, compared with PapaParse: {}", slower.join(", "));
    Ok(())
}
