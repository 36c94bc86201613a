//! Proposes records for the keys of a plan that name none.

use super::pipeline::find;
use super::plan::refuse_closed;
use super::planned_rows::each_planned_chunk;
use super::{Actor, Pipeline};
use crate::Failure;
use crate::lookup::look_up;
use crate::paging::Paged;
use crate::store::imports::Import;
use crate::store::{StoreError, Tx, db};
use coverlist_api::{AnswerView, Page, ProposalKind, ProposalRow, ProposalsView};
use coverlist_core::lookup::{Answer, Difference, Relation};
use coverlist_core::plan::Outcome;
use std::collections::HashMap;

/// The rows of a plan whose keys name no record, and those that name one.
#[derive(Default)]
struct Keys {
    /// The line and the key of each row that is open.
    open: Vec<(u32, String)>,
    /// The line of the row that names a record, by the record's id.
    named: HashMap<i64, u32>,
}

impl Pipeline {
    /// A part of the rows whose keys probably mean a record that they do not name.
    ///
    /// # Errors
    ///
    /// `not_found`; and `wrong_state` unless the import is open.
    pub(crate) async fn proposals(
        &self,
        actor: Actor,
        id: i64,
        after: u32,
        limit: u32,
    ) -> Result<ProposalsView, Failure> {
        let key = actor.import_key(id);
        let read = move |tx: &Tx<'_>| {
            let import = find(tx, key)?;
            refuse_closed(&import)?;
            Ok::<_, Failure>((Keys::of(tx, &import)?, import))
        };
        let (keys, import) = self.database.read_async(read).await?;
        let database = self.database.clone();
        let texts: Vec<String> = keys.open.iter().map(|(_, key)| key.clone()).collect();
        let work = move || Ok(look_up(&database, key.district, import.template.kind, texts)?);
        let answers = db::blocking::<_, Failure>(work).await?;
        let rows = rows(keys, answers);
        let mut page = Paged::new(limit);
        let kinds = kinds(&rows);
        page.fill(rows.into_iter().filter(|row| row.line > after));
        let Page { rows, next } = page.finish(|row| row.line.to_string());
        Ok(ProposalsView { generation: import.generation, kinds, rows, next })
    }
}

impl Keys {
    fn of(tx: &Tx<'_>, import: &Import) -> Result<Self, StoreError> {
        let mut keys = Self::default();
        each_planned_chunk(tx, import, 0, |chunk| {
            for row in chunk {
                match &row.staged.existing {
                    Some(existing) => drop(keys.named.insert(existing.id, row.line())),
                    None if row.outcome() == Outcome::Skipped && !row.staged.is_unmatched => {
                        keys.open.push((row.line(), row.staged.row.key));
                    }
                    None => {}
                }
            }
            Ok(true)
        })?;
        Ok(keys)
    }
}

/// The rows with a proposal, or with several likely records.
fn rows(keys: Keys, answers: Vec<Answer>) -> Vec<ProposalRow> {
    let Keys { open, mut named } = keys;
    let mut rows = Vec::new();
    for ((line, key), answer) in open.into_iter().zip(answers) {
        let rival_line = match &answer {
            Answer::Proposal(proposal) => named.get(&proposal.record).copied(),
            _ => None,
        };
        if let Answer::Proposal(proposal) = &answer {
            named.entry(proposal.record).or_insert(line);
        }
        if matches!(answer, Answer::Proposal(_) | Answer::Rivals(_)) {
            rows.push(ProposalRow { line, key, answer: AnswerView::from(answer), rival_line });
        }
    }
    rows
}

/// The number of proposals of each kind, the most frequent one first.
fn kinds(rows: &[ProposalRow]) -> Vec<ProposalKind> {
    let mut counted = HashMap::<(Relation, Vec<Difference>), u32>::new();
    for row in rows {
        if let AnswerView::Proposal { evidence, .. } = &row.answer {
            *counted.entry((evidence.relation, evidence.differences.clone())).or_default() += 1;
        }
    }
    let kind = |((relation, differences), rows)| ProposalKind { relation, differences, rows };
    let mut kinds: Vec<ProposalKind> = counted.into_iter().map(kind).collect();
    kinds.sort_by_key(|kind| (u32::MAX - kind.rows, format!("{:?}", (kind.relation, &kind.differences))));
    kinds
}
