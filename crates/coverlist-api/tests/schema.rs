//! The JSON Schemas of all requests and responses, compared with the committed ones.
//!
//! Accept an intended change with `INSTA_UPDATE=always cargo test -p coverlist-api --test schema`.

use coverlist_api::{
    AbsentView, AccountChange, AccountView, ComparisonView, ConvertedView, CoveragePage, CoverageView,
    DecisionView, DecisionsRequest, DecisionsView, DemoSite, DeviceView, DistrictRequest, DistrictView,
    DownloadTicket, DraftKey, EarlierImport, FieldEntry, FieldView, FindingView, HeaderSession,
    ImportQueryRequest, ImportView, KeptImport, KeptPart, LanguageChoice, Languages, LoadChangesView,
    LoadReversalRequest, LoadReversalView, LoadView, LogEntry, LogsCheck, LookupRequest, LookupView,
    MarkRequest, MarkView, NewAccountRequest, OpenImport, Page, PasswordChange, PlanQueryRequest, PlanView,
    Problem, ProcessRequest, ProposalsView, ReadView, ReceiptView, RecordChangePreview, RecordChangeRequest,
    RecordEventView, RecordQueryRequest, RecordView, RecordsLoaded, ReportView, RetentionPeriods,
    RetentionPreview, ReversalRequest, ReversalView, RowDifference, RowQueryRequest, RunView, SessionState,
    SignIn, Site, TemplatePreview, TemplateVersionView, TicketRequest, TokenExchange, UserView, ValuesView,
    VerdictView, VerificationView,
};
use coverlist_core::sheet::Source;
use std::fs;
use std::path::Path;

#[path = "../../../tests/wire/schemas.rs"]
mod schemas;

#[test]
fn the_types_match_the_committed_schemas() {
    insta::assert_snapshot!(schemas());
}

#[test]
fn every_public_type_has_a_schema() {
    let schemas = schemas();
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut types = 0;
    for file in fs::read_dir(source).expect("the source") {
        let text = fs::read_to_string(file.expect("a file").path()).expect("Rust");
        for name in text.lines().filter_map(declared_type) {
            let found = schemas
                .lines()
                .any(|line| line.strip_prefix(name).is_some_and(|rest| rest.starts_with([' ', '.'])));
            assert!(found, "{name} has no schema");
            types += 1;
        }
    }
    assert!(types > 25, "{types}");
}

/// The name of the public type that a line of Rust declares.
fn declared_type(line: &str) -> Option<&str> {
    let declared = line.strip_prefix("pub struct ").or_else(|| line.strip_prefix("pub enum "))?;
    declared.split(|end: char| !end.is_alphanumeric()).next()
}

fn schemas() -> String {
    schemas::lines(|all| {
        all.subschema_for::<(DemoSite, Site, SignIn, SessionState, TokenExchange, HeaderSession)>();
        all.subschema_for::<PasswordChange>();
        all.subschema_for::<(TicketRequest, DownloadTicket, DistrictRequest, DistrictView)>();
        all.subschema_for::<(ImportView, OpenImport, EarlierImport, Page<ImportView>, Page<FindingView>)>();
        all.subschema_for::<(PlanView, ProcessRequest, ReportView, Problem)>();
        all.subschema_for::<(ReversalView, ReversalRequest, Page<RunView>)>();
        all.subschema_for::<(DecisionsRequest, DecisionsView, ProposalsView, AbsentView, ReceiptView)>();
        all.subschema_for::<(VerificationView, MarkRequest, MarkView)>();
        all.subschema_for::<(RecordView, Page<RecordEventView>)>();
        all.subschema_for::<(ImportQueryRequest, PlanQueryRequest, RowQueryRequest)>();
        all.subschema_for::<(Page<UserView>, Page<DeviceView>, ValuesView, RecordsLoaded)>();
        all.subschema_for::<(Page<FieldView>, Page<FieldEntry>, RecordQueryRequest)>();
        all.subschema_for::<(CoverageView, CoveragePage<UserView>, CoveragePage<DeviceView>)>();
        all.subschema_for::<(Page<LoadView>, LoadChangesView, LoadReversalView, LoadReversalRequest)>();
        all.subschema_for::<(ComparisonView, RowDifference, Page<DecisionView>)>();
        all.subschema_for::<(RecordChangeRequest, RecordChangePreview)>();
        all.subschema_for::<(LookupRequest, LookupView)>();
        all.subschema_for::<(ReadView, VerdictView, ConvertedView)>();
        all.subschema_for::<Page<Source>>();
        all.subschema_for::<(Languages, LanguageChoice)>();
        all.subschema_for::<DraftKey>();
        all.subschema_for::<(TemplatePreview, Page<TemplateVersionView>)>();
        all.subschema_for::<(RetentionPeriods, RetentionPreview, Page<KeptImport>, KeptPart)>();
        all.subschema_for::<(Page<LogEntry>, LogsCheck)>();
        all.subschema_for::<(Page<AccountView>, NewAccountRequest, AccountChange)>();
    })
}
