//! Drives the import screen with events and checks its steps and effects.

mod deciding;
mod downloading;
mod drafts;
mod looking_up;
mod sources;
mod staging;
mod templates;

use super::*;
use crate::client::{Failure, Sent, StageRequest};
use crate::flow::sample::{self, provenance};
use coverlist_api::{ImportView, Person, Problem, ProblemCode, ProcessedBefore};
use coverlist_core::findings::Code;
use coverlist_core::lifecycle::State;
use coverlist_core::map::{BetterTemplate, ColumnMapping, HeaderVerdict};
use coverlist_core::read::{Delimiter, Encoding, HiddenRows};
use coverlist_core::record::Field;
use coverlist_core::sheet::{DecisionFault, DecisionRule, Decisions, Source};
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
    Chosen { name: "enrollment.csv".to_owned(), bytes, corrects: None }
}

/// A source of user lists, in its first version.
pub(super) fn saved_source(name: &str) -> Source {
    Source {
        name: name.to_owned(),
        version: 1,
        template: "user".to_owned(),
        headers: vec!["Student".to_owned()],
        decisions: Decisions::default(),
    }
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
        left_out: Vec::new(),
        sourced: None,
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
        #[cfg(not(target_arch = "wasm32"))]
        reversal: None,
        #[cfg(not(target_arch = "wasm32"))]
        other_names: None,
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
    let (template, decisions, sources) = (screen.template(), Decisions::default(), Arc::default());
    let start = Effect::Start(Job { run, template, decisions, sources, limits });
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
    let run = screen.importing.run();
    let effects = [Effect::Mark(TimingMark::Validated), Effect::FetchKeys { run }];
    assert_eq!(screen.send(Event::Answered(done)), effects);
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
fn the_server_is_asked_once_whether_the_file_was_processed_before() {
    let known = |screen: &Screen| screen.importing.validate()?.source.as_ref()?.processed_before.clone();
    let mut screen = Screen::validated(clean());
    let run = screen.importing.run();
    let ask = Effect::FetchProcessedBefore { source_sha256: "ab12".to_owned() };
    let find = Effect::FindDraft { source_sha256: "ab12".to_owned() };
    assert_eq!(screen.answer(source(run, "ab12")), [ask, find]);
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
    let window = |run| Window { run, number: 4, total: 90, from: 20, ..Window::default() };
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
