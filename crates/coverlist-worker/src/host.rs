//! Where an engine lives: a worker or the page.

use crate::engine::{Engine, Next};
use crate::message::{EngineAnswer, EngineFailure, EngineRequest};
use crate::transfer::Stream;
use js_sys::{Date, Promise};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{File, MessageChannel};

/// How much is done before the event loop gets its turn.
#[derive(Clone, Copy, Debug)]
pub struct Pace {
    /// Bytes of the file that are read in one piece.
    pub piece: u32,
    /// Rows that are validated before the clock is looked at.
    pub rows: u32,
    /// Milliseconds of work in one go.
    pub slice_ms: f64,
}

impl Pace {
    /// For a worker, which has nothing else to do but must see that it is asked something else.
    pub const WORKER: Self = Self { piece: 1 << 20, rows: 1_000, slice_ms: 25.0 };
    /// For the page, which has frames to paint.
    pub const PAGE: Self = Self { piece: 1 << 16, rows: 50, slice_ms: 8.0 };
}

/// Hosts an engine: gives it a file's bytes and its turns, and passes on what it answers.
pub struct Host {
    engine: RefCell<Engine>,
    file: RefCell<Option<File>>,
    pace: Pace,
    answer: Box<dyn Fn(EngineAnswer)>,
    /// Counts up whenever other work begins: older work sees it and ends.
    turn: Cell<u32>,
    channel: MessageChannel,
}

impl Host {
    /// A host that passes what its engine answers to `answer`. Fails where the browser has no message channels.
    pub fn new(pace: Pace, answer: impl Fn(EngineAnswer) + 'static) -> Result<Rc<Self>, JsValue> {
        Ok(Rc::new(Self {
            engine: RefCell::default(),
            file: RefCell::default(),
            pace,
            answer: Box::new(answer),
            turn: Cell::new(0),
            channel: MessageChannel::new()?,
        }))
    }

    /// Does what the page asks. `file` comes with [`EngineRequest::Start`]. Answers come later, never within this call.
    pub fn take(self: &Rc<Self>, request: EngineRequest, file: Option<File>) {
        let next = match request {
            EngineRequest::Start(start) => {
                *self.file.borrow_mut() = file;
                self.engine.borrow_mut().start(*start)
            }
            EngineRequest::Revalidate(start) => self.engine.borrow_mut().revalidate(*start),
            EngineRequest::Rows(request) => self.engine.borrow_mut().rows(request),
            EngineRequest::Cancel { run } => {
                self.engine.borrow_mut().cancel(run);
                Next::Nothing
            }
        };
        if next != Next::Nothing {
            let turn = self.turn.get().wrapping_add(1);
            self.turn.set(turn);
            let host = Rc::clone(self);
            spawn_local(async move { host.work(turn, next).await });
        }
    }

    async fn work(&self, turn: u32, next: Next) {
        if next == Next::Read && self.read(turn).await.is_err() && self.is_current(turn) {
            self.fail();
            return;
        }
        while self.is_current(turn) && self.engine.borrow().is_busy() {
            self.slice();
            self.breathe().await;
        }
    }

    /// Reads the file to its end, or until other work begins.
    async fn read(&self, turn: u32) -> Result<(), JsValue> {
        let file = self.file.borrow().clone().ok_or(JsValue::UNDEFINED)?;
        let mut stream = Stream::open(&file, self.pace.piece)?;
        let mut bytes = Vec::new();
        let mut slice_end = Date::now() + self.pace.slice_ms;
        while stream.next(&mut bytes).await? {
            if !self.is_current(turn) || !self.engine.borrow().is_reading() {
                stream.cancel();
                return Ok(());
            }
            let answers = self.engine.borrow_mut().push(&bytes);
            self.say(answers);
            if Date::now() > slice_end {
                self.say(self.engine.borrow().progress());
                self.breathe().await;
                slice_end = Date::now() + self.pace.slice_ms;
            }
        }
        if self.is_current(turn) {
            let answers = self.engine.borrow_mut().end(file.size() as u64);
            self.say(answers);
        }
        Ok(())
    }

    /// Works for as long as the pace allows, and says how far it came.
    fn slice(&self) {
        let slice_end = Date::now() + self.pace.slice_ms;
        while self.engine.borrow().is_busy() && Date::now() < slice_end {
            let answers = self.engine.borrow_mut().step(self.pace.rows);
            self.say(answers);
        }
        if self.engine.borrow().is_busy() {
            self.say(self.engine.borrow().progress());
        }
    }

    fn fail(&self) {
        let failed = self.engine.borrow_mut().fail(EngineFailure::FileUnreadable);
        self.say(failed);
    }

    fn is_current(&self, turn: u32) -> bool {
        self.turn.get() == turn
    }

    fn say(&self, answers: impl IntoIterator<Item = EngineAnswer>) {
        answers.into_iter().for_each(|answer| (self.answer)(answer));
    }

    /// Lets the event loop do what is waiting. A message to oneself comes back at once; a timer would be held up for 4 ms.
    async fn breathe(&self) {
        let turn = Promise::new(&mut |resolve, _| {
            self.channel.port1().set_onmessage(Some(&resolve));
            // A channel whose two ends are here cannot refuse a null.
            let _ = self.channel.port2().post_message(&JsValue::NULL);
        });
        let _ = JsFuture::from(turn).await;
    }
}
