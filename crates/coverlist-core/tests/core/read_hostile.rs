//! Hostile files: they are read in one pass with bounded memory.
//!
//! No test reads a clock. One pass takes about a second without optimization. A reader that passes over the
//! text once per line, cell or slice needs many minutes, and nextest ends its test (`terminate-after` in
//! `.config/nextest.toml`).

use coverlist_core::read::{FlawKind, ReadChoices, Reader, Table, read};
use coverlist_core::template::TemplateSet;

/// The size of most files in these tests, in bytes.
const BYTES: usize = 2 << 20;

#[test]
fn quotes_that_nothing_closes_are_read_in_one_pass() {
    for line in [",\"a\n", "\"a\n", "\"\"\"a\n", ",\"a\"\"\n", "a,\"\"\"\"b\n", "\"\"a\n"] {
        let table = repeated(line);
        assert_eq!(table.len(), BYTES / line.len(), "{line:?}: one record a line");
    }
    let odd = read(&b"\"".repeat(BYTES - 1), &ReadChoices::default(), &TemplateSet::builtin().headers());
    assert_eq!((odd.len(), odd.flaws().len()), (1, 1));
    assert_eq!(odd.flaws()[0].kind, FlawKind::QuoteNotClosed);
}

#[test]
fn an_opening_quote_before_a_long_quiet_file_is_read_in_one_pass() {
    let text = format!("a,b\n\"{}", "x,\"\"y\n".repeat(BYTES / 6));
    let table = read(text.as_bytes(), &ReadChoices::default(), &TemplateSet::builtin().headers());
    assert_eq!(table.len(), 1 + BYTES / 6);
    assert_eq!(table.flaws().iter().filter(|flaw| flaw.kind == FlawKind::QuoteNotClosed).count(), 1);
}

#[test]
fn small_slices_do_not_read_a_long_quoted_cell_again() {
    // Long: a search through a cell of one repeated byte runs at the speed of memory.
    let cell = "x".repeat(32 << 20);
    let text = format!("a,\"{cell}\"\n");
    let mut reader = Reader::new(&ReadChoices::default(), &TemplateSet::builtin().headers());
    text.as_bytes().chunks(31).for_each(|slice| reader.push(slice));
    reader.finish();
    assert_eq!(reader.table().record(1).cell(2).map(|cell| cell.len()), Some(cell.len()));
}

#[test]
fn a_line_of_millions_of_cells_is_read_in_one_pass() {
    let table = repeated(",");
    assert_eq!(table.len(), 1);
    assert_eq!(table.record(1).cells().count(), BYTES + 1);
    let broken =
        read(&b"\xC3\xA9\xFF,".repeat(BYTES / 4), &ReadChoices::default(), &TemplateSet::builtin().headers());
    assert_eq!(broken.flaws().len(), 100, "of one record the first hundred flaws are kept");
}

#[test]
fn more_records_than_a_table_holds_are_cut_and_said_so() {
    let held = 1 << 22;
    let table =
        read("\n".repeat(held).as_bytes(), &ReadChoices::default(), &TemplateSet::builtin().headers());
    assert!(!table.is_cut());
    let table =
        read("\n".repeat(held + 1).as_bytes(), &ReadChoices::default(), &TemplateSet::builtin().headers());
    assert!(table.is_cut() && table.is_complete());
    assert_eq!((table.len(), table.facts().bytes), (held, held as u64 + 1));
}

fn repeated(unit: &str) -> Table {
    read(
        unit.repeat(BYTES / unit.len()).as_bytes(),
        &ReadChoices::default(),
        &TemplateSet::builtin().headers(),
    )
}
