use super::trail::Trail;
use crate::client::Failure;
use coverlist_api::Page;
use futures_util::future::LocalBoxFuture;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::sync::Arc;

type Fetch<T> = Box<dyn Fn(Option<String>) -> LocalBoxFuture<'static, Result<Page<T>, Failure>>>;

/// A list that is fetched page by page. Only the shown page is in memory.
pub struct Pages<T: 'static> {
    fetch: StoredValue<Fetch<T>, LocalStorage>,
    shown: RwSignal<Option<Shown<T>>>,
    busy: RwSignal<bool>,
    failure: RwSignal<Option<Failure>>,
    /// The number and target of the latest fetch. Answers to earlier ones are dropped.
    asked: StoredValue<(u64, Trail)>,
    /// Goes to another page, if the page is part of an address.
    turn: StoredValue<Option<UnsyncCallback<Trail>>, LocalStorage>,
}

/// The number of rows on a page; `fetch` asks for this many.
pub(super) const LIMIT: u32 = 100;

struct Shown<T> {
    trail: Trail,
    rows: Arc<Vec<T>>,
    next: Option<String>,
}

impl<T> Clone for Pages<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Pages<T> {}

impl<T: Send + Sync + 'static> Pages<T> {
    /// The number of rows on a page; `fetch` asks for this many.
    pub const LIMIT: u32 = LIMIT;

    /// A list whose pages `fetch` gets by cursor. Nothing is fetched before [`Pages::restart`].
    pub fn new<F>(fetch: impl Fn(Option<String>) -> F + 'static) -> Self
    where
        F: Future<Output = Result<Page<T>, Failure>> + 'static,
    {
        let fetch: Fetch<T> = Box::new(move |cursor| Box::pin(fetch(cursor)));
        Self {
            fetch: StoredValue::new_local(fetch),
            shown: RwSignal::new(None),
            busy: RwSignal::new(false),
            failure: RwSignal::new(None),
            asked: StoredValue::new((0, Trail::default())),
            turn: StoredValue::new_local(None),
        }
    }

    /// Begins with the page to which this trail leads.
    pub fn begin_at(&self, trail: Trail) {
        self.asked.set_value((0, trail));
    }

    /// The way to the shown page. The value is tracked like a signal.
    pub fn trail(&self) -> Trail {
        self.shown.with(|shown| shown.as_ref().map(|shown| shown.trail.clone()).unwrap_or_default())
    }

    /// Shows a page that has already been fetched as the first.
    pub fn begin_with(&self, page: Page<T>) {
        self.show(Trail::default(), page);
    }

    /// Fetches the first page, also after the filter has changed.
    pub fn restart(&self) {
        self.go(Trail::default());
    }

    /// Fetches a page now, unless one is shown, and the first one whenever `wanted` has another value. Reads
    /// the signals in it, so that a memo in it is computed.
    pub fn follow<W: PartialEq + 'static>(self, wanted: impl Fn() -> W + 'static) {
        Effect::new(move |before: Option<W>| {
            let now = wanted();
            match &before {
                Some(before) if *before != now => self.restart(),
                None if self.shown.with_untracked(Option::is_none) => self.again(),
                _ => {}
            }
            now
        });
    }

    /// The same for a list whose page is part of an address. `wanted` returns the way to the page, too, and
    /// `turn` goes to the address of another one.
    pub fn follow_address<W: PartialEq + 'static>(
        &self,
        wanted: impl Fn() -> (W, Trail) + 'static,
        turn: impl Fn(Trail) + 'static,
    ) {
        let pages = *self;
        self.turn.set_value(Some(UnsyncCallback::new(turn)));
        Effect::new(move |before: Option<(W, Trail)>| {
            let now = wanted();
            if before.as_ref() != Some(&now) {
                pages.go(now.1.clone());
            }
            now
        });
    }

    pub fn forward(&self) {
        let trail = self.shown.with_untracked(|shown| {
            let shown = shown.as_ref()?;
            Some(shown.trail.forward(shown.next.clone()?, shown.rows.len()))
        });
        self.turn_to(trail);
    }

    pub fn back(&self) {
        let trail = self.shown.with_untracked(|shown| shown.as_ref().map(|shown| shown.trail.back()));
        self.turn_to(trail);
    }

    fn turn_to(&self, trail: Option<Trail>) {
        let Some(trail) = trail else { return };
        match self.turn.get_value() {
            Some(turn) => turn.run(trail),
            None => self.go(trail),
        }
    }

    /// Repeats the latest fetch, for example after a failure.
    pub fn again(&self) {
        self.go(self.asked.with_value(|(_, trail)| trail.clone()));
    }

    fn go(&self, trail: Trail) {
        let pages = *self;
        let turn = self.asked.with_value(|(turn, _)| turn + 1);
        self.asked.set_value((turn, trail.clone()));
        self.busy.set(true);
        self.failure.set(None);
        let answer = self.fetch.with_value(|fetch| fetch(trail.cursor()));
        spawn_local(async move {
            let answer = answer.await;
            // The list may be gone, or a later fetch may have started.
            if pages.asked.try_with_value(|(latest, _)| *latest == turn) != Some(true) {
                return;
            }
            match answer {
                Ok(page) => pages.show(trail, page),
                Err(failure) => pages.failure.set(Some(failure)),
            }
            pages.busy.set(false);
        });
    }

    fn show(&self, trail: Trail, page: Page<T>) {
        self.shown.set(Some(Shown { trail, rows: Arc::new(page.rows), next: page.next }));
    }

    /// The rows on the page; `None` before the first page arrives. The value is tracked like a signal.
    pub fn rows(&self) -> Option<Arc<Vec<T>>> {
        self.shown.with(|shown| shown.as_ref().map(|shown| Arc::clone(&shown.rows)))
    }

    pub fn is_busy(&self) -> bool {
        self.busy.get()
    }

    /// Whether the page is shown that was asked for last. The value is tracked like a signal.
    pub fn is_settled(&self) -> bool {
        let (is_busy, has_failed) = (self.busy.get(), self.failure.with(Option::is_some));
        self.shown.with(Option::is_some) && !is_busy && !has_failed
    }

    /// The failure of the latest fetch; `None` after success. The value is tracked like a signal.
    pub fn failure(&self) -> Option<Failure> {
        self.failure.get()
    }

    /// The positions of the first and last row shown, counted from 1. The value is tracked like a signal.
    pub fn span(&self) -> (usize, usize) {
        self.shown.with(|shown| {
            shown.as_ref().map_or((0, 0), |shown| {
                let before = shown.trail.before();
                (before + 1, before + shown.rows.len())
            })
        })
    }

    pub fn has_previous(&self) -> bool {
        self.shown.with(|shown| shown.as_ref().is_some_and(|shown| !shown.trail.is_empty()))
    }

    pub fn has_next(&self) -> bool {
        self.shown.with(|shown| shown.as_ref().is_some_and(|shown| shown.next.is_some()))
    }
}
