//! A list that is fetched a page at a time.

use crate::client::Failure;
use coverlist_api::Page;
use futures_util::future::LocalBoxFuture;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::sync::Arc;

type Fetch<T> = Box<dyn Fn(Option<String>) -> LocalBoxFuture<'static, Result<Page<T>, Failure>>>;

/// A list of which one page is shown. Only that page is in memory, so 100,000 rows weigh no more than 100.
pub struct Pages<T: 'static> {
    fetch: StoredValue<Fetch<T>, LocalStorage>,
    shown: RwSignal<Option<Shown<T>>>,
    busy: RwSignal<bool>,
    failure: RwSignal<Option<Failure>>,
    /// What the latest fetch asked for; an answer to an earlier one comes too late.
    asked: StoredValue<(u64, Trail)>,
}

/// The pages after the first, up to the one that is shown: each one's cursor, and how many rows stand before it.
type Trail = Vec<(String, usize)>;

struct Shown<T> {
    trail: Trail,
    rows: Arc<Vec<T>>,
    next: Option<String>,
}

impl<T> Shown<T> {
    /// How many rows stand before the first one shown.
    fn before(&self) -> usize {
        self.trail.last().map_or(0, |(_, before)| *before)
    }
}

impl<T> Clone for Pages<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Pages<T> {}

impl<T: Send + Sync + 'static> Pages<T> {
    /// How many rows a page has; what `fetch` should ask for.
    pub const LIMIT: u32 = 100;

    /// A list that `fetch` gets, given the cursor of a page. Nothing is fetched before [`Pages::restart`].
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
            asked: StoredValue::new((0, Trail::new())),
        }
    }

    /// Shows a page that is here already as the first.
    pub fn begin_with(&self, page: Page<T>) {
        self.show(Trail::new(), page);
    }

    /// Fetches the first page.
    pub fn restart(&self) {
        self.go(Trail::new());
    }

    /// Fetches the page after this one.
    pub fn forward(&self) {
        let trail = self.shown.with_untracked(|shown| {
            let shown = shown.as_ref()?;
            let mut trail = shown.trail.clone();
            trail.push((shown.next.clone()?, shown.before() + shown.rows.len()));
            Some(trail)
        });
        if let Some(trail) = trail {
            self.go(trail);
        }
    }

    /// Fetches the page before this one.
    pub fn back(&self) {
        let trail = self.shown.with_untracked(|shown| shown.as_ref().map(|shown| shown.trail.clone()));
        if let Some(mut trail) = trail {
            trail.pop();
            self.go(trail);
        }
    }

    /// Fetches again what could not be fetched.
    pub fn again(&self) {
        self.go(self.asked.with_value(|(_, trail)| trail.clone()));
    }

    fn go(&self, trail: Trail) {
        let pages = *self;
        let turn = self.asked.with_value(|(turn, _)| turn + 1);
        self.asked.set_value((turn, trail.clone()));
        self.busy.set(true);
        self.failure.set(None);
        let answer = self.fetch.with_value(|fetch| fetch(trail.last().map(|(cursor, _)| cursor.clone())));
        spawn_local(async move {
            let answer = answer.await;
            // The list may be gone, or have been asked for something else since.
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

    /// The rows that are shown, `None` before the first ones came; a signal.
    pub fn rows(&self) -> Option<Arc<Vec<T>>> {
        self.shown.with(|shown| shown.as_ref().map(|shown| Arc::clone(&shown.rows)))
    }

    /// Whether a fetch is under way; a signal.
    pub fn is_busy(&self) -> bool {
        self.busy.get()
    }

    /// Why the latest fetch failed, if it did; a signal.
    pub fn failure(&self) -> Option<Failure> {
        self.failure.get()
    }

    /// The place of the first row shown, from 1, and of the last; a signal.
    pub fn span(&self) -> (usize, usize) {
        self.shown.with(|shown| {
            shown.as_ref().map_or((0, 0), |shown| (shown.before() + 1, shown.before() + shown.rows.len()))
        })
    }

    /// Whether there is a page before this one; a signal.
    pub fn has_previous(&self) -> bool {
        self.shown.with(|shown| shown.as_ref().is_some_and(|shown| !shown.trail.is_empty()))
    }

    /// Whether there is a page after this one; a signal.
    pub fn has_next(&self) -> bool {
        self.shown.with(|shown| shown.as_ref().is_some_and(|shown| shown.next.is_some()))
    }
}
