//! The web worker with the engines. All instances of the page share it.

use super::engine_link::{EngineEvent, EngineLink, instance_of};
use coverlist_worker::start_worker;
use js_sys::Array;
use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::{Rc, Weak};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_futures::spawn_local;
use web_sys::{ErrorEvent, MessageEvent, Worker};

/// An engine in the worker. Dropping it ends the engine, and the worker if no other engine uses it.
pub(super) struct WorkerEngine {
    worker: Rc<SharedWorker>,
    instance: u32,
}

/// Receives the events of an engine.
type OnEvent = Rc<dyn Fn(EngineEvent)>;

struct SharedWorker {
    worker: Worker,
    engines: RefCell<HashMap<u32, OnEvent>>,
    /// The greeting of the worker, for engines that start later.
    greeting: RefCell<Option<JsValue>>,
    _on_message: Closure<dyn Fn(MessageEvent)>,
    _on_error: Closure<dyn Fn(ErrorEvent)>,
    _on_broken: Closure<dyn Fn()>,
}

thread_local! {
    /// The worker of each script, while an engine uses it.
    static WORKERS: RefCell<HashMap<String, Weak<SharedWorker>>> = RefCell::default();
}

impl WorkerEngine {
    /// Starts an engine for an instance of the page, and the worker unless it runs. Most failures come later,
    /// as [`EngineEvent::Failed`].
    pub(super) fn start(
        script_url: &str,
        instance: u32,
        on_event: impl Fn(EngineEvent) + 'static,
    ) -> Result<Self, JsValue> {
        let worker = SharedWorker::of(script_url)?;
        worker.engines.borrow_mut().insert(instance, Rc::new(on_event));
        if worker.greeting.borrow().is_some() {
            worker.greet_later(instance);
        }
        Ok(Self { worker, instance })
    }
}

impl EngineLink for WorkerEngine {
    fn post(&self, message: &Array) -> Result<(), JsValue> {
        self.worker.worker.post_message(message)
    }
}

impl Drop for WorkerEngine {
    fn drop(&mut self) {
        self.worker.engines.borrow_mut().remove(&self.instance);
        // A worker that has ended needs no message.
        let _ = self.post(&Array::of3(&JsValue::NULL, &JsValue::NULL, &self.instance.into()));
    }
}

impl SharedWorker {
    fn of(script_url: &str) -> Result<Rc<Self>, JsValue> {
        let running = WORKERS.with_borrow(|workers| workers.get(script_url)?.upgrade());
        if let Some(running) = running {
            return Ok(running);
        }
        let worker = start_worker(script_url)?;
        let worker = Rc::new_cyclic(|this: &Weak<Self>| Self::listening(worker, this, script_url));
        WORKERS.with_borrow_mut(|workers| workers.insert(script_url.to_owned(), Rc::downgrade(&worker)));
        Ok(worker)
    }

    fn listening(worker: Worker, this: &Weak<Self>, script_url: &str) -> Self {
        let shared = this.clone();
        let on_message = Closure::<dyn Fn(_)>::new(move |event: MessageEvent| {
            shared.upgrade().iter().for_each(|worker| worker.take(&event.data()));
        });
        worker.set_onmessage(Some(on_message.as_ref().unchecked_ref()));

        let failed = {
            let (shared, script_url) = (this.clone(), script_url.to_owned());
            move || {
                WORKERS.with_borrow_mut(|workers| workers.remove(&script_url));
                shared.upgrade().iter().for_each(|worker| worker.fail());
            }
        };
        let on_failure = failed.clone();
        let on_error = Closure::<dyn Fn(_)>::new(move |event: ErrorEvent| {
            event.prevent_default();
            on_failure();
        });
        worker.set_onerror(Some(on_error.as_ref().unchecked_ref()));

        // A message that cannot be decoded comes from another build.
        let on_broken = Closure::<dyn Fn()>::new(failed);
        worker.set_onmessageerror(Some(on_broken.as_ref().unchecked_ref()));
        Self {
            worker,
            engines: RefCell::default(),
            greeting: RefCell::default(),
            _on_message: on_message,
            _on_error: on_error,
            _on_broken: on_broken,
        }
    }

    /// Passes on a message: to its instance, and the greeting to all.
    fn take(&self, message: &JsValue) {
        let instance = instance_of(message);
        if instance == 0 {
            self.greeting.replace(Some(message.clone()));
        }
        for on_event in self.addressed(instance) {
            on_event(EngineEvent::of_message(message));
        }
    }

    fn fail(&self) {
        self.addressed(0).into_iter().for_each(|on_event| on_event(EngineEvent::Failed));
    }

    /// The engine of an instance, or all of them for 0.
    fn addressed(&self, instance: u32) -> Vec<OnEvent> {
        let engines = self.engines.borrow();
        let addressed = engines.iter().filter(|(other, _)| instance == 0 || **other == instance);
        addressed.map(|(_, on_event)| Rc::clone(on_event)).collect()
    }

    /// Repeats the greeting for an engine that started after it.
    fn greet_later(self: &Rc<Self>, instance: u32) {
        let worker = Rc::downgrade(self);
        spawn_local(async move {
            let Some(worker) = worker.upgrade() else { return };
            let greeting = worker.greeting.borrow().clone().unwrap_or_default();
            for on_event in worker.addressed(instance) {
                on_event(EngineEvent::of_message(&greeting));
            }
        });
    }
}

impl Drop for SharedWorker {
    fn drop(&mut self) {
        self.worker.set_onmessage(None);
        self.worker.set_onerror(None);
        self.worker.set_onmessageerror(None);
        self.worker.terminate();
    }
}
