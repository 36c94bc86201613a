//! Compares the engine with the naive validator of the tests over arbitrary files. The last three bytes of an
//! input are settings, so a file of `tests/corpus` is an input, too.

#![no_main]

#[path = "../../../crates/coverlist-core/tests/core/oracle/mod.rs"]
mod oracle;
#[path = "../phrases.rs"]
mod phrases;

use coverlist_core::read::{Delimiter, Reader};
use coverlist_core::record::{Date, Field};
use coverlist_core::template::TemplateSet;
use coverlist_core::validate::{Choices, ColumnMapping, Limits};
use coverlist_core::value::DateOrder;
use libfuzzer_sys::fuzz_target;
use oracle::{Question, assert_agree, assert_reads};
use phrases::{TEMPLATES, spelled_out};

fuzz_target!(|bytes: &[u8]| {
    let Some((file, &[slice, mapped, settings])) = bytes.split_last_chunk() else { return };
    let file = if settings & 1 == 0 { spelled_out(file) } else { file.to_vec() };
    let templates: &TemplateSet = &TEMPLATES;
    let template =
        templates.iter().nth(usize::from(settings >> 1 & 3) % 3).expect("there are three templates");
    let choices = choices(settings >> 3, mapped);
    let mut reader = Reader::new(&choices.read, &templates.headers());
    file.chunks(usize::from(slice).max(1)).for_each(|slice| reader.push(slice));
    reader.finish();
    assert_reads(&file, reader.table());
    let (today, limits) = (Date::constant(2026, 9, 1), Limits { max_rows: 200, ..Limits::default() });
    assert_agree(reader.table(), Question { template, templates, choices: &choices, today, limits });
});

/// A person's choices. Few files need any.
fn choices(settings: u8, mapped: u8) -> Choices {
    let mut choices = Choices::default();
    let fields = [Field::Key, Field::Status, Field::CoverageStart, Field::CoverageEnd];
    let order = [DateOrder::DayFirst, DateOrder::MonthFirst][usize::from(settings & 1)];
    if settings & 2 != 0 {
        choices.date_orders = fields[2..].iter().map(|field| (*field, order)).collect();
    }
    if settings & 4 != 0 {
        let (column, field) = (u16::from(mapped & 15), fields[usize::from(mapped >> 4) % 4]);
        choices.mappings = vec![ColumnMapping { column, field }];
        choices.left_out = [fields[usize::from(mapped & 3)]].into();
    }
    if settings & 24 == 24 {
        choices.read.delimiter = Some(Delimiter::ALL[usize::from(mapped) % 4]);
    }
    choices
}
