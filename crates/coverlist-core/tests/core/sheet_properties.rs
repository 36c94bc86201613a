//! Properties of sheets: what is written is read back, the reader decides as validation does, and converting
//! a sheet changes nothing.

use super::case::{Case, cases};
use super::sheet_round_trip::{Rules, assert_sheet, written};
use super::validate_columns;
use super::validate_properties::cells;
use coverlist_core::record::{Date, RecordKind};
use coverlist_core::sheet::{SheetStyle, read_sheet};
use coverlist_core::template::{Template, TemplateSet};
use coverlist_core::validate::{Choices, Limits};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

const TODAY: Date = Date::constant(2026, 9, 1);

fn assert_case(case: &Case) -> bool {
    let templates = case.templates();
    let template = templates.get(case.template_id()).expect("the set has the template");
    let (today, limits) = (case.question.today, case.question.limits);
    let limits = Limits { max_bytes: limits.max_bytes.max(1_000_000), ..limits };
    let rules = Rules { template, templates: &templates, today, limits };
    assert_sheet(&case.input, &case.choices(&case.table()), &rules)
}

#[test]
fn every_case_of_the_corpus_is_decided_alike() {
    let sheets = cases().iter().filter(|case| assert_case(case)).count();
    assert!(sheets > 150, "{sheets}");
}

#[test]
fn a_column_that_is_not_mapped_stays() {
    let file = "User ID,Name,Insurance Status\n004231,SENTINEL,Enrolled\n118204,SENTINEL,Enrolled,SENTINEL\n\
                118377,\"SENTINEL\n";
    let templates = TemplateSet::builtin();
    let template = Template::builtin(RecordKind::User);
    let rules = Rules { template: &template, templates: &templates, today: TODAY, limits: Limits::default() };
    let (table, verdict) = rules.validate(file.as_bytes(), &Choices::default());
    let (sheet, _) = written(&table, &verdict, SheetStyle::Plain, 10).expect("a sheet");
    let expected = "User ID,Insurance Status,Line,Reason\r\n004231,Enrolled,2,\r\n,,3,row_long\r\n\
                    ,,4,quote_not_closed\r\n";
    assert_eq!(String::from_utf8_lossy(&sheet), expected);
}

/// A file in any order of columns, with some columns that are not the template's.
fn files() -> impl Strategy<Value = (RecordKind, String)> {
    let others = select(vec![vec![], vec!["Name"], vec!["Name", "Grade"]]);
    (select(RecordKind::ALL.to_vec()), others, select(vec![',', ';', '\t'])).prop_flat_map(
        |(kind, others, delimiter)| {
            let template = Template::builtin(kind);
            let headers = template.columns.into_iter().map(|column| column.header);
            let headers: Vec<String> = headers.chain(others.iter().map(ToString::to_string)).collect();
            let width = headers.len();
            let good = (0..40u32).prop_map(move |id| {
                let mut cells = vec![format!("{:06}", id * 7_919), "Yes".to_owned()];
                cells.resize(width, String::new());
                cells
            });
            let any_row = vec(cells(), width - 1..width + 1);
            let rows = vec(prop_oneof![good, any_row], 0..25);
            (Just(kind), Just(headers).prop_shuffle(), rows).prop_map(move |(kind, headers, rows)| {
                let lines = std::iter::once(headers).chain(rows);
                (kind, lines.map(|cells| cells.join(&delimiter.to_string()) + "\n").collect())
            })
        },
    )
}

proptest! {
    #[test]
    fn any_file_is_decided_alike_by_its_sheet((kind, file) in files()) {
        let (template, templates) = (Template::builtin(kind), TemplateSet::builtin());
        let rules = Rules { template: &template, templates: &templates, today: TODAY, limits: Limits::default() };
        assert_sheet(file.as_bytes(), &Choices::default(), &rules);
    }

    #[test]
    fn a_file_under_any_template_is_decided_alike_by_its_sheet((templates, file) in validate_columns::files()) {
        let template = templates.first();
        let rules = Rules { template, templates: &templates, today: TODAY, limits: Limits::default() };
        assert_sheet(&file, &Choices::default(), &rules);
    }

    #[test]
    fn any_text_is_a_sheet_or_has_a_fault(text in "(User ID|Insurance Status|Line|Reason|[,\"\r\n\u{FEFF}' =a-c0-9])*") {
        let header = "User ID,Insurance Status,Line\r\n";
        for text in [text.clone(), format!("{header}{text}"), format!("{header}004231,Enrolled,2\r\n{text}\r\n")] {
            let template = Template::builtin(RecordKind::User);
            if let Ok(judged) = read_sheet(text.as_bytes(), &template, TODAY) {
                prop_assert!(!judged.rows.is_empty());
                prop_assert!(judged.rows.iter().all(|row| row.row.line > 0));
            }
        }
    }
}
