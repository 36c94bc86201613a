//! Sheets: CSV files in the form of a template, which every input becomes. `docs/SHEET.md` is their
//! specification.
//!
//! A sheet is written from a validated file. Its reader trusts nothing: it judges each cell, and decides
//! which rows are accepted.

mod writer;
mod sheet_column;
mod template_file;
mod fault;
mod grammar;
mod kept_rows;
mod reader;
mod source_sheet;
mod sheet_writer;
mod column_origin;
mod decision_fault;
mod decisions;
mod row_decisions;
mod conflict;
mod edit;
mod corrections;
mod resolve;
mod sentences;
mod word_proposals;
mod word_question;
mod column_question;
mod row_question;
mod item_question;
mod refund_question;
mod question;
mod provenance;
mod confirm;
mod key_column;
mod source;
mod convert;

pub use column_origin::{ColumnName, ColumnOrigin, Constant, OneOf};
pub use column_question::Candidate;
pub use confirm::confirm_all;
pub use conflict::{ConflictChoice, ConflictDecision};
pub(crate) use convert::validated;
pub use convert::{
    Converted, ConvertedSheet, Proposals, SourceFile, Terms, Validated, convert, convert_with_sources,
};
pub use corrections::{Correction, Corrections};
pub use decision_fault::{DecisionFault, DecisionRule};
pub use decisions::{ColumnDecision, DateOrders, DecimalStyles, Decisions, ForColumns, OrderWord};
pub use edit::Edit;
pub use fault::{SheetFault, SheetRule};
pub use grammar::SheetGrammar;
pub use key_column::KeyCandidate;
pub(crate) use key_column::choose_key;
pub use provenance::{
    Provenance, ProvenanceCentury, ProvenanceColumn, ProvenanceDecimal, ProvenanceOrder, ProvenanceSheet,
    ProvenanceSource, ProvenanceTemplate,
};
pub use question::{Question, Subject, questions};
pub use reader::{JudgedRow, JudgedSheet, SheetReader, read_sheet};
pub use resolve::{Undecided, resolve};
pub use row_decisions::{Keep, LeaveOut};
pub use sheet_column::{Content, SheetColumn};
pub use sheet_writer::{SheetRows, SheetWriter};
pub use source::{
    Answers, AppliedSource, BuiltInSource, MissingColumn, Source, SourceChoice, SourceFault, SourceRule,
    SourceUse, Sourced, Sources, with_source,
};
pub use template_file::{example_csv, template_csv, template_file_name};
pub use word_question::AskedWord;
pub use writer::{Sheet, SheetStyle};
