//! Columns that runs of spaces align.

use crate::read::quoted;

/// The number of spaces between two columns, at least.
const GAP: &str = "  ";

/// The places of columns that runs of spaces align.
#[derive(Clone, Debug)]
pub(super) struct Alignment {
    /// The position of each column's first character, from the second column on, and of the gap before it.
    gaps: Vec<(usize, usize)>,
}

impl Alignment {
    /// The alignment of the lines from the first one that has columns on. `None` when they have no common
    /// gaps, or a line has fewer than two cells.
    pub(super) fn of(text: &str) -> Option<Self> {
        let is_filled = |line: &&str| !line.trim().is_empty();
        let has_gap = |line: &&str| line.trim().contains(GAP);
        let lines = text.split(['\n', '\r']).filter(is_filled);
        let lines: Vec<&str> = lines.skip_while(|line| !has_gap(line)).collect();
        let is_text_only = !text.contains(['\t', '"']);
        let gaps = gaps(&lines);
        let alignment = Self { gaps };
        let has_cells = |line: &&str| {
            let cells = alignment.cells(line);
            cells.is_some_and(|cells| cells.iter().filter(|cell| !cell.is_empty()).count() > 1)
        };
        let is_aligned = is_text_only && lines.len() > 2 && lines.iter().all(has_cells);
        is_aligned.then_some(alignment)
    }

    /// Writes a line without its line end as plain cells. A line that does not fit becomes one cell.
    pub(super) fn rewrite(&self, line: &str, delimiter: u8, out: &mut String) {
        let cells = self.cells(line).filter(|_| !line.trim().is_empty());
        let cells = cells.unwrap_or_else(|| vec![line.trim()]);
        for (index, cell) in cells.into_iter().enumerate() {
            if index > 0 {
                out.push(char::from(delimiter));
            }
            out.push_str(&quoted(cell, delimiter));
        }
    }

    /// The cells of a line. `None` when a gap has text.
    fn cells<'t>(&self, line: &'t str) -> Option<Vec<&'t str>> {
        let mut cells = Vec::new();
        let (mut rest, mut before) = (line, 0);
        for &(gap, start) in &self.gaps {
            let (cell, behind) = split_at_character(rest, gap - before);
            let (space, behind) = split_at_character(behind, start - gap);
            if !space.trim_matches(' ').is_empty() {
                return None;
            }
            cells.push(cell.trim_matches(' '));
            (rest, before) = (behind, start);
        }
        cells.push(rest.trim_matches(' '));
        Some(cells)
    }
}

/// The start and end of each gap that all lines share.
fn gaps(lines: &[&str]) -> Vec<(usize, usize)> {
    let mut is_taken: Vec<bool> = Vec::new();
    for line in lines {
        for (position, character) in line.chars().enumerate() {
            if position == is_taken.len() {
                is_taken.push(false);
            }
            is_taken[position] |= character != ' ';
        }
    }
    let first = is_taken.iter().position(|&taken| taken).unwrap_or(0);
    let mut gaps = Vec::new();
    let mut start = first;
    for (position, &taken) in is_taken.iter().enumerate().skip(first) {
        if taken {
            if position - start >= GAP.len() {
                gaps.push((start, position));
            }
            start = position + 1;
        }
    }
    gaps
}

/// Splits a text before the character at an index. A shorter text is all before it.
fn split_at_character(text: &str, index: usize) -> (&str, &str) {
    text.split_at(text.char_indices().nth(index).map_or(text.len(), |(at, _)| at))
}
