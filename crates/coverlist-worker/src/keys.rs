//! The keys of a file, and whether each names a record, as far as the server has answered. The engine cannot
//! ask: the page passes keys to the server, and its answers to the engine.

use crate::message::{KeyMatches, MatchedKeys, RowKey};
use coverlist_core::read::Table;
use coverlist_core::validate::{RowStatus, Verdict};
use std::collections::HashMap;
use xxhash_rust::xxh64::xxh64;

/// The maximum number of keys in one answer. The page spends some milliseconds on them.
const AT_ONCE: usize = 20_000;
/// The maximum number of rows with a proposal that the page gets.
const PROPOSALS: usize = 50_000;

/// What is known about the keys of a file. It stays when the file is validated again, so that only new keys
/// are looked up.
#[derive(Default)]
pub(crate) struct Keys {
    known: HashMap<u64, Match>,
    scan: Option<Scan>,
}

/// What the server has answered about a key.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Match {
    Found,
    Missing,
    /// It names no record, and there is a proposal.
    Proposal,
}

/// A pass over the keys of the accepted rows of one verdict.
#[derive(Default)]
struct Scan {
    lines: Vec<u32>,
    next: usize,
    /// The rows whose keys the server is asked about, with the hashes of the keys.
    asked: Vec<(RowKey, u64)>,
    matched: MatchedKeys,
    missing: Vec<u32>,
    state: ScanState,
}

#[derive(Clone, Copy, Default, PartialEq, Eq)]
enum ScanState {
    /// Rows are left.
    #[default]
    Due,
    /// The server must answer first.
    Waiting,
    Done,
}

/// What a pass needs, or has found.
pub(crate) enum Scanned {
    /// The server must be asked about these keys.
    Unknown(Vec<String>),
    /// Every key is known.
    Matched(MatchedKeys),
}

impl Keys {
    /// Begins to look up the keys of the accepted rows.
    pub(crate) fn begin(&mut self, table: &Table, verdict: &Verdict) {
        let lines = table.records().map(|record| record.line());
        let lines = lines.filter(|&line| verdict.row_status(line) == RowStatus::Accepted).collect();
        self.scan = Some(Scan { lines, ..Scan::default() });
    }

    /// Ends the pass: the rows have changed.
    pub(crate) fn stop(&mut self) {
        self.scan = None;
    }

    /// Whether [`Keys::step`] has rows left.
    pub(crate) fn is_due(&self) -> bool {
        self.scan.as_ref().is_some_and(|scan| scan.state == ScanState::Due)
    }

    /// The lines of the accepted rows whose keys name no record, as far as they are known.
    pub(crate) fn missing(&self) -> &[u32] {
        self.scan.as_ref().map(|scan| scan.missing.as_slice()).unwrap_or_default()
    }

    /// Takes the server's answers about the keys that it was asked about.
    pub(crate) fn take(&mut self, matches: &KeyMatches) {
        let Some(scan) = self.scan.as_mut().filter(|scan| scan.state == ScanState::Waiting) else { return };
        scan.state = ScanState::Due;
        let mut answers = vec![Match::Found; scan.asked.len()];
        for (positions, answer) in [(&matches.missing, Match::Missing), (&matches.proposed, Match::Proposal)]
        {
            for &position in positions {
                if let Some(known) = answers.get_mut(position as usize) {
                    *known = answer;
                }
            }
        }
        for ((row, hash), answer) in std::mem::take(&mut scan.asked).into_iter().zip(answers) {
            self.known.insert(hash, answer);
            scan.note(row, answer);
        }
    }

    /// Looks at the keys of about `rows` more rows.
    pub(crate) fn step(&mut self, table: &Table, verdict: &Verdict, rows: u32) -> Option<Scanned> {
        let scan = self.scan.as_mut().filter(|scan| scan.state == ScanState::Due)?;
        let end = scan.lines.len().min(scan.next.saturating_add(rows as usize));
        while scan.next < end && scan.asked.len() < AT_ONCE {
            let line = scan.lines[scan.next];
            scan.next += 1;
            let row = RowKey { line, key: verdict.key(table, line) };
            let hash = xxh64(row.key.as_bytes(), 0);
            match self.known.get(&hash) {
                Some(&answer) => scan.note(row, answer),
                None => scan.asked.push((row, hash)),
            }
        }
        let is_at_end = scan.next == scan.lines.len();
        if scan.asked.len() == AT_ONCE || (is_at_end && !scan.asked.is_empty()) {
            scan.state = ScanState::Waiting;
            return Some(Scanned::Unknown(scan.asked.iter().map(|(row, _)| row.key.clone()).collect()));
        }
        if !is_at_end {
            return None;
        }
        scan.state = ScanState::Done;
        scan.missing.sort_unstable();
        Some(Scanned::Matched(std::mem::take(&mut scan.matched)))
    }
}

impl Scan {
    fn note(&mut self, row: RowKey, answer: Match) {
        match answer {
            Match::Found => self.matched.found += 1,
            Match::Missing | Match::Proposal => {
                self.matched.missing += 1;
                self.missing.push(row.line);
            }
        }
        if answer == Match::Proposal && self.matched.proposed.len() < PROPOSALS {
            self.matched.proposed.push(row);
        }
    }
}
