//! Lists of many senders become sheets by few decisions.

use crate::list_case::{ListCase, list_cases};
use coverlist_core::record::Date;
use coverlist_core::sheet::{Converted, Decisions, Proposals, Question, SourceFile, Terms, convert};
use coverlist_core::template::{Template, TemplateSet};
use coverlist_core::validate::Limits;
use std::fs;

fn converted(case: &ListCase, decisions: &Decisions, proposals: Proposals) -> Converted {
    let (template, templates) = (Template::builtin(case.kind), TemplateSet::builtin());
    let (today, limits) = (Date::constant(2026, 9, 10), Limits::default());
    let terms = Terms { template: &template, templates: &templates, today, limits };
    let bytes = fs::read(&case.list).expect("the case has a list");
    let source = SourceFile { name: "list.csv", sha256: "source", bytes: &bytes, workbook: None };
    let converted = convert(&source, &terms, decisions, proposals, |_| String::new());
    converted.unwrap_or_else(|fault| panic!("{}: {fault}", case.name))
}

fn sheet(converted: &Converted) -> &[u8] {
    converted.sheet.as_ref().map_or(b"", |sheet| &sheet.bytes)
}

/// The number of presses that lead to decisions: one for all proposals, and those of the person.
fn presses(of_person: &Decisions, all: &Decisions) -> usize {
    let Decisions {
        header,
        columns,
        date_order,
        decimal,
        century,
        words,
        check,
        leave_out,
        one_table,
        keep,
        conflicts,
        repairs,
        edits,
        encoding,
        delimiter,
        dialect,
        worksheet,
        hidden_rows,
    } = of_person;
    usize::from(all != of_person)
        + columns.len()
        + words.len()
        + leave_out.len()
        + usize::from(*one_table)
        + keep.len()
        + conflicts.len()
        + repairs.values().map(Vec::len).sum::<usize>()
        + edits.len()
        + usize::from(header.is_some())
        + usize::from(date_order.is_some())
        + usize::from(decimal.is_some())
        + usize::from(century.is_some())
        + usize::from(check.is_some())
        + usize::from(encoding.is_some())
        + usize::from(delimiter.is_some())
        + usize::from(dialect.is_some())
        + usize::from(worksheet.is_some())
        + usize::from(hidden_rows.is_some())
}

#[test]
fn few_presses_make_each_list_its_sheet() {
    for case in list_cases() {
        let name = &case.name;
        let decisions: Decisions =
            serde_json::from_str(&case.decisions).unwrap_or_else(|error| panic!("{name}: {error}"));
        let first = converted(&case, &decisions, Proposals::Confirmed);
        if std::env::var_os("UPDATE_LISTS").is_some() {
            fs::write(case.folder.join("sheet.csv"), sheet(&first)).expect("the sheet is written");
        } else {
            let shown = [sheet(&first), &case.sheet].map(String::from_utf8_lossy);
            assert_eq!(shown[0], shown[1], "{name}");
        }
        assert_eq!(
            (presses(&decisions, &first.decisions), case.presses <= 4),
            (case.presses, true),
            "{name}"
        );
        let open: Vec<&Question> = first.questions.iter().filter(|asked| !asked.may_stay_open()).collect();
        assert!(open.is_empty(), "{name}: {open:?}");
        let second = converted(&case, &first.decisions, Proposals::Asked);
        assert_eq!(sheet(&second), sheet(&first), "{name} the second time");
    }
}
