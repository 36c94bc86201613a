//! Imports and their processing, as the API sends them.

use crate::{RetentionPeriods, RunView};
#[cfg(not(target_arch = "wasm32"))]
use coverlist_core::lifecycle::Origin;
use coverlist_core::lifecycle::{RunState, State};
use coverlist_core::plan::{Counts, Sample};
use coverlist_core::record::{Field, RecordKind};
#[cfg(not(target_arch = "wasm32"))]
use coverlist_core::sheet::Provenance;
use serde::{Deserialize, Serialize};

/// An import, with the facts about its file and its state.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ImportView {
    /// The id of the import, which its paths contain.
    pub id: i64,
    /// The state of the import, such as `staged`.
    pub state: State,
    /// The id of the template.
    pub template: String,
    /// The version of the template. It never changes.
    pub template_version: u32,
    /// The name of the template.
    pub template_name: String,
    /// The kind of record that its rows name.
    pub kind: RecordKind,
    /// The columns of the template, the key first.
    pub columns: Vec<ColumnView>,
    /// The name of the source file.
    pub name: String,
    /// The size of the source file in bytes.
    pub bytes: u64,
    /// The SHA-256 of the source file, in hexadecimal.
    pub source_sha256: String,
    /// The SHA-256 of the sheet, in hexadecimal.
    pub sha256: String,
    /// Increases with each event that may change the plan.
    pub generation: i64,
    /// Where the sheet comes from, as the browser reported it. The page does not show it, and reading it
    /// would be a tenth of the page's first part.
    #[cfg(not(target_arch = "wasm32"))]
    pub provenance: Provenance,
    /// The number of rows that name a record, accepted or rejected.
    pub rows: u32,
    /// The number of rows that can be applied.
    pub accepted: u32,
    /// The number of rejected rows, which are never applied.
    pub rejected: u32,
    /// The number of rows that are not records, such as titles, totals and blank rows, or that a person has
    /// left out.
    pub set_aside: u32,
    /// The admin who staged the import.
    pub staged_by: Person,
    /// The time when the file was staged, RFC 3339.
    pub staged_at: String,
    /// The latest run; `None` before an admin consents to the plan.
    pub run: Option<Box<RunView>>,
    /// The admin who deleted the import, or who consented when it was processed; `None` while it is open.
    pub closed_by: Option<Person>,
    /// The time of processing or deletion, RFC 3339; `None` while the import is open.
    pub closed_at: Option<String>,
    /// The number of rows with each outcome; `None` until the import is processed. A list of imports counts
    /// the corrections that were merged, too; an import on its own counts as it was processed.
    pub counts: Option<Counts>,
    /// The number of rows whose change stands: applied, by a sample or by all, and not undone.
    pub applied: u32,
    /// Where its rows come from.
    #[cfg(not(target_arch = "wasm32"))]
    pub origin: Origin,
    /// The id of the import whose rows it corrects; `None` unless it was merged into one.
    pub merges: Option<i64>,
    /// 1; of an import that corrects another one 2, and so on.
    #[cfg(not(target_arch = "wasm32"))]
    pub round: u32,
    /// The progress of processing; `None` while no processing runs.
    pub progress: Option<Progress>,
    /// The latest processed import of the same source file or the same sheet under the template; `None` when
    /// there is none.
    pub processed_before: Option<Box<ProcessedBefore>>,
    /// The parts that were deleted, each with the number of days after which.
    #[serde(default, skip_serializing_if = "RetentionPeriods::keep_all")]
    pub expired: RetentionPeriods,
}

/// A column of an import's template.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ColumnView {
    /// The field whose values the column holds.
    pub field: Field,
    /// The header of the column.
    pub header: String,
}

impl ImportView {
    /// The queued run of the import; `None` when the latest one has ended.
    pub fn queued_run(&self) -> Option<&RunView> {
        self.run.as_deref().filter(|run| run.state == RunState::Queued)
    }

    /// Whether its rows are still there, in the file and in the report. Expired rows are neither downloaded,
    /// verified nor corrected.
    pub const fn keeps_rows(&self) -> bool {
        self.expired.file.is_none() && self.expired.rows.is_none()
    }

    /// The header of a field; empty when the template has no such column.
    pub fn header(&self, field: Field) -> &str {
        self.columns.iter().find(|column| column.field == field).map_or("", |column| &column.header)
    }
}

/// The answer about the district's open import.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct OpenImport {
    /// The staged or queued import; `None` when the district has none.
    pub import: Option<ImportView>,
}

/// The answer about an earlier processed import of a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct EarlierImport {
    /// The latest processed import of the same source file or the same sheet; `None` when there is none.
    pub import: Option<ProcessedBefore>,
}

/// An earlier processed import of the same source file or the same sheet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ProcessedBefore {
    /// The id of the earlier import, for its report.
    pub id: i64,
    /// The admin who consented to the earlier import.
    pub by: Person,
    /// The time when the earlier import was processed, RFC 3339.
    pub at: String,
}

/// A person who has or had an account.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Person {
    /// The display name of the account.
    pub name: String,
    /// The account's e-mail address; empty after the account's removal.
    pub email: String,
}

/// The progress of processing an import.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Progress {
    /// The number of rows that are processed so far.
    pub done: u32,
    /// The number of rows in the file that name a record.
    pub total: u32,
    /// The remaining time in milliseconds at the pace so far; `None` until it is known.
    pub left_ms: Option<u64>,
}

/// Consent to a plan. If the plan differs from these values, the request is refused, and the answer has the
/// current plan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ProcessRequest {
    /// The SHA-256 of the import's sheet, in hexadecimal.
    pub sha256: String,
    /// The generation of the plan that the admin saw.
    pub generation: i64,
    /// The counts of the plan that the admin saw.
    pub counts: Counts,
    /// The rows to apply before the rest, which stays staged; `None` to apply all.
    #[serde(default)]
    pub sample: Option<Sample>,
}
