use super::unique_id::unique_id;
use leptos::prelude::*;

/// A text field with a label and an error.
#[component]
pub fn Field(
    #[prop(into)] label: Oco<'static, str>,
    /// Whether the label is the same in every language, such as the header of a column.
    #[prop(optional)]
    label_is_data: bool,
    value: RwSignal<String>,
    /// The name of the input in its form.
    #[prop(optional)]
    name: &'static str,
    /// The `type` attribute of the input: `text`, `email` or `password`.
    #[prop(default = "text")]
    kind: &'static str,
    /// The `autocomplete` attribute of the input, which password managers read.
    #[prop(default = "off")]
    autocomplete: &'static str,
    /// What a blank field means.
    #[prop(into, optional)]
    placeholder: Oco<'static, str>,
    #[prop(into, optional)] wrong: Signal<Option<String>>,
    #[prop(optional)] required: bool,
    /// Whether the field takes the focus when it appears.
    #[prop(optional)]
    focused: bool,
) -> impl IntoView {
    let id = unique_id("field");
    let wrong_id = format!("{id}-wrong");
    let described = wrong_id.clone();
    let input = NodeRef::<leptos::html::Input>::new();
    Effect::new(move || {
        if let (true, Some(input)) = (focused, input.get()) {
            // An element that cannot take the focus is left as it is.
            let _ = input.focus();
        }
    });
    view! {
        // Part `field`: a label with its text field or list.
        // Part `input`: a text field or list.
        <div class="field" part="field">
            <label for=id.clone() translate=label_is_data.then_some("no")>{label}</label>
            <input
                id=id
                node_ref=input
                part="input"
                type=kind
                name=name
                autocomplete=autocomplete
                placeholder=(!placeholder.is_empty()).then_some(placeholder)
                required=required
                prop:value=value
                aria-invalid=move || wrong.with(Option::is_some).then_some("true")
                aria-describedby=move || wrong.with(Option::is_some).then(|| described.clone())
                on:input=move |event| value.set(event_target_value(&event))
            />
            {move || {
                wrong.get().map(|wrong| view! { <p class="field-wrong" id=wrong_id.clone()>{wrong}</p> })
            }}
        </div>
    }
}

/// A search field. It reports the text after a pause in typing, not with each letter.
#[component]
pub fn SearchField(#[prop(into)] label: Oco<'static, str>, query: RwSignal<String>) -> impl IntoView {
    let id = unique_id("search");
    let settle = leptos::leptos_dom::helpers::debounce(PAUSE, move |text: String| query.set(text));
    let settle = StoredValue::new_local(settle);
    let typed = move |event| settle.update_value(|settle| settle(event_target_value(&event)));
    view! {
        <div class="field field-search" part="field">
            <label for=id.clone()>{label}</label>
            <input
                id=id
                part="input"
                type="search"
                autocomplete="off"
                spellcheck="false"
                prop:value=query
                on:input=typed
            />
        </div>
    }
}

const PAUSE: std::time::Duration = std::time::Duration::from_millis(250);
