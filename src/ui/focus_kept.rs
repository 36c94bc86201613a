use leptos::html;
use leptos::prelude::*;

/// Draws content, and draws it anew when what `draw` reads changes. If the focus was in the content and is
/// gone with it, the place of the content takes it. Otherwise the next Tab would begin at the top of the
/// page.
#[component]
pub fn FocusKept<V: IntoView + 'static>(draw: impl Fn() -> V + Send + 'static) -> impl IntoView {
    let place = NodeRef::<html::Div>::new();
    let draw = move || {
        keep_focus(place);
        draw()
    };
    view! { <div class="stack focus-place" tabindex="-1" node_ref=place>{draw}</div> }
}

/// Does the same for an element with a tab index. Call it where its content is drawn, before it is.
pub(super) fn keep_focus(place: NodeRef<html::Div>) {
    let Some(drawn) = place.get_untracked() else { return };
    if !drawn.matches(":focus-within").unwrap_or_default() {
        return;
    }
    // The content may be drawn again before the frame.
    request_animation_frame(move || {
        let active = drawn.owner_document().and_then(|document| document.active_element());
        // Without a focus, the body is active. An element with a tab index takes the focus.
        if active.is_none_or(|active| active.tag_name() == "BODY") {
            let _ = drawn.focus();
        }
    });
}
