//! Opens questions again that a source has answered without knowing a new column.

use super::super::Decisions;
use super::AppliedSource;
use crate::map::{header, header_cells};
use crate::read::Table;
use crate::template::{Template, TemplateSet};

/// The source may say that the file has no column for a field. If a new column may be one, that is asked.
pub(super) fn reopen(
    table: &Table,
    template: &Template,
    templates: &TemplateSet,
    (own, decisions): (&Decisions, &mut Decisions),
    applied: &AppliedSource,
) {
    if applied.new.is_empty() {
        return;
    }
    let cells = header_cells(table, templates, decisions.header).unwrap_or_default();
    let Ok(choices) = decisions.choices(&cells, template) else { return };
    let Some(verdict) = header(table, template, templates, &choices.columns) else { return };
    let is_new = |column: u16| applied.new.iter().any(|new| new.column == column);
    for other in verdict.others.iter().filter(|other| is_new(other.column)) {
        if let Some(header) = other.left_out.map(|field| template.header(field))
            && !own.columns.contains_key(header)
        {
            decisions.columns.remove(header);
        }
    }
}
