//! Rows that are not records.

use super::file::File;
use super::row::Row;
use super::text::{begins_comment, header_letters, is_excel_error, is_line, is_remark, is_total, trim};
use coverlist_core::findings::Code;
use coverlist_core::record::{Field, RecordKind};
use coverlist_core::template::EXAMPLE_MARK;

/// Why a row above the header is no record.
pub fn title(cells: &[String]) -> Code {
    match cells.iter().map(|cell| trim(cell)).find(|cell| !cell.is_empty()) {
        None => Code::RowBlank,
        Some(text) if begins_comment(text) => Code::RowComment,
        Some(_) => Code::RowTitle,
    }
}

/// Whether a row that begins with a text is a remark. A word is a remark only if it is alone.
fn is_remark_row(row: &Row<'_>, first: &str, key: &str) -> bool {
    let is_word = first.chars().all(char::is_alphanumeric);
    is_remark(first) && (key.is_empty() || key == first) && (!is_word || row.filled().len() == 1)
}

/// Whether a program drew all cells of a row.
fn is_ruled(row: &Row<'_>) -> bool {
    row.filled().iter().all(|position| is_line(trim(&row.cells[position - 1])))
}

impl File<'_> {
    /// Why a row below the header is no record.
    pub fn no_record(&self, row: &Row<'_>) -> Option<Code> {
        let filled = row.filled();
        let Some(&first) = filled.first() else { return Some(Code::RowBlank) };
        if self.layout.is_sheet {
            return None;
        }
        if let Some(line) = self.second_table.filter(|line| *line <= row.line) {
            return Some(if line == row.line { Code::TableSecond } else { Code::RowOtherTable });
        }
        let (first, is_first) = (trim(&row.cells[first - 1]), first == 1);
        let has_status = self.layout.has_status(row);
        let remark = first.strip_prefix('#').filter(|_| is_first && !is_excel_error(first));
        let is_short = row.cells.len() < self.layout.named();
        let is_comment = |remark: &str| {
            remark.starts_with(char::is_whitespace) && !has_status && (is_short || begins_comment(first))
        };
        let is_example = |field| {
            let start = row.text(field).get(..EXAMPLE_MARK.len());
            start.is_some_and(|start| start.eq_ignore_ascii_case(EXAMPLE_MARK))
        };
        let key = row.text(Field::Key);
        if remark.is_some_and(|remark| filled.len() == 1 || is_comment(remark)) {
            Some(Code::RowComment)
        } else if is_example(Field::Key) || is_example(Field::PolicyNumber) {
            Some(Code::RowExample)
        } else if is_total(first) && (key.is_empty() || key == first) && !has_status {
            Some(Code::RowTotals)
        } else if !has_status && (is_remark_row(row, first, key) || is_ruled(row)) {
            Some(Code::RowFooter)
        } else if !has_status && self.is_uninsured(row) {
            Some(Code::RowUninsured)
        } else if has_status || key.contains(|c: char| c.is_ascii_digit()) {
            None
        } else {
            self.repeated_header(row.cells)
        }
    }

    /// Whether a row of an export of records has no insurance.
    fn is_uninsured(&self, row: &Row<'_>) -> bool {
        let template = self.question.template;
        let attributes = match template.kind {
            RecordKind::User => ["Name", "Email", "Role", "School", "Grade"].as_slice(),
            RecordKind::Device => &["Asset Tag", "Model", "Assigned To", "Location"],
        };
        let has = |sought: &str| self.layout.header.iter().any(|cell| cell == sought);
        let status = template.columns.iter().find(|column| column.field == Field::Status);
        let is_export = attributes.iter().all(|it| has(it)) && status.is_some_and(|it| has(&it.header));
        let others = template.columns.iter().filter(|column| column.field != Field::Key);
        is_export
            && !row.text(Field::Key).is_empty()
            && others.map(|it| row.text(it.field)).all(str::is_empty)
    }

    /// The code of a row that is a header again, or another one.
    pub fn repeated_header(&self, cells: &[String]) -> Option<Code> {
        let key_column = self.layout.position(Field::Key)?;
        let own = self.layout.header;
        let columns = || self.question.templates.iter().flat_map(|template| &template.columns);
        let is = |header: &str, cell: &str| header_letters(header) == header_letters(cell);
        let is_exact = |cell: &str| columns().any(|column| is(&column.header, cell));
        let is_known = |cell: &str| {
            let is_alias = || columns().any(|column| column.aliases.iter().any(|alias| is(alias, cell)));
            is_exact(cell) || is_alias() || own.iter().any(|header| is(header, cell))
        };
        let is_key = |cell: &str| {
            let mut keys = columns().filter(|column| column.field == Field::Key);
            is(&own[key_column - 1], cell) || keys.any(|column| is(&column.header, cell))
        };
        let may_be = |cell: &str| {
            let has_digit = cell.contains(|c: char| c.is_ascii_digit());
            cell.len() <= 200 && !has_digit && !header_letters(cell).is_empty()
        };
        let known: Vec<(usize, &String)> =
            (1..).zip(cells).filter(|(_, cell)| may_be(cell) && is_known(cell)).collect();
        let at_key = known.iter().find(|(position, _)| *position == key_column);
        let exact = known.iter().filter(|(_, cell)| is_exact(cell)).count();
        let is_header = at_key.is_some_and(|(_, cell)| is_key(cell))
            || exact >= 2
            || (at_key.is_some() && known.len() >= 2);
        let at = |cells: &[String], index: usize| {
            cells.get(index).map_or(String::new(), |cell| header_letters(cell))
        };
        let is_same = (0..own.len().max(cells.len())).all(|index| at(own, index) == at(cells, index));
        is_header.then_some(if is_same { Code::RowHeader } else { Code::HeaderChanged })
    }
}
