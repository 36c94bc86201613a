//! Distinguishes requests that the admin causes from those that the page sends by itself.

use js_sys::Date;
use std::cell::Cell;

/// The time for which the admin counts as active after an input event, in milliseconds.
const ACTIVE_MS: f64 = 60_000.0;

/// Events that only an admin causes. Screen readers click and type without pointer or keyboard events.
const INPUT_EVENTS: [&str; 6] = ["pointerdown", "keydown", "wheel", "click", "input", "drop"];

thread_local! {
    static LAST_INPUT: Cell<f64> = const { Cell::new(0.0) };
}

/// Tracks the admin's activity with `listen`, which calls a function for each event of a name. Opening the
/// page counts as activity.
pub fn track_activity(listen: impl Fn(&'static str, fn())) {
    note_input();
    for event in INPUT_EVENTS {
        listen(event, note_input);
    }
}

fn note_input() {
    LAST_INPUT.set(Date::now());
}

/// Whether the admin did something during the last minute.
pub(super) fn is_user_active() -> bool {
    Date::now() - LAST_INPUT.get() < ACTIVE_MS
}
