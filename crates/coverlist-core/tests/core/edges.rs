//! Small files at the edges of the rules: engine and oracle agree before and after each change of a cell.

use super::oracle::{Question, assert_agree, assert_answer, assert_reads};
use coverlist_core::map::header;
use coverlist_core::read::{ReadChoices, Table, read};
use coverlist_core::record::{Date, Field, RecordKind};
use coverlist_core::template::{Template, TemplateSet};
use coverlist_core::validate::{CellChange, Change, Choices, Limits, Verdict, validate};
use std::collections::{BTreeMap, BTreeSet};

/// Each file with its edge. All are files of users.
const FILES: [(&str, &str); 18] = [
    (
        "a second table, which ends when one of its rows gets a status",
        "User ID,Insurance Status\n118204,Yes\n118377,No\n\nSchool,Town\nOak HS,Elm\n\nLincoln MS\n",
    ),
    (
        "times behind dates and amounts of two currencies",
        "User ID,Insurance Status,Coverage Amount,Coverage Start Date\n118204,Yes,$460,2026-08-24 14:30\n\
         118377,Yes,€460,8/24/26 12:00 AM\n120015,No,$ -,2026-08-25 24:00\n120016,No,MXN 5,12:30 PM\n",
    ),
    (
        "pieces that together have the width of the header, with and without its blank columns",
        "User ID,Insurance Status,Policy Number,,\n118204,Yes,WA-1,,\n118377,Ye\ns,WA-2\n120015,Ye\ns,WA-3,,\n",
    ),
    (
        "pieces of a key, which the length of the key before them completes",
        "User ID,Insurance Status\n118204,Yes\n1183\n77,Yes\n120015,No\n1200\n16,No\n# note\n1\n",
    ),
    (
        "a last amount that is longer than others, but lacks a decimal",
        "User ID,Insurance Status,Coverage Amount\n1204,Yes,9.00\n1205,Yes,25.50\n1206,Yes,30.10\n1207,No,1050.5",
    ),
    (
        "two dates of three that Excel has converted",
        "User ID,Insurance Status,Coverage Start Date\n1204,Yes,2026-09-08\n1205,Yes,2026-09-10\n1206,Yes,25/8/2026\n",
    ),
    (
        "one date of two that Excel has converted",
        "User ID,Insurance Status,Coverage Start Date\n1204,Yes,2026-09-08\n1205,Yes,25/8/2026\n",
    ),
    (
        "pieces that are all shorter than the header, after a key that decides about them",
        "User ID,Insurance Status,Policy Number\n118204,Yes,WA-1\n1183\n77,Yes\nx,WA-2\n",
    ),
    (
        "a last row with a cell behind the header, after a short one",
        "User ID,Insurance Status,Coverage Type\n1204,Yes,Full\n1205,Yes,Full\n1206,Yes,Full\n1207,Yes,Fu,x",
    ),
    (
        "examples that begin with a space, an apostrophe or a quote",
        "User ID,Insurance Status,Policy Number\n EXAMPLE-1,Yes,\n'example-2,Yes,\n\"EXAMPLE-3\",Yes,\n1204,Yes, Example-4\n",
    ),
    (
        "totals and comments in rows without a status",
        "User ID,Insurance Status,Policy Number,Coverage Type\nTotal,,,9\nTotal,Yes,,\nSum,,4,\n# note,,x,\n1204,Yes,,\n",
    ),
    (
        "a last date that is cut, below dates of several lengths",
        "User ID,Insurance Status,Coverage End Date\n1204,Yes,9/18/2026\n1205,Yes,10/18/2026\n1206,Yes,9/19/2026\n1207,No,9/20/202",
    ),
    (
        "numbers whose usual length one row decides",
        "User ID,Insurance Status,Policy Number\n118204,Yes,100204\n118377,Yes,100377\n120015,Yes,100015\n4420,Yes,4500\n",
    ),
    (
        "keys of letters that are no serial numbers",
        "User ID,Insurance Status\nann,Yes\nbob,Yes\ncleo,Yes\ndave,Yes\neva,No\n",
    ),
    (
        "one key with composed and with separate accents",
        "User ID,Insurance Status\n\u{e9}12345\u{e9},Yes\ne\u{301}12345e\u{301},No\n",
    ),
    ("a damaged file without a header", "Insurance list\n118204,Y\0s\n"),
    (
        "a term of one day",
        "User ID,Insurance Status,Coverage Start Date,Coverage End Date\n1204,Yes,2026-09-10,2026-09-10\n",
    ),
    (
        "a term that ends today",
        "User ID,Insurance Status,Coverage End Date\n1204,Yes,2026-09-01\n1205,Yes,2026-08-31\n",
    ),
];

/// Asserts what `check` does under the template of users: without choices, and when a blank status is a word.
fn with_questions(check: impl Fn(Question<'_>)) {
    let templates = TemplateSet::builtin();
    let blank_is_no = BTreeMap::from([(String::new(), "No".to_owned())]);
    let words = BTreeMap::from([(Field::Status, blank_is_no)]);
    for choices in [Choices::default(), Choices { words, ..Choices::default() }] {
        check(Question {
            template: &Template::builtin(RecordKind::User),
            templates: &templates,
            choices: &choices,
            today: Date::constant(2026, 9, 1),
            limits: Limits::default(),
        });
    }
}

fn table(file: &str) -> Table {
    read(file.as_bytes(), &ReadChoices::default(), &TemplateSet::builtin().headers())
}

#[test]
fn engine_and_oracle_agree_at_the_edges() {
    for (edge, file) in FILES {
        // A failure shows the last one.
        println!("{edge}");
        let table = table(file);
        assert_reads(file.as_bytes(), &table);
        with_questions(|question| assert_agree(&table, question));
    }
}

/// Replaces the equal cells of each column by each text of another row, and restores the file's own texts.
#[test]
fn engine_and_oracle_agree_after_equal_cells_are_replaced() {
    for (edge, file) in FILES {
        with_questions(|question| {
            let Question { template, templates, choices, today, limits } = question;
            let table = table(file);
            let verdict = validate(&table, template, templates, choices, today, limits);
            let change = |field, from: &str, to: &str| CellChange {
                field,
                change: Change::EqualTo { equal: from.to_owned(), text: to.to_owned() },
            };
            for field in verdict.fields() {
                let column = verdict.header.as_ref().and_then(|header| header.column(field));
                let cell = |line| table.record(line).cell(column.expect("a column")).map(String::from);
                let texts: BTreeSet<String> = (1..).take(table.len()).filter_map(cell).collect();
                for (from, to) in texts.iter().flat_map(|from| texts.iter().map(move |to| (from, to))) {
                    println!("{edge}: {field}, {from:?} to {to:?}");
                    let (mut changed, mut judged) = (table.clone(), verdict.clone());
                    let both = [change(field, from, to), change(field, to, "1182044")];
                    if judged.correct(&mut changed, &both).is_ok()
                        && header(&changed, template, templates, &choices.columns) == verdict.header
                    {
                        assert_answer(&changed, &judged, question);
                    }
                    changed.restore();
                    let raw =
                        |table: &Table| table.records().map(|it| it.raw().to_owned()).collect::<Vec<_>>();
                    assert_eq!(raw(&changed), raw(&table));
                    assert_answer(&changed, &verdict, question);
                }
            }
        });
    }
}

/// Changes each cell to each text of its column and to a few others, and back.
#[test]
fn engine_and_oracle_agree_after_each_change_at_the_edges() {
    for (edge, file) in FILES {
        with_questions(|question| {
            let Question { template, templates, choices, today, limits } = question;
            let mut table = table(file);
            let mut verdict = validate(&table, template, templates, choices, today, limits);
            let texts = |table: &Table, column: u16| -> BTreeSet<String> {
                let cells = table.records().filter_map(|record| record.cell(column).map(String::from));
                cells.chain(["", "#", "x,y", "1182044"].map(str::to_owned)).collect()
            };
            let fields: Vec<Field> = verdict.fields().into_iter().collect();
            for field in fields {
                let column = verdict.header.as_ref().and_then(|header| header.column(field));
                for text in texts(&table, column.expect("the file has the field")) {
                    for line in (1..).take(table.len()) {
                        println!("{edge}: line {line}, {field}, {text:?}");
                        for text in [Some(text.as_str()), None] {
                            let _ = verdict.edit(&mut table, line, field, text);
                            if header(&table, template, templates, &choices.columns) == verdict.header {
                                assert_answer(&table, &verdict, question);
                            }
                        }
                    }
                }
            }
        });
    }
}

/// A dictionary of distinct cells has room for fewer, or is filled by the changes.
#[test]
fn a_column_with_very_many_distinct_cells_is_judged_as_one_with_few() {
    let header = "User ID,Insurance Status,Coverage Start Date,Coverage End Date,Coverage Type\n";
    let last = "\
118204,Yes,2026-09-10,2026-09-01,Full
118205,Yes,2024-09-10,2025-06-30,Full
118206,No,2024-09-10,2025-06-30,<b>
118207,Maybe,25/8/2026,2027-06-30,
118208,Yes,8/9/2026,9/8/2026,Full
118209,Yes,n/a,,Full
118210,,,2027-06-13,
";
    let day = |row: i64| jiff::civil::date(1950, 1, 1).saturating_add(jiff::Span::new().days(row));
    let other = |row: i64| format!("{},word {row},{},{},Type {row}\n", 200_000 + row, day(row), day(row + 1));
    with_questions(|Question { template, templates, choices, today, limits }| {
        let judged = |file: &str, before: u32| {
            let mut table = table(file);
            let mut verdict = validate(&table, template, templates, choices, today, limits);
            let answer = |table: &Table, verdict: &Verdict| {
                let lines = (2..9).map(|line| line + before);
                let judged = lines.clone().map(|line| {
                    let findings = verdict.findings_of(line).into_iter();
                    let codes: Vec<_> = findings.map(|finding| (finding.code, finding.column)).collect();
                    (codes, verdict.row_status(line))
                });
                let rows = verdict.accepted_rows(table).filter(|row| row.line > before + 1);
                (judged.collect::<Vec<_>>(), rows.map(|row| (row.key, row.values)).collect::<Vec<_>>())
            };
            let mut answers = vec![answer(&table, &verdict)];
            for (line, field, text) in [
                (2, Field::CoverageEnd, "2026-09-11"),
                (3, Field::Status, "No"),
                (4, Field::Status, "Yes"),
                (5, Field::Status, "Yes"),
                (6, Field::CoverageStart, "5/9/2026"),
                (4, Field::CoverageType, "Basic"),
                (8, Field::Status, "Yes"),
            ] {
                verdict.edit(&mut table, line + before, field, Some(text)).expect("the row is certain");
                answers.push(answer(&table, &verdict));
            }
            answers
        };
        let few = judged(&format!("{header}{last}"), 0);
        for rows in [59_996, 61_000] {
            let others: String = (0..i64::from(rows)).map(other).collect();
            assert_eq!(judged(&format!("{header}{others}{last}"), rows), few, "{rows}");
        }
    });
}
