//! Proposes records for the keys of a plan that name none.

use super::pipeline::find;
use super::plan::refuse_closed;
use super::{Actor, Pipeline};
use crate::Failure;
use crate::lookup::look_up;
use crate::paging::Paged;
use crate::store::imports::Import;
use crate::store::rows::{self, NamedKey};
use crate::store::{Database, ImportKey, StoreError, Tx, db};
use coverlist_api::{AnswerView, ChoiceView, Page, ProposalKind, ProposalRow, ProposalsView};
use coverlist_core::lookup::{Answer, Difference, Relation};
use coverlist_core::record::RecordKind;
use std::collections::HashMap;
use std::mem::take;

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
        let find_open = |tx: &Tx<'_>, key| {
            let import = find(tx, key)?;
            refuse_closed(&import)?;
            Ok(import)
        };
        let (import, rows) = self.explained_keys(actor.import_key(id), find_open).await?;
        let mut page = Paged::new(limit);
        let kinds = kinds(&rows);
        page.fill(rows.into_iter().filter(|row| row.line > after));
        let Page { rows, next } = page.finish(|row| row.line.to_string());
        Ok(ProposalsView { generation: import.generation, kinds, rows, next })
    }

    /// The import that `find` returns, and its rows whose keys name no record, with a proposal or with
    /// several likely records.
    pub(super) async fn explained_keys(
        &self,
        key: ImportKey,
        find: impl FnOnce(&Tx<'_>, ImportKey) -> Result<Import, Failure> + Send + 'static,
    ) -> Result<(Import, Vec<ProposalRow>), Failure> {
        let read = move |tx: &Tx<'_>| {
            let import = find(tx, key)?;
            Ok::<_, Failure>((rows::named_keys(tx, &import)?, import))
        };
        // Looking up the keys of a large file takes memory.
        let _turn = self.judging.clone().acquire_owned().await.map_err(anyhow::Error::from)?;
        let (keys, import) = self.database.read_async(read).await?;
        let (database, kind) = (self.database.clone(), import.template.kind);
        let work = move || Ok(explained(&database, key.district, kind, keys)?);
        Ok((import, db::blocking::<_, Failure>(work).await?))
    }
}

fn explained(
    database: &Database,
    district: i64,
    kind: RecordKind,
    keys: Vec<NamedKey>,
) -> Result<Vec<ProposalRow>, StoreError> {
    // The lines of the rows that name a record, or may get it.
    let mut lines = HashMap::<i64, Vec<u32>>::new();
    let mut note = |record: Option<i64>, line| {
        record.into_iter().for_each(|record| lines.entry(record).or_default().push(line));
    };
    keys.iter().for_each(|row| note(row.record, row.line));
    let open: Vec<NamedKey> =
        keys.into_iter().filter(|row| row.record.is_none() && !row.is_unmatched).collect();
    let texts = open.iter().map(|row| row.key.clone()).collect();
    let (answers, choices): (Vec<_>, Vec<_>) =
        look_up(database, district, kind, texts)?.into_iter().map(answered).unzip();
    open.iter().zip(&answers).for_each(|(row, answer)| note(answer.proposed(), row.line));
    let explain = |((NamedKey { line, key, .. }, answer), choices): ((NamedKey, AnswerView), _)| {
        let others = answer.proposed().and_then(|record| lines.get(&record));
        let rival_line = others.and_then(|lines| lines.iter().copied().find(|other| *other != line));
        let is_explained = matches!(answer, AnswerView::Proposal { .. } | AnswerView::Rivals { .. });
        is_explained.then_some(ProposalRow { line, key, answer, choices, rival_line })
    };
    Ok(open.into_iter().zip(answers).zip(choices).filter_map(explain).collect())
}

/// An answer for the wire, and the records among which a person chooses.
fn answered(mut answer: Answer) -> (AnswerView, Vec<ChoiceView>) {
    let choices = match &mut answer {
        Answer::Rivals(rivals) => take(&mut rivals.choices),
        _ => Vec::new(),
    };
    (answer.into(), choices.into_iter().map(ChoiceView::from).collect())
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
