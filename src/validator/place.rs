//! Asks go in, answers come out, wherever the engine is.

use super::worker::{Heard, RunningWorker};
use coverlist_worker::{Answer, Ask, BUILD, Host, Pace, Start};
use gloo_timers::callback::Timeout;
use std::cell::RefCell;
use std::rc::{Rc, Weak};
use web_sys::File;

/// How long asks wait for a worker to greet, in milliseconds. A page that has just loaded has it in its cache.
const PATIENCE_MS: u32 = 4_000;

/// Where files are validated. Clones are the same validator; the worker ends with the last of them.
#[derive(Clone)]
pub struct Validator(Rc<Inner>);

/// Why validation moved from the worker to the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Moved {
    /// The worker never was of use here; nobody has missed it.
    NoWorker,
    /// The worker died. What it was doing begins again on the page.
    WorkerDied,
}

struct Inner {
    place: RefCell<Place>,
    /// What the engine was asked to do with a file, to be asked again of another engine.
    asked: RefCell<Option<(Start, File)>>,
    answer: Rc<dyn Fn(Answer)>,
    moved: Box<dyn Fn(Moved)>,
}

enum Place {
    /// The worker has not greeted yet. The timer runs while an ask waits for it.
    Awaited {
        worker: RunningWorker,
        patience: Option<Timeout>,
    },
    Worker(RunningWorker),
    /// The page; `None` where even that cannot be.
    Page(Option<Rc<Host>>),
}

impl Validator {
    /// Starts the worker. Answers go to `answer`, and `moved` is told when validation goes on without a worker.
    pub fn start(answer: impl Fn(Answer) + 'static, moved: impl Fn(Moved) + 'static) -> Self {
        Self(Rc::new_cyclic(|inner: &Weak<Inner>| {
            let hear = {
                let inner = inner.clone();
                move |heard| {
                    if let Some(inner) = inner.upgrade() {
                        inner.hear(heard);
                    }
                }
            };
            let answer: Rc<dyn Fn(Answer)> = Rc::new(answer);
            let place = match RunningWorker::start(hear) {
                Ok(worker) => Place::Awaited { worker, patience: None },
                Err(_) => Place::page(&answer),
            };
            Inner { place: RefCell::new(place), asked: RefCell::default(), answer, moved: Box::new(moved) }
        }))
    }

    /// Reads and validates a file.
    pub fn read(&self, start: Start, file: File) {
        *self.0.asked.borrow_mut() = Some((start.clone(), file.clone()));
        self.send(Ask::Start(Box::new(start)), Some(&file));
    }

    /// Asks for anything else.
    pub fn ask(&self, ask: Ask) {
        let mut asked = self.0.asked.borrow_mut();
        match &ask {
            Ask::Revalidate(now) => {
                if let Some((start, _)) = &mut *asked {
                    start.clone_from(now);
                }
            }
            Ask::Cancel { .. } => *asked = None,
            Ask::Start(_) | Ask::Rows(_) => {}
        }
        drop(asked);
        self.send(ask, None);
    }

    fn send(&self, ask: Ask, file: Option<&File>) {
        let inner = &self.0;
        let sent = match &mut *inner.place.borrow_mut() {
            Place::Awaited { patience, .. } => {
                // What was asked is kept, and asked when it greets.
                let inner = Rc::downgrade(inner);
                patience.get_or_insert_with(|| {
                    Timeout::new(PATIENCE_MS, move || {
                        if let Some(inner) = inner.upgrade() {
                            inner.hear(Heard::Died);
                        }
                    })
                });
                Ok(())
            }
            Place::Worker(worker) => worker.send(&ask, file),
            Place::Page(host) => {
                if let Some(host) = host {
                    host.take(ask, file.cloned());
                }
                Ok(())
            }
        };
        if sent.is_err() {
            inner.hear(Heard::Died);
        }
    }
}

impl Place {
    fn page(answer: &Rc<dyn Fn(Answer)>) -> Self {
        let answer = Rc::clone(answer);
        Self::Page(Host::new(Pace::PAGE, move |said| answer(said)).ok())
    }
}

impl Inner {
    fn hear(&self, heard: Heard) {
        match heard {
            Heard::Answer(Answer::Hello { build }) if build == BUILD => self.settle(),
            Heard::Answer(Answer::Hello { .. }) | Heard::Died => self.move_to_page(),
            Heard::Answer(answer) => (self.answer)(answer),
        }
    }

    /// The worker is there and the right one.
    fn settle(&self) {
        self.place.replace_with(|place| match std::mem::replace(place, Place::Page(None)) {
            Place::Awaited { worker, .. } => Place::Worker(worker),
            settled => settled,
        });
        self.ask_again();
    }

    /// Goes on without the worker.
    fn move_to_page(&self) {
        let page = Place::page(&self.answer);
        let moved = match self.place.replace(page) {
            Place::Awaited { .. } => Moved::NoWorker,
            Place::Worker(_) => Moved::WorkerDied,
            Place::Page(host) => {
                self.place.replace(Place::Page(host));
                return;
            }
        };
        (self.moved)(moved);
        self.ask_again();
    }

    fn ask_again(&self) {
        let Some((start, file)) = self.asked.borrow().clone() else { return };
        let ask = Ask::Start(Box::new(start));
        match &*self.place.borrow() {
            // If even this cannot be sent, the error event follows.
            Place::Worker(worker) => drop(worker.send(&ask, Some(&file))),
            Place::Page(Some(host)) => host.take(ask, Some(file)),
            Place::Awaited { .. } | Place::Page(None) => {}
        }
    }
}
