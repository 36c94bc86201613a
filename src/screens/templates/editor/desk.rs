//! What the parts of the editor share.

use crate::flow::drafting::{
    ColumnEdit, Direction, Draft, DraftColumn, Drafting, Edit, Event, TemplateDraft,
};
use crate::words;
use coverlist_core::record::Field;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// The draft, and the column whose rules are shown.
#[derive(Clone, Copy)]
pub struct Desk {
    pub editor: TemplateDraft,
    pub chosen: RwSignal<Field>,
    /// Notifies when somebody asked for the rules of a column.
    asked: Trigger,
    /// Whether the rules of the chosen column have not taken the focus yet.
    is_asked: StoredValue<bool>,
}

impl Desk {
    pub fn new(editor: TemplateDraft) -> Self {
        Self {
            editor,
            chosen: RwSignal::new(Field::Status),
            asked: Trigger::new(),
            is_asked: StoredValue::new(false),
        }
    }

    /// The desk that the editor provides as a context.
    pub fn here() -> Self {
        expect_context()
    }

    pub fn edit(self, edit: Edit) {
        self.editor.send(Event::Edited(edit));
    }

    /// Shows the rules of a column, and leads the keyboard there.
    pub fn show(self, field: Field) {
        self.chosen.set(field);
        self.is_asked.set_value(true);
        self.asked.notify();
    }

    /// Whether the rules of the chosen column are to take the focus now. Says so once. Notifies like a
    /// signal.
    pub fn takes_focus(self) -> bool {
        self.asked.track();
        let is_asked = self.is_asked.get_value();
        self.is_asked.set_value(false);
        is_asked
    }

    /// Moves a column. What has the focus moves along, and keeps it.
    pub fn move_column(self, field: Field, direction: Direction) {
        let focused = document().active_element();
        self.edit(Edit::Move(field, direction));
        if let Some(focused) = focused.and_then(|it| it.dyn_into::<HtmlElement>().ok()) {
            request_animation_frame(move || drop(focused.focus()));
        }
    }

    /// A value of the draft that an input shows and changes.
    pub fn bound<T>(
        self,
        read: impl Fn(&Draft) -> T + Send + Sync + 'static,
        edit: impl Fn(T) -> Edit + 'static,
    ) -> RwSignal<T>
    where
        T: Clone + PartialEq + Send + Sync + 'static,
    {
        let now = self.editor.watch(move |state| read(&state.draft));
        let value = RwSignal::new(now.get_untracked());
        Effect::new(move || {
            let now = now.get();
            if value.with_untracked(|value| *value != now) {
                value.set(now);
            }
        });
        Effect::new(move || {
            let typed = value.get();
            if now.with_untracked(|now| *now != typed) {
                self.edit(edit(typed));
            }
        });
        value
    }

    /// A value of a column. A column that is gone has the default.
    pub fn bound_of<T>(
        self,
        field: Field,
        read: impl Fn(&DraftColumn) -> T + Send + Sync + 'static,
        edit: impl Fn(T) -> ColumnEdit + 'static,
    ) -> RwSignal<T>
    where
        T: Clone + Default + PartialEq + Send + Sync + 'static,
    {
        let read = move |draft: &Draft| draft.column(field).map(&read).unwrap_or_default();
        self.bound(read, move |value| Edit::Column(field, edit(value)))
    }

    /// What is wrong at a place of the document, or below it.
    pub fn fault(
        self,
        place: impl Fn(&Draft) -> Option<String> + Send + Sync + 'static,
    ) -> Signal<Option<String>> {
        let fault = self.editor.watch(move |state| fault_at(state, &place(&state.draft)?));
        fault.into()
    }

    /// What is wrong at a place of a column, or below it.
    pub fn fault_of(self, field: Field, place: &'static str) -> Signal<Option<String>> {
        self.fault(move |draft| Some(format!("/fields/{}/{place}", draft.position(field)?)))
    }
}

fn fault_at(state: &Drafting, place: &str) -> Option<String> {
    let is_there = |pointer: &str| {
        pointer.strip_prefix(place).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    };
    let fault = state.seen.as_ref()?.faults.iter().find(|fault| is_there(&fault.pointer))?;
    Some(words::wire::sentence(&fault.problem))
}
