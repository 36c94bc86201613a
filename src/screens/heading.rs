//! A screen's heading: it names the document and takes the focus when the screen changes.

use crate::words::shell as words;
use leptos::html;
use leptos::prelude::*;

/// How many screens were shown. The first one leaves the focus where the browser put it.
#[derive(Clone, Copy, Debug)]
pub struct Arrivals(StoredValue<u32>);

impl Default for Arrivals {
    fn default() -> Self {
        Self(StoredValue::new(0))
    }
}

/// A screen's heading.
#[component]
pub fn Heading(
    /// Its text, and the document's title.
    #[prop(into)]
    title: Signal<String>,
    /// What the screen belongs to, above the heading; nothing when empty.
    #[prop(optional, into)]
    within: Oco<'static, str>,
    /// Whether the focus goes here; a form that takes it itself says no.
    #[prop(default = true)]
    focused: bool,
) -> impl IntoView {
    let arrivals = use_context::<Arrivals>().unwrap_or_default();
    let heading = NodeRef::<html::H1>::new();
    Effect::new(move || document().set_title(&words::document_title(&title.get())));
    Effect::new(move || {
        let Some(heading) = heading.get() else { return };
        let arrived = arrivals.0.with_value(|count| *count > 0);
        arrivals.0.update_value(|count| *count += 1);
        if focused && arrived {
            // A heading that is gone already needs no focus.
            let _ = heading.focus();
        }
    });
    view! {
        <div class="heading">
            {(!within.is_empty()).then(|| view! { <p class="heading-within">{within}</p> })}
            <h1 node_ref=heading tabindex="-1">{title}</h1>
        </div>
    }
}
