//! Compares the engine with the naive validator of the tests over arbitrary files and changes of their cells.
//! The last three bytes of an input are settings, so a file of `tests/corpus` is an input, too.

#![no_main]

#[path = "../../../crates/coverlist-core/tests/core/oracle/mod.rs"]
mod oracle;
#[path = "../phrases.rs"]
mod phrases;

use coverlist_core::map::{ColumnMapping, header};
use coverlist_core::read::{Delimiter, Reader, Table};
use coverlist_core::record::{Date, Field};
use coverlist_core::template::TemplateSet;
use coverlist_core::validate::{Choices, Limits, Verdict, validate};
use coverlist_core::value::{Century, DateOrder, DecimalStyle};
use libfuzzer_sys::fuzz_target;
use oracle::{Question, assert_agree, assert_answer, assert_reads};
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
    let question = Question { template, templates, choices: &choices, today, limits };
    assert_agree(reader.table(), question);
    let changes =
        file.rchunks_exact(3).take(usize::from(mapped & 7)).map(|bytes| [bytes[0], bytes[1], bytes[2]]);
    assert_changes(&mut reader.into_table(), changes, question);
});

/// Changes cells to the text of other ones, and compares the verdict each time. Then every change is taken
/// back.
fn assert_changes(table: &mut Table, changes: impl Iterator<Item = [u8; 3]>, question: Question<'_>) {
    let Question { template, templates, choices, today, limits } = question;
    let mut verdict = validate(table, template, templates, choices, today, limits);
    let fields: Vec<Field> = verdict.fields().into_iter().collect();
    if fields.is_empty() {
        return;
    }
    let lines = table.len();
    let line = |byte: u8| (usize::from(byte) % lines) as u32 + 1;
    let mut changed = Vec::new();
    for [to, from, places] in changes {
        let field = fields[usize::from(places & 15) % fields.len()];
        let text = table.record(line(from)).cell(u16::from(places >> 4)).map(String::from);
        if verdict.edit(table, line(to), field, text.as_deref()).is_ok() {
            changed.push((line(to), field));
        }
        assert_verdict(table, &verdict, question);
    }
    for (line, field) in changed.into_iter().rev() {
        // A row that became uncertain by a later change is not changed any more.
        let _ = verdict.edit(table, line, field, None);
        assert_verdict(table, &verdict, question);
    }
}

/// Asserts that the verdict is the oracle's. A change never moves the header, as it may in a new file.
fn assert_verdict(table: &Table, verdict: &Verdict, question: Question<'_>) {
    let Question { template, templates, choices, .. } = question;
    if header(table, template, templates, &choices.columns) == verdict.header {
        assert_answer(table, verdict, question);
    }
}

/// A person's choices. Few files need any.
fn choices(settings: u8, mapped: u8) -> Choices {
    let mut choices = Choices::default();
    let fields = [Field::Key, Field::Status, Field::CoverageStart, Field::CoverageEnd];
    let order = [DateOrder::DayFirst, DateOrder::MonthFirst][usize::from(settings & 1)];
    if settings & 2 != 0 {
        let style = if settings & 1 == 0 { DecimalStyle::Point } else { DecimalStyle::Comma };
        choices.century = Some(if settings & 1 == 0 { Century::From1900 } else { Century::From2000 });
        choices.decimals = [(Field::CoverageAmount, style)].into();
        choices.date_orders = fields[2..].iter().map(|field| (*field, order)).collect();
    }
    if settings & 4 != 0 {
        let (column, field) = (u16::from(mapped & 15), fields[usize::from(mapped >> 4) % 4]);
        choices.columns.mappings = vec![ColumnMapping { column, field }];
        choices.columns.left_out = [fields[usize::from(mapped & 3)]].into();
    }
    if mapped & 192 == 192 {
        let words = [("", "Enrolled"), ("No", "Yes"), ("x", "")];
        let words = words.map(|(text, word)| (text.to_owned(), word.to_owned()));
        choices.words = [(fields[usize::from(mapped & 3)], words.into())].into();
    }
    if settings & 24 == 24 {
        choices.read.delimiter = Some(Delimiter::ALL[usize::from(mapped) % 4]);
    }
    choices
}
