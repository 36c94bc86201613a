//! Distinguishes requests that the admin causes from those that the page sends by itself.

use js_sys::Date;
use leptos::prelude::window_event_listener_untyped;
use std::cell::Cell;

/// The time for which the admin counts as active after an input event, in milliseconds.
const ACTIVE_MS: f64 = 60_000.0;

/// Events that only an admin causes. Screen readers click and type without pointer or keyboard events.
const INPUT_EVENTS: [&str; 6] = ["pointerdown", "keydown", "wheel", "click", "input", "drop"];

thread_local! {
    static LAST_INPUT: Cell<f64> = const { Cell::new(0.0) };
}

/// Starts to track the admin's activity. Opening the page counts as activity.
pub fn track_activity() {
    note_input();
    for event in INPUT_EVENTS {
        window_event_listener_untyped(event, |_| note_input());
    }
}

fn note_input() {
    LAST_INPUT.set(Date::now());
}

/// Whether the admin did something during the last minute.
pub(super) fn is_user_active() -> bool {
    Date::now() - LAST_INPUT.get() < ACTIVE_MS
}
