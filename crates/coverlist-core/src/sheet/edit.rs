//! Changed cells: decisions that are applied to the table of a file.

use super::decisions::field_of;
use super::{DecisionFault, DecisionRule, Decisions};
use crate::read::Table;
use crate::template::Template;
use crate::validate::{CellChange, ChangedCells, EditRefusal, Verdict};
use serde::{Deserialize, Serialize};

/// A new text for one cell, or for all cells of a field with the same text.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Edit {
    /// The line of the cell.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub line: Option<u32>,
    /// The header of the field in the template.
    pub field: String,
    /// The text of the cells that change. A blank cell is the empty text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub equal: Option<String>,
    /// The new text.
    pub text: String,
}

impl Edit {
    fn change(&self, template: &Template) -> Result<CellChange, DecisionRule> {
        let field = field_of(&self.field, template)?;
        let cells = match (self.line, &self.equal) {
            (Some(line), None) => ChangedCells::OnLine(line),
            (None, Some(text)) => ChangedCells::EqualTo(text.clone()),
            _ => return Err(DecisionRule::EditRule),
        };
        Ok(CellChange { field, cells, text: self.text.clone() })
    }
}

impl Decisions {
    /// Makes the edits in the table of a file, which was validated with these decisions. The table has the
    /// file's own texts.
    ///
    /// # Errors
    ///
    /// The first edit that does not fit the file or the template. Then nothing changes.
    pub fn correct(&self, table: &mut Table, verdict: &mut Verdict) -> Result<(), DecisionFault> {
        let fault = |index: usize, rule| DecisionFault { pointer: format!("/edits/{index}"), rule };
        let mut changes = Vec::new();
        for (index, edit) in self.edits.iter().enumerate() {
            changes.push(edit.change(verdict.template()).map_err(|rule| fault(index, rule))?);
        }
        verdict.correct(table, &changes).map_err(|(index, refusal)| fault(index, broken(refusal)))
    }
}

const fn broken(refusal: EditRefusal) -> DecisionRule {
    match refusal {
        EditRefusal::NotChecked | EditRefusal::NoCell => DecisionRule::NoCell,
        EditRefusal::Unsplittable => DecisionRule::UncertainCells,
    }
}
