//! True dates need no order of day and month, and prove none for the texts in their column.

use crate::chosen::{case, read};
use coverlist_core::read::WorkbookChoices;
use coverlist_core::record::{Date, Field, RecordKind};
use coverlist_core::sheet::{Converted, Decisions, Proposals, SourceFile, Subject, Terms, convert};
use coverlist_core::template::{Template, TemplateSet};
use coverlist_core::validate::Limits;
use coverlist_workbook::read::ChosenWorksheet;

/// Converts a case under the template for users.
fn converted(name: &str, decisions: &str) -> Converted {
    let opened = ChosenWorksheet::open(case(name), &WorkbookChoices::default());
    let (csv, workbook) = read(opened.expect("a workbook"));
    let source =
        SourceFile { name: "list.xlsx", sha256: "", bytes: csv.as_bytes(), workbook: Some(&workbook) };
    let (template, templates) = (Template::builtin(RecordKind::User), TemplateSet::builtin());
    let (today, limits) = (Date::constant(2026, 9, 1), Limits::default());
    let terms = Terms { template: &template, templates: &templates, today, limits };
    let decisions: Decisions = serde_json::from_str(decisions).expect("decisions");
    convert(&source, &terms, &decisions, Proposals::Asked, |_| String::new()).expect("the decisions fit")
}

fn sheet(converted: &Converted) -> &str {
    str::from_utf8(&converted.sheet.as_ref().expect("a sheet").bytes).expect("a sheet is UTF-8")
}

const TRUE_DATES: &str = "User ID,Insurance Status,Coverage Start Date,Line\r\n\
                          1000,Enrolled,2026-09-08,2\r\n\
                          1001,Enrolled,2026-09-25,3\r\n\
                          1002,Enrolled,2026-09-01,4\r\n";

#[test]
fn true_dates_are_read_whatever_their_format() {
    for name in ["openpyxl-dates", "openpyxl-dates-1904"] {
        let asked = converted(name, "{}");
        assert_eq!(sheet(&asked), format!("{TRUE_DATES}1003,Enrolled,10/09/2026,5\r\n"), "{name}");
        let [question] = asked.questions.as_slice() else { panic!("{:?}", asked.questions) };
        let is_about_the_text =
            matches!(question.about, Subject::DateOrder { field: Field::CoverageStart, .. });
        assert!(is_about_the_text, "{question:?}");
    }
}

#[test]
fn an_order_is_decided_for_the_texts_alone() {
    for (order, date) in [("day-first", "2026-09-10"), ("month-first", "2026-10-09")] {
        for name in ["openpyxl-dates", "openpyxl-dates-1904"] {
            let decided = converted(name, &format!(r#"{{"date_order": "{order}"}}"#));
            assert_eq!(sheet(&decided), format!("{TRUE_DATES}1003,Enrolled,{date},5\r\n"), "{name}");
            assert!(decided.questions.is_empty(), "{:?}", decided.questions);
        }
    }
}
