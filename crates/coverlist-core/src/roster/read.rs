//! Reads a list of users or devices with the engine.

use super::{Roster, merge, one_kind, relatives, rows};
use crate::map::header_cells;
use crate::read::Table;
use crate::record::MatchKey;
use crate::sheet::{
    ColumnName, ColumnOrigin, DecisionFault, Decisions, Proposals, SourceFile, Sources, Terms, choose_key,
    validated, with_source,
};

/// Reads a list of users or devices under the template of records of `terms`. `knows` tells whether a key
/// names a record of the district.
///
/// # Errors
///
/// When a decision does not fit the file or the template.
pub fn read(
    file: &SourceFile<'_>,
    terms: &Terms<'_>,
    own: &Decisions,
    sources: Sources<'_>,
    proposals: Proposals,
    knows: impl Fn(&MatchKey) -> bool,
) -> Result<Roster, DecisionFault> {
    let own = file.decisions(own);
    let sourced = with_source(file.bytes, terms.template, terms.templates, &own, sources, proposals);
    let mut decisions = sourced.decisions.clone();
    let table = file.table(&decisions, terms.templates);
    let confirms = proposals == Proposals::Confirmed;
    let key = choose_key(&table, terms, &mut decisions, confirms, &knows);
    add_checks(&mut decisions, &table, terms, key.others);
    let mut validated = validated(file, terms, decisions, proposals)?;
    if let Some(question) = key.question {
        validated.questions.retain(|other| other.decision != question.decision);
        validated.questions.push(question);
    }
    let asked = sourced.questions(&validated.verdict, &validated.decisions, &validated.questions);
    validated.questions.extend(asked);
    let mut roster = Roster {
        kind: terms.template.kind,
        file: validated,
        source: sourced.used,
        attributes: Vec::new(),
        entries: Vec::new(),
        repeated: Vec::new(),
        refused: Vec::new(),
        ignored: Vec::new(),
    };
    roster.attributes = rows::given(&roster);
    rows::add_rows(&mut roster);
    one_kind::keep_one_kind(&mut roster, knows);
    relatives::refuse_relatives(&mut roster);
    merge::merge(&mut roster);
    Ok(roster)
}

/// Adds the columns with other ids to those that are only compared, unless they have another use.
fn add_checks(decisions: &mut Decisions, table: &Table, terms: &Terms<'_>, others: Vec<u16>) {
    let names = header_cells(table, terms.templates, decisions.header).unwrap_or_default();
    let mapped = decisions.columns.values().filter_map(|origin| match origin {
        Some(ColumnOrigin::Column(name)) => name.position(&names).ok(),
        _ => None,
    });
    let checked = decisions.check.iter().flatten().filter_map(|name| name.position(&names).ok());
    let used: Vec<u16> = mapped.chain(checked).collect();
    let free = others.into_iter().filter(|column| !used.contains(column)).map(ColumnName::Position);
    decisions.check.get_or_insert_default().extend(free);
}
