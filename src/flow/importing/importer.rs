//! Carries out the effects of the import screen.

use super::announcement::announcement;
use super::{Chosen, Corrected, Effect, Event, Importing, TimingMark, advance};
use crate::client::{Client, Retryable, StageRequest};
use crate::drafts::Drafts;
use crate::flow::task::Task;
use crate::flow::{Flow, Machine};
use crate::ui::Announcer;
use crate::validator::Validator;
use coverlist_core::sheet::Source;
use coverlist_core::validate::Limits;
use coverlist_worker::EngineAnswer;
use leptos::prelude::*;
use std::cell::{Cell, OnceCell, RefCell};
use std::rc::Rc;
use web_sys::{Blob, File};

/// The state machine of the import screen, while the screen is open.
pub type Importer = Machine<ImportFlow>;

/// The rules of the import screen, and the objects that its effects use.
pub struct ImportFlow {
    pub(super) client: Client,
    announcer: Announcer,
    pub(super) time_zone: String,
    /// The name of the saved source that applies to every file; `None` for the one that has its headers.
    pub(super) source_name: Signal<Option<String>>,
    /// The effects that wait for their code.
    pub(super) waiting: RefCell<Vec<Effect>>,
    pub(super) is_loading: Cell<bool>,
    pub(super) validator: OnceCell<Rc<Validator>>,
    pub(super) file: RefCell<Option<File>>,
    /// The written sheet or download, while the engine's answer with it is handled.
    pub(super) written: RefCell<Option<Blob>>,
    pub(super) upload: RefCell<Option<Task>>,
    pub(super) drafts: OnceCell<Rc<Drafts>>,
    /// The number is the run. Two requests are equal only if the file was validated in the same run.
    pub(super) staging: Rc<Retryable<(u32, StageRequest)>>,
    pub(super) deletion: Rc<Retryable<i64>>,
    pub(super) saving: Rc<Retryable<Box<Source>>>,
}

impl Flow for ImportFlow {
    type State = Importing;
    type Event = Event;
    type Effect = Effect;

    fn advance(state: Importing, event: Event) -> (Importing, Vec<Effect>) {
        advance(state, event)
    }

    fn run(&self, effect: Effect, importer: Importer) {
        match effect {
            Effect::AbortUpload => drop(self.upload.take()),
            Effect::FetchTemplates => self.fetch_templates(importer),
            Effect::Mark(mark) => self.mark(mark, importer),
            effect => self.run_later(effect, importer),
        }
    }
}

impl ImportFlow {
    fn mark(&self, mark: TimingMark, importer: Importer) {
        if let Some(performance) = window().performance() {
            // Only measurements read the mark, so a failure is ignored.
            let _ = performance.mark(mark.name());
        }
        if let Some(sentence) = importer.now(|importing| announcement(mark, importing)) {
            self.announcer.say(sentence);
        }
    }
}

impl Importer {
    /// Opens the screen: fetches the templates, then starts the worker and fetches the open import.
    /// `time_zone` is the district's. Every file is read with the saved source that `source_name` names.
    pub fn open(
        client: Client,
        announcer: Announcer,
        limits: Limits,
        time_zone: String,
        source_name: Signal<Option<String>>,
    ) -> Self {
        let flow = ImportFlow {
            client,
            announcer,
            time_zone,
            source_name,
            waiting: RefCell::default(),
            is_loading: Cell::default(),
            validator: OnceCell::new(),
            file: RefCell::default(),
            written: RefCell::default(),
            upload: RefCell::default(),
            drafts: OnceCell::new(),
            staging: Rc::default(),
            deletion: Rc::default(),
            saving: Rc::default(),
        };
        let importer = Machine::new(flow, Importing::new(limits));
        importer.send(Event::TemplatesRequested);
        importer.go_on_after_templates();
        importer
    }

    /// Starts what can wait until a person can choose a file. A slow computer compiles its code for longer
    /// than it waits for the templates.
    fn go_on_after_templates(self) {
        let is_waiting = self.watch(|importing| importing.templates.are_awaited());
        leptos::prelude::Effect::new(move |is_started: Option<bool>| {
            let was_started = is_started == Some(true);
            let goes_on = was_started || !is_waiting.get();
            if goes_on && !was_started {
                self.run(Effect::StartEngine);
                self.run(Effect::FetchSources);
                self.send(Event::RefreshRequested);
            }
            goes_on
        });
    }

    /// The importer that the surrounding screen provides as a context.
    pub fn here() -> Self {
        expect_context()
    }

    /// Takes an answer of the engine. A sheet or download comes with the answer that it is written.
    pub(super) fn take(self, answer: EngineAnswer, written: Option<Blob>) {
        let Some(flow) = self.flow() else { return };
        flow.written.replace(written);
        self.send(Event::Answered(answer));
    }

    /// Shows the screen again, after its person has looked at another one. What may have changed meanwhile is
    /// fetched again.
    pub fn return_to(self) {
        if self.now(|importing| importing.staged().is_some()) {
            self.send(Event::Left);
        }
        self.send(Event::TemplatesRequested);
        self.send(Event::RefreshRequested);
    }

    /// Makes the engine ready for a file that a person is about to choose.
    pub fn prepare(self) {
        self.run(Effect::PrepareEngine);
    }

    /// Takes a file that was chosen, dropped, pasted or fetched.
    pub fn choose(self, file: File) {
        self.take_file(file, None);
    }

    /// Takes the rows of a processed import that were not applied, to correct them.
    pub fn correct(self, file: File, corrected: Corrected) {
        self.send(Event::TemplateChosen(corrected.template.clone()));
        self.take_file(file, Some(corrected));
    }

    fn take_file(self, file: File, corrects: Option<Corrected>) {
        let Some(flow) = self.flow() else { return };
        let chosen = Chosen { name: file.name(), bytes: file.size() as u64, corrects };
        flow.file.replace(Some(file));
        self.send(Event::FileChosen(chosen));
    }
}
