//! Sends requests to the engine, wherever it runs, and passes on its answers.

use super::worker::{RunningWorker, WorkerEvent};
use coverlist_worker::{BUILD, EngineAnswer, EngineRequest, Host, Pace, Start};
use gloo_timers::callback::Timeout;
use std::cell::RefCell;
use std::rc::{Rc, Weak};
use web_sys::File;

/// The maximum time that a request waits for the worker to start, in milliseconds. Usually the browser has
/// the worker in its cache.
const START_TIMEOUT_MS: u32 = 4_000;

/// Validates files with the engine. Dropping the validator ends the worker.
pub struct Validator {
    backend: RefCell<Backend>,
    /// The current job. A new backend starts over with it.
    job: RefCell<Option<(Start, File)>>,
    on_answer: Rc<dyn Fn(EngineAnswer)>,
    on_fallback: Box<dyn Fn(FallbackReason)>,
    /// For the timeout, which must not keep the validator alive.
    this: Weak<Self>,
}

/// The reason why the main thread validates instead of the worker.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FallbackReason {
    /// The worker did not start in time, or cannot start.
    WorkerUnavailable,
    /// The worker crashed. The main thread repeats its work.
    WorkerCrashed,
}

enum Backend {
    /// The worker has not reported its build yet. The timeout runs once a request waits for the worker.
    Starting {
        worker: Rc<RunningWorker>,
        timeout: Option<Timeout>,
    },
    Worker(Rc<RunningWorker>),
    /// The engine on the main thread; `None` in a browser without message channels.
    MainThread(Option<Rc<Host>>),
}

impl Validator {
    /// Starts the worker from the script at `script_url`. `on_answer` gets the answers; `on_fallback` is
    /// called when the main thread takes over.
    pub fn start(
        script_url: &str,
        on_answer: impl Fn(EngineAnswer) + 'static,
        on_fallback: impl Fn(FallbackReason) + 'static,
    ) -> Rc<Self> {
        Rc::new_cyclic(|this: &Weak<Self>| {
            let on_event = {
                let this = this.clone();
                move |event| {
                    if let Some(validator) = this.upgrade() {
                        validator.take(event);
                    }
                }
            };
            let on_answer: Rc<dyn Fn(EngineAnswer)> = Rc::new(on_answer);
            let backend = match RunningWorker::start(script_url, on_event) {
                Ok(worker) => Backend::Starting { worker: Rc::new(worker), timeout: None },
                Err(_) => Backend::main_thread(&on_answer),
            };
            Self {
                backend: RefCell::new(backend),
                job: RefCell::default(),
                on_answer,
                on_fallback: Box::new(on_fallback),
                this: this.clone(),
            }
        })
    }

    /// Sends a request. An [`EngineRequest::Start`] needs the file.
    pub fn send(&self, request: EngineRequest, file: Option<File>) {
        self.note_job(&request, file.as_ref());
        let sent = match &mut *self.backend.borrow_mut() {
            // The job is sent when the worker has started.
            Backend::Starting { timeout, .. } => {
                timeout.get_or_insert_with(|| self.start_timeout());
                Ok(())
            }
            Backend::Worker(worker) => worker.send(&request, file.as_ref()),
            Backend::MainThread(host) => {
                if let Some(host) = host {
                    host.take(request, file);
                }
                Ok(())
            }
        };
        if sent.is_err() {
            self.fall_back();
        }
    }

    fn note_job(&self, request: &EngineRequest, file: Option<&File>) {
        let mut job = self.job.borrow_mut();
        match request {
            EngineRequest::Start(start) => *job = file.map(|file| (Start::clone(start), file.clone())),
            EngineRequest::Revalidate(now) => {
                if let Some((start, _)) = &mut *job {
                    start.clone_from(now);
                }
            }
            EngineRequest::Cancel { .. } => *job = None,
            EngineRequest::Rows(_) | EngineRequest::Sheet { .. } => {}
        }
    }

    fn start_timeout(&self) -> Timeout {
        let this = self.this.clone();
        Timeout::new(START_TIMEOUT_MS, move || {
            if let Some(validator) = this.upgrade() {
                validator.fall_back();
            }
        })
    }

    fn take(&self, event: WorkerEvent) {
        match event {
            WorkerEvent::Answer(EngineAnswer::Hello { build }) if build == BUILD => self.adopt_worker(),
            WorkerEvent::Answer(EngineAnswer::Hello { .. }) | WorkerEvent::Failed => self.fall_back(),
            WorkerEvent::Answer(answer) => (self.on_answer)(answer),
        }
    }

    /// Uses the worker: it has started and has the right build.
    fn adopt_worker(&self) {
        let worker = match &*self.backend.borrow() {
            Backend::Starting { worker, .. } => Rc::clone(worker),
            Backend::Worker(_) | Backend::MainThread(_) => return,
        };
        self.backend.replace(Backend::Worker(worker));
        self.repeat_job();
    }

    /// Continues on the main thread, and repeats the job there.
    fn fall_back(&self) {
        let reason = match &*self.backend.borrow() {
            Backend::Starting { .. } => FallbackReason::WorkerUnavailable,
            Backend::Worker(_) => FallbackReason::WorkerCrashed,
            Backend::MainThread(_) => return,
        };
        self.backend.replace(Backend::main_thread(&self.on_answer));
        (self.on_fallback)(reason);
        self.repeat_job();
    }

    fn repeat_job(&self) {
        let job = self.job.borrow().clone();
        if let Some((start, file)) = job {
            self.send(EngineRequest::Start(Box::new(start)), Some(file));
        }
    }
}

impl Backend {
    fn main_thread(on_answer: &Rc<dyn Fn(EngineAnswer)>) -> Self {
        let on_answer = Rc::clone(on_answer);
        Self::MainThread(Host::new(Pace::PAGE, move |answer| on_answer(answer)).ok())
    }
}
