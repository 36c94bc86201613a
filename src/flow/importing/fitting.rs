//! Which decisions stay when the file is read otherwise, when its template changes, or when one does not fit.

use coverlist_core::read::{Delimiter, HiddenRows};
use coverlist_core::record::Field;
use coverlist_core::sheet::{ColumnOrigin, Constant, DateOrders, Decisions, Edit};
use coverlist_core::template::{Column, Template};
use std::mem;

/// Takes back the decision about rows or cells, or the value for every row, at a place: a JSON pointer (RFC
/// 6901) such as `/edits/0`. Returns whether there was one.
pub(super) fn take_back(decisions: &mut Decisions, pointer: &str) -> bool {
    fn remove<T>(decided: &mut Vec<T>, index: usize) -> bool {
        let is_there = index < decided.len();
        if is_there {
            decided.remove(index);
        }
        is_there
    }
    let mut names = pointer.split('/').skip(1);
    if let Some(header) = header_at(pointer) {
        let is_constant = matches!(decisions.columns.get(&header), Some(Some(ColumnOrigin::Constant(_))));
        return is_constant && decisions.columns.remove(&header).is_some();
    }
    let (Some(member), Some(Ok(index))) = (names.next(), names.next().map(str::parse)) else { return false };
    match member {
        "edits" => remove(&mut decisions.edits, index),
        "leave_out" => remove(&mut decisions.leave_out, index),
        "keep" => remove(&mut decisions.keep, index),
        _ => false,
    }
}

/// The header of the template whose column a JSON pointer names.
pub(super) fn header_at(pointer: &str) -> Option<String> {
    Some(pointer.strip_prefix("/columns/")?.replace("~1", "/").replace("~0", "~"))
}

/// Sets the delimiter. Another delimiter makes other columns, so every decision about columns and their cells
/// is removed. Words, and the lines that are left out or kept, stay.
pub(super) fn set_delimiter(decisions: &mut Decisions, delimiter: Option<Delimiter>) {
    decisions.delimiter = delimiter;
    decisions.columns.clear();
    decisions.check = None;
    decisions.leave_out.retain(|rule| rule.column.is_none());
    decisions.edits.clear();
}

/// Chooses a worksheet. It has other columns and lines, so only decisions about words and values stay.
pub(super) fn set_worksheet(decisions: &mut Decisions, name: String) {
    let Decisions { date_order, century, decimal, words, .. } = mem::take(decisions);
    *decisions =
        Decisions { worksheet: Some(name), date_order, century, decimal, words, ..Decisions::default() };
}

/// Decides about the hidden rows of a worksheet. Changes of their cells are taken back with those of others.
pub(super) fn set_hidden_rows(decisions: &mut Decisions, hidden_rows: HiddenRows) {
    decisions.hidden_rows = Some(hidden_rows);
    if hidden_rows == HiddenRows::LeaveOut {
        decisions.edits.clear();
    }
}

/// Keeps only the decisions about how the file is read, which fit every file and every template.
pub(super) fn keep_reading(decisions: &mut Decisions) {
    let Decisions { encoding, delimiter, dialect, hidden_rows, .. } = *decisions;
    *decisions = Decisions { encoding, delimiter, dialect, hidden_rows, ..Decisions::default() };
}

/// Names the headers of another template, for the same fields. Decisions about other fields are removed, and
/// so are those about the key, if the templates have different ones, and those that the other template does
/// not accept. Rules that leave rows out stay, because they are about the file.
pub(super) fn change_template(decisions: &mut Decisions, from: &Template, to: &Template) {
    let has_same_key = from.id == to.id;
    let column = |header: &str| {
        let field = from.columns.iter().find(|column| column.header == *header)?.field;
        to.column(field).filter(|_| has_same_key || field != Field::Key)
    };
    let renamed = |header: &str| column(header).map(|column| column.header.clone());
    decisions.columns = mem::take(&mut decisions.columns)
        .into_iter()
        .filter_map(|(old, origin)| {
            Some((column(&old).filter(|it| accepts(it, &origin))?.header.clone(), origin))
        })
        .collect();
    if let Some(DateOrders::ByHeader(orders)) = &mut decisions.date_order {
        let old = mem::take(orders);
        *orders = old.into_iter().filter_map(|(old, order)| Some((renamed(&old)?, order))).collect();
    }
    let words = mem::take(&mut decisions.words).into_iter();
    decisions.words = words
        .filter_map(|(old, mut words)| {
            let column = column(&old)?;
            words.retain(|_, word| column.meaning(word).is_some());
            (!words.is_empty()).then(|| (column.header.clone(), words))
        })
        .collect();
    let edits = mem::take(&mut decisions.edits).into_iter();
    decisions.edits = edits.filter_map(|edit| Some(Edit { field: renamed(&edit.field)?, ..edit })).collect();
    if !has_same_key {
        decisions.keep.clear();
    }
}

/// Whether a column of another template can have the same origin. A constant is a word or a date that the
/// template may not know, so it is asked about again.
fn accepts(column: &Column, origin: &Option<ColumnOrigin>) -> bool {
    match origin {
        Some(ColumnOrigin::Constant(Constant { constant })) => column.meaning(constant).is_some(),
        Some(ColumnOrigin::Column(_) | ColumnOrigin::OneOf(_)) | None => true,
    }
}

#[cfg(test)]
mod tests {
    use super::super::decisions::{Decision, decide};
    use super::*;
    use coverlist_core::map::ColumnMapping;
    use coverlist_core::record::RecordKind;
    use serde_json::{Value, json};

    fn every_decision() -> Decisions {
        let decisions = json!({
            "columns": {"User ID": 1, "Insurance Status": {"constant": "Enrolled"}, "Coverage Type": 4},
            "date_order": {"Coverage End Date": "day-first"},
            "words": {"Insurance Status": {"In Force": "Enrolled"}},
            "check": [5],
            "leave_out": [{"column": 6, "is": ["x"]}, {"line": 7}],
            "keep": [{"line": 8}],
            "edits": [{"line": 9, "field": "User ID", "text": "1"},
                {"line": 9, "field": "Coverage Type", "text": "Full"}],
            "worksheet": "Fall",
            "hidden_rows": "include",
            "encoding": "utf-8",
            "delimiter": ";",
        });
        serde_json::from_value(decisions).expect("decisions")
    }

    fn after(change: impl FnOnce(&mut Decisions)) -> Value {
        let mut decisions = every_decision();
        change(&mut decisions);
        json!(decisions)
    }

    #[test]
    fn another_delimiter_keeps_what_is_not_about_columns() {
        let kept = json!({
            "date_order": {"Coverage End Date": "day-first"},
            "words": {"Insurance Status": {"In Force": "Enrolled"}},
            "leave_out": [{"line": 7}],
            "keep": [{"line": 8}],
            "worksheet": "Fall",
            "hidden_rows": "include",
            "encoding": "utf-8",
            "delimiter": ",",
        });
        assert_eq!(after(|decisions| set_delimiter(decisions, Some(Delimiter::Comma))), kept);
    }

    #[test]
    fn decisions_that_fit_every_file_are_about_how_it_is_read() {
        let kept = json!({"encoding": "utf-8", "delimiter": ";", "hidden_rows": "include"});
        assert_eq!(after(keep_reading), kept);
    }

    #[test]
    fn another_worksheet_has_other_columns_and_lines() {
        let kept = json!({
            "date_order": {"Coverage End Date": "day-first"},
            "words": {"Insurance Status": {"In Force": "Enrolled"}},
            "worksheet": "Spring",
        });
        assert_eq!(after(|decisions| set_worksheet(decisions, "Spring".to_owned())), kept);
    }

    #[test]
    fn rows_that_are_left_out_have_no_changed_cells() {
        assert_eq!(
            after(|decisions| set_hidden_rows(decisions, HiddenRows::Include)),
            json!(every_decision())
        );
        let left_out = after(|decisions| set_hidden_rows(decisions, HiddenRows::LeaveOut));
        assert_eq!((&left_out["hidden_rows"], left_out.get("edits")), (&json!("leave-out"), None));
    }

    #[test]
    fn another_template_keeps_what_it_accepts() {
        let users = Template::builtin(RecordKind::User);
        let mut devices = Template::builtin(RecordKind::Device);
        let same = |decisions: &mut Decisions| change_template(decisions, &users, &users);
        assert_eq!(after(same), json!(every_decision()));
        for column in &mut devices.columns {
            if column.field == Field::CoverageType {
                column.header = "Plan".to_owned();
            }
            column.words.retain(|word| word.word != "Enrolled");
        }
        let kept = json!({
            "columns": {"Plan": 4},
            "date_order": {"Coverage End Date": "day-first"},
            "check": [5],
            "leave_out": [{"column": 6, "is": ["x"]}, {"line": 7}],
            "edits": [{"line": 9, "field": "Plan", "text": "Full"}],
            "worksheet": "Fall",
            "hidden_rows": "include",
            "encoding": "utf-8",
            "delimiter": ";",
        });
        assert_eq!(after(|decisions| change_template(decisions, &users, &devices)), kept);
    }

    #[test]
    fn a_new_mapping_takes_back_the_cells_that_were_in_other_columns() {
        let users = Template::builtin(RecordKind::User);
        let mapping = ColumnMapping { column: 4, field: Field::PolicyNumber };
        let mapped = after(|decisions| decide(decisions, &users, Decision::Columns(vec![mapping])));
        assert_eq!(mapped["edits"], json!([{"line": 9, "field": "User ID", "text": "1"}]));
        let mapping = ColumnMapping { column: 5, field: Field::Key };
        let mapped = after(|decisions| decide(decisions, &users, Decision::Columns(vec![mapping])));
        assert_eq!(mapped["check"], json!([]), "a mapped column is not for checking only");
        assert_eq!(mapped["edits"], json!([{"line": 9, "field": "Coverage Type", "text": "Full"}]));
    }

    #[test]
    fn only_the_decision_about_a_row_that_does_not_fit_is_taken_back() {
        for pointer in ["/columns/User ID", "/edits/2", "/edits", "/edits/x", ""] {
            assert!(!take_back(&mut every_decision(), pointer), "{pointer}");
        }
        let rest = after(|decisions| {
            assert!(take_back(decisions, "/edits/0") && take_back(decisions, "/keep/0"));
            assert!(take_back(decisions, "/leave_out/1"));
        });
        assert_eq!(rest["edits"], json!([{"line": 9, "field": "Coverage Type", "text": "Full"}]));
        assert_eq!(rest["leave_out"], json!([{"column": 6, "is": ["x"]}]));
        assert_eq!(rest.get("keep"), None);
        let rest = after(|decisions| assert!(take_back(decisions, "/columns/Insurance Status")));
        assert_eq!(rest["columns"], json!({"User ID": 1, "Coverage Type": 4}));
    }
}
