//! Writes the receipt of an import, and compares one with the audit log.

use super::pipeline::find;
use super::report::counts;
use super::{Actor, Pipeline};
use crate::store::{ImportKey, Tx, audit, districts, runs};
use crate::{Failure, rfc3339};
use coverlist_api::{ImportView, ReceiptEntry, ReceiptView};
use coverlist_messages::{Message, text};

impl Pipeline {
    /// What was done with an import.
    ///
    /// # Errors
    ///
    /// `not_found`.
    pub(crate) async fn receipt(&self, actor: Actor, id: i64) -> Result<ReceiptView, Failure> {
        let (pipeline, key) = (self.clone(), actor.import_key(id));
        self.database.read_async(move |tx| pipeline.receipt_of(tx, key)).await
    }

    fn receipt_of(&self, tx: &Tx<'_>, key: ImportKey) -> Result<ReceiptView, Failure> {
        let import = find(tx, key)?;
        let entries = audit::of_import(tx, key.district, key.id, import.staged_at)?;
        let entry = |(entry, hash): (audit::Entry, String)| ReceiptEntry {
            id: entry.id,
            at: rfc3339(entry.at),
            action: entry.action,
            hash,
        };
        let view = self.view(&import);
        Ok(ReceiptView {
            district: districts::name(tx, key.district)?,
            counts: counts(tx, &import).ok(),
            runs: runs::of_import(tx, key)?.iter().map(|run| super::view::run(run, None)).collect(),
            entries: entries.into_iter().map(entry).collect(),
            import: ImportView { run: None, progress: None, processed_before: None, ..view },
        })
    }

    /// How a receipt differs from the database and its audit log. What was done with the import since then is
    /// no difference.
    pub(crate) async fn check_receipt(
        &self,
        actor: Actor,
        receipt: ReceiptView,
    ) -> Result<Vec<Message>, Failure> {
        let (pipeline, key) = (self.clone(), actor.import_key(receipt.import.id));
        let check = move |tx: &Tx<'_>| {
            let mut flaws = Vec::new();
            if !audit::check(tx, key.district, Vec::new(), |_| ())?.flaws.is_empty() {
                flaws.push(text::command_receipt_log());
            }
            match pipeline.receipt_of(tx, key) {
                Ok(now) => flaws.extend(differences(&receipt, &now)),
                Err(Failure::Refused(_)) => flaws.push(text::command_receipt_import(key.id.to_string())),
                Err(failure) => return Err(failure),
            }
            Ok(flaws)
        };
        self.database.read_async(check).await
    }
}

/// What never changes after an import is staged: its file, its rows, and when it was staged. A row that a
/// person leaves out is set aside.
fn file(import: &ImportView) -> impl PartialEq + '_ {
    let ImportView { name, bytes, source_sha256, sha256, rows, set_aside, rejected, staged_at, .. } = import;
    (name, bytes, source_sha256, sha256, rows.saturating_add(*set_aside), rejected, staged_at)
}

fn differences(receipt: &ReceiptView, now: &ReceiptView) -> Vec<Message> {
    let mut flaws = Vec::new();
    if file(&receipt.import) != file(&now.import) {
        flaws.push(text::command_receipt_file());
    }
    for entry in receipt.entries.iter().filter(|entry| !now.entries.contains(entry)) {
        flaws.push(text::command_receipt_entry(entry.id.to_string(), &*entry.action));
    }
    let ended = receipt.runs.iter().filter(|run| run.ended_at.is_some());
    for run in ended.filter(|run| !now.runs.contains(run)) {
        flaws.push(text::command_receipt_run(run.id.to_string()));
    }
    // Later runs and corrections change the counts.
    if receipt.entries == now.entries
        && receipt.counts != now.counts
        && now.import.state == receipt.import.state
    {
        flaws.push(text::command_receipt_counts());
    }
    flaws
}
