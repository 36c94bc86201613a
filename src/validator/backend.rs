//! Sends requests to the engine, wherever it runs, and passes on its answers.

use super::engine_link::{EngineEvent, send};
use super::job::Job;
use super::main_thread::MainThreadEngine;
use super::worker::WorkerEngine;
use coverlist_worker::{BUILD, EngineAnswer, EngineFailure, EngineRequest};
use gloo_timers::callback::Timeout;
use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};
use std::sync::atomic::{AtomicU32, Ordering};
use wasm_bindgen_futures::spawn_local;
use web_sys::{Blob, File};

/// The path of the engine's scripts among the files of a build, without their endings. Their names have no
/// hash, so an engine of another build, which a cache may have, is recognized by the build it reports.
pub const ENGINE: &str = "/coverlist-worker";

/// The maximum time that a request waits for the worker to start, in milliseconds. Usually the browser has
/// the worker in its cache.
const START_TIMEOUT_MS: u32 = 4_000;

/// Validates files with the engine. Dropping the validator ends the worker.
pub struct Validator {
    engine_url: String,
    /// The number of this instance of the page.
    instance: u32,
    backend: RefCell<Backend>,
    /// The number of modules loaded so far.
    modules: Cell<u32>,
    /// The current job. A new backend starts over with it.
    job: RefCell<Option<Job>>,
    on_answer: Box<dyn Fn(EngineAnswer, Option<Blob>)>,
    on_crash: Box<dyn Fn()>,
    /// For events and timeouts, which must not keep the validator alive.
    this: Weak<Self>,
}

#[derive(Default)]
enum Backend {
    /// The worker has not reported its build yet. The timeout runs once a request waits for the worker.
    StartingWorker {
        worker: WorkerEngine,
        timeout: Option<Timeout>,
    },
    Worker(WorkerEngine),
    /// The engine's module is loading for the main thread, or has not reported its build yet.
    LoadingModule(Option<MainThreadEngine>),
    MainThread(MainThreadEngine),
    /// No engine can run. The next request tries again.
    #[default]
    Missing,
}

/// The number of a new instance of the page, from 1.
fn next_instance() -> u32 {
    static LAST: AtomicU32 = AtomicU32::new(0);
    LAST.fetch_add(1, Ordering::Relaxed) + 1
}

impl Validator {
    /// Starts the worker from the scripts at `engine_url`, see [`ENGINE`]. `on_answer` gets the answers;
    /// `on_crash` is called when the worker crashed and the main thread repeats its work.
    pub fn start(
        engine_url: String,
        on_answer: impl Fn(EngineAnswer, Option<Blob>) + 'static,
        on_crash: impl Fn() + 'static,
    ) -> Rc<Self> {
        let validator = Rc::new_cyclic(|this: &Weak<Self>| Self {
            engine_url,
            instance: next_instance(),
            backend: RefCell::default(),
            modules: Cell::default(),
            job: RefCell::default(),
            on_answer: Box::new(on_answer),
            on_crash: Box::new(on_crash),
            this: this.clone(),
        });
        validator.start_worker();
        validator
    }

    /// Sends a request. An [`EngineRequest::Start`] needs the file.
    pub fn send(&self, request: EngineRequest, file: Option<File>) {
        let job = Job::after(self.job.take(), &request, file.as_ref());
        let has_job = job.is_some();
        if has_job && matches!(*self.backend.borrow(), Backend::Missing) {
            self.load_module();
        }
        self.job.replace(job);
        let sent = match &mut *self.backend.borrow_mut() {
            Backend::Worker(worker) => send(worker, self.instance, &request, file.as_ref()),
            Backend::MainThread(engine) => send(engine, self.instance, &request, file.as_ref()),
            // The job is sent when the engine has started. Nothing else waits for it.
            Backend::StartingWorker { timeout, .. } if has_job => {
                timeout.get_or_insert_with(|| self.start_timeout());
                Ok(())
            }
            Backend::StartingWorker { .. } | Backend::LoadingModule(_) | Backend::Missing => Ok(()),
        };
        if sent.is_err() {
            self.fail();
        }
    }

    fn start_worker(&self) {
        match WorkerEngine::start(&format!("{}_loader.js", self.engine_url), self.instance, self.on_event()) {
            Ok(worker) => drop(self.backend.replace(Backend::StartingWorker { worker, timeout: None })),
            Err(_) => self.load_module(),
        }
    }

    fn load_module(&self) {
        self.backend.replace(Backend::LoadingModule(None));
        let (this, on_event) = (self.this.clone(), self.on_event());
        // A crashed module stays broken, so each start loads a module of its own.
        let start = self.modules.replace(self.modules.get() + 1);
        let url = format!("{}.js?start={start}", self.engine_url);
        spawn_local(async move {
            let engine = MainThreadEngine::start(&url, on_event).await;
            let Some(validator) = this.upgrade() else { return };
            match engine {
                Ok(engine) => drop(validator.backend.replace(Backend::LoadingModule(Some(engine)))),
                Err(_) => validator.fail(),
            }
        });
    }

    fn on_event(&self) -> impl Fn(EngineEvent) + Clone + 'static {
        let this = self.this.clone();
        move |event| {
            if let Some(validator) = this.upgrade() {
                validator.take(event);
            }
        }
    }

    fn start_timeout(&self) -> Timeout {
        let on_event = self.on_event();
        Timeout::new(START_TIMEOUT_MS, move || on_event(EngineEvent::Failed))
    }

    fn take(&self, event: EngineEvent) {
        match event {
            EngineEvent::Answer(EngineAnswer::Hello { build }, _) if build == BUILD => self.adopt(),
            EngineEvent::Answer(EngineAnswer::Hello { .. }, _) | EngineEvent::Failed => self.fail(),
            EngineEvent::Answer(answer, blob) => (self.on_answer)(answer, blob),
        }
    }

    /// Uses the engine: it has started and has the right build.
    fn adopt(&self) {
        let adopted = match self.backend.take() {
            Backend::StartingWorker { worker, .. } => Backend::Worker(worker),
            Backend::LoadingModule(Some(engine)) => Backend::MainThread(engine),
            other => other,
        };
        self.backend.replace(adopted);
        let request = self.job.borrow().as_ref().map(Job::request);
        if let Some((request, file)) = request {
            self.send(request, Some(file));
        }
    }

    /// Goes on without the current engine.
    fn fail(&self) {
        match self.backend.take() {
            Backend::StartingWorker { .. } => self.load_module(),
            Backend::Worker(_) => {
                (self.on_crash)();
                self.load_module();
            }
            Backend::LoadingModule(_) | Backend::MainThread(_) | Backend::Missing => self.report_missing(),
        }
    }

    fn report_missing(&self) {
        let run = self.job.borrow().as_ref().map(|job| job.start.run);
        if let Some(run) = run {
            (self.on_answer)(EngineAnswer::Failed { run, failure: EngineFailure::NoEngine }, None);
        }
    }
}
