//! Applies decisions to a file.

use super::{DecisionFault, DecisionRule, Decisions};
use crate::map::{has_header, located_header};
use crate::read::{Table, WorkbookFacts};
use crate::template::{Template, TemplateSet};
use crate::validate::Choices;

/// What becomes of an optional field whose column is not decided, although a header is similar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Undecided {
    /// The similar header blocks the file until a person answers: somebody sees the question.
    Blocks,
    /// The sheet has no column of the field, and the question is listed.
    LeftOut,
}

/// The decisions about a file, in the form that validation takes. The header must be known, or the table read
/// to its end.
///
/// # Errors
///
/// The first decision that does not fit the file or the template.
pub fn resolve(
    table: &Table,
    template: &Template,
    templates: &TemplateSet,
    decisions: &Decisions,
    undecided: Undecided,
) -> Result<Choices, DecisionFault> {
    // Nobody knows what would fit a workbook of which nothing can be read, and a finding says why.
    if table.workbook().and_then(WorkbookFacts::unread).is_some() {
        return Ok(Choices::default());
    }
    if decisions.header.is_some_and(|header| !has_header(table, header)) {
        return Err(DecisionFault { pointer: "/header".to_owned(), rule: DecisionRule::NotInFile });
    }
    if decisions.worksheet.as_ref().is_some_and(|name| !has_worksheet(table, name)) {
        return Err(DecisionFault { pointer: "/worksheet".to_owned(), rule: DecisionRule::NotInFile });
    }
    let names_columns = decisions.names_columns();
    let located = names_columns.then(|| located_header(table, templates, decisions.header)).flatten();
    let (header, cells) = located.unwrap_or((decisions.header, Vec::new()));
    let mut choices = decisions.choices(&cells, template)?;
    choices.columns.header = header;
    if undecided == Undecided::LeftOut {
        let optional = template.columns.iter().filter(|column| !column.required);
        choices.columns.left_out.extend(optional.map(|column| column.field));
    }
    Ok(choices)
}

/// Whether the file has a worksheet of this name.
fn has_worksheet(table: &Table, name: &str) -> bool {
    table.workbook().is_some_and(|workbook| workbook.has_worksheet(name))
}
