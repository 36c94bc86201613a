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

/// Draws its content in the next frame, so the current task stays short.
#[component]
pub(crate) fn NextFrame(children: ChildrenFn) -> impl IntoView {
    let is_due = RwSignal::new(false);
    Effect::new(move || in_next_frame(move || is_due.set(true)));
    view! { <Show when=move || is_due.get()>{children()}</Show> }
}
