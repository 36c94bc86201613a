//! Whether a person is at the page, or the page sends a request by itself.

use js_sys::Date;
use leptos::prelude::window_event_listener_untyped;
use std::cell::Cell;

/// How long after the person did something requests count as theirs, in milliseconds.
const ATTENTION_MS: f64 = 60_000.0;

/// What only a person does. Assistive programs press and type without pointer and keys.
const SIGNS: [&str; 6] = ["pointerdown", "keydown", "wheel", "click", "input", "drop"];

thread_local! {
    static SEEN_AT: Cell<f64> = const { Cell::new(0.0) };
}

/// Looks out for the person from now on. Opening the page is something that the person did.
pub fn look_out_for_person() {
    seen();
    for sign in SIGNS {
        window_event_listener_untyped(sign, |_| seen());
    }
}

fn seen() {
    SEEN_AT.set(Date::now());
}

/// Whether the person did something a moment ago.
pub(super) fn is_person_here() -> bool {
    Date::now() - SEEN_AT.get() < ATTENTION_MS
}
