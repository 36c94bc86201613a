//! Work that waits for the next frame.

use leptos::leptos_dom::helpers::request_animation_frame_with_handle;
use leptos::prelude::*;

/// Does `work` in the next frame. To be called within an effect: the work is dropped when the effect runs again or is gone
/// by then, and with it what the work would read.
pub(crate) fn in_next_frame(work: impl FnOnce() + 'static) {
    // A page always has frames; what waits for one only scrolls or moves the focus.
    if let Ok(frame) = request_animation_frame_with_handle(work) {
        on_cleanup(move || frame.cancel());
    }
}
