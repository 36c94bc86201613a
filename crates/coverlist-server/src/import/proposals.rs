//! Proposes records for the keys of a plan that name none.

use super::pipeline::find;
use super::plan::refuse_closed;
use super::{Actor, Pipeline};
use crate::Failure;
use crate::lookup::look_up;
use crate::paging::Paged;
use crate::store::rows::{self, NamedKey};
use crate::store::{Database, StoreError, Tx, db};
use coverlist_api::{AnswerView, Page, ProposalKind, ProposalRow, ProposalsView};
use coverlist_core::lookup::{Answer, Difference, Relation};
use coverlist_core::record::RecordKind;
use std::collections::HashMap;

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
            Ok::<_, Failure>((rows::named_keys(tx, &import)?, import))
        };
        // Looking up the keys of a large file takes memory.
        let turn = self.judging.clone().acquire_owned().await.map_err(anyhow::Error::from)?;
        let (keys, import) = self.database.read_async(read).await?;
        let (database, kind) = (self.database.clone(), import.template.kind);
        let work = move || Ok(explained(&database, key.district, kind, keys)?);
        let rows = db::blocking::<_, Failure>(work).await?;
        drop(turn);
        let mut page = Paged::new(limit);
        let kinds = kinds(&rows);
        page.fill(rows.into_iter().filter(|row| row.line > after));
        let Page { rows, next } = page.finish(|row| row.line.to_string());
        Ok(ProposalsView { generation: import.generation, kinds, rows, next })
    }
}

/// The rows whose keys name no record, with a proposal or with several likely records.
pub(super) fn explained(
    database: &Database,
    district: i64,
    kind: RecordKind,
    keys: Vec<NamedKey>,
) -> Result<Vec<ProposalRow>, StoreError> {
    let mut lines = HashMap::<i64, Vec<u32>>::new();
    let (named, open): (Vec<_>, Vec<_>) = keys.into_iter().partition(|row| row.record.is_some());
    named.iter().for_each(|row| {
        row.record.iter().for_each(|record| lines.entry(*record).or_default().push(row.line))
    });
    let open: Vec<NamedKey> = open.into_iter().filter(|row| !row.is_unmatched).collect();
    let answers = look_up(database, district, kind, open.iter().map(|row| row.key.clone()).collect())?;
    let record_of = |answer: &Answer| match answer {
        Answer::Proposal(proposal) => Some(proposal.record),
        _ => None,
    };
    for (row, answer) in open.iter().zip(&answers) {
        record_of(answer).into_iter().for_each(|record| lines.entry(record).or_default().push(row.line));
    }
    let explain = |(row, answer): (NamedKey, Answer)| {
        let others = record_of(&answer).and_then(|record| lines.get(&record));
        let rival_line = others.and_then(|lines| lines.iter().copied().find(|line| *line != row.line));
        let is_explained = matches!(answer, Answer::Proposal(_) | Answer::Rivals(_));
        let NamedKey { line, key, .. } = row;
        is_explained.then(|| ProposalRow { line, key, answer: AnswerView::from(answer), rival_line })
    };
    Ok(open.into_iter().zip(answers).filter_map(explain).collect())
}

/// The number of proposals of each kind, the most frequent one first.
fn kinds(rows: &[ProposalRow]) -> Vec<ProposalKind> {
    let mut counted = HashMap::<(Relation, Vec<Difference>), u32>::new();
    for row in rows.iter().filter(|row| row.rival_line.is_none()) {
        if let AnswerView::Proposal { evidence, .. } = &row.answer {
            *counted.entry((evidence.relation, evidence.differences.clone())).or_default() += 1;
        }
    }
    let kind = |((relation, differences), rows)| ProposalKind { relation, differences, rows };
    let mut kinds: Vec<ProposalKind> = counted.into_iter().map(kind).collect();
    kinds.sort_by_key(|kind| (u32::MAX - kind.rows, format!("{:?}", (kind.relation, &kind.differences))));
    kinds
}
