//! Reads arbitrary bytes as a sheet, and converts them to one. The last two bytes of an input are settings,
//! so a file of `tests/corpus` or `tests/sheets` is an input, too.

#![no_main]

mod phrases;
#[path = "../../crates/coverlist-core/tests/core/sheet_round_trip.rs"]
mod sheet_round_trip;

use coverlist_core::record::Date;
use coverlist_core::sheet::{SheetFault, SheetGrammar, read_sheet};
use coverlist_core::template::TemplateSet;
use coverlist_core::validate::{Choices, Limits};
use libfuzzer_sys::fuzz_target;
use phrases::{TEMPLATES, spelled_out};
use sheet_round_trip::{Rules, assert_sheet};

fuzz_target!(|bytes: &[u8]| {
    let Some((file, &[slice, settings])) = bytes.split_last_chunk() else { return };
    let file = if settings & 1 == 0 { spelled_out(file) } else { file.to_vec() };
    let templates: &TemplateSet = &TEMPLATES;
    let template = templates.iter().nth(usize::from(settings >> 1) % 3).expect("there are three templates");
    let today = Date::constant(2026, 9, 1);
    let grammar = grammar(&file, usize::from(slice).max(1));
    assert_eq!(grammar, grammar_of_whole(&file), "slices make no difference");
    match read_sheet(&file, template, today) {
        Ok(judged) => {
            assert_eq!(grammar, Ok(()));
            assert!(!judged.rows.is_empty() && judged.rows.iter().all(|row| row.row.line > 0));
        }
        Err(fault) => assert!(grammar.is_ok() || grammar == Err(fault)),
    }
    assert_sheet(
        &file,
        &Choices::default(),
        &Rules { template, templates, today, limits: Limits::default() },
    );
});

fn grammar(bytes: &[u8], slice: usize) -> Result<(), SheetFault> {
    let mut grammar = SheetGrammar::default();
    bytes.chunks(slice).try_for_each(|slice| grammar.push(slice))?;
    grammar.finish()
}

fn grammar_of_whole(bytes: &[u8]) -> Result<(), SheetFault> {
    grammar(bytes, bytes.len().max(1))
}
