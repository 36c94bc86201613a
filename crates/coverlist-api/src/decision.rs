//! Decisions about the rows of a plan, as the API takes and answers them.

use crate::{AnswerView, EvidenceView, Person, PlanRow, WarningCount};
use coverlist_core::lookup::{Difference, Proposal, Relation};
use coverlist_core::plan::{Counts, EffectCounts, RowDecision};
use serde::{Deserialize, Serialize};

/// Decisions about rows of a plan. They are made together, or none is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct DecisionsRequest {
    /// The generation of the plan that the admin saw.
    pub generation: i64,
    /// The decisions, at most one about a row and at most 10,000.
    pub decisions: Vec<RowDecision>,
}

/// The plan after decisions.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct DecisionsView {
    /// The generation of the plan now. A [`ProcessRequest`](crate::ProcessRequest) repeats it.
    pub generation: i64,
    /// The counts of the plan now. A [`ProcessRequest`](crate::ProcessRequest) repeats them.
    pub counts: Counts,
    /// The number of rows with each effect now.
    pub effects: EffectCounts,
    /// The number of rows with each warning that there is now.
    pub warnings: Vec<WarningCount>,
    /// The rows about which was decided, in file order, without those that are left out: of the first 1,000,
    /// and none in the answer to a repeated request.
    pub rows: Vec<PlanRow>,
}

/// What the keys that name no record probably mean. Nothing is applied until a person decides.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ProposalsView {
    /// The generation of the plan. A [`DecisionsRequest`] repeats it.
    pub generation: i64,
    /// The number of rows with a proposal of each kind, without those that have a rival.
    pub kinds: Vec<ProposalKind>,
    /// The rows of this part, in file order: those with a proposal, and those with several likely records.
    pub rows: Vec<ProposalRow>,
    /// The cursor of the next part; `None` at the end.
    pub next: Option<String>,
}

/// A kind of proposal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ProposalKind {
    /// What the key is to the record.
    pub relation: Relation,
    /// How the key and the text of the record differ.
    pub differences: Vec<Difference>,
    /// The number of rows.
    pub rows: u32,
}

/// A row whose key names no record, and what it probably means.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ProposalRow {
    /// The line number that a spreadsheet shows.
    pub line: u32,
    /// The key as it is in the file.
    pub key: String,
    /// What the key probably means.
    pub answer: AnswerView,
    /// Some of the records that it may mean, if there are several: the first ten.
    pub choices: Vec<ChoiceView>,
    /// The first line of another row that names the proposed record, or has the same proposal: only one of
    /// them can have it.
    pub rival_line: Option<u32>,
}

/// One of several records that a key may mean, such as one of the devices of a student.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ChoiceView {
    /// The id of the record in the database.
    pub record: i64,
    /// The key of the record, as it was loaded.
    pub key: String,
    /// Why the record is likely.
    pub evidence: EvidenceView,
}

impl From<Proposal> for ChoiceView {
    fn from(Proposal { record, key, evidence }: Proposal) -> Self {
        Self { record, key, evidence: evidence.into() }
    }
}

/// A decision about a row of a plan, as it was made. The newest one about a row holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct DecisionView {
    /// The number of the decision within the import.
    pub id: i64,
    /// What was decided.
    pub decision: RowDecision,
    /// The generation of the plan that the person saw.
    pub generation: i64,
    /// The person; `null` for the command line.
    pub by: Option<Person>,
    /// When it was decided: RFC 3339, in UTC.
    pub at: String,
}
