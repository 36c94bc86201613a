//! The CSV comes in chunks, which can be stopped; hidden rows can be left out.

use coverlist_core::read::HiddenRows;
use coverlist_workbook::read::{Chunk, Refusal, Workbook};
use std::ops::ControlFlow;

fn case(name: &str) -> Workbook {
    let path = format!("{}/../../tests/workbooks/{name}/input.xlsx", env!("CARGO_MANIFEST_DIR"));
    Workbook::open(std::fs::read(path).expect("the case is there")).expect("a workbook")
}

fn csv(workbook: &mut Workbook, hidden_rows: HiddenRows) -> Result<String, Refusal> {
    let worksheet = workbook.worksheets()?.remove(0);
    let mut csv = Vec::new();
    workbook.to_csv(&worksheet, hidden_rows, &mut |chunk: Chunk<'_>| {
        csv.extend_from_slice(chunk.bytes);
        ControlFlow::Continue(())
    })?;
    Ok(String::from_utf8(csv).expect("CSV is UTF-8"))
}

#[test]
fn hidden_rows_that_are_left_out_are_blank_lines() {
    let mut workbook = case("openpyxl-hidden");
    let all = csv(&mut workbook, HiddenRows::Include).expect("CSV");
    let visible = csv(&mut workbook, HiddenRows::LeaveOut).expect("CSV");
    let wanted: Vec<&str> =
        all.lines().enumerate().map(|(at, line)| if at == 2 { "" } else { line }).collect();
    assert_eq!(visible.lines().collect::<Vec<_>>(), wanted);
}

#[test]
fn a_sink_can_stop() {
    let mut workbook = case("openpyxl-roster");
    let worksheet = workbook.worksheets().expect("worksheets").remove(0);
    let mut rows = Vec::new();
    let stopped = workbook.to_csv(&worksheet, HiddenRows::Include, &mut |chunk| {
        rows.push(chunk.rows);
        ControlFlow::Break(())
    });
    assert_eq!(stopped, Err(Refusal::Stopped));
    assert_eq!(rows, [4]);
}
