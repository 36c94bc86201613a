use super::unique_id::unique_id;
use leptos::prelude::*;

#[derive(Clone, Debug)]
pub struct Choice<T> {
    pub value: T,
    pub label: String,
    /// A short explanation below the label; empty for none.
    pub about: String,
    /// Whether the label is the same in every language, such as a template's name.
    pub is_data: bool,
}

/// A group of radio buttons under a legend.
#[component]
pub fn RadioGroup<T>(
    #[prop(into)] legend: Oco<'static, str>,
    choices: Vec<Choice<T>>,
    #[prop(into)] chosen: Signal<T>,
    #[prop(into)] on_choose: UnsyncCallback<T>,
) -> impl IntoView
where
    T: Clone + PartialEq + Send + Sync + 'static,
{
    let name = unique_id("choice");
    let legend_id = format!("{name}-legend");
    let labeled_by = legend_id.clone();
    let radios = choices
        .into_iter()
        .enumerate()
        .map(|(index, Choice { value, label, about, is_data })| {
            let about_id = format!("{name}-about-{index}");
            let chosen_value = value.clone();
            let described = (!about.is_empty()).then(|| about_id.clone());
            view! {
                <div class="choice">
                    <label>
                        <input
                            type="radio"
                            name=name.clone()
                            prop:checked=move || chosen.with(|chosen| *chosen == value)
                            aria-describedby=described
                            on:change=move |_| on_choose.run(chosen_value.clone())
                        />
                        <span translate=is_data.then_some("no")>{label}</span>
                    </label>
                    {(!about.is_empty()).then(|| view! { <p class="choice-about" id=about_id>{about}</p> })}
                </div>
            }
        })
        .collect_view();
    view! {
        <div class="choices" role="radiogroup" aria-labelledby=labeled_by>
            <p class="choices-legend" id=legend_id>{legend}</p>
            <div class="choices-row">{radios}</div>
        </div>
    }
}
