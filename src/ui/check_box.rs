use leptos::prelude::*;

/// A check box with its label.
#[component]
pub fn CheckBox(
    #[prop(into)] label: Oco<'static, str>,
    value: RwSignal<bool>,
    /// Whether only screen readers get the label, because a table has it as a heading.
    #[prop(optional)]
    is_bare: bool,
) -> impl IntoView {
    let change = move |event| value.set(event_target_checked(&event));
    view! {
        <label class="check">
            <input type="checkbox" prop:checked=value on:change=change />
            <span class:visually-hidden=is_bare>{label}</span>
        </label>
    }
}
