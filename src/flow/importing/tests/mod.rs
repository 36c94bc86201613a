//! Drives the import screen with events and checks its steps and effects.
//!
//! Long because: the tests of all paths through the screen share their actors.

use super::*;
use crate::client::{Failure, Sent, StageRequest};
use crate::flow::sample::{self, provenance};
use coverlist_api::{ImportView, Person, Problem, ProblemCode, ProcessedBefore};
use coverlist_core::findings::Code;
use coverlist_core::lifecycle::State;
use coverlist_core::map::{BetterTemplate, ColumnMapping, HeaderVerdict};
use coverlist_core::read::{Delimiter, Encoding, HiddenRows};
use coverlist_core::record::Field;
use coverlist_core::sheet::{DecisionFault, DecisionRule, Decisions};
use coverlist_core::template::{Template, TemplateSet};
use coverlist_core::validate::Limits;
use coverlist_core::value::{Century, DateOrder, DecimalStyle};
use coverlist_worker::{EngineAnswer, EngineFailure, Filter, Progress, RowsRequest, Summary, Window};
use serde_json::json;
use std::sync::Arc;

/// A screen, and the effects of the last event.
struct Screen {
    importing: Importing,
    effects: Vec<Effect>,
}

impl Screen {
    /// A screen that fetches its templates.
    fn without_templates() -> Self {
        let limits = Limits { max_bytes: 1_000, max_rows: 100 };
        let mut screen = Self { importing: Importing::new(limits), effects: Vec::new() };
        screen.send(Event::TemplatesRequested);
        screen
    }

    fn new() -> Self {
        let mut screen = Self::without_templates();
        screen.send(Event::TemplatesFetched(Ok(templates(1))));
        screen
    }

    fn with_file() -> Self {
        let mut screen = Self::new();
        screen.send(Event::FileChosen(file(500)));
        screen
    }

    fn validated(summary: Summary) -> Self {
        let mut screen = Self::with_file();
        screen.answer(verdict(&screen, summary));
        screen
    }

    /// A screen whose engine writes the sheet.
    fn writing(summary: Summary) -> Self {
        let mut screen = Self::validated(summary);
        screen.request();
        screen
    }

    fn uploading() -> Self {
        let mut screen = Self::writing(clean());
        screen.answer(sheet(screen.importing.run()));
        screen
    }

    fn send(&mut self, event: Event) -> &[Effect] {
        let (importing, effects) = advance(self.importing.clone(), event);
        self.importing = importing;
        self.effects = effects;
        &self.effects
    }

    fn answer(&mut self, answer: EngineAnswer) -> &[Effect] {
        self.send(Event::Answered(answer))
    }

    /// Presses the stage button, knowing the number of rejected rows.
    fn request(&mut self) -> &[Effect] {
        let validate = self.importing.validate().expect("there is a file");
        let without = validate.summary().map(|summary| summary.rejected).unwrap_or_default();
        self.send(Event::StageRequested { without })
    }

    /// Stages the file: the engine writes the sheet, and the page uploads it.
    fn stage(&mut self) -> &[Effect] {
        let run = self.importing.run();
        assert_eq!(self.request(), [Effect::WriteSheet { run }]);
        self.answer(sheet(run))
    }

    fn phase(&self) -> &Phase {
        &self.importing.validate().expect("there is a file").phase
    }

    /// The decisions about the file, as a document.
    fn decisions(&self) -> serde_json::Value {
        json!(self.importing.validate().expect("there is a file").decisions)
    }

    fn template(&self) -> ChosenTemplate {
        self.importing.templates.chosen.clone().expect("the templates are fetched")
    }

    fn unsent(&self) -> Option<&Unsent> {
        self.importing.validate()?.unsent.as_ref()
    }
}

pub(super) fn file(bytes: u64) -> Chosen {
    Chosen { name: "enrollment.csv".to_owned(), bytes }
}

/// The built-in templates in a version.
pub(super) fn templates(version: u32) -> Arc<TemplateSet> {
    let of_version = |template: &Template| Template { version, ..template.clone() };
    let templates = TemplateSet::builtin().iter().map(of_version).collect();
    Arc::new(TemplateSet::new(templates).expect("the templates keep the rules"))
}

pub(super) fn clean() -> Summary {
    Summary {
        header: None,
        columns: Vec::new(),
        checked: true,
        rows: 10,
        accepted: 10,
        rejected: 0,
        set_aside: 0,
        with_findings: 0,
        blocked: false,
        tally: Vec::new(),
        top_findings: Vec::new(),
        date_questions: Vec::new(),
        date_orders: Vec::new(),
        questions: Vec::new(),
        source: None,
    }
}

pub(super) fn with_rejected() -> Summary {
    Summary { accepted: 7, rejected: 3, ..clean() }
}

fn verdict(screen: &Screen, summary: Summary) -> EngineAnswer {
    EngineAnswer::Verdict { run: screen.importing.run(), summary: Box::new(summary) }
}

pub(super) fn sheet(run: u32) -> EngineAnswer {
    EngineAnswer::Sheet { run, provenance: Box::new(provenance()) }
}

pub(super) fn source(run: u32, sha256: &str) -> EngineAnswer {
    EngineAnswer::Source { run, sha256: sha256.to_owned() }
}

pub(super) fn processed_before() -> ProcessedBefore {
    let by = Person { name: "R. Ortiz".to_owned(), email: "r@example.org".to_owned() };
    ProcessedBefore { id: 4, by, at: "2026-08-14T10:00:00Z".to_owned() }
}

pub(super) fn header(run: u32) -> EngineAnswer {
    header_that_fits(run, None)
}

/// The header of a file that fits another template better, or none.
fn header_that_fits(run: u32, template: Option<&str>) -> EngineAnswer {
    let better = |template: &str| BetterTemplate { template: template.to_owned(), key_column: None };
    let header = HeaderVerdict {
        line: 1,
        lines: 1,
        expected: Vec::new(),
        others: Vec::new(),
        checks: Vec::new(),
        fits_better: template.map(better),
        roster: None,
        blocked: template.is_some(),
    };
    EngineAnswer::Header { run, header }
}

pub(super) fn import(id: i64) -> Box<ImportView> {
    sample::import(id, State::Staged)
}

pub(super) fn problem(code: ProblemCode) -> Failure {
    let problem = Problem {
        code,
        title: String::new(),
        detail: String::new(),
        reason: String::new(),
        params: coverlist_messages::Params::default(),
        request_id: String::new(),
        findings: Vec::new(),
        questions: Vec::new(),
        counts: None,
        open: None,
        plan: None,
        template: None,
        pointer: None,
        retry_after: None,
    };
    Failure::of_answer(409, &serde_json::to_string(&problem).unwrap_or_default())
}

#[test]
fn a_chosen_file_is_marked_and_read_under_the_template() {
    let mut screen = Screen::new();
    screen.send(Event::TemplateChosen("device".to_owned()));
    let effects = screen.send(Event::FileChosen(file(500))).to_vec();
    let run = screen.importing.run();
    let limits = screen.importing.limits;
    let start =
        Effect::Start(Job { run, template: screen.template(), decisions: Decisions::default(), limits });
    assert_eq!(screen.template().template.id, "device");
    assert_eq!(effects, [Effect::Mark(TimingMark::Chosen), start]);
    assert!(matches!(screen.phase(), Phase::Working { .. }));
}

#[test]
fn a_file_beyond_the_limit_is_refused_before_it_is_read() {
    let mut screen = Screen::new();
    assert_eq!(screen.send(Event::FileChosen(file(1_001))), []);
    let refused = Some(TooLarge { file: file(1_001), max_bytes: 1_000 });
    assert_eq!(screen.importing.step, Step::Choose(Choose { refused, waiting: None }));
    screen.send(Event::FileChosen(file(1_000)));
    assert!(screen.importing.validate().is_some(), "at the limit it is taken");
}

#[test]
fn answers_about_an_earlier_file_are_ignored() {
    let mut screen = Screen::with_file();
    let late = verdict(&screen, clean());
    let first = screen.importing.run();
    let effects = screen.send(Event::FileChosen(file(200))).to_vec();
    assert_eq!(effects[0], Effect::Cancel { run: first });
    screen.answer(late);
    screen.answer(header(first));
    screen.answer(EngineAnswer::Failed { run: first, failure: EngineFailure::FileUnreadable });
    assert!(matches!(screen.phase(), Phase::Working { before: None, .. }));
    assert_eq!(screen.importing.validate().and_then(|validate| validate.header.clone()), None);
}

#[test]
fn header_and_verdict_set_timing_marks() {
    let mut screen = Screen::with_file();
    let run = screen.importing.run();
    assert_eq!(screen.send(Event::Answered(header(run))), [Effect::Mark(TimingMark::Header)]);
    let progress = Progress { bytes: 500, rows: 10, validated: 5, is_of_workbook: false };
    assert_eq!(screen.send(Event::Answered(EngineAnswer::Progress { run, progress })), []);
    assert_eq!(screen.phase(), &Phase::Working { progress, before: None });
    let done = verdict(&screen, clean());
    assert_eq!(screen.send(Event::Answered(done)), [Effect::Mark(TimingMark::Validated)]);
}

#[test]
fn each_decision_validates_the_file_again_in_a_new_run() {
    let mapping = ColumnMapping { column: 1, field: Field::Key };
    let decisions = [
        Event::TemplateChosen("device".to_owned()),
        Event::Decided(Decision::Encoding(Some(Encoding::Windows1252))),
        Event::Decided(Decision::Delimiter(Some(Delimiter::Semicolon))),
        Event::Decided(Decision::Worksheet("Fall".to_owned())),
        Event::Decided(Decision::HiddenRows(HiddenRows::LeaveOut)),
        Event::Decided(Decision::Columns(vec![mapping])),
        Event::Decided(Decision::ColumnOpen(Field::Key)),
        Event::Decided(Decision::NoColumn(Field::CoverageType)),
        Event::Decided(Decision::DateOrder(Field::CoverageEnd, DateOrder::DayFirst)),
    ];
    let mut screen = Screen::validated(clean());
    for decision in decisions {
        let before = screen.importing.run();
        let effects = screen.send(decision.clone()).to_vec();
        let Importing { run, limits, .. } = screen.importing;
        let template = screen.template();
        assert_ne!(run, before);
        let decisions = screen.importing.validate().expect("there is a file").decisions.clone();
        assert_eq!(effects, [Effect::Revalidate(Job { run, template, decisions, limits })], "{decision:?}");
        assert!(
            matches!(screen.phase(), Phase::Working { before: Some(_), .. }),
            "the previous result stays visible"
        );
        screen.answer(verdict(&screen, clean()));
    }
    let decided = json!({
        "columns": {"Coverage Type": null},
        "date_order": {"Coverage End Date": "day-first"},
        "worksheet": "Fall",
        "hidden_rows": "leave-out",
    });
    assert_eq!(screen.decisions(), decided, "a worksheet is read in one way");
}

#[test]
fn a_column_maps_to_one_field_and_a_field_to_one_column() {
    let mapping = |column, field| ColumnMapping { column, field };
    let mut screen = Screen::validated(clean());
    screen.send(Event::Decided(Decision::Columns(vec![mapping(1, Field::Key), mapping(2, Field::Status)])));
    screen.send(Event::Decided(Decision::Columns(vec![mapping(2, Field::Key)])));
    assert_eq!(screen.decisions(), json!({"columns": {"User ID": 2}}));
}

#[test]
fn a_field_is_left_out_until_it_is_mapped_or_asked_about_again() {
    let mapping = ColumnMapping { column: 3, field: Field::CoverageType };
    let mut screen = Screen::validated(clean());
    screen.send(Event::Decided(Decision::Columns(vec![mapping])));
    screen.send(Event::Decided(Decision::NoColumn(Field::CoverageType)));
    assert_eq!(screen.decisions(), json!({"columns": {"Coverage Type": null}}));
    screen.send(Event::Decided(Decision::Columns(vec![mapping])));
    assert_eq!(screen.decisions(), json!({"columns": {"Coverage Type": 3}}));
    screen.send(Event::Decided(Decision::NoColumn(Field::CoverageType)));
    screen.send(Event::Decided(Decision::ColumnOpen(Field::CoverageType)));
    assert_eq!(screen.decisions(), json!({}));
}

#[test]
fn a_field_has_one_value_in_every_row_until_it_is_mapped() {
    let mut screen = Screen::validated(clean());
    screen.send(Event::Decided(Decision::Constant(Field::Status, "Enrolled".to_owned())));
    assert_eq!(screen.decisions(), json!({"columns": {"Insurance Status": {"constant": "Enrolled"}}}));
    let mapping = ColumnMapping { column: 2, field: Field::Status };
    screen.send(Event::Decided(Decision::Columns(vec![mapping])));
    assert_eq!(screen.decisions(), json!({"columns": {"Insurance Status": 2}}));
}

#[test]
fn a_word_stands_for_another_one_until_it_is_open_again() {
    let word = |text: &str, meaning: Option<&str>| {
        Event::Decided(Decision::Word(Field::Status, text.to_owned(), meaning.map(str::to_owned)))
    };
    let mut screen = Screen::validated(clean());
    screen.send(word("In Force", Some("Waived")));
    screen.send(word("in  force", Some("Enrolled")));
    screen.send(word("", Some("Declined")));
    let words = json!({"in  force": "Enrolled", "": "Declined"});
    assert_eq!(screen.decisions(), json!({"words": {"Insurance Status": words}}));
    screen.send(word("in force", None));
    screen.send(word("", None));
    assert_eq!(screen.decisions(), json!({}));
}

#[test]
fn values_are_decided_by_column_and_damage_is_repaired_once() {
    let mut screen = Screen::validated(clean());
    screen.send(Event::Decided(Decision::Decimal(Field::CoverageAmount, DecimalStyle::Comma)));
    screen.send(Event::Decided(Decision::Century(Century::From2000)));
    screen.send(Event::Decided(Decision::Checks(vec![3, 4])));
    for _ in 0..2 {
        screen.send(Event::Decided(Decision::Repair(Field::Key, Code::KeyScientific)));
    }
    let decided = json!({
        "century": 2000,
        "decimal": {"Coverage Amount": "comma"},
        "check": [3, 4],
        "repairs": {"User ID": ["key_scientific"]},
    });
    assert_eq!(screen.decisions(), decided);
}

#[test]
fn all_proposals_are_confirmed_at_once_and_taken_back_at_once() {
    let questions = json!([
        {"decision": "/columns/User ID", "about": "column", "field": "key", "header": "User ID",
            "required": true, "reason": "alias", "candidates": [{"column": 2, "header": "Student"}]},
        {"decision": "/words/Insurance Status", "about": "words", "field": "status",
            "header": "Insurance Status", "more": 0, "words": [
                {"text": "Active", "rows": 3, "proposal": "Enrolled"},
                {"text": "Pending", "rows": 1, "proposal": null}]},
    ]);
    let questions = serde_json::from_value(questions).expect("questions");
    let mut screen = Screen::validated(clean());
    screen.send(Event::Decided(Decision::Proposals(questions)));
    let decided = json!({"columns": {"User ID": 2}, "words": {"Insurance Status": {"Active": "Enrolled"}}});
    assert_eq!(screen.decisions(), decided);
    screen.send(Event::Undone);
    assert_eq!(screen.decisions(), json!({}));
}

#[test]
fn decisions_are_taken_back_and_made_again_each_in_a_new_run() {
    let mut screen = Screen::validated(clean());
    assert_eq!(screen.send(Event::Undone), [], "there is no decision");
    let decide = |century| Event::Decided(Decision::Century(century));
    screen.send(decide(Century::From1900));
    screen.send(decide(Century::From2000));
    let run = screen.importing.run();
    assert!(matches!(screen.send(Event::Undone), [Effect::Revalidate(job)] if job.run != run));
    assert_eq!(screen.decisions(), json!({"century": 1900}));
    screen.send(Event::Redone);
    assert_eq!(screen.decisions(), json!({"century": 2000}));
    assert_eq!(screen.send(Event::Redone), [], "everything is made again");
    screen.send(Event::Undone);
    screen.send(Event::Undone);
    assert_eq!(screen.decisions(), json!({}));
    screen.send(decide(Century::From2000));
    assert_eq!(screen.send(Event::Redone), [], "another decision was made instead");
}

#[test]
fn decisions_for_another_template_are_not_brought_back() {
    let mut screen = Screen::validated(clean());
    screen.send(Event::Decided(Decision::Constant(Field::Status, "Enrolled".to_owned())));
    screen.send(Event::TemplateChosen("device".to_owned()));
    assert_eq!(screen.send(Event::Undone), []);
}

#[test]
fn another_delimiter_removes_all_decisions_about_columns() {
    let mut screen = Screen::validated(clean());
    screen.send(Event::Decided(Decision::Columns(vec![ColumnMapping { column: 1, field: Field::Key }])));
    screen.send(Event::Decided(Decision::NoColumn(Field::CoverageType)));
    screen.send(Event::Decided(Decision::Delimiter(Some(Delimiter::Semicolon))));
    assert_eq!(screen.decisions(), json!({"delimiter": ";"}));
}

#[test]
fn decisions_that_do_not_fit_the_file_are_asked_about_again() {
    let mut screen = Screen::validated(clean());
    screen.send(Event::Decided(Decision::Columns(vec![ColumnMapping { column: 9, field: Field::Key }])));
    screen.send(Event::Decided(Decision::DateOrder(Field::CoverageEnd, DateOrder::DayFirst)));
    screen.send(Event::Decided(Decision::Encoding(Some(Encoding::Utf8))));
    let run = screen.importing.run();
    let fault = DecisionFault { pointer: "/columns/User ID".to_owned(), rule: DecisionRule::NotInFile };
    let failure = EngineFailure::WrongDecision(fault);
    let effects = screen.answer(EngineAnswer::Failed { run, failure }).to_vec();
    let [Effect::Revalidate(job)] = effects.as_slice() else { panic!("{effects:?}") };
    assert_eq!(json!(job.decisions), json!({"encoding": "utf-8"}));
    assert!(matches!(screen.phase(), Phase::Working { .. }));
}

#[test]
fn another_template_removes_the_mapping_of_the_key() {
    let mapping = |column, field| ColumnMapping { column, field };
    let mut screen = Screen::validated(clean());
    screen.send(Event::Decided(Decision::Columns(vec![mapping(1, Field::Key), mapping(2, Field::Status)])));
    screen.send(Event::TemplateChosen("device".to_owned()));
    assert_eq!(screen.decisions(), json!({"columns": {"Insurance Status": 2}}));
}

#[test]
fn a_canceled_file_can_be_restarted() {
    let mut screen = Screen::with_file();
    let run = screen.importing.run();
    let late = verdict(&screen, clean());
    assert_eq!(screen.send(Event::Canceled), [Effect::Cancel { run }]);
    screen.answer(late);
    assert_eq!(screen.phase(), &Phase::Canceled);
    assert!(matches!(screen.send(Event::Restarted), [Effect::Start(_)]));
    assert!(matches!(screen.phase(), Phase::Working { .. }));
}

#[test]
fn canceling_a_finished_validation_changes_nothing() {
    let mut screen = Screen::validated(clean());
    let before = screen.importing.clone();
    assert_eq!(screen.send(Event::Canceled), []);
    assert_eq!(screen.importing, before);
}

#[test]
fn the_work_of_a_crashed_worker_is_repeated_with_a_notice() {
    let mut screen = Screen::validated(clean());
    screen.send(Event::WorkerCrashed);
    assert!(screen.importing.worker_crashed);
    assert!(matches!(screen.phase(), Phase::Working { before: Some(_), .. }));
    screen.answer(verdict(&screen, clean()));
    assert!(matches!(screen.phase(), Phase::Done { .. }));
    screen.send(Event::FileChosen(file(10)));
    assert!(!screen.importing.worker_crashed, "the next file starts in the worker");
}

#[test]
fn a_missing_file_is_unreadable() {
    let mut screen = Screen::with_file();
    screen
        .answer(EngineAnswer::Failed { run: screen.importing.run(), failure: EngineFailure::FileUnreadable });
    assert_eq!(screen.phase(), &Phase::Unreadable(EngineFailure::FileUnreadable));
}

#[test]
fn a_partly_read_file_cannot_be_staged_but_restarted() {
    let mut screen = Screen::with_file();
    let failure = EngineFailure::OtherSize { read: 210, size: 500 };
    screen.answer(EngineAnswer::Failed { run: screen.importing.run(), failure: failure.clone() });
    assert_eq!(screen.phase(), &Phase::Unreadable(failure));
    assert_eq!(screen.request(), []);
    assert!(matches!(screen.send(Event::Restarted), [Effect::Start(_)]));
}

#[test]
fn a_clean_file_is_staged_as_the_sheet_that_the_engine_writes() {
    let mut screen = Screen::validated(clean());
    let run = screen.importing.run();
    assert_eq!(screen.request(), [Effect::WriteSheet { run }]);
    assert_eq!(screen.importing.upload(), Some(UploadPhase::Writing));
    assert_eq!(screen.request(), [], "once is enough");

    let request = StageRequest { provenance: Box::new(provenance()), rejected: 0 };
    assert_eq!(screen.answer(sheet(run)), [Effect::Stage { run, request }]);
    assert_eq!(screen.answer(sheet(run)), [], "once is enough");
    assert!(screen.importing.is_uploading());

    let staged = screen.send(Event::StageEnded(Ok(import(7)))).to_vec();
    assert_eq!(staged, [Effect::Mark(TimingMark::Staged)]);
    assert_eq!(screen.importing.staged().map(|import| import.id), Some(7));
    assert_eq!(screen.importing.open.as_ref().map(|import| import.id), Some(7));
}

#[test]
fn the_template_is_recognized_by_the_first_header_unless_a_person_chose_it() {
    let template = |screen: &Screen| screen.template().template.id.clone();
    let mut screen = Screen::with_file();
    assert_eq!(template(&screen), "user");
    let run = screen.importing.run();
    assert!(matches!(screen.answer(header_that_fits(run, Some("device"))), [Effect::Revalidate(_)]));
    assert_eq!(template(&screen), "device");
    assert!(screen.importing.validate().is_some_and(|validate| validate.is_recognized));
    let run = screen.importing.run();
    screen.answer(header_that_fits(run, Some("user")));
    assert_eq!(template(&screen), "device", "once is enough for a file");

    screen.send(Event::TemplateChosen("user".to_owned()));
    let run = screen.importing.run();
    screen.answer(header_that_fits(run, Some("device")));
    assert_eq!(template(&screen), "user", "a person knows better");

    screen.send(Event::FileChosen(file(10)));
    let run = screen.importing.run();
    screen.answer(header_that_fits(run, Some("device")));
    assert_eq!(template(&screen), "device", "the choice was for the file before");

    let mut screen = Screen::new();
    screen.send(Event::TemplateChosen("user".to_owned()));
    screen.send(Event::FileChosen(file(10)));
    let run = screen.importing.run();
    screen.answer(header_that_fits(run, Some("device")));
    assert_eq!(template(&screen), "user", "the choice before the first file is for that file");
}

#[test]
fn a_correction_that_does_not_fit_is_taken_back_alone() {
    let mut screen = Screen::validated(clean());
    screen.send(Event::Decided(Decision::Encoding(Some(Encoding::Windows1252))));
    screen.send(Event::Decided(Decision::NoColumn(Field::CoverageType)));
    screen.send(Event::Decided(Decision::Cell { line: 900, field: Field::Key, text: "1".to_owned() }));
    let fault = DecisionFault { pointer: "/edits/0".to_owned(), rule: DecisionRule::NoCell };
    let failure = EngineFailure::WrongDecision(fault);
    let run = screen.importing.run();
    let effects = screen.answer(EngineAnswer::Failed { run, failure });
    assert!(matches!(effects, [Effect::Revalidate(_)]));
    let rest = json!({"encoding": "windows-1252", "columns": {"Coverage Type": null}});
    assert_eq!(screen.decisions(), rest);
}

#[test]
fn rejected_rows_need_consent_and_their_number_is_sent() {
    let mut screen = Screen::validated(with_rejected());
    for without in [0, 2, 4] {
        assert_eq!(screen.send(Event::StageRequested { without }), []);
    }
    assert!(matches!(screen.stage(), [Effect::Stage { request: StageRequest { rejected: 3, .. }, .. }]));
}

#[test]
fn a_sheet_of_another_run_and_one_that_nobody_asked_for_are_not_sent() {
    let mut screen = Screen::writing(clean());
    let run = screen.importing.run();
    assert_eq!(screen.answer(sheet(run.wrapping_sub(1))), []);
    assert_eq!(screen.importing.upload(), Some(UploadPhase::Writing));

    let mut screen = Screen::validated(clean());
    assert_eq!(screen.answer(sheet(screen.importing.run())), []);
    assert!(!screen.importing.is_uploading());
}

#[test]
fn a_file_that_changed_after_it_was_validated_is_not_staged() {
    let changed = |run| EngineAnswer::Failed { run, failure: EngineFailure::FileChanged };
    for mut screen in [Screen::validated(clean()), Screen::writing(clean())] {
        let run = screen.importing.run();
        assert_eq!(screen.answer(changed(run)), []);
        assert_eq!(screen.phase(), &Phase::Unreadable(EngineFailure::FileChanged));
        assert!(matches!(screen.importing.step, Step::Validate(_)));
        assert_eq!(screen.request(), []);
        assert!(
            matches!(screen.send(Event::Restarted), [Effect::Start(_)]),
            "it can be checked as it is now"
        );
    }
}

#[test]
fn a_worker_that_crashes_while_it_writes_the_sheet_leads_back_to_the_file() {
    let mut screen = Screen::writing(with_rejected());
    assert_eq!(screen.send(Event::WorkerCrashed), []);
    assert!(matches!(screen.phase(), Phase::Working { before: Some(_), .. }));
    screen.answer(verdict(&screen, with_rejected()));
    assert!(matches!(screen.stage(), [Effect::Stage { .. }]));
}

#[test]
fn a_worker_that_crashes_during_the_upload_does_not_end_it() {
    let mut screen = Screen::uploading();
    screen.send(Event::WorkerCrashed);
    assert!(screen.importing.is_uploading());
    screen.answer(verdict(&screen, clean()));
    screen.send(Event::StageEnded(Err(Unsent::Failed(Failure::Unreachable))));
    assert!(matches!(screen.phase(), Phase::Done { .. }), "the main thread validated it meanwhile");
    assert!(matches!(screen.stage(), [Effect::Stage { .. }]));
}

#[test]
fn the_server_is_asked_once_whether_the_file_was_processed_before() {
    let known = |screen: &Screen| screen.importing.validate()?.source.as_ref()?.processed_before.clone();
    let mut screen = Screen::validated(clean());
    let run = screen.importing.run();
    let ask = Effect::FetchProcessedBefore { source_sha256: "ab12".to_owned() };
    assert_eq!(screen.answer(source(run, "ab12")), [ask]);
    assert_eq!(screen.answer(source(run, "ab12")), []);
    let answer = |sha256: &str| Event::ProcessedBefore {
        source_sha256: sha256.to_owned(),
        before: processed_before(),
    };
    screen.send(answer("ffff"));
    assert_eq!(known(&screen), None, "that answer is about another file");
    screen.send(answer("ab12"));
    assert_eq!(known(&screen), Some(processed_before()));
    screen.send(Event::Decided(Decision::Encoding(Some(Encoding::Windows1252))));
    assert_eq!(known(&screen), Some(processed_before()), "the bytes are the same after a decision");
    screen.send(Event::FileChosen(file(10)));
    assert_eq!(known(&screen), None);
}

#[test]
fn a_blocked_or_empty_or_unfinished_file_is_not_staged() {
    let blocked = Summary { blocked: true, ..clean() };
    let empty = Summary { accepted: 0, rejected: 10, ..clean() };
    for summary in [blocked, empty] {
        let mut screen = Screen::validated(summary);
        assert_eq!(screen.request(), []);
    }
    let mut screen = Screen::validated(clean());
    screen.send(Event::Decided(Decision::Delimiter(Some(Delimiter::Tab))));
    assert_eq!(screen.request(), [], "its new verdict is not there yet");
}

#[test]
fn an_open_import_blocks_staging_and_nothing_else() {
    let mut screen = Screen::new();
    screen.send(Event::OpenFetched(Ok(Some(import(3)))));
    screen.send(Event::FileChosen(file(500)));
    screen.answer(verdict(&screen, clean()));
    assert_eq!(screen.request(), []);
    assert_eq!(screen.send(Event::DeleteRequested), [Effect::Delete { id: 3 }]);
    assert_eq!(screen.send(Event::DeleteRequested), [], "once is enough");
    assert_eq!(screen.send(Event::DeleteEnded(Ok(()))), [Effect::FetchOpen]);
    assert!(matches!(screen.stage(), [Effect::Stage { .. }]), "the file is still there");
}

#[test]
fn an_import_opened_elsewhere_is_shown_and_the_file_stays() {
    let mut screen = Screen::uploading();
    screen.send(Event::StageEnded(Err(Unsent::ImportOpen(Some(import(9))))));
    assert_eq!(screen.importing.open.as_ref().map(|import| import.id), Some(9));
    screen.send(Event::DeleteRequested);
    screen.send(Event::DeleteEnded(Ok(())));
    assert_eq!(screen.unsent(), None, "the obstacle is gone");
    assert!(matches!(screen.stage(), [Effect::Stage { .. }]));
}

#[test]
fn an_unreachable_server_loses_nothing() {
    let mut screen = Screen::validated(with_rejected());
    let first = screen.stage().to_vec();
    screen.send(Event::StageEnded(Err(Unsent::Failed(Failure::Unreachable))));
    assert_eq!(screen.unsent(), Some(&Unsent::Failed(Failure::Unreachable)));
    assert_eq!(screen.stage(), first, "the same again");
}

#[test]
fn a_decision_after_a_failed_upload_validates_again() {
    let mut screen = Screen::uploading();
    screen.send(Event::StageEnded(Err(Unsent::Failed(problem(ProblemCode::FileBlocked)))));
    let effects = screen.send(Event::Decided(Decision::Encoding(Some(Encoding::Utf8))));
    assert!(matches!(effects, [Effect::Revalidate(_)]));
    assert!(matches!(screen.importing.step, Step::Validate(_)));
}

#[test]
fn nothing_about_a_file_changes_during_its_upload() {
    let mut screen = Screen::uploading();
    screen.send(Event::Sent(Sent { bytes: 250, of: 500 }));
    let before = screen.importing.clone();
    for event in [
        Event::TemplateChosen("device".to_owned()),
        Event::Decided(Decision::Encoding(Some(Encoding::Utf16Le))),
        Event::Canceled,
        Event::Restarted,
        Event::Left,
    ] {
        assert_eq!(screen.send(event), []);
    }
    assert_eq!(screen.importing, before);
}

#[test]
fn another_file_aborts_the_upload() {
    let mut screen = Screen::uploading();
    let run = screen.importing.run();
    let effects = screen.send(Event::FileChosen(file(10))).to_vec();
    assert_eq!(effects[..2], [Effect::AbortUpload, Effect::Cancel { run }]);
    screen.send(Event::StageEnded(Ok(import(7))));
    assert_eq!(screen.importing.staged(), None);
}

#[test]
fn deleting_the_staged_import_returns_to_the_first_step() {
    let mut screen = Screen::uploading();
    screen.send(Event::StageEnded(Ok(import(7))));
    assert_eq!(screen.send(Event::DeleteRequested), [Effect::Delete { id: 7 }]);
    let effects = screen.send(Event::DeleteEnded(Ok(()))).to_vec();
    assert!(effects.contains(&Effect::FetchOpen));
    assert_eq!(screen.importing.step, Step::Choose(Choose::default()));
    assert_eq!(screen.importing.open, None);
}

#[test]
fn a_failed_deletion_is_shown_and_an_import_already_gone_counts_as_deleted() {
    let mut screen = Screen::new();
    screen.send(Event::OpenFetched(Ok(Some(import(3)))));
    screen.send(Event::DeleteRequested);
    screen.send(Event::DeleteEnded(Err(Failure::Unreachable)));
    assert_eq!(screen.importing.deleting, Some(Deleting::Failed(Failure::Unreachable)));
    assert!(screen.importing.open.is_some());

    assert_eq!(screen.send(Event::DeleteRequested), [Effect::Delete { id: 3 }], "again");
    screen.send(Event::DeleteEnded(Err(problem(ProblemCode::NotFound))));
    assert_eq!((screen.importing.deleting.clone(), screen.importing.open.clone()), (None, None));
}

#[test]
fn the_admin_can_leave_a_file() {
    let mut screen = Screen::validated(clean());
    let run = screen.importing.run();
    assert_eq!(screen.send(Event::Left), [Effect::Cancel { run }]);
    assert_eq!(screen.importing.step, Step::Choose(Choose::default()));
}

#[test]
fn another_refresh_during_a_refresh_follows_it_once() {
    let mut screen = Screen::new();
    assert_eq!(screen.send(Event::RefreshRequested), [Effect::FetchOpen]);
    assert_eq!(screen.send(Event::RefreshRequested), []);
    assert_eq!(screen.send(Event::RefreshRequested), []);
    assert_eq!(screen.send(Event::OpenFetched(Ok(Some(import(3))))), [Effect::FetchOpen]);
    assert_eq!(screen.send(Event::OpenFetched(Err(Failure::Unreachable))), []);
    assert!(screen.importing.open.is_some(), "an unreachable server changes nothing");
    assert_eq!(screen.send(Event::RefreshRequested), [Effect::FetchOpen]);
}

#[test]
fn rows_of_the_latest_run_are_shown_until_another_file_is_chosen() {
    let mut screen = Screen::validated(clean());
    let run = screen.importing.run();
    let request = WindowRequest { number: 4, filter: Filter::default(), from: 20, count: 40 };
    let rows = RowsRequest { run, number: 4, filter: Filter::default(), from: 20, count: 40 };
    assert_eq!(screen.send(Event::WindowRequested(request)), [Effect::FetchWindow(rows)]);
    let window = |run| Window { run, number: 4, total: 90, from: 20, rows: Vec::new() };
    screen.answer(EngineAnswer::Window(window(run.wrapping_sub(1))));
    assert_eq!(screen.importing.validate().and_then(|validate| validate.window.clone()), None);
    screen.stage();
    screen.answer(EngineAnswer::Window(window(run)));
    let shown = screen.importing.validate().and_then(|validate| validate.window.as_deref());
    assert_eq!(shown, Some(&window(run)), "also during an upload");
    screen.send(Event::FileChosen(file(10)));
    assert_eq!(screen.importing.validate().and_then(|validate| validate.window.clone()), None);
    assert_eq!(screen.importing.files_chosen, 2);
}

#[test]
fn a_file_waits_for_the_templates() {
    let mut screen = Screen::without_templates();
    assert_eq!(screen.send(Event::TemplatesRequested), [], "one request at a time");
    screen.send(Event::TemplateChosen("device".to_owned()));
    assert_eq!(screen.send(Event::FileChosen(file(500))), [], "nothing is validated yet");
    let waiting = Some(file(500));
    assert_eq!(screen.importing.step, Step::Choose(Choose { waiting: waiting.clone(), refused: None }));

    screen.send(Event::TemplatesFetched(Err(Failure::Unreachable)));
    assert_eq!(screen.importing.templates.fetch, TemplateFetch::Failed(Failure::Unreachable));
    assert_eq!(screen.importing.step, Step::Choose(Choose { waiting, refused: None }), "it still waits");
    assert_eq!(screen.send(Event::TemplatesRequested), [Effect::FetchTemplates]);

    let effects = screen.send(Event::TemplatesFetched(Ok(templates(1)))).to_vec();
    let [Effect::Mark(TimingMark::Chosen), Effect::Start(job)] = effects.as_slice() else {
        panic!("the file is validated, not {effects:?}");
    };
    assert_eq!((job.template.template.id.as_str(), job.run), ("device", screen.importing.run()));
}

#[test]
fn a_template_that_is_not_in_the_set_cannot_be_chosen() {
    let mut screen = Screen::validated(clean());
    let before = screen.importing.clone();
    assert_eq!(screen.send(Event::TemplateChosen("teacher".to_owned())), []);
    assert_eq!(screen.importing, before);
}

#[test]
fn a_changed_template_is_fetched_and_the_file_validated_again() {
    let mut screen = Screen::uploading();
    let effects = screen.send(Event::StageEnded(Err(Unsent::TemplateChanged))).to_vec();
    assert_eq!(effects, [Effect::FetchTemplates]);
    assert_eq!(screen.request(), [], "the template is not known yet");

    let effects = screen.send(Event::TemplatesFetched(Ok(templates(2)))).to_vec();
    let [Effect::Revalidate(job)] = effects.as_slice() else {
        panic!("the file is validated again, not {effects:?}");
    };
    assert_eq!(job.template.template.version, 2);
    screen.answer(verdict(&screen, clean()));
    assert_eq!(screen.unsent(), Some(&Unsent::TemplateChanged), "the reason stays visible");
    assert!(matches!(screen.stage(), [Effect::Stage { .. }]), "its new sheet is staged");
    assert_eq!(screen.unsent(), None);
}

#[test]
fn templates_that_are_fetched_unchanged_repeat_no_validation() {
    let mut screen = Screen::validated(clean());
    assert_eq!(screen.send(Event::TemplatesRequested), [Effect::FetchTemplates]);
    assert_eq!(screen.send(Event::TemplatesFetched(Ok(templates(1)))), []);
    assert!(matches!(screen.phase(), Phase::Done { .. }));
}

#[test]
fn the_first_template_replaces_one_that_is_gone() {
    let mut screen = Screen::validated(clean());
    screen.send(Event::TemplateChosen("device".to_owned()));
    screen.send(Event::Decided(Decision::Columns(vec![ColumnMapping { column: 1, field: Field::Key }])));
    screen.send(Event::TemplatesRequested);
    let users = templates(1).iter().take(1).cloned().collect();
    let users = TemplateSet::new(users).expect("the template keeps the rules");
    let effects = screen.send(Event::TemplatesFetched(Ok(Arc::new(users)))).to_vec();
    assert!(matches!(effects.as_slice(), [Effect::Revalidate(_)]));
    assert_eq!((screen.template().template.id.as_str(), screen.decisions()), ("user", json!({})));
}
