//! A list of terms and values.

use leptos::prelude::*;

/// A term and its value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fact {
    /// The term.
    pub term: &'static str,
    /// The value.
    pub value: String,
}

impl Fact {
    /// A term and its value.
    pub fn new(term: &'static str, value: impl Into<String>) -> Self {
        Self { term, value: value.into() }
    }
}

/// Terms and values, side by side where there is room.
#[component]
pub fn FactList(
    /// The facts, in order.
    facts: Vec<Fact>,
) -> impl IntoView {
    let facts = facts
        .into_iter()
        .map(|Fact { term, value }| view! { <div class="fact"><dt>{term}</dt><dd>{value}</dd></div> })
        .collect_view();
    view! { <dl class="facts">{facts}</dl> }
}
