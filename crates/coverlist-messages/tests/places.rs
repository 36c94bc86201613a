//! A finding as a sentence with its place.

use coverlist_core::findings::{Code, Finding};
use coverlist_core::record::{Field, RecordKind};
use coverlist_core::template::{Template, TemplateSet};
use coverlist_messages::{English, finding_message, render};

#[test]
fn the_place_is_as_exact_as_the_finding() {
    let (template, templates) = (Template::builtin(RecordKind::User), TemplateSet::builtin());
    let starts = |finding: Finding, start: &str| {
        let message = render(&English, &finding_message(&finding, &template, &templates));
        assert!(message.starts_with(start), "{message}");
    };
    starts(Finding::file(Code::FileEmpty), "The file has no content.");
    starts(Finding::row(Code::RowBlank, 3), "Line 3: This row has no values");
    let of_field = Finding::cell(Code::StatusUnknown, 4, 2, Some(Field::Status));
    starts(of_field, "Line 4, column 2 (Insurance Status): ");
    starts(Finding::cell(Code::HeaderUnknown, 1, 9, None), "Line 1, column 9: ");
    let column = Finding { line: None, ..Finding::cell(Code::TemplateKeys, 1, 1, Some(Field::Key)) };
    starts(column, "Column 1 (User ID): Most cells");
}
