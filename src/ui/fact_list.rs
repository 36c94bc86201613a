//! Facts about one thing.

use leptos::prelude::*;

/// One fact: what, and its value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fact {
    /// What.
    pub term: &'static str,
    /// Its value.
    pub value: String,
}

impl Fact {
    /// A fact.
    pub fn new(term: &'static str, value: impl Into<String>) -> Self {
        Self { term, value: value.into() }
    }
}

/// Facts about one thing, side by side where there is room.
#[component]
pub fn FactList(
    /// The facts.
    facts: Vec<Fact>,
) -> impl IntoView {
    let facts = facts
        .into_iter()
        .map(|Fact { term, value }| view! { <div class="fact"><dt>{term}</dt><dd>{value}</dd></div> })
        .collect_view();
    view! { <dl class="facts">{facts}</dl> }
}
