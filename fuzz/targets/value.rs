//! Judges arbitrary cells of one column as the naive validator of the tests does, and repairs them. Each line
//! of an input is a cell, so a file of `tests/corpus` is an input, too. The last two bytes are settings.

#![no_main]

#[path = "../../crates/coverlist-core/tests/core/oracle/mod.rs"]
mod oracle;
mod phrases;

use coverlist_core::findings::Code;
use coverlist_core::read::{ReadChoices, read};
use coverlist_core::record::{Date, Field, FieldType, RecordKind};
use coverlist_core::template::{Template, TemplateSet};
use coverlist_core::validate::{Choices, Limits};
use coverlist_core::value::{Century, DateOrder, DecimalStyle, repaired};
use libfuzzer_sys::fuzz_target;
use oracle::{Question, assert_agree, assert_reads};
use phrases::{TEMPLATES, spelled_out};

/// The maximum number of rows, which bounds the time for one input.
const ROWS: usize = 40;

fuzz_target!(|bytes: &[u8]| {
    let Some((cells, &[column, settings])) = bytes.split_last_chunk() else { return };
    let cells = String::from_utf8_lossy(&spelled_out(cells)).into_owned();
    let cells: Vec<&str> = cells.split('\n').take(ROWS).collect();
    let templates: &TemplateSet = &TEMPLATES;
    let template = templates.iter().nth(usize::from(settings) % 3).expect("there are three templates");
    let column = usize::from(column) % template.columns.len();
    let choices = choices(template.columns[column].field, settings / 3);
    let file = file(template, column, &cells);
    let table = read(file.as_bytes(), &choices.read, &templates.headers());
    assert_reads(file.as_bytes(), &table);
    let (today, limits) = (Date::constant(2026, 9, 1), Limits::default());
    assert_agree(&table, Question { template, templates, choices: &choices, today, limits });
    cells.into_iter().for_each(assert_repairs);
});

/// A file whose rows are good but for the cells of one column.
fn file(template: &Template, column: usize, cells: &[&str]) -> String {
    let quoted = |cell: &str| format!("\"{}\"", cell.replace('"', "\"\""));
    let row = |cell: &dyn Fn(usize) -> String| {
        let cells: Vec<String> = (0..template.columns.len()).map(|at| quoted(&cell(at))).collect();
        cells.join(",") + "\n"
    };
    let good = |number: usize, at: usize| match (template.columns[at].field, template.kind) {
        (Field::Key, RecordKind::User) => format!("{}", 118_204 + number * 37),
        (Field::Key, RecordKind::Device) => format!("5CD{}X", 118_204 + number * 37),
        (Field::Status, _) => "Yes".to_owned(),
        _ if template.columns[at].required => "7".to_owned(),
        _ => String::new(),
    };
    let header = row(&|at| template.columns[at].header.clone());
    let rows = cells
        .iter()
        .enumerate()
        .map(|(number, cell)| row(&|at| if at == column { (*cell).to_owned() } else { good(number, at) }));
    header + &rows.collect::<String>()
}

/// A person's choices about the column.
fn choices(field: Field, settings: u8) -> Choices {
    let mut choices = Choices { read: ReadChoices::default(), ..Choices::default() };
    match field.field_type() {
        FieldType::Date if settings & 1 != 0 => {
            let order = [DateOrder::DayFirst, DateOrder::MonthFirst][usize::from(settings >> 1 & 1)];
            choices.date_orders = [(field, order)].into();
        }
        FieldType::Amount | FieldType::Integer if settings & 1 != 0 => {
            let style = [DecimalStyle::Point, DecimalStyle::Comma][usize::from(settings >> 1 & 1)];
            choices.decimals = [(field, style)].into();
        }
        _ => {}
    }
    if settings & 4 != 0 {
        choices.century = Some([Century::From1900, Century::From2000][usize::from(settings >> 3 & 1)]);
    }
    choices
}

/// Every repair makes another text that is not blank.
fn assert_repairs(cell: &str) {
    for &code in Code::ALL {
        if let Some(text) = repaired(code, cell) {
            assert!(!text.trim().is_empty() && text != cell, "{code:?} makes {text:?} of {cell:?}");
        }
    }
}
