use super::unique_id::unique_id;
use leptos::prelude::*;

/// A list from which one value is chosen, with a label.
#[component]
pub fn SelectField<T>(
    #[prop(into)] label: Oco<'static, str>,
    /// Whether the label is the same in every language, such as the header of a column.
    #[prop(optional)]
    label_is_data: bool,
    /// The values with their words.
    options: Vec<(T, String)>,
    value: RwSignal<T>,
    /// Whether the words of a value are the same in every language, such as a name.
    #[prop(default = |_| false)]
    is_data: fn(&T) -> bool,
) -> impl IntoView
where
    T: Clone + PartialEq + Send + Sync + 'static,
{
    let id = unique_id("select");
    let (values, words): (Vec<T>, Vec<String>) = options.into_iter().unzip();
    let views = words
        .into_iter()
        .zip(values.clone())
        .enumerate()
        .map(|(index, (word, own))| {
            let translate = is_data(&own).then_some("no");
            let is_chosen = move || value.with(|value| *value == own);
            view! {
                <option value=index.to_string() translate=translate prop:selected=is_chosen>{word}</option>
            }
        })
        .collect_view();
    let choose = move |event| {
        let index: Option<usize> = event_target_value(&event).parse().ok();
        if let Some(chosen) = index.and_then(|index| values.get(index)) {
            value.set(chosen.clone());
        }
    };
    view! {
        <div class="field" part="field">
            <label for=id.clone() translate=label_is_data.then_some("no")>{label}</label>
            <select id=id part="input" on:change=choose>{views}</select>
        </div>
    }
}
