use leptos::leptos_dom::helpers::request_animation_frame_with_handle;
use leptos::prelude::*;

/// Runs `work` in the next animation frame. Call it within an effect: the work is dropped when the effect
/// runs again or is disposed of, because it may read signals that no longer exist.
pub(crate) fn in_next_frame(work: impl FnOnce() + 'static) {
    // Without a frame nothing is visible, and the work only scrolls or moves the focus.
    if let Ok(frame) = request_animation_frame_with_handle(work) {
        on_cleanup(move || frame.cancel());
    }
}
