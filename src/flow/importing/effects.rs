//! Carries out what the import screen decides.

use super::announcement::announcement;
use super::day::today_in;
use super::{Chosen, Effect, Event, Importing, Mark, Unsent, advance};
use crate::client::{Client, Failure, PendingRequest, StageRequest};
use crate::ui::Announcer;
use crate::validator::{Moved, Validator};
use coverlist_api::ProblemCode;
use coverlist_core::record::RecordKind;
use coverlist_core::template::Template;
use coverlist_core::validate::{Choices, Limits};
use coverlist_worker::{Answer, Ask, Filter, RowsAsk, Start, Window, sha256};
use futures_util::future::{AbortHandle, abortable};
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::rc::Rc;
use web_sys::File;

/// The import screen at work: events go in, its state comes out. It is `Copy`, for views to carry along.
#[derive(Clone, Copy)]
pub struct Importer {
    importing: RwSignal<Importing>,
    window: RwSignal<Option<Window>>,
    files: RwSignal<u32>,
    time_zone: StoredValue<String>,
    client: Client,
    announcer: Announcer,
    held: StoredValue<Held, LocalStorage>,
}

/// What effects hold on to.
#[derive(Default)]
struct Held {
    validator: Option<Validator>,
    file: Option<File>,
    upload: Option<AbortHandle>,
    stage: Rc<PendingRequest<(u32, StageRequest)>>,
    delete: Rc<PendingRequest<i64>>,
    /// Looks for the open import that were asked for and not answered.
    looks: u32,
}

impl Importer {
    /// Opens the screen: starts the worker and asks which import is open. The district's time zone says which day it is.
    pub fn open(client: Client, announcer: Announcer, limits: Limits, time_zone: String) -> Self {
        let importer = Self {
            importing: RwSignal::new(Importing::new(limits)),
            window: RwSignal::new(None),
            files: RwSignal::new(0),
            time_zone: StoredValue::new(time_zone),
            client,
            announcer,
            held: StoredValue::new_local(Held::default()),
        };
        let validator = Validator::start(
            move |answer| importer.hear(answer),
            move |moved| match moved {
                Moved::WorkerDied => importer.send(Event::WorkerDied),
                Moved::NoWorker => {}
            },
        );
        importer.held.update_value(|held| held.validator = Some(validator));
        on_cleanup(move || importer.cut_upload());
        importer.look_for_open();
        importer
    }

    /// The importer of the screen around.
    pub fn here() -> Self {
        expect_context()
    }

    /// A part of the screen's state; a signal that changes when the part does.
    pub fn watch<T: PartialEq + Send + Sync + 'static>(
        &self,
        part: impl Fn(&Importing) -> T + Send + Sync + 'static,
    ) -> Memo<T> {
        let importing = self.importing;
        Memo::new(move |_| importing.with(&part))
    }

    /// The screen's state as it is now.
    pub fn now<T>(&self, part: impl FnOnce(&Importing) -> T) -> T {
        self.importing.with_untracked(part)
    }

    /// The rows that were asked for last; a signal.
    pub fn window(&self) -> Signal<Option<Window>> {
        self.window.into()
    }

    /// How many files were chosen; a signal that changes with each, the same one again too.
    pub fn files(&self) -> Signal<u32> {
        self.files.into()
    }

    /// Takes a file that was chosen, dropped, pasted or fetched.
    pub fn choose(&self, file: File) {
        let chosen = Chosen { name: file.name(), bytes: file.size() as u64 };
        self.held.update_value(|held| {
            held.file = Some(file);
        });
        self.window.set(None);
        self.send(Event::FileChosen(chosen));
        self.files.update(|files| *files += 1);
    }

    /// Asks for rows to show. They come as [`Importer::window`], with the number of the ask.
    pub fn show(&self, number: u32, filter: Filter, from: u32, count: u32) {
        let run = self.importing.with_untracked(Importing::run);
        self.ask(Ask::Rows(RowsAsk { run, number, filter, from, count }));
    }

    /// Something happened.
    pub fn send(&self, event: Event) {
        let mut effects = Vec::new();
        let took = self.importing.try_update(|importing| {
            let (next, due) = advance(importing.clone(), event);
            *importing = next;
            effects = due;
        });
        // Nothing is left to do for a screen that is gone.
        if took.is_some() {
            effects.into_iter().for_each(|effect| self.carry_out(effect));
        }
    }

    fn hear(&self, answer: Answer) {
        match answer {
            Answer::Window(window) => {
                let is_current = self.importing.try_with_untracked(|importing| importing.run() == window.run);
                if is_current == Some(true) {
                    self.window.set(Some(window));
                }
            }
            answer => self.send(Event::Answered(answer)),
        }
    }

    fn carry_out(&self, effect: Effect) {
        match effect {
            Effect::Start { run, template, choices } => self.start(run, template, choices),
            Effect::Revalidate { run, template, choices } => {
                self.ask(Ask::Revalidate(Box::new(self.begun(run, template, choices))));
            }
            Effect::Cancel { run } => self.ask(Ask::Cancel { run }),
            Effect::Stage { template, name, choices, rejected, sha256 } => {
                self.stage(StageRequest { template, name, choices, rejected, sha256 });
            }
            Effect::CutUpload => self.cut_upload(),
            Effect::Delete { id } => self.delete(id),
            Effect::LookForOpen => self.look_for_open(),
            Effect::Mark(mark) => self.mark(mark),
        }
    }

    fn begun(&self, run: u32, template: RecordKind, choices: Choices) -> Start {
        let limits = self.importing.with_untracked(|importing| importing.limits);
        // Asked anew each time: the page may stay open over midnight.
        let today = self.time_zone.with_value(|zone| today_in(zone));
        Start { run, template: Template::builtin(template), choices, today, limits }
    }

    fn start(&self, run: u32, template: RecordKind, choices: Choices) {
        let start = self.begun(run, template, choices);
        self.held.with_value(|held| {
            if let (Some(validator), Some(file)) = (&held.validator, &held.file) {
                validator.read(start, file.clone());
            }
        });
    }

    fn ask(&self, ask: Ask) {
        self.held.with_value(|held| {
            if let Some(validator) = &held.validator {
                validator.ask(ask);
            }
        });
    }

    fn stage(&self, request: StageRequest) {
        let Some(file) = self.held.with_value(|held| held.file.clone()) else { return };
        let run = self.importing.with_untracked(Importing::run);
        let pending = self.held.with_value(|held| Rc::clone(&held.stage));
        let importer = *self;
        let (upload, handle) = abortable(async move {
            let progress = move |bytes| importer.send(Event::Sent(bytes));
            let send = async |(_, request): &(u32, StageRequest), key: &_| {
                importer.client.stage(request, &file, key, progress).await
            };
            let end = match pending.send((run, request.clone()), send).await {
                Ok(import) => Ok(Box::new(import)),
                Err(failure) if failure.code() == Some(ProblemCode::FileDiffers) => Err(Unsent::FileChanged),
                // Browsers refuse to send a file that has changed, and do not say so.
                Err(Failure::Unreachable) if sha256(&file).await.ok() != Some(request.sha256) => {
                    Err(Unsent::FileChanged)
                }
                Err(failure) => Err(Unsent::Failed(failure)),
            };
            importer.send(Event::StageEnded(end));
        });
        self.held.update_value(|held| held.upload = Some(handle));
        spawn_local(async move {
            // A cut upload has no end to tell.
            let _ = upload.await;
        });
    }

    fn cut_upload(&self) {
        let upload = self.held.try_update_value(|held| held.upload.take()).flatten();
        if let Some(upload) = upload {
            upload.abort();
        }
    }

    fn delete(&self, id: i64) {
        let importer = *self;
        let pending = self.held.with_value(|held| Rc::clone(&held.delete));
        spawn_local(async move {
            let end = pending.send(id, async |&id, key| importer.client.delete(id, key).await).await;
            importer.send(Event::DeleteEnded(end));
        });
    }

    /// Asks which import is open: somebody else may have staged, processed or deleted one. While an answer is awaited,
    /// which may take until somebody signs in again, nothing more is sent; what is asked meanwhile is asked once, after it.
    pub fn look_for_open(&self) {
        let importer = *self;
        let is_first = self.held.try_update_value(|held| {
            held.looks += 1;
            held.looks == 1
        });
        if is_first != Some(true) {
            return;
        }
        spawn_local(async move {
            while let Some(asked) = importer.looks() {
                // Whether an import is open is said again when a file is staged; a server that is away is told then.
                if let Ok(open) = importer.client.open_import().await {
                    importer.send(Event::OpenSeen(open.map(Box::new)));
                }
                // One look answers all that was asked for before it.
                importer.held.try_update_value(|held| held.looks = held.looks.saturating_sub(asked).min(1));
            }
        });
    }

    /// How many looks were asked for and not answered; `None` when none was, or the screen is gone.
    fn looks(&self) -> Option<u32> {
        self.held.try_with_value(|held| held.looks).filter(|looks| *looks > 0)
    }

    /// Leaves the mark and says to a screen reader what the screen shows.
    fn mark(&self, mark: Mark) {
        if let Some(performance) = window().performance() {
            // A mark that cannot be left harms nobody.
            let _ = performance.mark(mark.name());
        }
        let sentence = self.importing.with_untracked(|importing| announcement(mark, importing));
        if let Some(sentence) = sentence {
            self.announcer.say(sentence);
        }
    }
}
