//! Changes single cells of a table. The file's own text stays, so every change can be taken back.

use super::cells::RawCells;
use super::{Flaw, Record, Table};
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ops::Range;

/// The room for changed records that is made at once, in bytes.
const ROOM: usize = 1 << 20;

/// A record with changed cells.
#[derive(Clone, Debug)]
pub(super) struct EditedRecord {
    /// The start and end of the file's own record.
    span: (u32, u32),
    /// The flaws of the file's own record.
    flaws: Vec<Flaw>,
    /// The texts of the changed cells, by column from 1.
    cells: BTreeMap<u16, String>,
}

impl Table {
    /// Changes the cell in `column`, from 1, of the record on `line` to `text`; `None` restores the file's
    /// own text. A record that is too short gets blank cells.
    ///
    /// Returns `false` and changes nothing when the changed record would not split into the same cells,
    /// because one of them has a misplaced quote, and when the table is full. Panics when the table has no
    /// such line.
    pub fn edit(&mut self, line: u32, column: u16, text: Option<&str>) -> bool {
        let index = line as usize - 1;
        if self.edited.is_empty() {
            self.own_text = self.text.len();
        }
        let mut edited = self.edited.get(&line).cloned().unwrap_or_else(|| EditedRecord {
            span: self.records[index],
            flaws: self.flaws[self.flaws_on(line)].to_vec(),
            cells: BTreeMap::new(),
        });
        match text {
            Some(text) => edited.cells.insert(column, text.to_owned()),
            None => edited.cells.remove(&column),
        };
        if edited.cells.is_empty() {
            self.records[index] = edited.span;
            self.replace_flaws(line, edited.flaws);
            self.edited.remove(&line);
            return true;
        }
        let Some(span) = self.write(&edited) else { return false };
        self.records[index] = span;
        let own = edited.flaws.iter().filter(|flaw| !edited.cells.contains_key(&flaw.column));
        self.replace_flaws(line, own.copied().collect());
        self.edited.insert(line, edited);
        true
    }

    /// Restores the file's own texts.
    pub fn restore(&mut self) {
        if self.edited.is_empty() {
            return;
        }
        for (line, own) in std::mem::take(&mut self.edited) {
            self.records[line as usize - 1] = own.span;
            self.replace_flaws(line, own.flaws);
        }
        self.text.truncate(self.own_text);
    }

    /// The number of changed cells.
    pub fn edited_cells(&self) -> usize {
        self.edited.values().map(|record| record.cells.len()).sum()
    }

    /// Writes a changed record behind the text, and returns its start and end.
    fn write(&mut self, edited: &EditedRecord) -> Option<(u32, u32)> {
        // As in a file, a line end is between two records.
        let record = format!("\n{}", edited.text(&self.text, self.facts.delimiter.byte()));
        let before = self.text.len();
        let span = (u32::try_from(before + 1).ok()?, u32::try_from(before + record.len()).ok()?);
        if self.text.capacity() - before < record.len() {
            self.text.reserve_exact(record.len() + ROOM);
        }
        self.text.push_str(&record);
        let is_as_meant = edited.is_in(&self.text, span, self.facts.delimiter.byte());
        if !is_as_meant {
            self.text.truncate(before);
        }
        is_as_meant.then_some(span)
    }

    /// The places of a line's flaws in [`Table::flaws`].
    fn flaws_on(&self, line: u32) -> Range<usize> {
        let start = self.flaws.partition_point(|flaw| flaw.line < line);
        start..self.flaws.partition_point(|flaw| flaw.line <= line)
    }

    fn replace_flaws(&mut self, line: u32, flaws: Vec<Flaw>) {
        self.flaws.splice(self.flaws_on(line), flaws);
    }
}

impl EditedRecord {
    /// The text of the record with its changes. The other cells keep their quotes.
    fn text(&self, text: &str, delimiter: u8) -> String {
        let own = RawCells::of(text, self.span.0 as usize, self.span.1 as usize, delimiter);
        let own: Vec<&str> = own.map(|cell| cell.raw).collect();
        let last = self.cells.keys().last().map_or(0, |&column| usize::from(column));
        let cells = (0..own.len().max(last)).map(|index| {
            let changed = u16::try_from(index + 1).ok().and_then(|column| self.cells.get(&column));
            match changed {
                Some(text) => quoted(text, delimiter),
                None => Cow::Borrowed(own.get(index).copied().unwrap_or_default()),
            }
        });
        cells.collect::<Vec<_>>().join(&char::from(delimiter).to_string())
    }

    /// Whether the record in `text` splits into the changed cells and the file's other cells.
    fn is_in(&self, text: &str, (start, end): (u32, u32), delimiter: u8) -> bool {
        let cells = |(start, end): (u32, u32)| Record::new(text, start, end, delimiter).cells();
        let mut own = cells(self.span);
        let mut written = cells((start, end)).zip(1_u16..);
        written.all(|(cell, column)| {
            let own = own.next().unwrap_or_default();
            self.cells.get(&column).map_or(own == cell, |changed| *changed == *cell)
        }) && own.next().is_none()
    }
}

/// A cell in the form that a file has it. Quotes protect everything that would split it.
pub(crate) fn quoted(text: &str, delimiter: u8) -> Cow<'_, str> {
    if text.bytes().any(|byte| byte == delimiter || matches!(byte, b'"' | b'\n' | b'\r')) {
        Cow::Owned(in_quotes(text))
    } else {
        Cow::Borrowed(text)
    }
}

/// A cell in quotes.
pub(crate) fn in_quotes(text: &str) -> String {
    format!("\"{}\"", text.replace('"', "\"\""))
}
