//! Hosts an engine, in a worker or on the page.

use crate::engine::{Engine, Next};
use crate::exchange::Ender;
use crate::message::{EngineAnswer, EngineFailure, EngineRequest};
use crate::room::{Room, has_room};
use crate::slices::Slices;
use crate::transfer::Pieces;
use crate::warm_up::WarmUp;
use crate::workbook_reader::{Message, WorkbookReader};
use coverlist_core::read::{FileKind, WorkbookChoices};
use js_sys::{Array, Date, Uint8Array};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::spawn_local;
use web_sys::{Blob, BlobPropertyBag, File};

/// The amount of work that a host does between two turns of the event loop.
#[derive(Clone, Copy, Debug)]
pub struct Pace {
    /// The number of bytes in one read.
    pub piece: u32,
    /// The number of rows between two looks at the clock.
    pub rows: u32,
    /// The duration of a slice of work in milliseconds.
    pub slice_ms: f64,
}

impl Pace {
    /// The pace in a worker, which only has to notice new requests.
    pub const WORKER: Self = Self { piece: 1 << 20, rows: 1_000, slice_ms: 25.0 };
    /// The pace on the page, which has to paint frames between two slices of work.
    pub const PAGE: Self = Self { piece: 1 << 16, rows: 50, slice_ms: 8.0 };
}

/// The duration of a slice of hashing in milliseconds. Hashing follows the verdict, when the next request may
/// arrive at any time. A changed cell, for example, is answered within a frame.
const HASH_SLICE_MS: f64 = 4.0;

/// Gives an engine the bytes of a file and time to work, and passes on its answers.
pub struct Host {
    engine: RefCell<Engine>,
    file: RefCell<Option<File>>,
    pace: Pace,
    answer: Box<dyn Fn(EngineAnswer, Option<Blob>)>,
    /// Increases with each new request. Older work notices the change and stops.
    turn: Cell<u32>,
    is_prepared: Cell<bool>,
    slices: Slices,
    /// The bytes of the sheet so far, in pieces.
    sheet: RefCell<Array>,
    /// The bytes of the download so far, in pieces.
    download: RefCell<Array>,
    /// Ends the worker that reads a workbook, if one does.
    workbook: RefCell<Option<Ender>>,
}

impl Host {
    /// A host that passes its engine's answers to `answer`. The blob belongs to [`EngineAnswer::Sheet`] and
    /// [`EngineAnswer::Download`].
    /// Fails in a browser without message channels.
    pub fn new(
        pace: Pace,
        answer: impl Fn(EngineAnswer, Option<Blob>) + 'static,
    ) -> Result<Rc<Self>, JsValue> {
        Ok(Rc::new(Self {
            engine: RefCell::default(),
            file: RefCell::default(),
            pace,
            answer: Box::new(answer),
            turn: Cell::new(0),
            is_prepared: Cell::new(false),
            slices: Slices::new(pace.slice_ms)?,
            sheet: RefCell::default(),
            download: RefCell::default(),
            workbook: RefCell::default(),
        }))
    }

    /// Handles a request. `file` belongs to [`EngineRequest::Start`]. Answers arrive after this call.
    pub fn take(self: &Rc<Self>, request: EngineRequest, file: Option<File>) {
        let (leaves_sheet, leaves_download) = match request {
            EngineRequest::Rows(_) | EngineRequest::Keys { .. } | EngineRequest::Match(_) => (true, true),
            EngineRequest::Download { .. } => (true, false),
            EngineRequest::Sheet { .. } => (false, true),
            _ => (false, false),
        };
        let next = match request {
            EngineRequest::Prepare => {
                spawn_local(Rc::clone(self).prepare());
                Next::Nothing
            }
            EngineRequest::Start(start) => {
                *self.file.borrow_mut() = file;
                self.engine.borrow_mut().start(*start)
            }
            EngineRequest::Revalidate(start) => self.engine.borrow_mut().revalidate(*start),
            EngineRequest::Rows(request) => self.engine.borrow_mut().rows(request),
            EngineRequest::Keys { run } => self.engine.borrow_mut().keys(run),
            EngineRequest::Match(matches) => self.engine.borrow_mut().match_keys(&matches),
            EngineRequest::Edit(edit) => {
                self.sheet.take();
                self.download.take();
                let answer = self.engine.borrow_mut().edit(&edit);
                self.say_soon(answer)
            }
            EngineRequest::MakeSource { run, name } => {
                let answer = self.engine.borrow_mut().make_source(run, &name);
                self.say_soon(answer)
            }
            EngineRequest::Count { run, field, find } => {
                let answer = self.engine.borrow().count(run, field, find);
                self.say_soon(answer)
            }
            EngineRequest::Sheet { run } => {
                let name = self.file.borrow().as_ref().map(|file| file.name()).unwrap_or_default();
                self.engine.borrow_mut().sheet(run, name)
            }
            EngineRequest::Download { run, content } => self.engine.borrow_mut().download(run, content),
            EngineRequest::Cancel { run } => {
                self.engine.borrow_mut().cancel(run);
                Next::Nothing
            }
        };
        if !self.engine.borrow().is_reading() || next == Next::Read {
            self.workbook.take();
        }
        if next != Next::Nothing {
            if !leaves_sheet {
                self.sheet.take();
            }
            if !leaves_download {
                self.download.take();
            }
            let turn = self.turn.get().wrapping_add(1);
            self.turn.set(turn);
            let host = Rc::clone(self);
            spawn_local(async move { host.work(turn, next).await });
        }
    }

    /// Gives an answer after the request is handled.
    fn say_soon(self: &Rc<Self>, answer: Option<EngineAnswer>) -> Next {
        let host = Rc::clone(self);
        spawn_local(async move { host.say(answer) });
        Next::Nothing
    }

    /// Gets ready for a large file until the first request for work: the browser optimizes the engine, and
    /// memory is touched.
    async fn prepare(self: Rc<Self>) {
        if self.is_prepared.replace(true) {
            return;
        }
        let Ok(slices) = Slices::new(self.pace.slice_ms) else { return };
        for mut engine in WarmUp::engines(WarmUp::LONG) {
            while self.is_current(0) && engine.step() {
                slices.turn().await;
            }
        }
        let mut room = Room::default();
        while has_room() && self.is_current(0) && room.touch() {
            slices.turn().await;
        }
    }

    async fn work(&self, turn: u32, next: Next) {
        if let Next::Fail { run, failure } = next {
            self.say([EngineAnswer::Failed { run, failure }]);
            return;
        }
        if next == Next::Read
            && let Err(failure) = self.read(turn).await
        {
            if self.is_current(turn) {
                let failed = self.engine.borrow_mut().fail(failure);
                self.say(failed);
            }
            return;
        }
        while self.is_current(turn) && self.engine.borrow().is_busy() {
            self.slice();
            self.slices.turn().await;
        }
        if self.is_current(turn) {
            self.hash().await;
        }
    }

    /// Reads the file until its end, or until a new request.
    async fn read(&self, turn: u32) -> Result<(), EngineFailure> {
        let file = self.file.borrow().clone().ok_or(EngineFailure::FileUnreadable)?;
        self.engine.borrow_mut().expect(file.size() as u64);
        let mut pieces = Pieces::open(&file, self.pace.piece).map_err(unreadable)?;
        let has_bytes = pieces.next().await.map_err(unreadable)?;
        if has_bytes && FileKind::may_be_workbook(&pieces.bytes) {
            if self.read_workbook(turn, &mut pieces).await? {
                self.end(turn, &file);
                return Ok(());
            }
            pieces = Pieces::open(&file, self.pace.piece).map_err(unreadable)?;
            pieces.next().await.map_err(unreadable)?;
        }
        self.read_text(turn, &mut pieces).await?;
        self.end(turn, &file);
        Ok(())
    }

    async fn read_text(&self, turn: u32, pieces: &mut Pieces) -> Result<(), EngineFailure> {
        let mut slice_end = self.slices.end();
        while !pieces.bytes.is_empty() {
            if !self.is_reading(turn) {
                pieces.cancel();
                return Ok(());
            }
            let answers = self.engine.borrow_mut().push(&pieces.bytes);
            self.say(answers);
            if Date::now() > slice_end {
                slice_end = self.rest().await;
            }
            pieces.next().await.map_err(unreadable)?;
        }
        Ok(())
    }

    /// Reads a workbook: another worker turns its worksheet into CSV. Returns `false` if the file is none.
    async fn read_workbook(&self, turn: u32, pieces: &mut Pieces) -> Result<bool, EngineFailure> {
        let Some(choices) = self.engine.borrow().workbook_choices() else { return Ok(true) };
        let (mut reader, ender) = WorkbookReader::start().map_err(|_| EngineFailure::NoWorkbookReader)?;
        *self.workbook.borrow_mut() = Some(ender);
        let read = self.convert(turn, pieces, &mut reader, &choices).await;
        // A new request has ended the exchange.
        if self.is_reading(turn) { read } else { Ok(true) }
    }

    /// Sends the workbook to the reader, and reads the CSV that it returns.
    async fn convert(
        &self,
        turn: u32,
        pieces: &mut Pieces,
        reader: &mut WorkbookReader,
        choices: &WorkbookChoices,
    ) -> Result<bool, EngineFailure> {
        let broken = |_| EngineFailure::NoWorkbookReader;
        reader.greeted().await.map_err(broken)?;
        while !pieces.bytes.is_empty() && self.is_reading(turn) {
            self.engine.borrow_mut().push_workbook(&pieces.bytes);
            reader.push(&pieces.bytes).map_err(broken)?;
            pieces.next().await.map_err(unreadable)?;
        }
        reader.open(choices).map_err(broken)?;
        let mut has_facts = false;
        let mut slice_end = self.slices.end();
        while self.is_reading(turn) {
            match reader.next().await.map_err(broken)? {
                Message::NotWorkbook => {
                    self.engine.borrow_mut().restart();
                    return Ok(false);
                }
                Message::Facts(facts) => {
                    self.engine.borrow_mut().set_workbook(facts);
                    if std::mem::replace(&mut has_facts, true) {
                        break;
                    }
                }
                Message::Csv(csv) => {
                    let answers = self.engine.borrow_mut().push(&csv);
                    self.say(answers);
                    if Date::now() > slice_end {
                        slice_end = self.rest().await;
                    }
                }
            }
        }
        Ok(true)
    }

    /// Ends the file after its last bytes.
    fn end(&self, turn: u32, file: &File) {
        if self.is_current(turn) {
            let answers = self.engine.borrow_mut().end(file.size() as u64);
            self.say(answers);
        }
    }

    /// Says the progress, and lets the event loop run. Returns the end of the next slice.
    async fn rest(&self) -> f64 {
        self.say(self.engine.borrow().progress());
        self.slices.turn().await;
        self.slices.end()
    }

    /// Hashes the validated file, if that is due.
    async fn hash(&self) {
        let Some(source) = self.engine.borrow_mut().start_hash() else { return };
        let is_whole = self.read_again(source).await.is_ok();
        let answers = self.engine.borrow_mut().end_hash(source, is_whole);
        self.say(answers);
    }

    /// Reads the validated file for its hash. The work for new requests comes first.
    async fn read_again(&self, source: u32) -> Result<(), EngineFailure> {
        let slices = Slices::new(HASH_SLICE_MS).map_err(|_| EngineFailure::FileUnreadable)?;
        let file = self.file.borrow().clone().ok_or(EngineFailure::FileUnreadable)?;
        let mut pieces = Pieces::open(&file, self.pace.piece).map_err(unreadable)?;
        let mut slice_end = slices.end();
        while pieces.next().await.map_err(unreadable)? {
            while self.engine.borrow().is_busy() {
                slices.turn().await;
            }
            if !self.engine.borrow_mut().hash(source, &pieces.bytes) {
                pieces.cancel();
                return Ok(());
            }
            if Date::now() > slice_end {
                slices.turn().await;
                slice_end = slices.end();
            }
        }
        Ok(())
    }

    /// Works for one slice and reports progress.
    fn slice(&self) {
        let slice_end = self.slices.end();
        while self.engine.borrow().is_busy() && Date::now() < slice_end {
            let answers = self.engine.borrow_mut().step(self.pace.rows);
            self.keep_bytes();
            self.say(answers);
        }
        if self.engine.borrow().is_busy() {
            self.say(self.engine.borrow().progress());
        }
    }

    fn is_reading(&self, turn: u32) -> bool {
        self.is_current(turn) && self.engine.borrow().is_reading()
    }

    fn is_current(&self, turn: u32) -> bool {
        self.turn.get() == turn
    }

    fn say(&self, answers: impl IntoIterator<Item = EngineAnswer>) {
        for answer in answers {
            let blob = match answer {
                EngineAnswer::Sheet { .. } => Some(blob_of(&self.sheet)),
                EngineAnswer::Download { .. } => Some(blob_of(&self.download)),
                _ => None,
            };
            (self.answer)(answer, blob);
        }
    }

    fn keep_bytes(&self) {
        let mut engine = self.engine.borrow_mut();
        keep(&engine.take_sheet_bytes(), &self.sheet);
        keep(&engine.take_download_bytes(), &self.download);
    }
}

/// Adds bytes to those so far.
fn keep(bytes: &[u8], pieces: &RefCell<Array>) {
    if !bytes.is_empty() {
        pieces.borrow().push(&Uint8Array::from(bytes));
    }
}

/// The finished file. An engine without memory for it ends, like one without memory for anything else.
fn blob_of(pieces: &RefCell<Array>) -> Blob {
    let options = BlobPropertyBag::new();
    options.set_type("text/csv");
    let blob = Blob::new_with_u8_array_sequence_and_options(&pieces.take(), &options);
    blob.unwrap_or_else(|error| wasm_bindgen::throw_val(error))
}

/// The failure when the browser does not read the file. The browser does not report why.
fn unreadable(_: JsValue) -> EngineFailure {
    EngineFailure::FileUnreadable
}
