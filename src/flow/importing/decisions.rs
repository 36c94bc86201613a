//! Changes of the decisions about a file. Decisions name the headers of the chosen template.

use super::fitting::{set_delimiter, set_hidden_rows, set_worksheet};
use coverlist_core::findings::Code;
use coverlist_core::map::{ColumnMapping, HeaderChoice};
use coverlist_core::read::{Delimiter, Encoding, HiddenRows};
use coverlist_core::record::{Field, folded};
use coverlist_core::sheet::{
    ColumnDecision, ColumnName, ColumnOrigin, Constant, Decisions, Edit, ForColumns, Keep, LeaveOut, Question,
};
use coverlist_core::template::Template;
use coverlist_core::value::{Century, DateOrder, DecimalStyle};
use std::collections::BTreeSet;

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
    /// The line of the header, or that there is none; `None` means that it is detected.
    Header(Option<HeaderChoice>),
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
    /// The order of day and month in the columns of the fields.
    DateOrder(Vec<Field>, DateOrder),
    /// The century of years with two digits.
    Century(Century),
    /// The character before the decimals in the column of the field.
    Decimal(Field, DecimalStyle),
    /// The damage that findings of this code name is undone in the column of the field.
    Repair(Field, Code),
    /// All proposals of these questions are right.
    Proposals(Vec<Question>),
    /// The cell of a field on a line has this text.
    Cell { line: u32, field: Field, text: String },
    /// All cells of a field with one text have another one.
    EqualCells { field: Field, equal: String, text: String },
    /// A part of the texts of a field is replaced wherever it is.
    Replace { field: Field, find: String, text: String },
    /// The keys on these lines have these texts.
    Keys(Vec<(u32, String)>),
    /// The rows of these rules are left out.
    LeaveOut(Vec<LeaveOut>),
    /// The rule no longer leaves rows out.
    TakeIn(LeaveOut),
    /// The row on this line is kept, of rows with one key that contradict each other.
    Kept { line: u32 },
}

/// Adds a decision to those about the file.
pub(super) fn decide(decisions: &mut Decisions, template: &Template, decision: Decision) {
    let header = |field| template.header(field).to_owned();
    match decision {
        Decision::Encoding(encoding) => decisions.encoding = encoding,
        Decision::Delimiter(delimiter) => set_delimiter(decisions, delimiter),
        Decision::Worksheet(name) => set_worksheet(decisions, name),
        Decision::HiddenRows(hidden_rows) => set_hidden_rows(decisions, hidden_rows),
        Decision::Header(header) => decisions.header = header,
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
        Decision::DateOrder(fields, order) => {
            for field in fields {
                set_for_column(&mut decisions.date_order, template, field, order.into());
            }
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
        Decision::Cell { line, field, text } => {
            edit(decisions, Edit { line: Some(line), field: header(field), text, ..Edit::default() });
        }
        Decision::EqualCells { field, equal, text } => {
            edit(decisions, Edit { field: header(field), equal: Some(equal), text, ..Edit::default() });
        }
        Decision::Replace { field, find, text } => {
            // An earlier one with the same text has seen other cells, so it stays.
            let edit = Edit { field: header(field), find: Some(find), text, ..Edit::default() };
            decisions.edits.push(edit);
        }
        Decision::Keys(keys) => edit_keys(decisions, header(Field::Key), keys),
        Decision::LeaveOut(rules) => {
            for rule in rules {
                if !decisions.leave_out.contains(&rule) {
                    decisions.leave_out.push(rule);
                }
            }
        }
        Decision::TakeIn(rule) => decisions.leave_out.retain(|other| *other != rule),
        Decision::Kept { line } => {
            if !decisions.keep.iter().any(|keep| keep.line == line) {
                decisions.keep.push(Keep { line });
            }
        }
    }
}

/// Adds a change of a cell, or of equal cells. It replaces an earlier one of the same cells.
fn edit(decisions: &mut Decisions, edit: Edit) {
    let cells = |edit: &Edit| (edit.line, edit.field.clone(), edit.equal.clone());
    decisions.edits.retain(|other| other.find.is_some() || cells(other) != cells(&edit));
    decisions.edits.push(edit);
}

/// Changes many keys. They replace earlier changes of the same cells.
fn edit_keys(decisions: &mut Decisions, field: String, keys: Vec<(u32, String)>) {
    let lines: BTreeSet<_> = keys.iter().map(|(line, _)| *line).collect();
    decisions.edits.retain(|edit| edit.field != field || edit.line.is_none_or(|line| !lines.contains(&line)));
    let edit = |(line, text)| Edit { line: Some(line), field: field.clone(), text, ..Edit::default() };
    decisions.edits.extend(keys.into_iter().map(edit));
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

#[cfg(test)]
mod tests {
    use super::*;
    use coverlist_core::record::RecordKind;
    use serde_json::json;

    fn decided(decisions: impl IntoIterator<Item = Decision>) -> Decisions {
        let users = Template::builtin(RecordKind::User);
        let mut all = Decisions::default();
        decisions.into_iter().for_each(|decision| decide(&mut all, &users, decision));
        all
    }

    fn cell(line: u32, text: &str) -> Decision {
        Decision::Cell { line, field: Field::Key, text: text.to_owned() }
    }

    #[test]
    fn a_cell_has_its_last_correction_and_equal_cells_have_one_of_their_own() {
        let equal = Decision::EqualCells { field: Field::Key, equal: "7".to_owned(), text: "007".to_owned() };
        let edits = json!([
            {"line": 5, "field": "User ID", "text": "5"},
            {"field": "User ID", "equal": "7", "text": "007"},
            {"line": 4, "field": "User ID", "text": "44"},
        ]);
        assert_eq!(
            json!(decided([cell(4, "4"), cell(5, "5"), equal, cell(4, "44")])),
            json!({ "edits": edits })
        );
    }

    #[test]
    fn many_keys_replace_earlier_ones_on_their_lines() {
        let many = Decision::Keys(vec![(4, "004".to_owned()), (6, "006".to_owned())]);
        let edits = json!([
            {"line": 5, "field": "User ID", "text": "5"},
            {"line": 4, "field": "User ID", "text": "004"},
            {"line": 6, "field": "User ID", "text": "006"},
        ]);
        assert_eq!(json!(decided([cell(4, "4"), cell(5, "5"), many])), json!({ "edits": edits }));
    }

    #[test]
    fn rows_are_left_out_once_and_taken_in_again() {
        let line = |line| LeaveOut { line: Some(line), ..LeaveOut::default() };
        let rules = json!([{"line": 4}, {"line": 3}]);
        let twice = [line(4), line(3), line(4)].map(|rule| Decision::LeaveOut(vec![rule]));
        assert_eq!(json!(decided(twice.clone())), json!({ "leave_out": rules }));
        let again = twice.into_iter().chain([line(3), line(4)].map(Decision::TakeIn));
        assert_eq!(json!(decided(again)), json!({}));
        assert_eq!(
            json!(decided([Decision::Kept { line: 6 }, Decision::Kept { line: 6 }])),
            json!({"keep": [{"line": 6}]})
        );
    }
}
