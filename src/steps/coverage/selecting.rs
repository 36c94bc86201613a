use super::counted::Counted;
use super::part::Part;
use super::selection::Selection;
use crate::steps::{ScreenQuery, Sorting};
use crate::ui::Trail;
use coverlist_api::{CoverageView, RecordQueryRequest};
use coverlist_core::record::RecordKind;
use leptos::html;
use leptos::prelude::*;
use std::sync::Arc;

/// What is shown of the records of a kind, for the components that read and change it.
#[derive(Clone, Copy)]
pub struct Selecting {
    pub kind: RecordKind,
    pub counts: StoredValue<Arc<Counted>>,
    /// The text that the list is searched for. It is in no address.
    pub text: RwSignal<String>,
    /// The number of records that are selected, once it is known.
    pub found: RwSignal<Option<u32>>,
    /// Takes the focus when a button is gone after a press.
    pub place: NodeRef<html::Div>,
    now: Memo<Selection>,
    query: ScreenQuery,
}

impl Selecting {
    pub fn new(kind: RecordKind, counts: CoverageView, query: ScreenQuery) -> Self {
        let counts = StoredValue::new(Arc::new(Counted::from(counts)));
        // The address of the other kind is not about these records.
        let now = Memo::new(move |last: Option<&Selection>| {
            let now = Selection::parse(&query.get());
            match last {
                _ if now.kind == kind => now.known(&counts.get_value()),
                Some(last) => last.clone(),
                None => Selection::all(kind),
            }
        });
        Self {
            kind,
            counts,
            text: RwSignal::default(),
            found: RwSignal::new(None),
            place: NodeRef::new(),
            now,
            query,
        }
    }

    /// The parts that are shown. The value is tracked like a signal.
    pub fn parts(self) -> Vec<Part> {
        self.now.with(|now| now.parts.clone())
    }

    /// Whether each of these parts is shown. The value is tracked like a signal.
    pub fn shows(self, parts: &[Part]) -> bool {
        self.now.with(|now| now.shows(parts))
    }

    /// Shows these parts, or no longer.
    pub fn press(self, parts: &[Part]) {
        self.go(self.now.get_untracked().pressed(parts));
    }

    /// Takes a filter away. Its button has the focus, and is gone afterwards.
    pub fn remove(self, part: Part) {
        self.press(&[part]);
        self.focus();
    }

    /// Shows all records. The button that does so is gone afterwards.
    pub fn show_all(self) {
        self.text.set(String::new());
        self.go(Selection { parts: Vec::new(), trail: Trail::default(), ..self.now.get_untracked() });
        self.focus();
    }

    /// The way to the page of the list. The value is tracked like a signal.
    pub fn trail(self) -> Trail {
        self.now.with(|now| now.trail.clone())
    }

    /// Goes to another page of the list.
    pub fn turn(self, trail: Trail) {
        self.go(Selection { trail, ..self.now.get_untracked() });
    }

    pub fn sorting(self) -> Sorting {
        let order = Signal::derive(move || self.now.with(|now| now.sort.clone()));
        Sorting::of(order, move |sort| {
            self.go(Selection { sort, trail: Trail::default(), ..self.now.get_untracked() });
        })
    }

    /// The request for the records. The value is tracked like a signal.
    pub fn request(self) -> RecordQueryRequest {
        let counts = self.counts.get_value();
        self.text.with(|text| self.now.with(|now| now.request(&counts, text)))
    }

    fn focus(self) {
        if let Some(place) = self.place.get_untracked() {
            // An element with a tab index takes the focus.
            let _ = place.focus();
        }
    }

    fn go(self, selection: Selection) {
        self.query.go(selection.query());
    }
}
