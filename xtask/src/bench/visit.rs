//! What the driver of the browser and the native program are asked for, and what they answer.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// One contender in a fresh page. It validates the file several times: first cold, then warm.
#[derive(Clone, Debug, Serialize)]
pub struct Visit {
    pub contender: String,
    pub kind: String,
    pub file: String,
    pub warm: usize,
    pub memory: bool,
}

/// The answer to a visit.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Visited {
    pub contender: String,
    pub file: String,
    pub samples: Vec<Sample>,
    /// The first validation in a page in which the contender was prepared, as when the file picker opens.
    pub prepared: Option<Sample>,
    /// The times of questions about the validated file.
    pub asked: Option<Asked>,
    pub idle: Option<Memory>,
    pub used: Option<Memory>,
    /// The version of the browser.
    pub version: Option<String>,
}

/// One validation.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Sample {
    /// The time from choosing the file to its verdict.
    pub ms: f64,
    /// The time from choosing the file to the header verdict.
    pub header_ms: Option<f64>,
    /// `None` for a contender that only reads.
    pub verdict: Option<Verdict>,
}

/// Milliseconds from a question to its answer.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct Asked {
    /// A filter by the code of a finding.
    pub code: f64,
    /// A filter by the result of validation.
    pub status: f64,
    /// A filter by the text of a cell.
    pub text: f64,
    /// The verdict after another decision of the person.
    pub decision: f64,
    /// The verdict after the edit of a cell, the 95th percentile of many edits.
    pub edit: Option<f64>,
}

/// The counts of a file. They must be equal for all contenders.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Verdict {
    pub rows: u32,
    pub accepted: u32,
    pub rejected: u32,
    pub set_aside: u32,
    /// The number of findings by code.
    pub tally: BTreeMap<String, u32>,
}

/// The memory of a tab in bytes.
#[derive(Clone, Copy, Debug, Deserialize)]
pub struct Memory {
    /// The memory that no other process shares.
    pub private: u64,
    /// All touched memory.
    pub resident: u64,
    /// The largest resident memory so far.
    pub peak: u64,
}
