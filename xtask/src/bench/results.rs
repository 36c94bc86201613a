//! Medians of what was measured. The committed ones are in docs/benchmarks.json.

use super::machine::Machine;
use super::routes::Routes;
use super::scenario::{COVERLIST, FLOOR, PAPAPARSE};
use super::visit::{Asked, Sample, Verdict, Visited};
use crate::workspace::Workspace;
use anyhow::{Context, Result, bail};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;

/// Results by file and contender.
pub type ByFile<T> = BTreeMap<String, BTreeMap<String, T>>;

/// The results of one run.
#[derive(Debug, Serialize, Deserialize)]
pub struct Results {
    pub machine: Machine,
    /// The number of rounds, and so of values in each median.
    pub rounds: usize,
    /// The times in the browser.
    pub browser: ByFile<Times>,
    /// The milliseconds of native validation.
    pub native: ByFile<f64>,
    /// The memory of the tab over idle, by contender.
    pub memory: BTreeMap<String, TabMemory>,
    /// The compressed size of Coverlist's worker.
    pub worker_bytes: u64,
    /// The routes of the server; `None` if only the browser was measured.
    pub routes: Option<Routes>,
}

/// Medians in milliseconds.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct Times {
    /// In a fresh page and worker, without a pause after the worker's start.
    pub cold: f64,
    /// In a fresh page and worker, a second after the file picker opened.
    pub prepared: Option<f64>,
    /// For a later file in the same worker.
    pub warm: Option<f64>,
    /// Until the header verdict, cold.
    pub header_cold: Option<f64>,
    pub header_prepared: Option<f64>,
    pub header_warm: Option<f64>,
    pub asked: Option<Asked>,
}

/// The memory of a tab over its memory before the file was chosen, in bytes.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct TabMemory {
    pub after: f64,
    pub peak: f64,
}

impl Times {
    pub fn of(visits: &[Visited]) -> Option<Self> {
        let cold: Vec<&Sample> = visits.iter().filter_map(|visit| visit.samples.first()).collect();
        let warm: Vec<&Sample> = visits.iter().flat_map(|visit| visit.samples.iter().skip(1)).collect();
        let prepared: Vec<&Sample> = visits.iter().filter_map(|visit| visit.prepared.as_ref()).collect();
        let header = |samples: &[&Sample]| median(samples.iter().filter_map(|sample| sample.header_ms));
        let ms = |samples: &[&Sample]| median(samples.iter().map(|sample| sample.ms));
        Some(Self {
            cold: ms(&cold)?,
            prepared: ms(&prepared),
            warm: ms(&warm),
            header_cold: header(&cold),
            header_prepared: header(&prepared),
            header_warm: header(&warm),
            asked: asked(visits),
        })
    }
}

fn asked(visits: &[Visited]) -> Option<Asked> {
    let all = || visits.iter().filter_map(|visit| visit.asked.as_ref());
    Some(Asked {
        code: median(all().map(|asked| asked.code))?,
        status: median(all().map(|asked| asked.status))?,
        text: median(all().map(|asked| asked.text))?,
        decision: median(all().map(|asked| asked.decision))?,
        edit: median(all().filter_map(|asked| asked.edit)),
    })
}

impl TabMemory {
    pub fn of(visits: &[Visited]) -> Option<Self> {
        let both = || visits.iter().filter_map(|visit| visit.idle.zip(visit.used));
        let over = |used: u64, idle: u64| used as f64 - idle as f64;
        let after = median(both().map(|(idle, used)| over(used.private, idle.private)))?;
        let peak = median(both().map(|(idle, used)| over(used.peak, idle.resident)))?;
        Some(Self { after, peak })
    }
}

impl Results {
    /// The time of Coverlist as a part of another contender's, cold and warm.
    pub fn ratios(&self, file: &str, other: &str) -> Option<[f64; 2]> {
        let of = |contender: &str| self.browser.get(file)?.get(contender);
        let (ours, theirs) = (of(COVERLIST)?, of(other)?);
        Some([ours.cold / theirs.cold, ours.warm? / theirs.warm?])
    }

    /// The ratios to PapaParse and to reading the bytes alone.
    pub fn both_ratios(&self, file: &str) -> Option<[[f64; 2]; 2]> {
        Some([self.ratios(file, PAPAPARSE)?, self.ratios(file, FLOOR)?])
    }

    /// The results that are committed.
    pub fn committed(workspace: &Workspace) -> Result<Self> {
        let text = fs::read_to_string(Self::file(workspace)).context("there are no committed results")?;
        serde_json::from_str(&text).context("docs/benchmarks.json is unreadable. Run: cargo xtask bench")
    }

    pub fn write(&self, workspace: &Workspace) -> Result<()> {
        Ok(fs::write(Self::file(workspace), serde_json::to_string_pretty(self)? + "\n")?)
    }

    fn file(workspace: &Workspace) -> PathBuf {
        workspace.root.join("docs/benchmarks.json")
    }
}

/// Fails when a contender found something else in a file than Coverlist.
pub fn compare(visits: &[Visited]) -> Result<()> {
    let mut expected: BTreeMap<&str, &Verdict> = BTreeMap::new();
    let verdicts = |is_ours: bool| {
        let wanted = visits.iter().filter(move |visit| (visit.contender == COVERLIST) == is_ours);
        wanted.flat_map(|visit| {
            visit.samples.iter().filter_map(move |sample| Some((visit, sample.verdict.as_ref()?)))
        })
    };
    for (visit, verdict) in verdicts(true).chain(verdicts(false)) {
        let known = *expected.entry(&visit.file).or_insert(verdict);
        if known != verdict {
            bail!("{}: {} finds\n{verdict:?}\nwhere Coverlist finds\n{known:?}", visit.file, visit.contender);
        }
    }
    Ok(())
}

/// The middle value, or the mean of the two in the middle.
pub fn median(values: impl Iterator<Item = f64>) -> Option<f64> {
    let mut sorted: Vec<f64> = values.collect();
    sorted.sort_by(f64::total_cmp);
    let middle = sorted.len() / 2;
    let upper = sorted.get(middle)?;
    Some(if sorted.len().is_multiple_of(2) { f64::midpoint(sorted[middle - 1], *upper) } else { *upper })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn visited(contender: &str, accepted: u32, ms: [f64; 3]) -> Visited {
        let verdict = Verdict { rows: 9, accepted, rejected: 0, set_aside: 0, tally: BTreeMap::new() };
        let sample = |ms| Sample { ms, header_ms: None, verdict: Some(verdict.clone()) };
        Visited {
            contender: contender.to_owned(),
            file: "a.csv".to_owned(),
            samples: ms.map(sample).into(),
            prepared: None,
            asked: None,
            idle: None,
            used: None,
            version: None,
        }
    }

    #[test]
    fn the_first_validation_of_a_visit_is_cold_and_the_others_are_warm() {
        let visits = [[9.0, 2.0, 1.0], [7.0, 3.0, 4.0], [8.0, 5.0, 6.0]].map(|ms| visited("csv", 9, ms));
        let times = Times::of(&visits).expect("there are visits");
        assert_eq!((times.cold, times.warm), (8.0, Some(3.5)));
        assert_eq!(median([].into_iter()), None);
    }

    #[test]
    fn other_findings_than_coverlists_are_refused() {
        let ours = || visited(COVERLIST, 9, [1.0; 3]);
        assert!(compare(&[visited("csv", 9, [1.0; 3]), ours()]).is_ok());
        let problem = compare(&[visited("csv", 8, [1.0; 3]), ours()]).expect_err("the counts differ");
        assert!(problem.to_string().contains("a.csv: csv finds"), "{problem}");
    }
}
