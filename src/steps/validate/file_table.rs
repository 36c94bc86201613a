//! Converts rows of the file to rows of the table.

use crate::flow::importing::ChosenTemplate;
use crate::steps::badges::{MISSING_MARK, severity_mark};
use crate::ui::{CardPlace, CellAction, CellMark, Icon, TableCell, TableColumn, TableRow, Tone};
use crate::words::file_terms::{Judged, row_status};
use crate::words::{header, tr};
use coverlist_core::findings::Finding;
use coverlist_core::record::Field;
use coverlist_core::validate::RowStatus;
use coverlist_messages::finding_title;
use coverlist_worker::{CELL_CHARACTERS, Column, RowView};

/// The number of columns before those of the file: line and findings.
pub(super) const OWN_COLUMNS: usize = 2;

/// The columns of the table: line, findings, then the columns of the file.
pub(super) fn columns(file: &[Column]) -> Vec<TableColumn> {
    let own = |header: String, width, grows, in_card| TableColumn {
        header,
        width,
        grows,
        note: None,
        is_data: false,
        in_card: Some(in_card),
    };
    let of_file = file.iter().map(|column| TableColumn {
        header: header::shown(&column.text),
        width: 7,
        grows: 2,
        is_data: true,
        note: column.field.is_none().then(|| t!(validate_not_read)),
        in_card: match column.field {
            Some(Field::Key) => Some(CardPlace::Title),
            Some(Field::Status) => Some(CardPlace::Detail),
            _ => None,
        },
    });
    let line = own(t!(validate_line), 4, 0, CardPlace::Start);
    let found = own(t!(validate_found), 11, 3, CardPlace::Note);
    [line, found].into_iter().chain(of_file).collect()
}

/// A row of the table, with marked cells.
pub(super) fn table_row(
    row: &RowView,
    columns: &[Column],
    template: &ChosenTemplate,
    judged: Judged,
) -> TableRow {
    let line = TableCell { text: row.line.to_string(), ..TableCell::default() };
    let is_split = judged.is_checked() && !row.findings.iter().any(|finding| finding.code.is_of_shape());
    let is_editable = is_split && matches!(row.row_status, RowStatus::Accepted | RowStatus::Rejected);
    let cells = columns.iter().zip(&row.cells).map(|(column, text)| {
        let here = row.findings.iter().filter(|finding| finding.column == Some(column.column));
        let is_whole = text.chars().count() <= CELL_CHARACTERS;
        let is_editable = is_editable && is_whole && column.field.is_some();
        TableCell { text: text.clone(), mark: mark(here, template), is_editable, action: None }
    });
    TableRow {
        number: row.line,
        cells: [line, summary(row, judged)].into_iter().chain(cells).collect(),
        is_marked: row.is_marked(),
    }
}

/// The second column: a short summary of the findings.
fn summary(row: &RowView, judged: Judged) -> TableCell {
    if row.is_missing && row.findings.is_empty() {
        let (tone, icon) = MISSING_MARK;
        let words = row_status(row.row_status, judged);
        let mark = Some(CellMark { tone, icon, words });
        return TableCell { text: t!(file_row_missing), mark, ..TableCell::default() };
    }
    let Some(worst) = row.findings.iter().min_by_key(|finding| finding.severity()) else {
        return TableCell { text: row_status(row.row_status, judged), ..TableCell::default() };
    };
    let title = tr(&finding_title(worst.code));
    let text = match row.findings.len() - 1 {
        0 => title,
        more => t!(validate_and_more, title, more as u64),
    };
    let (tone, icon) = if row.row_status == RowStatus::SetAside {
        (Tone::Plain, Icon::Bar)
    } else {
        severity_mark(worst.severity())
    };
    let mark = Some(CellMark { tone, icon, words: row_status(row.row_status, judged) });
    let action = row.contradicts().then(|| CellAction { label: t!(rows_keep_short), name: t!(rows_keep) });
    TableCell { text, mark, is_editable: false, action }
}

/// The mark of a cell: the worst of its findings sets the look, and the text names all of them.
fn mark<'a>(
    findings: impl Iterator<Item = &'a Finding> + Clone,
    template: &ChosenTemplate,
) -> Option<CellMark> {
    let (tone, icon) = severity_mark(findings.clone().map(Finding::severity).min()?);
    let words = findings.map(|finding| template.fact(finding)).collect::<Vec<_>>().join(" ");
    Some(CellMark { tone, icon, words })
}

#[cfg(test)]
mod tests {
    use super::*;
    use coverlist_core::findings::Code;

    fn column(column: u16, field: Option<Field>) -> Column {
        Column { column, text: format!("Header {column}"), field }
    }

    #[test]
    fn a_finding_marks_its_cell_and_names_the_row_s_worst() {
        let findings = vec![
            Finding::cell(Code::KeyShort, 4, 1, Some(Field::Key)),
            Finding::cell(Code::StatusUnknown, 4, 3, Some(Field::Status)),
        ];
        let row = RowView {
            line: 4,
            row_status: RowStatus::Rejected,
            cells: vec!["1".into(), "2".into(), "3".into()],
            findings,
            is_missing: false,
            repairs: Vec::new(),
        };
        let columns = [column(1, Some(Field::Key)), column(2, None), column(3, Some(Field::Status))];
        let row = table_row(&row, &columns, &ChosenTemplate::of_users(), Judged::Yes);
        assert_eq!(row.number, 4);
        let tones: Vec<_> = row.cells.iter().map(|cell| cell.mark.as_ref().map(|mark| mark.tone)).collect();
        assert_eq!(tones, [None, Some(Tone::Bad), Some(Tone::Warning), None, Some(Tone::Bad)]);
        assert_eq!(row.cells[1].text, format!("{}, and 1 more", tr(&finding_title(Code::StatusUnknown))));
    }

    #[test]
    fn whole_cells_of_mapped_columns_can_be_changed_in_rows_that_are_split() {
        let row = |row_status, findings| RowView {
            line: 4,
            row_status,
            cells: vec!["1".into(), "2".into(), "3".repeat(CELL_CHARACTERS + 1)],
            findings,
            is_missing: false,
            repairs: Vec::new(),
        };
        let columns = [column(1, Some(Field::Key)), column(2, None), column(3, Some(Field::PolicyNumber))];
        let editable = |row: &RowView, judged| -> Vec<bool> {
            let row = table_row(row, &columns, &ChosenTemplate::of_users(), judged);
            row.cells.iter().map(|cell| cell.is_editable).collect()
        };
        let accepted = row(RowStatus::Accepted, vec![]);
        assert_eq!(editable(&accepted, Judged::Yes), [false, false, true, false, false]);
        let long = row(RowStatus::Rejected, vec![Finding::row(Code::RowLong, 4)]);
        for (row, judged) in
            [(&accepted, Judged::No), (&row(RowStatus::SetAside, vec![]), Judged::Yes), (&long, Judged::Yes)]
        {
            assert!(!editable(row, judged).contains(&true), "{row:?}");
        }
    }

    #[test]
    fn a_row_that_was_not_checked_is_not_called_rejected() {
        let row = RowView {
            line: 2,
            row_status: RowStatus::Rejected,
            cells: vec!["1".into()],
            findings: Vec::new(),
            is_missing: false,
            repairs: Vec::new(),
        };
        let template = ChosenTemplate::of_users();
        let state = |judged| table_row(&row, &[column(1, None)], &template, judged).cells[1].text.clone();
        assert_eq!((state(Judged::Yes), state(Judged::No)), (t!(file_row_rejected), t!(file_row_unchecked)));
    }

    #[test]
    fn columns_that_are_not_read_step_back() {
        let asides: Vec<_> = columns(&[column(1, Some(Field::Key)), column(2, None)])
            .into_iter()
            .map(|column| column.note.is_some())
            .collect();
        assert_eq!(asides, [false, false, false, true]);
    }
}
