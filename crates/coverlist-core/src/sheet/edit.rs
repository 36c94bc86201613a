//! Changed cells: decisions that are applied to the table of a file.

use super::decisions::{field_of, pointer};
use super::{DecisionFault, DecisionRule, Decisions};
use crate::findings::Code;
use crate::read::Table;
use crate::template::Template;
use crate::validate::{CellChange, Change, EditRefusal, Verdict};
use crate::value::has_repair;
use serde::{Deserialize, Serialize};

/// A new text for one cell, for all cells of a field with the same text, or for a part of the cells of a
/// field.
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
    /// The part of the cells that is replaced wherever it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub find: Option<String>,
    /// The new text.
    pub text: String,
}

impl Edit {
    fn change(&self, template: &Template) -> Result<CellChange, DecisionRule> {
        let field = field_of(&self.field, template)?;
        let text = self.text.clone();
        let change = match (self.line, &self.equal, &self.find) {
            (Some(line), None, None) => Change::OnLine { line, text },
            (None, Some(equal), None) => Change::EqualTo { equal: equal.clone(), text },
            (None, None, Some(find)) if !find.is_empty() => Change::Replace { find: find.clone(), text },
            _ => return Err(DecisionRule::EditRule),
        };
        Ok(CellChange { field, change })
    }
}

impl Decisions {
    /// Makes the repairs and then the edits in the table of a file, which was validated with these decisions.
    /// The table has the file's own texts.
    ///
    /// # Errors
    ///
    /// The first repair or edit that does not fit the file or the template. Then nothing changes.
    pub fn correct(&self, table: &mut Table, verdict: &mut Verdict) -> Result<(), DecisionFault> {
        let template = verdict.template();
        let (mut places, mut changes) = (Vec::new(), Vec::new());
        for (header, codes) in &self.repairs {
            let place = pointer("repairs", header);
            let change = repair(header, codes, template);
            changes.push(change.map_err(|rule| DecisionFault { pointer: place.clone(), rule })?);
            places.push(place);
        }
        for (index, edit) in self.edits.iter().enumerate() {
            let place = format!("/edits/{index}");
            changes
                .push(edit.change(template).map_err(|rule| DecisionFault { pointer: place.clone(), rule })?);
            places.push(place);
        }
        let fault = |(index, refusal): (usize, _)| DecisionFault {
            pointer: places.swap_remove(index),
            rule: broken(refusal),
        };
        verdict.correct(table, &changes).map_err(fault)
    }
}

/// The repair of a column. A file without the column needs none.
fn repair(header: &str, codes: &[Code], template: &Template) -> Result<CellChange, DecisionRule> {
    let field = field_of(header, template)?;
    if !codes.iter().all(|code| has_repair(*code)) {
        return Err(DecisionRule::NoRepair);
    }
    Ok(CellChange { field, change: Change::Repair(codes.to_vec()) })
}

const fn broken(refusal: EditRefusal) -> DecisionRule {
    match refusal {
        EditRefusal::NotChecked | EditRefusal::NoCell => DecisionRule::NoCell,
        EditRefusal::Unsplittable => DecisionRule::UncertainCells,
    }
}
