use leptos::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fact {
    pub term: String,
    pub value: String,
}

impl Fact {
    pub fn new(term: impl Into<String>, value: impl Into<String>) -> Self {
        Self { term: term.into(), value: value.into() }
    }
}

/// Lists terms and values, side by side where there is room.
#[component]
pub fn FactList(facts: Vec<Fact>) -> impl IntoView {
    let facts = facts
        .into_iter()
        .map(|Fact { term, value }| view! { <div class="fact"><dt>{term}</dt><dd>{value}</dd></div> })
        .collect_view();
    view! { <dl class="facts">{facts}</dl> }
}
