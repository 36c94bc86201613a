use leptos::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fact {
    pub term: String,
    pub value: String,
    /// Whether the value is the same in every language, such as a file name.
    pub is_data: bool,
}

impl Fact {
    pub fn new(term: impl Into<String>, value: impl Into<String>) -> Self {
        Self { term: term.into(), value: value.into(), is_data: false }
    }

    /// A fact whose value is the same in every language.
    pub fn data(term: impl Into<String>, value: impl Into<String>) -> Self {
        Self { is_data: true, ..Self::new(term, value) }
    }
}

/// Lists terms and values, side by side where there is room.
#[component]
pub fn FactList(facts: Vec<Fact>) -> impl IntoView {
    let facts = facts
        .into_iter()
        .map(|Fact { term, value, is_data }| {
            view! {
                <div class="fact"><dt>{term}</dt><dd translate=is_data.then_some("no")>{value}</dd></div>
            }
        })
        .collect_view();
    view! { <dl class="facts">{facts}</dl> }
}
