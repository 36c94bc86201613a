//! Selects the rows that a filter asks for.

use crate::message::{Filter, MAX_WINDOW, RowsRequest, Which};
use coverlist_core::read::{Table, TextSearch};
use coverlist_core::validate::{RowStatus, Verdict};

/// The number of rows that are first searched as one text.
const AT_ONCE: usize = 32;

/// The rows that a filter selects. Searching a long file takes time, so it is done in steps.
pub(crate) struct Selection {
    request: RowsRequest,
    is_due: bool,
    /// Lines that may match, in file order. Those before `next` are already tested.
    candidates: Vec<u32>,
    next: usize,
    /// Lines that match the filter so far.
    lines: Vec<u32>,
    needle: Needle,
}

/// The matching rows in a window.
pub(crate) struct Selected {
    /// The number of matching rows before the window.
    pub(crate) from: u32,
    pub(crate) lines: Vec<u32>,
}

impl Selection {
    pub(crate) fn new(request: RowsRequest, table: &Table, verdict: &Verdict, missing: &[u32]) -> Self {
        let needle = Needle::new(&request.filter.text);
        let candidates = candidates(request.filter.which, table, verdict, missing);
        let (candidates, lines) =
            if needle.is_empty() { (Vec::new(), candidates) } else { (candidates, Vec::new()) };
        Self { request, is_due: true, candidates, next: 0, lines, needle }
    }

    /// Keeps the selected rows and answers a request for another window of them.
    pub(crate) fn again(self, request: RowsRequest) -> Self {
        Self { request, is_due: true, ..self }
    }

    pub(crate) fn filter(&self) -> &Filter {
        &self.request.filter
    }

    /// Whether the requested window has not been returned yet.
    pub(crate) fn is_due(&self) -> bool {
        self.is_due
    }

    /// Tests about `rows` more rows against the filter.
    pub(crate) fn step(&mut self, table: &Table, rows: u32) {
        let end = self.candidates.len().min(self.next + rows as usize);
        for lines in self.candidates[self.next..end].chunks(AT_ONCE) {
            if self.needle.may_be_in(table, lines) {
                self.lines.extend(lines.iter().filter(|&&line| self.needle.is_in(table, line)));
            }
        }
        self.next = end;
    }

    /// Whether every row is tested.
    pub(crate) fn is_complete(&self) -> bool {
        self.next >= self.candidates.len()
    }

    /// The lines that match so far.
    pub(crate) fn lines(&self) -> &[u32] {
        &self.lines
    }

    pub(crate) fn number(&self) -> u32 {
        self.request.number
    }

    /// The number of matching rows, and the window of them. It is returned once, when every row is tested.
    pub(crate) fn window(&mut self) -> Option<(u32, Selected)> {
        if !self.is_due || !self.is_complete() {
            return None;
        }
        self.is_due = false;
        let total = u32::try_from(self.lines.len()).unwrap_or(u32::MAX);
        let from = self.request.from.min(total);
        let end = (from + self.request.count.min(MAX_WINDOW)).min(total);
        Some((total, Selected { from, lines: self.lines[from as usize..end as usize].to_vec() }))
    }

    /// The number of matching rows before the one on a line.
    pub(crate) fn place(&self, line: u32) -> Option<u32> {
        self.lines.binary_search(&line).ok().and_then(|place| u32::try_from(place).ok())
    }
}

/// The lines of a selection, in file order.
fn candidates(which: Which, table: &Table, verdict: &Verdict, missing: &[u32]) -> Vec<u32> {
    let all = || table.records().map(|record| record.line());
    match which {
        Which::WithFindings => verdict.lines_with_findings().collect(),
        Which::Code(code) => verdict.lines_with(code).collect(),
        Which::Status(row_status) => all().filter(|&line| verdict.row_status(line) == row_status).collect(),
        Which::Missing => missing.to_vec(),
        Which::SameKey(line) => verdict.lines_of_key(table, line),
        Which::All => all().filter(|&line| verdict.row_status(line) != RowStatus::Header).collect(),
    }
}

/// Selects rows by a text in a cell, or by a line number.
struct Needle {
    search: TextSearch,
    line: Option<u32>,
}

impl Needle {
    fn new(text: &str) -> Self {
        let text = text.trim();
        Self { search: TextSearch::new(text), line: text.parse().ok() }
    }

    fn is_empty(&self) -> bool {
        self.search.is_empty()
    }

    /// Whether a row on some lines may be selected. There is at least one, and they are in file order.
    fn may_be_in(&self, table: &Table, lines: &[u32]) -> bool {
        let (first, last) = (lines[0], lines[lines.len() - 1]);
        let is_dense = (last - first) as usize <= 2 * AT_ONCE;
        !is_dense
            || self.line.is_some_and(|line| (first..=last).contains(&line))
            || self.search.may_be_among(table, first..=last)
    }

    fn is_in(&self, table: &Table, line: u32) -> bool {
        self.line == Some(line) || self.search.finds(table.record(line))
    }
}
