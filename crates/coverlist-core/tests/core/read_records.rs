//! Records and cells: quotes, line ends, and quotes that are never closed.

use coverlist_core::read::{Flaw, FlawKind, LineEnds, ReadChoices, Table, read};
use coverlist_core::template::TemplateSet;

#[test]
fn every_line_end_ends_a_row() {
    for (text, line_ends) in [
        ("a,b\nc,d\n", LineEnds::Lf),
        ("a,b\r\nc,d\r\n", LineEnds::Crlf),
        ("a,b\rc,d\r", LineEnds::Cr),
        ("a,b\r\nc,d\n", LineEnds::Mixed),
        ("a,b\rc,d\r\n", LineEnds::Mixed),
        ("a,b\r\nc,d", LineEnds::Crlf),
    ] {
        let table = table(text);
        assert_eq!(rows(&table), [["a", "b"], ["c", "d"]], "{text:?}");
        assert_eq!(table.facts().line_ends, line_ends, "{text:?}");
    }
}

#[test]
fn one_row_without_a_line_end() {
    let table = table("a,b");
    assert_eq!(rows(&table), [["a", "b"]]);
    assert_eq!(table.facts().line_ends, LineEnds::None);
}

#[test]
fn blank_records_count_as_lines() {
    let table = table("a,b\n\n,\nc,d\n\n");
    assert_eq!(rows(&table), [vec!["a", "b"], vec![""], vec!["", ""], vec!["c", "d"], vec![""]]);
    assert_eq!(table.record(4).line(), 4);
}

#[test]
fn rows_keep_the_cells_that_they_have() {
    assert_eq!(rows(&table("a,b,c\nd\ne,f,g,\n")), [vec!["a", "b", "c"], vec!["d"], vec!["e", "f", "g", ""]]);
}

#[test]
fn quotes_hold_delimiters_line_ends_and_doubled_quotes() {
    let table = table("a,b\n\"Tran, Lee\",\"two\r\nlines\"\n\"13\"\" screen\",\"\"\nx,y\n");
    assert_eq!(rows(&table), [["a", "b"], ["Tran, Lee", "two\r\nlines"], ["13\" screen", ""], ["x", "y"]]);
    assert_eq!(table.flaws(), []);
    assert_eq!(table.facts().line_ends, LineEnds::Lf, "a line end in a cell ends no row");
}

#[test]
fn a_quote_inside_a_cell_is_text() {
    let table = table("a,b\n5\" disk, \"x\"\n");
    assert_eq!(rows(&table), [["a", "b"], ["5\" disk", " \"x\""]]);
    assert_eq!(table.flaws(), []);
}

#[test]
fn text_after_a_closing_quote_stays_in_its_cell() {
    let table = table("a,b\n\"Ann\" Lee,c\n\"x\"\"y\"z\"w,d\n");
    assert_eq!(rows(&table), [["a", "b"], ["Ann Lee", "c"], ["x\"yz\"w", "d"]]);
    assert_eq!(table.flaws(), [flaw(2, 1, FlawKind::TextAfterQuote), flaw(3, 1, FlawKind::TextAfterQuote)]);
}

#[test]
fn spaces_after_a_closing_quote_are_no_flaw() {
    let table = table("a,b\n\"Tran, Lee\" ,c\n");
    assert_eq!(rows(&table)[1], ["Tran, Lee ", "c"]);
    assert_eq!(table.flaws(), []);
}

#[test]
fn a_quote_never_closed_takes_its_own_line_only() {
    let table = table("a,b\nx,\"Lee\n118204,No\n004231,Yes\n");
    assert_eq!(rows(&table), [["a", "b"], ["x", "\"Lee"], ["118204", "No"], ["004231", "Yes"]]);
    assert_eq!(table.flaws(), [flaw(2, 2, FlawKind::QuoteNotClosed)]);
}

#[test]
fn a_quote_closed_by_the_opening_quote_of_a_later_row_is_not_closed() {
    let table = table("a,b\n\"Lee,1\nx,\"Tran, Kim\"\ny,2\n");
    assert_eq!(rows(&table), [["a", "b"], ["\"Lee", "1"], ["x", "Tran, Kim"], ["y", "2"]]);
    assert_eq!(table.flaws(), [flaw(2, 1, FlawKind::QuoteNotClosed)]);
}

#[test]
fn an_unclosed_quote_leaves_the_quoted_cells_before_it_whole() {
    let table = table("\"two\nlines\",\"x\ny,z\n");
    assert_eq!(rows(&table), [["two\nlines", "\"x"], ["y", "z"]]);
    assert_eq!(table.flaws(), [flaw(1, 2, FlawKind::QuoteNotClosed)]);
}

#[test]
fn a_quoted_cell_of_many_lines_holds_no_more_than_a_spreadsheet_cell() {
    let cell = |lines: usize| format!("a,\"{}\",b\nc,d,e\n", "é\n".repeat(lines));
    let whole = table(&cell(16_383));
    assert_eq!((whole.len(), whole.flaws().len()), (2, 0), "32,766 characters are a cell");
    let broken = table(&cell(16_384));
    assert_eq!(broken.flaws()[0], flaw(1, 2, FlawKind::QuoteNotClosed));
    assert_eq!(broken.len(), 16_386);
    let one_line = table(&format!("a,\"{}\"\n", "x".repeat(40_000)));
    assert_eq!(one_line.flaws(), [], "one that stays on its line swallows nothing");
}

#[test]
fn control_characters_are_kept() {
    assert_eq!(rows(&table("a,b\nx\0y,\u{7}z\n")), [["a", "b"], ["x\0y", "\u{7}z"]]);
}

#[test]
fn cells_can_be_had_one_at_a_time() {
    let table = table("a,\"b\",c\n");
    let record = table.record(1);
    assert_eq!(record.cell(2).as_deref(), Some("b"));
    assert_eq!((record.cell(0), record.cell(4)), (None, None));
    assert_eq!(record.raw(), "a,\"b\",c");
}

fn table(text: &str) -> Table {
    read(text.as_bytes(), &ReadChoices::default(), &TemplateSet::builtin().headers())
}

fn rows(table: &Table) -> Vec<Vec<String>> {
    table.records().map(|record| record.cells().map(String::from).collect()).collect()
}

fn flaw(line: u32, column: u16, kind: FlawKind) -> Flaw {
    Flaw { line, column, kind }
}
