//! The wire format: JSON types and paths under `/api/v1`, shared by server and page.
//!
//! A failure is a [`Problem`] (`application/problem+json`, RFC 9457) with a machine-readable code. A sentence
//! is sent in English, and as a code with parameters, which `coverlist-messages` renders in any language. A
//! list is a [`Page`]. Times are RFC 3339 in UTC, dates ISO 8601, and amounts of money text with two
//! decimals.

pub mod paths;

mod sentence;
mod question;
mod problem;
mod page;
mod site;
mod session;
mod role;
mod account;
mod retention;
mod template;
mod ticket;
mod district;
mod draft;
mod language;
mod field;
mod finding;
mod verdict;
#[cfg(not(target_arch = "wasm32"))]
mod conversion;
mod import;
mod log;
mod plan;
mod report;
mod run;
mod import_query;
mod record;
mod record_query;
mod coverage;
mod lookup;
mod decision;
mod absent;
mod record_change;
mod record_history;
mod comparison;
#[cfg(not(target_arch = "wasm32"))]
mod receipt;
mod verification;
mod load;

pub use absent::{AbsentGroup, AbsentRow, AbsentView};
pub use account::{AccountChange, AccountView, NewAccountRequest};
pub use comparison::{ComparedRow, ComparisonView, DifferenceCounts, PreviousImport, RowDifference};
#[cfg(not(target_arch = "wasm32"))]
pub use conversion::{ConversionView, ConvertedView};
pub use coverage::{
    CoverageCount, CoverageEndings, CoverageGroup, CoverageMonth, CoveragePage, CoverageRow, CoverageView,
};
pub use decision::{
    ChoiceView, DecisionView, DecisionsRequest, DecisionsView, ProposalKind, ProposalRow, ProposalsView,
};
pub use district::{DistrictRequest, DistrictView};
pub use draft::DraftKey;
pub use field::{FieldEntry, FieldView};
pub use finding::FindingView;
pub use import::{
    ColumnView, EarlierImport, ImportView, OpenImport, Person, ProcessRequest, ProcessedBefore, Progress,
};
pub use import_query::{ImportQueryRequest, PlanQueryRequest, RowQueryRequest};
pub use language::{LanguageChoice, Languages};
pub use load::{
    ContentView, LoadChangeRow, LoadChangesView, LoadCounts, LoadOutcome, LoadReversalRequest,
    LoadReversalRow, LoadReversalView, LoadView,
};
pub use log::{EventKind, LogCheck, LogEntry, LogName, LogsCheck};
pub use lookup::{AnswerView, EvidenceView, LookupRequest, LookupView};
pub use page::Page;
pub use plan::{ChangeView, ComparedNames, PlanRow, PlanView, RecordRef, WarningCount};
pub use problem::{Problem, ProblemCode, RowCounts};
pub use question::QuestionView;
#[cfg(not(target_arch = "wasm32"))]
pub use receipt::{ReceiptEntry, ReceiptView};
pub use record::{
    AttributeChange, DeviceView, IgnoredRow, LoadedColumn, LoadedRecord, RecordsLoaded, RefusedRow, UserView,
    ValuesView,
};
pub use record_change::{DependentImport, RecordChange, RecordChangePreview, RecordChangeRequest};
pub use record_history::{RecordEvent, RecordEventView, RecordView, RelatedRecord};
pub use record_query::{CoveredQuery, RecordFilter, RecordQueryRequest, RecordSort};
pub use report::{ReportRow, ReportView};
pub use retention::{KeptImport, KeptPart, KeptUntil, RetentionPeriods, RetentionPreview};
pub use role::Role;
pub use run::{EditView, ReversalRequest, ReversalRow, ReversalView, RunView, WaitingView};
pub use sentence::SentenceView;
pub use session::{
    ACCOUNT, BACKGROUND, BUILD, HeaderSession, PasswordChange, Permission, SessionState, SessionView, SignIn,
    TokenExchange,
};
pub use site::{DemoAccount, DemoSample, DemoSite, Site};
pub use template::{TemplateFaultView, TemplatePreview, TemplateVersionView};
pub use ticket::{DownloadTicket, TicketRequest};
pub use verdict::{FileView, ReadView, VerdictView};
pub use verification::{
    MarkRequest, MarkView, VerificationMark, VerificationRow, VerificationView, VerifiedValue,
};
