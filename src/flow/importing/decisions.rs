//! Changes of the decisions about a file. Decisions name the headers of the chosen template.

use coverlist_core::findings::Code;
use coverlist_core::map::ColumnMapping;
use coverlist_core::read::{Delimiter, Encoding, HiddenRows};
use coverlist_core::record::{Field, folded};
use coverlist_core::sheet::{
    ColumnDecision, ColumnName, ColumnOrigin, Constant, DateOrders, Decisions, Edit, ForColumns, Question,
};
use coverlist_core::template::{Column, Template};
use coverlist_core::value::{Century, DateOrder, DecimalStyle};
use std::mem;

/// A decision of a person about a file.
#[derive(Clone, Debug, PartialEq)]
pub enum Decision {
    /// The encoding of the file; `None` means that it is detected.
    Encoding(Option<Encoding>),
    /// The character between cells; `None` means that it is detected.
    Delimiter(Option<Delimiter>),
    /// The worksheet with this name is read.
    Worksheet(String),
    /// The hidden rows of the worksheet are read, or not.
    HiddenRows(HiddenRows),
    /// These columns hold these fields.
    Columns(Vec<ColumnMapping>),
    /// Every row has this value of the field.
    Constant(Field, String),
    /// The file has no column for the field, although one may be similar.
    NoColumn(Field),
    /// The question about the column of the field is open again.
    ColumnOpen(Field),
    /// The columns that are only compared with the records, by their positions.
    Checks(Vec<u16>),
    /// A word of the file in the column of the field, and the template's word that it stands for; `None`
    /// leaves the question about the word open.
    Word(Field, String, Option<String>),
    /// The order of day and month in the column of the field.
    DateOrder(Field, DateOrder),
    /// The century of years with two digits.
    Century(Century),
    /// The character before the decimals in the column of the field.
    Decimal(Field, DecimalStyle),
    /// The damage that findings of this code name is undone in the column of the field.
    Repair(Field, Code),
    /// All proposals of these questions are right.
    Proposals(Vec<Question>),
}

/// Adds a decision to those about the file.
pub(super) fn decide(decisions: &mut Decisions, template: &Template, decision: Decision) {
    let header = |field| template.header(field).to_owned();
    match decision {
        Decision::Encoding(encoding) => decisions.encoding = encoding,
        Decision::Delimiter(delimiter) => set_delimiter(decisions, delimiter),
        Decision::Worksheet(name) => set_worksheet(decisions, name),
        Decision::HiddenRows(hidden_rows) => set_hidden_rows(decisions, hidden_rows),
        Decision::Columns(mappings) => map_columns(decisions, template, &mappings),
        Decision::Constant(field, constant) => {
            let constant = ColumnOrigin::Constant(Constant { constant });
            set_origin(decisions, template, field, Some(constant));
        }
        Decision::NoColumn(field) => set_origin(decisions, template, field, None),
        Decision::ColumnOpen(field) => forget_column(decisions, template, field),
        Decision::Checks(columns) => {
            decisions.check = Some(columns.into_iter().map(ColumnName::Position).collect());
        }
        Decision::Word(field, text, meaning) => set_word(decisions, header(field), text, meaning),
        Decision::DateOrder(field, order) => {
            set_for_column(&mut decisions.date_order, template, field, order.into());
        }
        Decision::Century(century) => decisions.century = Some(century),
        Decision::Decimal(field, style) => set_for_column(&mut decisions.decimal, template, field, style),
        Decision::Repair(field, code) => {
            let codes = decisions.repairs.entry(header(field)).or_default();
            codes.retain(|other| *other != code);
            codes.push(code);
        }
        Decision::Proposals(questions) => {
            // The page names columns by their positions.
            decisions.confirm(&questions, &[] as &[&str]);
        }
    }
}

/// Maps columns to fields. A column has one field and a field one column, so a new mapping replaces those
/// that it contradicts. A mapped column is not for checking only.
fn map_columns(decisions: &mut Decisions, template: &Template, mappings: &[ColumnMapping]) {
    for mapping in mappings {
        let name = Some(ColumnOrigin::Column(ColumnName::Position(mapping.column)));
        let header = template.header(mapping.field);
        let Decisions { columns, edits, check, .. } = decisions;
        edits.retain(|edit| edit.field != header && columns.get(&edit.field) != Some(&name));
        columns.retain(|_, other| *other != name);
        columns.insert(header.to_owned(), name);
        check.iter_mut().for_each(|it| it.retain(|name| *name != ColumnName::Position(mapping.column)));
    }
}

/// Decides where the values of a field come from, if not from a column.
fn set_origin(decisions: &mut Decisions, template: &Template, field: Field, origin: Option<ColumnOrigin>) {
    decisions.columns.insert(template.header(field).to_owned(), origin);
    forget_cells(decisions, template.header(field));
}

/// Takes back the decision about the column of a field.
fn forget_column(decisions: &mut Decisions, template: &Template, field: Field) {
    decisions.columns.remove(template.header(field));
    forget_cells(decisions, template.header(field));
}

/// Takes back the changes of cells of a field: its cells may come from another column.
fn forget_cells(decisions: &mut Decisions, header: &str) {
    decisions.edits.retain(|edit| edit.field != header);
}

/// Decides about one column. The decision about all columns becomes one about each.
fn set_for_column<T: ColumnDecision>(
    decided: &mut Option<ForColumns<T>>,
    template: &Template,
    field: Field,
    decision: T,
) {
    let mut by_header = decided.as_ref().map(|decided| decided.by_header(template)).unwrap_or_default();
    by_header.insert(template.header(field).to_owned(), decision);
    *decided = Some(ForColumns::ByHeader(by_header));
}

/// Decides what a word of a column stands for. A word has one spelling in the document.
fn set_word(decisions: &mut Decisions, header: String, text: String, meaning: Option<String>) {
    let known = decisions.words.entry(header.clone()).or_default();
    known.retain(|other, _| folded(other) != folded(&text));
    known.extend(meaning.map(|meaning| (text, meaning)));
    decisions.words.retain(|other, known| *other != header || !known.is_empty());
}

/// Sets the delimiter. Another delimiter makes other columns, so every decision about columns and their cells
/// is removed. Words, and the lines that are left out or kept, stay.
fn set_delimiter(decisions: &mut Decisions, delimiter: Option<Delimiter>) {
    decisions.delimiter = delimiter;
    decisions.columns.clear();
    decisions.check = None;
    decisions.leave_out.retain(|rule| rule.column.is_none());
    decisions.edits.clear();
}

/// Chooses a worksheet. It has other columns and lines, so only decisions about words and values stay.
fn set_worksheet(decisions: &mut Decisions, name: String) {
    let Decisions { date_order, century, decimal, words, .. } = mem::take(decisions);
    *decisions =
        Decisions { worksheet: Some(name), date_order, century, decimal, words, ..Decisions::default() };
}

/// Decides about the hidden rows of a worksheet. Changes of their cells are taken back with those of others.
fn set_hidden_rows(decisions: &mut Decisions, hidden_rows: HiddenRows) {
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
    use super::*;
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
        let mapped = after(|decisions| map_columns(decisions, &users, &[mapping]));
        assert_eq!(mapped["edits"], json!([{"line": 9, "field": "User ID", "text": "1"}]));
        let mapping = ColumnMapping { column: 5, field: Field::Key };
        let mapped = after(|decisions| map_columns(decisions, &users, &[mapping]));
        assert_eq!(mapped["check"], json!([]), "a mapped column is not for checking only");
        assert_eq!(mapped["edits"], json!([{"line": 9, "field": "Coverage Type", "text": "Full"}]));
    }
}
