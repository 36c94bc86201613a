//! Changed cells: the verdict after each change is the one of a file with that text.

use super::oracle::{Question, assert_answer};
use super::ugly_cells::EVERYWHERE;
use super::ugly_files::{UglyFile, ugly_files};
use super::validate_oracle::question;
use coverlist_core::map::header;
use coverlist_core::read::{Dialect, ReadChoices, Table, read};
use coverlist_core::record::{Date, Field, RecordKind};
use coverlist_core::template::{Template, TemplateSet};
use coverlist_core::validate::{Choices, EditRefusal, Limits, Verdict, validate};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use proptest::test_runner::RngSeed;

/// A change of a cell, before the file is known.
#[derive(Clone, Debug)]
struct Edit {
    line: Index,
    field: Index,
    text: Text,
}

#[derive(Clone, Debug)]
enum Text {
    /// The text of the same column in another row.
    Of(Index),
    New(String),
    /// The file's own text.
    Own,
}

fn edits() -> impl Strategy<Value = Vec<Edit>> {
    let new = prop_oneof![
        select(EVERYWHERE.to_vec()).prop_map(str::to_owned),
        "[ -~\u{a0}éß]{0,6}",
        select(vec![
            "a,b",
            "a;b\tc",
            "a\nb",
            "\"",
            "5\" screen",
            "Enrolled",
            "2026-09-10",
            "9/10/2026",
            "004231"
        ])
        .prop_map(str::to_owned),
    ];
    let text = prop_oneof![
        6 => any::<Index>().prop_map(Text::Of),
        4 => new.prop_map(Text::New),
        1 => Just(Text::Own),
    ];
    vec(
        (any::<Index>(), any::<Index>(), text).prop_map(|(line, field, text)| Edit { line, field, text }),
        1..12,
    )
}

fn validated(table: &Table, asked: Question<'_>) -> Verdict {
    validate(table, asked.template, asked.templates, asked.choices, asked.today, asked.limits)
}

/// Makes an edit. Returns its line and field when it changes the table.
fn make(edit: &Edit, file: &UglyFile, table: &mut Table, verdict: &mut Verdict) -> Option<(u32, Field)> {
    let fields: Vec<Field> = verdict.fields().into_iter().collect();
    if table.is_empty() || fields.is_empty() {
        return None;
    }
    let field = *edit.field.get(&fields);
    let line = edit.line.index(table.len()) as u32 + 1;
    let column = verdict.header.as_ref()?.column(field)?;
    let text = match &edit.text {
        Text::Of(other) => table.record(other.index(table.len()) as u32 + 1).cell(column).map(String::from),
        Text::New(text) => Some(text.clone()),
        Text::Own => None,
    };
    let before = table.record(line).raw().to_owned();
    let is_made = verdict.edit(table, line, field, text.as_deref()).is_ok();
    if is_made && let Some(text) = text {
        assert_eq!(table.record(line).cell(column).as_deref(), Some(text.as_str()));
    } else if !is_made {
        assert_eq!(table.record(line).raw(), before);
    }
    assert_agrees(table, verdict, question(file));
    is_made.then_some((line, field))
}

/// Asserts that the verdict is that of the oracle on the changed table. A change never moves the header, as
/// it may in a new file.
fn assert_agrees(table: &Table, verdict: &Verdict, asked: Question<'_>) {
    let found = header(table, asked.template, asked.templates, &asked.choices.columns);
    if found == verdict.header {
        assert_answer(table, verdict, asked);
    }
}

/// Asserts that a file with the text of a table has the same cells.
fn assert_reads_again(table: &Table) {
    let facts = table.facts();
    let records: Vec<&str> = table.records().map(|record| record.raw()).collect();
    let choices =
        ReadChoices { encoding: None, delimiter: Some(facts.delimiter), dialect: Some(Dialect::Plain) };
    let again = read((records.join("\n") + "\n").as_bytes(), &choices, &[]);
    let cells = |table: &Table| -> Vec<Vec<String>> {
        table.records().map(|record| record.cells().map(String::from).collect()).collect()
    };
    assert_eq!(cells(table), cells(&again));
}

#[test]
fn a_cell_that_is_not_in_its_place_for_certain_is_not_changed() {
    let edit = |file: &str, line, field| {
        let (template, templates) = (Template::builtin(RecordKind::User), TemplateSet::builtin());
        let mut table = read(file.as_bytes(), &ReadChoices::default(), &templates.headers());
        let today = Date::constant(2026, 9, 1);
        let mut verdict =
            validate(&table, &template, &templates, &Choices::default(), today, Limits::default());
        let edited = verdict.edit(&mut table, line, field, Some("Yes"));
        assert_eq!(table.edited_cells(), usize::from(edited.is_ok()));
        edited
    };
    let file = "User ID,Insurance Status,Policy Number\n004231,Maybe,P-1\n118204,No,P-2,more\n";
    assert_eq!(edit(file, 2, Field::Status), Ok(()));
    assert_eq!(edit(file, 1, Field::Status), Err(EditRefusal::NoCell), "the header");
    assert_eq!(edit(file, 9, Field::Status), Err(EditRefusal::NoCell), "no such line");
    assert_eq!(edit(file, 2, Field::CoverageEnd), Err(EditRefusal::NoCell), "no such column");
    assert_eq!(edit(file, 3, Field::Status), Err(EditRefusal::Unsplittable));
    assert_eq!(edit("User ID\n004231\n", 2, Field::Key), Err(EditRefusal::NotChecked));
}

#[test]
fn a_change_that_decides_about_other_rows_decides_for_all_of_them() {
    let (template, templates) = (Template::builtin(RecordKind::User), TemplateSet::builtin());
    let validated = |table: &Table| {
        let today = Date::constant(2026, 9, 1);
        validate(table, &template, &templates, &Choices::default(), today, Limits::default())
    };
    let read = |file: &str| read(file.as_bytes(), &ReadChoices::default(), &templates.headers());
    let header = "User ID,Insurance Status,Policy Number,Coverage Start Date\n";
    let rows = |proof: &str, key: &str| {
        let dates = "004231,Yes,P-1,3/8/2026\n118204,Yes,P-2,4/8/2026\n";
        format!("{header}{dates}118377,Yes,P-3,{proof}\n{key},Yes,P-4,26/8/2026\n")
    };
    let own = rows("25/8/2026", "4420");
    let changes = [
        (4, Field::CoverageStart, "2026-08-25", rows("2026-08-25", "4420")),
        (
            5,
            Field::CoverageStart,
            "2026-08-26",
            own.replace("26/8/2026", "2026-08-26").replace("25/8", "8/25"),
        ),
        (5, Field::Key, "118999", rows("25/8/2026", "118999")),
    ];
    for (line, field, text, file) in changes {
        let mut table = read(&own);
        let mut verdict = validated(&table);
        if field == Field::CoverageStart && line == 5 {
            verdict.edit(&mut table, 4, field, Some("8/25/2026")).expect("the row is split for certain");
        }
        verdict.edit(&mut table, line, field, Some(text)).expect("the row is split for certain");
        let whole = validated(&read(&file));
        assert!(verdict.findings().eq(whole.findings()), "{text}");
        assert_eq!(verdict.dates, whole.dates, "{text}");
        assert!(verdict.accepted_rows(&table).eq(whole.accepted_rows(&read(&file))), "{text}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { rng_seed: RngSeed::Fixed(13), ..ProptestConfig::with_cases(128) })]

    #[test]
    fn after_each_change_the_verdict_is_that_of_the_oracle(file in ugly_files(), edits in edits()) {
        let mut table = file.table(&[file.text.len()]);
        let mut verdict = validated(&table, question(&file));
        let has_flaws = !table.flaws().is_empty();
        for edit in &edits {
            make(edit, &file, &mut table, &mut verdict);
        }
        if !has_flaws {
            assert_reads_again(&table);
        }
    }

    #[test]
    fn a_file_whose_changes_are_taken_back_is_as_before(file in ugly_files(), edits in edits()) {
        let mut table = file.table(&[file.text.len()]);
        let mut verdict = validated(&table, question(&file));
        let (before, own) = (verdict.clone(), table.clone());
        let made: Vec<(u32, Field)> =
            edits.iter().filter_map(|edit| make(edit, &file, &mut table, &mut verdict)).collect();
        for (line, field) in made.into_iter().rev() {
            // A row that became uncertain by an earlier change is not changed any more.
            let _ = verdict.edit(&mut table, line, field, None);
        }
        if table.edited_cells() == 0 {
            prop_assert!(verdict.findings().eq(before.findings()));
            prop_assert_eq!(&verdict.dates, &before.dates);
            prop_assert_eq!(verdict.tally(), before.tally());
            prop_assert_eq!((verdict.accepted, verdict.rejected), (before.accepted, before.rejected));
            prop_assert_eq!((verdict.set_aside, verdict.with_findings), (before.set_aside, before.with_findings));
            prop_assert_eq!(table.flaws(), own.flaws());
            for line in (1..).take(own.len()) {
                prop_assert_eq!(table.record(line).raw(), own.record(line).raw());
                prop_assert_eq!(verdict.row_status(line), before.row_status(line));
            }
        }
    }
}
