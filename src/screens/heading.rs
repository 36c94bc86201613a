use leptos::html;
use leptos::prelude::*;

/// The number of screens shown so far. The first screen leaves the focus where the browser put it.
#[derive(Clone, Copy, Debug)]
pub struct ScreensShown(StoredValue<u32>);

impl Default for ScreensShown {
    fn default() -> Self {
        Self(StoredValue::new(0))
    }
}

/// The heading of a screen. It sets the document's title and takes the focus when the screen changes.
#[component]
pub fn Heading(
    #[prop(into)] title: Signal<String>,
    /// The section that the screen belongs to, shown above the heading; empty for none.
    #[prop(optional, into)]
    within: Oco<'static, str>,
    /// Whether the heading takes the focus. A form that focuses its first field says no.
    #[prop(default = true)]
    focused: bool,
) -> impl IntoView {
    let shown = use_context::<ScreensShown>().unwrap_or_default();
    let heading = NodeRef::<html::H1>::new();
    Effect::new(move || document().set_title(&t!(shell_document_title, title.get())));
    Effect::new(move || {
        let Some(heading) = heading.get() else { return };
        let is_later_screen = shown.0.with_value(|count| *count > 0);
        shown.0.update_value(|count| *count += 1);
        if focused && is_later_screen {
            // A heading that has been removed needs no focus.
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
