//! Validates files as the page and the server do.

use coverlist_core::findings::{Code, Severity};
use coverlist_core::map::{ColumnChoices, ColumnMapping, Found, HeaderVerdict, header};
use coverlist_core::read::{ReadChoices, Reader, Table, read};
use coverlist_core::record::{Date, Field, RecordKind, Status, Value, Values};
use coverlist_core::sheet::{example_csv, template_csv};
use coverlist_core::template::{Template, TemplateSet};
use coverlist_core::validate::{Choices, Limits, RowStatus, Validator, Verdict, validate};
use coverlist_core::value::DateOrder;
use coverlist_messages::{English, finding_message, render};
use std::collections::BTreeSet;

const TODAY: Date = Date::constant(2026, 9, 1);

const FILE: &str = "User ID,Insurance Status,Policy Number,Coverage Type,Coverage Amount,Coverage Start Date,Coverage End Date
 004231 ,Yes,WA-1,\"Full \"\"plus\"\"\",\"$1,050.00\",8/25/2026,2027-06-30
118204,Perhaps,,,,,
118204,Declined,,,,,
# a remark,,,,,,
120015,not enrolled,,,,,
";

fn user() -> Template {
    Template::builtin(RecordKind::User)
}

fn table(text: &str) -> Table {
    read(text.as_bytes(), &ReadChoices::default(), &TemplateSet::builtin().headers())
}

fn verdict(table: &Table, choices: &Choices) -> Verdict {
    validate(table, &user(), &TemplateSet::builtin(), choices, TODAY, Limits::default())
}

#[test]
fn a_million_blank_rows_below_the_list_are_set_aside() {
    let blank = 1_048_563;
    let list = "User ID,Insurance Status\n004231,Yes\n118204,No\n";
    let verdict_of = |text: String| verdict(&table(&text), &Choices::default());
    let below = verdict_of(format!("{list}{}", ",\n".repeat(blank)));
    assert_eq!((below.accepted, below.set_aside as usize, below.blocked), (2, blank, false));
    let between = verdict_of(format!("{list}{}120015,No\n", ",\n".repeat(blank)));
    assert_eq!((between.accepted, between.blocked), (0, true));
    assert_eq!(between.findings().next().map(|finding| finding.code), Some(Code::FileBlankRows));
}

fn header_of(text: &str, choices: &Choices) -> HeaderVerdict {
    header(&table(text), &user(), &TemplateSet::builtin(), &choices.columns).expect("the file has a header")
}

#[test]
fn a_policy_number_among_others_may_be_excels_number_of_a_day() {
    let others: String = (1..=20).map(|row| format!("{},Yes,WA-{row}\n", 1000 + row)).collect();
    for (cell, is_day) in [
        ("42004", false),
        ("42005", true),
        ("54999", true),
        ("55000", false),
        ("45-12", false),
        ("4500A", false),
        ("450000", false),
    ] {
        let table = table(&format!("User ID,Insurance Status,Policy Number\n{others}2000,Yes,{cell}\n"));
        let verdict = verdict(&table, &Choices::default());
        let is_found = verdict.findings().any(|finding| finding.code == Code::PolicyDate);
        assert_eq!(is_found, is_day, "{cell}");
    }
}

#[test]
fn accepted_rows_are_typed() {
    let table = table(FILE);
    let verdict = verdict(&table, &Choices::default());
    let fields: BTreeSet<Field> = user().columns.iter().map(|column| column.field).collect();
    assert_eq!(verdict.fields(), fields);
    let rows: Vec<_> = verdict.accepted_rows(&table).collect();
    assert_eq!(rows.iter().map(|row| row.line).collect::<Vec<_>>(), [2, 6]);
    let row = &rows[0];
    assert_eq!((row.key.as_str(), row.match_key.as_str()), ("004231", "004231"));
    let expected = Values::from_iter([
        (Field::Status, Value::Status(Status::Enrolled)),
        (Field::PolicyNumber, Value::Text("WA-1".to_owned())),
        (Field::CoverageType, Value::Text("Full \"plus\"".to_owned())),
        (Field::CoverageAmount, Value::Amount(105_000)),
        (Field::CoverageStart, Value::Date(Date::constant(2026, 8, 25))),
        (Field::CoverageEnd, Value::Date(Date::constant(2027, 6, 30))),
    ]);
    assert_eq!(row.values, expected);
    assert_eq!(rows[1].values.get(Field::PolicyNumber), None, "a blank cell is no value");
}

#[test]
fn every_line_has_a_status_and_a_key() {
    let table = table(FILE);
    let verdict = verdict(&table, &Choices::default());
    let row_statuses: Vec<RowStatus> = (1..=6).map(|line| verdict.row_status(line)).collect();
    let expected = [
        RowStatus::Header,
        RowStatus::Accepted,
        RowStatus::Rejected,
        RowStatus::Rejected,
        RowStatus::SetAside,
        RowStatus::Accepted,
    ];
    assert_eq!(row_statuses, expected);
    assert_eq!(verdict.key(&table, 2), "004231");
    assert_eq!(verdict.key(&table, 3), "118204");
    assert_eq!((verdict.rows, verdict.accepted, verdict.rejected, verdict.set_aside), (4, 2, 2, 1));
}

#[test]
fn findings_are_counted_by_code() {
    let table = table(FILE);
    let tally = verdict(&table, &Choices::default()).tally();
    let counts: Vec<_> = tally.lines.iter().map(|line| (line.code, line.count)).collect();
    assert_eq!(counts, [(Code::KeyConflict, 2), (Code::StatusUnknown, 1), (Code::RowComment, 1)]);
    assert_eq!(tally.count(Severity::Rejects), 3);
}

#[test]
fn a_message_says_where_and_what_to_do_and_never_the_value() {
    let table = table("User ID,Insurance Status\nSENTINEL-KEY,SENTINEL-STATUS\nSENTINEL-KEY,Yes\n");
    let messages: Vec<String> = verdict(&table, &Choices::default())
        .findings()
        .map(|finding| render(&English, &finding_message(&finding, &user(), &TemplateSet::builtin())))
        .collect();
    assert_eq!(messages.len(), 3);
    assert!(messages[0].starts_with("Line 2, column 1 (User ID): "), "{}", messages[0]);
    assert!(messages[0].contains("also on line 3"), "{}", messages[0]);
    assert!(messages[1].starts_with("Line 2, column 2 (Insurance Status): "), "{}", messages[1]);
    assert!(messages[1].contains("Enrolled, Yes, Y, Not Enrolled"), "{}", messages[1]);
    assert!(!messages.concat().contains("SENTINEL"));
}

#[test]
fn a_blocked_file_has_no_rows_to_apply() {
    let table = table("User ID,Insurance Status,Coverage Start Date\n1204,Yes,8/9/2026\n");
    let asked = verdict(&table, &Choices::default());
    assert!(asked.blocked && asked.accepted == 1);
    assert_eq!(asked.accepted_rows(&table).count(), 0);
    let mut choices = Choices::default();
    choices.date_orders.insert(Field::CoverageStart, DateOrder::DayFirst);
    let answered = verdict(&table, &choices);
    assert!(!answered.blocked);
    let row = answered.accepted_rows(&table).next().expect("the row is accepted");
    assert_eq!(row.values.date(Field::CoverageStart), Some(Date::constant(2026, 9, 8)));
}

#[test]
fn date_columns_name_the_rows_that_prove_their_order() {
    let file = "User ID,Insurance Status,Coverage Start Date,Coverage End Date
1201,Yes,8/9/2026,2027-06-30
1202,Yes,8/25/2026,2027-06-30
";
    let verdict = verdict(&table(file), &Choices::default());
    let [start, end] = verdict.dates.as_slice() else { panic!("two date columns") };
    assert_eq!((start.field, start.column), (Field::CoverageStart, 3));
    assert_eq!(
        (start.order, start.month_first.lines.as_slice(), start.day_first.count),
        (Some(DateOrder::MonthFirst), [3].as_slice(), 0)
    );
    assert_eq!((start.either.count, start.either.first()), (1, Some(2)));
    assert!(!start.chosen);
    assert_eq!((end.order, end.either.count), (None, 0), "no date of this column needs an order");
}

#[test]
fn the_header_is_known_before_the_file_is_read() {
    let mut reader = Reader::new(&ReadChoices::default(), &TemplateSet::builtin().headers());
    let rows = "004231,Yes,WA-1,Full,460,2026-09-10,2027-06-30\n".repeat(3_000);
    reader.push(FILE.as_bytes());
    reader.push(rows.as_bytes());
    assert!(!reader.table().is_complete());
    let early = header(reader.table(), &user(), &TemplateSet::builtin(), &ColumnChoices::default())
        .expect("the head of the file suffices");
    assert!(!early.blocked);
    reader.finish();
    assert_eq!(
        header(reader.table(), &user(), &TemplateSet::builtin(), &ColumnChoices::default()),
        Some(early)
    );
}

#[test]
fn a_header_waits_for_the_head_of_the_file() {
    let mut reader = Reader::new(&ReadChoices::default(), &TemplateSet::builtin().headers());
    // More than the head, which decides what the file is.
    let long = format!("Student ID,{}\n", "x".repeat(70_000));
    reader.push(long.as_bytes());
    assert_eq!(reader.table().len(), 1);
    assert_eq!(header(reader.table(), &user(), &TemplateSet::builtin(), &ColumnChoices::default()), None);
    reader.push(b"User ID,Insurance Status\n");
    assert_eq!(header(reader.table(), &user(), &TemplateSet::builtin(), &ColumnChoices::default()), None);
    reader.push("118204,Yes\n".repeat(250).as_bytes());
    let found = header(reader.table(), &user(), &TemplateSet::builtin(), &ColumnChoices::default())
        .expect("this is it");
    assert_eq!(found.line, 2);
}

#[test]
fn a_rename_is_the_last_word_on_a_column() {
    let mut choices = Choices::default();
    for (column, field) in
        [(1, Field::Key), (2, Field::Key), (2, Field::Status), (3, Field::Key), (0, Field::Status)]
    {
        choices.columns.mappings.push(ColumnMapping { column, field });
    }
    let header = header_of("Student ID,State,Local ID\n1,2,3\n", &choices);
    assert_eq!(header.expected[0].found, Found::Mapped { column: 3, text: "Local ID".to_owned() });
    assert_eq!(header.expected[1].found, Found::Mapped { column: 2, text: "State".to_owned() });
    assert_eq!((header.column(Field::Key), header.column(Field::PolicyNumber)), (Some(3), None));
    assert!(!header.blocked);
}

#[test]
fn the_wrong_template_names_the_one_that_fits() {
    let header = header_of("Device Serial,Insurance Status\n5CD1234ABC,Yes\n", &Choices::default());
    assert!(header.blocked);
    assert_eq!(header.fits_better.map(|better| better.template).as_deref(), Some("device"));
    assert_eq!(header_of("Grade,Homeroom\n7,B\n", &Choices::default()).fits_better, None);
}

#[test]
fn the_templates_own_files_are_recognized() {
    for kind in RecordKind::ALL {
        let template = Template::builtin(kind);
        for (file, rows) in [(template_csv(&template), 0), (example_csv(&template), 3)] {
            let table = read(&file, &ReadChoices::default(), &TemplateSet::builtin().headers());
            let verdict = validate(
                &table,
                &template,
                &TemplateSet::builtin(),
                &Choices::default(),
                TODAY,
                Limits::default(),
            );
            assert!(verdict.header.as_ref().is_some_and(|header| !header.blocked));
            assert_eq!((verdict.rows, verdict.set_aside), (0, rows), "{kind:?}");
            let others = verdict.findings().filter(|finding| finding.code != Code::RowExample);
            assert_eq!(others.map(|finding| finding.code).collect::<Vec<_>>(), [Code::FileNoRows]);
        }
    }
}

#[test]
fn work_is_done_in_steps_and_told() {
    let table = table(&format!("{FILE}{}", "118204,No,,,,,\n".repeat(50)));
    let mut validator = Validator::new(
        &table,
        &user(),
        &TemplateSet::builtin(),
        &Choices::default(),
        TODAY,
        Limits::default(),
    );
    assert_eq!(validator.progress(&table), 0.0);
    let mut steps = 0;
    while !validator.step(&table, 10) {
        steps += 1;
        assert!((0.0..1.0).contains(&validator.progress(&table)));
    }
    assert!(steps >= 5, "56 rows, ten at a time: {steps}");
    assert_eq!(validator.progress(&table), 1.0);
}

#[test]
fn a_file_without_a_header_that_exceeds_the_limits_has_no_rows_set_aside() {
    let table = table("# Insurance list\n# of fall\n");
    let judged = |max_bytes| {
        let limits = Limits { max_bytes, ..Limits::default() };
        validate(&table, &user(), &TemplateSet::builtin(), &Choices::default(), TODAY, limits)
    };
    assert_eq!(judged(100).set_aside, 2);
    assert_eq!(judged(10).set_aside, 0);
}

#[test]
fn many_rows_with_one_key_or_one_policy_number_take_no_longer() {
    let mut file = String::from("User ID,Insurance Status,Policy Number,Coverage Amount\n");
    for row in 0..30_000 {
        file +=
            &format!("{},Yes,WA-1,{row}\n", if row < 20_000 { "1204".to_owned() } else { format!("9{row}") });
    }
    let table = table(&file);
    let verdict = verdict(&table, &Choices::default());
    assert_eq!((verdict.accepted, verdict.rejected), (10_000, 20_000));
    let conflict =
        verdict.findings().find(|finding| finding.code == Code::KeyConflict).expect("there is one");
    assert_eq!((conflict.lines.len(), conflict.omitted_count), (8, 20_000 - 1 - 8));
}

/// So many that one pass for each cell would take minutes.
#[test]
fn a_row_of_thousands_of_cells_of_several_lines_is_looked_at_cell_by_cell() {
    let columns: String = (0..16_000).map(|column| format!(",c{column}")).collect();
    let notes = ",\"a\nb\"".repeat(16_000);
    let rows: String = (0..5).map(|row| format!("{},Yes{notes}\n", 118_204 + row)).collect();
    let file = format!("User ID,Insurance Status{columns}\n{rows}");
    let verdict = verdict(&table(&file), &Choices::default());
    assert_eq!((verdict.accepted, verdict.rejected), (5, 0));
}
